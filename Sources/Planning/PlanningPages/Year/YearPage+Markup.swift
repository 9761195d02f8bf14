import PagesSupport
import Planning
import Wording

extension YearContent {
    private var language: Language { place.language }

    /// Everything below the way to the page.
    var main: Markup {
        Markup {
            h1 { foreign(title, language) }
            p(.class("lead")) { state.markup }
            if language == .japanese { EasySentence(place).markup }
            years.markup
            result
            counts.markup
            keyFigures(figures)
            p { a(.href(place.paths.measures(place.year))) { allMeasures } }
            working.markup(id: "working-plan")
            for section in sections { markup(of: section) }
            changes.markup
            attention.markup
            coverage.markup
        }
    }

    /// What a reader looks for first; each number leads to the list of what it counts.
    private var figures: [KeyFigure] {
        var figures = [figure(.reachedTarget)]
        if place.review.lastYear.evaluation != nil, !place.evaluation.version.bands.isEmpty {
            figures += [figure(.improved), figure(.worsened)]
        }
        guard place.edition.yearsWithActuals.contains(place.year) else { return [figure(.all)] }
        return figures + [figure(.behind), figure(.withoutFigure)]
    }

    private func figure(_ selection: MeasureSelection) -> KeyFigure {
        KeyFigure(
            label: selection.name(in: place.evaluation)[language],
            value: String(place.review.places(selection).count),
            path: place.paths.list(place.year, selection)
        )
    }

    private var allMeasures: String {
        let level = place.edition.measureLevelName
        return Bilingual("\(level.japanese)の一覧を見る", "See the list of \(level.english.lowercased())s")[language]
    }

    private func markup(of section: Section) -> Markup {
        PagesSupport.section(.class("plan-section"), .labelledBy(section.id)) {
            h2(.id(section.id)) {
                span(.class("heading-label")) { section.heading.label }
                " "
                a(.href(section.heading.path)) { foreign(section.heading.name.name, language) }
            }
            section.heading.result(language)
            if let goals = section.goals {
                goals.markup
            } else {
                section.heading.counts.markup
            }
            section.heading.working.markup(id: section.heading.workingID)
            if !section.children.isEmpty { HeadingCards(headings: section.children, language: language).markup }
        }
    }
}

/// Headings as cards with their counts.
struct HeadingCards: Hashable, Sendable {
    let headings: [HeadingView]
    let language: Language

    var markup: Markup {
        cards {
            for heading in headings {
                li(.class("card")) {
                    h3(.class("card-title")) {
                        span(.class("heading-label")) { heading.label }
                        " "
                        a(.href(heading.path)) { foreign(heading.name.name, language) }
                    }
                    heading.result(language, onCard: true)
                    heading.counts.markup
                }
            }
        }
    }
}
