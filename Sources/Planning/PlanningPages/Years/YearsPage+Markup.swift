import PagesSupport
import Planning
import Wording

extension YearsPage {
    private var language: Language { place.language }

    var shell: PageShell {
        let title = PageWords.years[language]
        return place.shell(
            title: title,
            path: place.paths.years,
            description: "\(place.plan.name[language]) \(title)"
        ) {
            h1 { title }
            p(.class("lead")) { Self.lead[language] }
            ratings
            if let lines { lines.markup }
            h2 { Self.matrixTitle[language] }
            p { Self.matrixLead[language] + (place.evaluation.version.bands.isEmpty ? Self.marks[language] : "") }
            div(.class("matrices")) { for matrix in matrices { picture(matrix) } }
            for matrix in matrices { table(matrix) }
        }
    }

    private var ratings: Markup {
        Markup {
            h2 { Bilingual("年度ごとの評価の数", "Ratings by year")[language] }
            if years.isEmpty {
                p { Bilingual("実績はまだありません。", "There are no actuals yet.")[language] }
            }
            for year in years {
                h3 { a(.href(year.path)) { year.name } }
                year.counts.markup
            }
        }
    }

    private func picture(_ matrix: Matrix) -> Markup {
        let columns = places.map { place.shortName($0.year) }
        let picture = HeatMatrix(
            label: "\(matrix.title) \(Self.matrixTitle[language])",
            columns: columns,
            rows: matrix.rows.map { row in
                HeatMatrix.Row(
                    label: row.number,
                    cells: row.cells.map { cell in
                        cell.map { HeatMatrix.Cell(symbol: $0.symbol, tone: $0.tone) }
                    }
                )
            }
        )
        return figure(.class("matrix")) {
            figcaption { a(.href("#" + matrix.id)) { foreign(matrix.title, language) } }
            picture.markup
        }
    }

    private func table(_ matrix: Matrix) -> Markup {
        var table = DataTable(
            id: "\(matrix.id)-table",
            caption: "\(matrix.title) \(Self.matrixTitle[language])",
            columns: [.init("No. \(place.edition.measureLevelName[language])")]
                + places.map { .init(place.shortName($0.year), .mark) },
            rows: matrix.rows.map { row in [name(row)] + row.cells.map(cell) }
        )
        table.isCaptionHidden = true
        return section(.labelledBy(matrix.id)) {
            h3(.id(matrix.id)) { a(.href(matrix.path)) { foreign(matrix.title, language) } }
            table.markup
        }
    }

    private func name(_ row: MatrixRow) -> Markup {
        Markup {
            span(.class("measure-number")) { row.number }
            " "
            a(.href(row.name.path)) { foreign(row.name.text, language) }
        }
    }

    private func cell(_ cell: MatrixCell?) -> Markup {
        guard let cell else { return .empty }
        return a(.class("matrix-cell"), .href(cell.path)) {
            if let rating = cell.rating {
                span(.ariaHidden) { rating.symbol }
                span(.class("visually-hidden")) { rating.word }
                " "
            }
            span(.class("number")) { cell.rate }
        }
    }

    private static let lead = Bilingual(
        "計画期間のすべての年度を並べて示します。実績がまだない年度は空いています。",
        "All years of the plan side by side. Years without actuals yet are empty."
    )
    private static let matrixTitle = Bilingual("指標ごとの評価の推移", "Ratings by indicator and year")
    private static let matrixLead = Bilingual(
        "一行が一つの指標です。番号の下の表から、それぞれの率の求め方に進めます。",
        "Each line is one indicator. The tables below lead to how each rate came about."
    )
    private static let marks = Bilingual("●は目標に到達、○は届かなかったものです。", " ● reached its target, ○ missed it.")
}

extension HeadingLines {
    var markup: Markup {
        let title = Bilingual("区分ごとの率の推移", "Rates of the headings over the years")
        var table = DataTable(
            id: "heading-rates",
            caption: title[language],
            columns: [.init(Bilingual("区分", "Heading")[language])] + years.map { .init($0, .number) },
            rows: rows.map { row in
                [a(.href(row.heading.path)) { foreign(row.heading.text, language) }]
                    + zip(row.cells, yearPaths).map { text, path in
                        text.isEmpty
                            ? .empty : a(.class("figure-link"), .href("\(path)#node-\(row.id)")) { text }
                    }
            }
        )
        table.isCaptionHidden = true
        let chart = LineChart(
            label: title[language],
            columns: years,
            lines: rows.map { LineChart.Line(name: $0.heading.text, heights: $0.heights) },
            levels: stride(from: 0, through: top, by: 50).map {
                LineChart.Level(label: "\($0)%", height: $0 * 1000 / top)
            }
        )
        return Markup {
            h2(.id("heading-rates-title")) { title[language] }
            chart.markup
            table.markup
        }
    }
}
