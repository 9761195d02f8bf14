import PagesSupport
import Planning
import Wording

extension ChangesView {
    private var language: Language { place.language }

    var markup: Markup {
        section(.labelledBy("changes")) {
            h2(.id("changes")) { Bilingual("前年度からの変化", "What changed since last year")[language] }
            if let reason {
                p { reason }
            } else if let lastYear {
                p {
                    Bilingual("比べた年度：", "Compared with ")[language]
                    a(.href(lastYear.path)) { lastYear.text }
                }
                if !symbols.isEmpty { symbolTable.markup }
                div(.class("change-groups")) { for group in groups { markup(of: group) } }
            }
            if let rules { p { a(.href(rules.path)) { foreign(rules.text, language) } } }
            measureList
        }
    }

    private var symbolTable: DataTable {
        var table = DataTable(
            id: "symbols",
            caption: Bilingual("評価ごとの件数の変化", "Counts by rating")[language],
            columns: [
                .init(PageWords.rating[language]), .init(Bilingual("前年度", "Last year")[language], .number),
                .init(place.yearName, .number), .init(Bilingual("増減", "Difference")[language], .number),
            ],
            rows: zip(symbols, symbolPaths).map(cells)
        )
        table.isCaptionHidden = true
        return table
    }

    private func cells(_ counts: SymbolCounts, _ path: String?) -> [Markup] {
        let rating = RatingView(
            symbol: counts.symbol,
            name: counts.name,
            bands: place.evaluation.version.bands,
            language: language
        )
        let sign = counts.difference > 0 ? "＋" : counts.difference < 0 ? "－" : "±"
        return [
            rating?.markup ?? .text(counts.symbol),
            lastYear.map(\.path).map { path in a(.class("figure-link"), .href(path)) { counts.before } }
                ?? .text(String(counts.before)),
            path.map { path in a(.class("figure-link"), .href(path)) { counts.now } } ?? .text(String(counts.now)),
            .text(sign + String(counts.difference.magnitude)),
        ]
    }

    private func markup(of group: Group) -> Markup {
        section(.class("change-group")) {
            h3 {
                "\(group.title) "
                if let path = group.path {
                    a(.class("figure-link"), .href(path)) { group.count }
                } else {
                    String(group.count)
                }
            }
            lines(Array(group.lines.prefix(Self.shownLines)))
            if group.lines.count > Self.shownLines {
                if let path = group.path {
                    p { a(.href(path)) { Bilingual("すべて見る", "See all")[language] } }
                } else {
                    let rest = Array(group.lines.dropFirst(Self.shownLines))
                    working(summary: Bilingual("残り\(rest.count)件", "\(rest.count) more")[language]) { lines(rest) }
                }
            }
        }
    }

    private func lines(_ lines: [Line]) -> Markup {
        ul(.class("change-list")) {
            for line in lines {
                li {
                    a(.href(line.measure.path)) { foreign(line.measure.text, language) }
                    if line.before != line.now {
                        span(.class("change-ratings")) {
                            line.before?.markup ?? .text("－")
                            span(.ariaHidden) { "→" }
                            span(.class("visually-hidden")) { Bilingual("から", " to ")[language] }
                            line.now?.markup ?? .text("－")
                        }
                    }
                    if !line.difference.isEmpty {
                        " "
                        span(.class("change")) {
                            Bilingual("前年度差 \(line.difference)", "\(line.difference) points")[language]
                        }
                    }
                }
            }
        }
    }

    private var measureList: Markup {
        guard !measures.isEmpty else { return .empty }
        let level = place.edition.measureLevelName
        return Markup {
            h3 { Bilingual("\(level.japanese)の異動", "\(level.english)s that changed")[language] }
            ul(.class("change-list")) {
                for line in measures {
                    li {
                        strong { line.kind }
                        " "
                        a(.href(line.measure.path)) { foreign(line.measure.text, language) }
                        if !line.detail.isEmpty {
                            " "
                            foreign(line.detail, language)
                        }
                    }
                }
            }
        }
    }
}
