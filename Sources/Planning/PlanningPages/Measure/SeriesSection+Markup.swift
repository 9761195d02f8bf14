import Figures
import PagesSupport
import Planning
import Wording

/// A series whose section is finished but for its table, which points out the year of the page.
struct FinishedSection: Sendable {
    let section: SeriesSection
    private let before: Markup
    private let after: Markup

    init(_ section: SeriesSection) {
        self.section = section
        before = section.beforeTable.written
        after = section.afterTable.written
    }

    /// The section on the page of a year.
    func markup(chosen: FiscalYear) -> Markup {
        PagesSupport.section(.class("series"), .labelledBy(section.id)) {
            before
            section.table(chosen).markup
            after
        }
    }
}

extension SeriesSection {
    fileprivate var beforeTable: Markup {
        Markup {
            h2(.id(id)) { foreign(title, language) }
            about
            if let chart { chart.markup }
        }
    }

    fileprivate var afterTable: Markup {
        Markup {
            for warning in warnings { p(.class("warning")) { warning } }
            workings
            if !notes.isEmpty {
                h3 { Bilingual("注記", "Notes")[language] }
                ul { for note in notes { li { foreign(note, language) } } }
            }
            findingNotice
        }
    }

    private var about: Markup {
        var lines: [Definition] = []
        if !unit.isEmpty { lines.append(Definition(PageWords.unit[language]) { foreign(unit, language) }) }
        lines.append(
            Definition(Bilingual("見方", "Reading")[language]) { ([direction] + remarks).joined(separator: " / ") }
        )
        if !method.isEmpty {
            lines.append(Definition(Bilingual("積算方法", "Method")[language]) { foreign(method, language) })
        }
        if let baseline {
            let title = PageWords.baseline[language] + (baselineYear.isEmpty ? "" : "（\(baselineYear)）")
            lines.append(Definition(title) { baseline.markup(language, path: "#records") })
        }
        return definitionList(lines)
    }

    fileprivate func table(_ chosen: FiscalYear) -> DataTable {
        let caption = Bilingual("年度ごとの目標値・実績値・率・評価", "Target, actual, rate and rating by year")
        let columns: [DataTable.Column] = [
            .init(PageWords.year[language]),
            .init(PageWords.target[language], .number),
            .init(PageWords.actual[language], .number),
            .init(PageWords.rate[language], .number),
        ]
        let showsRating = years.contains { $0.rating != nil }
        var table = DataTable(
            id: "\(id)-years",
            caption: "\(title) \(caption[language])",
            columns: showsRating ? columns + [.init(PageWords.rating[language], .mark)] : columns,
            rows: years.map { cells($0, isChosen: $0.year == chosen) }
        )
        table.isCaptionHidden = true
        return table
    }

    private func cells(_ year: Year, isChosen: Bool) -> [Markup] {
        [
            isChosen ? strong { year.name } : .text(year.name),
            year.target.markup(language, path: "#records"),
            year.actual.markup(language, path: "#records"),
            rateCell(year),
            year.rating?.markup ?? .empty,
        ]
    }

    private func rateCell(_ year: Year) -> Markup {
        guard year.absence.isEmpty else { return small(.class("as-printed")) { year.absence } }
        guard !year.rate.isEmpty else { return .empty }
        return a(.class("figure-link"), .href("#" + year.workingID)) { year.rate }
    }

    /// The warnings of all years, each with its year.
    private var warnings: [String] {
        years.flatMap { year in year.warnings.map { "※ \(year.name): \($0)" } }
    }

    private var workings: Markup {
        PagesSupport.working(summary: Bilingual("率と評価の求め方（年度ごと）", "How each year's rate came about")[language]) {
            for year in years {
                p(.class("working-title"), .id(year.workingID)) { strong { year.working.title } }
                year.working.steps
            }
        }
    }

    private var findingNotice: Markup {
        guard !findings.isEmpty else { return .empty }
        let title = Bilingual("この指標について点検で見つかったこと", "What the check found about this indicator")
        return notice(.fair, language: language, title: title[language]) {
            ul {
                for finding in findings {
                    li {
                        strong { finding.kind }
                        " "
                        foreign(finding.explanation, language)
                        small(.class("as-printed")) { foreign(finding.place, language) }
                    }
                }
            }
        }
    }
}
