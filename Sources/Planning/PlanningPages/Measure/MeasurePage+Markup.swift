import Figures
import PagesSupport
import Planning
import Wording

extension MeasurePage {
    private var language: Language { place.language }

    var shell: PageShell {
        let title = "\(name.label) \(name.name)"
        return place.shell(
            title: title,
            path: place.paths.measure(measure.id, place.year),
            description: "\(place.plan.name[language]) \(title)",
            crumbs: headings
        ) {
            h1 {
                span(.class("heading-label")) { name.label }
                " "
                foreign(name.name, language)
            }
            years.markup
            if !isCurrent {
                notice(.neutral, language: language, title: Self.notCurrent[language])
            }
            summaryFigures
            about
            for section in series { section.markup(chosen: place.year) }
            taskTable
            yearlyTexts
            corrections
            history
            records
            neighbours
        }
    }

    /// The chosen year at a glance, for each series.
    private var summaryFigures: Markup {
        let figures = series.map(\.section).compactMap { section -> KeyFigure? in
            guard let year = section.years.first(where: { $0.year == place.year }) else { return nil }
            let note = Markup {
                if let rating = year.rating { rating.markup }
                span(.class("key-detail")) {
                    "\(PageWords.target[language]) "
                    figure(year.target)
                    " / \(PageWords.actual[language]) "
                    figure(year.actual)
                }
            }
            let value = year.rate.isEmpty ? Bilingual("率なし", "No rate")[language] : year.rate
            return KeyFigure(
                label: "\(section.title) (\(year.name))",
                value: value,
                path: "#" + year.workingID,
                note: note
            )
        }
        return figures.isEmpty ? .empty : div(.class("at-a-glance")) { keyFigures(figures) }
    }

    private func figure(_ figure: FigureView) -> Markup {
        figure.text.isEmpty
            ? .text("－") : a(.class("figure-link"), .href("#records")) { foreign(figure.text, language) }
    }

    private var about: Markup {
        var lines = [
            Definition(Bilingual("区分", "Heading")[language]) {
                ul(.class("plain")) {
                    for heading in headings { li { a(.href(heading.path)) { foreign(heading.name, language) } } }
                    for other in alsoUnder {
                        li {
                            a(.href(other.path)) { foreign(other.text, language) }
                            Bilingual("（再掲）", " (listed again)")[language]
                        }
                    }
                }
            }
        ]
        if !audience.isEmpty { lines.append(Definition(Bilingual("対象", "Audience")[language]) { audience }) }
        if !owners.isEmpty {
            lines.append(
                Definition(PageWords.owners[language]) {
                    ul(.class("plain")) {
                        for owner in owners {
                            li {
                                foreign(owner.name, language)
                                if !owner.years.isEmpty { span(.class("soft")) { " (\(owner.years))" } }
                            }
                        }
                    }
                }
            )
        }
        if !measure.purpose.isEmpty {
            lines.append(Definition(Bilingual("概要", "Outline")[language]) { foreign(measure.purpose, language) })
        }
        if !measure.effect.isEmpty {
            lines.append(
                Definition(Bilingual("期待される効果", "Expected effect")[language]) { foreign(measure.effect, language) }
            )
        }
        return definitionList(lines)
    }

    private var taskTable: Markup {
        guard !tasks.isEmpty else { return .empty }
        let title = Bilingual("実施内容", "Tasks")[language]
        var table = DataTable(
            id: "tasks",
            caption: title,
            columns: [
                .init(Bilingual("内容", "Task")[language]),
                .init(Bilingual("時期", "Due")[language]),
                .init(Bilingual("担当係", "Section")[language]),
            ],
            rows: tasks.map { task in
                [
                    foreign("\(task.number) \(task.text)", language), foreign(task.due, language),
                    foreign(task.sections.joined(separator: "、"), language),
                ]
            },
            narrow: .cards
        )
        table.isCaptionHidden = true
        return Markup {
            h2 { title }
            table.markup
        }
    }

    private var yearlyTexts: Markup {
        guard !texts.isEmpty else { return .empty }
        return Markup {
            h2 { Bilingual("年度ごとの記述", "By year")[language] }
            definitionList(
                texts.map { text in
                    let kind = Self.kinds[text.kind]?[language] ?? ""
                    return Definition("\(place.name(of: text.year)) \(kind)") {
                        foreign(text.text, language)
                        if let correction = place.edition.correction(of: text) {
                            small(.class("as-printed")) { foreign(correction.words[language], language) }
                        }
                    }
                }
            )
        }
    }

    /// What was corrected after a year was sealed: when, as what post, why, and what stood there before.
    private var corrections: Markup {
        guard !errata.isEmpty else { return .empty }
        return Markup {
            h2(.id("errata")) { Bilingual("確定した後の訂正", "Errata")[language] }
            definitionList(
                errata.map { erratum in
                    let mark = erratum.mark
                    let title = Bilingual("第\(mark.number)号 \(mark.day.text)", "No. \(mark.number), \(mark.day.text)")
                    return Definition(title[language]) {
                        foreign("\(erratum.reason)（\(erratum.post)）", language)
                        ul {
                            for change in erratum.changes
                            where change.measure == measure.id && change.subject != .result {
                                li {
                                    foreign(ErratumChange(change, place).line(place.name(of: change.year)), language)
                                }
                            }
                        }
                    }
                }
            )
            p { a(.href(place.paths.editions)) { PageWords.editions[language] } }
        }
    }

    private var history: Markup {
        guard !lineage.isEmpty else { return .empty }
        return Markup {
            h2 { Bilingual("これまでの経緯", "History")[language] }
            definitionList(
                lineage.map { line in
                    Definition("\(line.year) \(line.what)") {
                        foreign(line.detail, language)
                        for successor in line.successors {
                            " "
                            a(.href(successor.path)) { foreign(successor.text, language) }
                        }
                    }
                }
            )
        }
    }

    /// Where the figures come from: when and why they were entered or changed.
    private var records: Markup {
        section(.labelledBy("records")) {
            h2(.id("records")) { Bilingual("数値の出どころと変更の記録", "Where the figures come from")[language] }
            if changes.isEmpty {
                p { Bilingual("変更の記録はありません。", "There is no record of changes.")[language] }
            }
            for change in changes { change.markup(language) }
            p { a(.href(place.paths.history)) { PageWords.history[language] } }
        }
    }

    private var neighbours: Markup {
        guard previous != nil || next != nil else { return .empty }
        return nav(.class("neighbours"), .ariaLabel(Bilingual("前後の項目", "Previous and next")[language])) {
            if let previous {
                a(.class("previous"), .href(previous.path)) {
                    Bilingual("← 前：", "← Previous: ")[language]
                    foreign(previous.text, language)
                }
            }
            if let next {
                a(.class("next"), .href(next.path)) {
                    Bilingual("次：", "Next: ")[language]
                    foreign(next.text, language)
                    " →"
                }
            }
        }
    }

    private static let notCurrent = Bilingual(
        "この年度の計画には含まれていません。",
        "It is not part of the plan in this year."
    )

    private static let kinds: [YearlyText.Kind: Bilingual] = [
        .activity: Bilingual("実施内容", "Activity"),
        .outlook: Bilingual("今後の予定", "Outlook"),
        .assessment: Bilingual("評価", "Assessment"),
    ]
}
