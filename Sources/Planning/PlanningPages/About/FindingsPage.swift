import Figures
import PagesSupport
import Planning
import Tables
import Wording

/// What `check` found in the plan and in what was published from it, openly.
struct FindingsPage: SitePage {
    struct Group: Hashable, Sendable {
        let id: String
        let title: String
        let explanation: String
        let tone: Tone
        let lines: [FindingLine]
    }

    let place: Place
    let groups: [Group]

    init(_ place: Place) {
        self.place = place
        groups = Finding.Severity.allCases.map { severity in
            Group(
                id: "findings-\(severity.rawValue)",
                title: severity.words[place.language],
                explanation: severity.explanation[place.language],
                tone: severity.tone,
                lines: place.findings.all.filter { $0.severity == severity }.map { FindingLine($0, place) }
            )
        }
    }

    private var language: Language { place.language }

    var shell: PageShell {
        let title = PageWords.findings[language]
        return place.shell(
            title: title,
            path: place.paths.findings,
            description: "\(place.plan.name[language]) \(title)"
        ) {
            h1 { title }
            p(.class("lead")) { Self.lead[language] }
            keyFigures(
                groups.map { group in
                    KeyFigure(
                        label: group.title,
                        value: String(group.lines.count),
                        path: group.lines.isEmpty ? nil : "#" + group.id,
                        note: .text(group.explanation)
                    )
                }
            )
            if place.findings.all.isEmpty {
                notice(.good, language: language, title: Self.nothing[language])
            }
            for group in groups where !group.lines.isEmpty { markup(of: group) }
        }
    }

    private func markup(of group: Group) -> Markup {
        let columns = [
            Bilingual("種類", "Kind"), Bilingual("場所", "Place"), Bilingual("記載", "Stands there"),
            Bilingual("計算では", "Expected"), Bilingual("説明", "Explanation"),
        ]
        var table = DataTable(
            id: group.id + "-table",
            caption: group.title,
            columns: columns.map { DataTable.Column($0[language]) },
            rows: group.lines.map(cells),
            narrow: .cards
        )
        table.isCaptionHidden = true
        return section(.labelledBy(group.id)) {
            h2(.id(group.id)) { "\(group.title) (\(group.lines.count))" }
            table.markup
        }
    }

    private func cells(_ line: FindingLine) -> [Markup] {
        [
            .text(line.kind),
            line.measure.map { measure in a(.href(measure.path)) { foreign(line.place, language) } }
                ?? foreign(line.place, language),
            foreign(line.printed, language), foreign(line.expected, language), foreign(line.explanation, language),
        ]
    }

    var data: PageData {
        PageData(
            page: place.dataPaths.findings,
            tables: [
                PageData.Table(
                    id: "findings",
                    name: PageWords.findings,
                    rows: DataRows(columns: Self.dataColumns, rows: place.findingsOfEra.all.map(Self.row))
                )
            ]
        )
    }

    private static func row(_ finding: Finding) -> [String] {
        [
            finding.severity.rawValue, finding.kind.rawValue, finding.place, finding.series?.text ?? "",
            finding.year.map { String($0.year) } ?? "", finding.printed, finding.expected, finding.explanation.japanese,
        ]
    }

    static let dataColumns = [
        "severity", "kind", "place", "series", "year", "printed", "expected", "explanation",
    ]

    private static let lead = Bilingual(
        "計画のデータと、そこから公表された資料を機械で点検した結果です。食い違いは隠さずに示します。",
        "What a check of the plan and of the documents published from it has found, shown openly."
    )
    private static let nothing = Bilingual("見つかったことはありません。", "Nothing was found.")
}

extension Finding.Severity {
    fileprivate var words: Bilingual {
        switch self {
        case .error: Bilingual("誤り", "Errors")
        case .warning: Bilingual("疑い", "Warnings")
        case .notice: Bilingual("参考", "Notices")
        }
    }

    fileprivate var explanation: Bilingual {
        switch self {
        case .error: Bilingual("公表された数値・率・評価・引用が合わない", "A published figure, rate, rating or citation is wrong")
        case .warning: Bilingual("おそらく誤りで、人の確認が必要", "Probably wrong; a person should look")
        case .notice: Bilingual("知っておくとよいこと", "Worth knowing")
        }
    }

    fileprivate var tone: Tone {
        switch self {
        case .error: .poor
        case .warning: .fair
        case .notice: .neutral
        }
    }
}
