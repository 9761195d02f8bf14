import Documents
import Figures

/// Documents in the form of those that committees get, with the facts of a sample city.
enum SampleDocuments {
    private static let years = 2022...2026

    /// A list of all measures on A4 landscape: long, with cells merged over many rows and five columns of figures.
    static func measureList(_ plan: SamplePlan, measures: Int? = nil) -> Document {
        let chosen = plan.measures.prefix(measures ?? plan.measures.count)
        var rows: [TableRow] = []
        for node in plan.nodes {
            let own = chosen.filter { $0.node == node.id }
            let blocks = own.map { measureRows(plan, $0) }
            var group = blocks.flatMap { $0 }
            guard !group.isEmpty else { continue }
            var initiative = TableCell(
                column: 1,
                .text(node.number + node.name),
                role: .rowHeading,
                style: CellStyle(vertical: .middle, direction: .vertical),
                rowSpan: group.count
            )
            initiative.repeatsAcrossPages = true
            group[0].cells.insert(initiative, at: 1)
            rows += group
        }
        let table = DocumentTable(
            name: "具体策取組状況一覧",
            columns: [7, 9, 34, 42, 14, 42, 24].map { TableColumn(width: PaperLength(millimetres: $0)) }
                + years.map { _ in TableColumn(width: PaperLength(hundredths: 1_900)) },
            head: [head(["№", "施策", "具体策の名称", "目的", "対象", "取組内容", "指標（単位）"] + years.map { "R\($0 - 2018)" })],
            rows: rows,
            size: LetterSize(tenths: 75),
            smallestSize: LetterSize(tenths: 55)
        )
        let section = DocumentSection(
            title: "具体策取組状況一覧",
            paper: PaperFormat(orientation: .landscape, margins: Margins(all: PaperLength(millimetres: 14))),
            header: RunningLine(start: "{title}", end: "資料２"),
            footer: RunningLine(centre: "{page}／{pages}"),
            blocks: [
                .heading(DocumentHeading("具体策取組状況一覧", level: 1)),
                .paragraph(DocumentParagraph("凡例　◎：90%以上　○：70%以上　△：70%未満　－：検討中", size: LetterSize(tenths: 80))),
                .table(table),
            ]
        )
        return Document(
            title: "鹿児島市デジタル・トランスフォーメーション推進計画",
            subject: "進捗状況",
            author: "鹿児島市",
            sections: [section]
        )
    }

    private static func head(_ names: [String]) -> TableRow {
        TableRow(
            names.enumerated().map { column, name in
                TableCell(
                    column: column,
                    .text(name),
                    role: .columnHeading,
                    style: CellStyle(horizontal: .centre, vertical: .middle, isBold: true, shade: .heading)
                )
            }
        )
    }

    private static func measureRows(_ plan: SamplePlan, _ measure: SamplePlan.Measure) -> [TableRow] {
        let indicators = plan.indicators[measure.id] ?? []
        let span = max(3 * indicators.count, 1)
        var first = [
            TableCell(column: 0, .text(measure.number), style: CellStyle(horizontal: .end), rowSpan: span),
            TableCell(column: 2, .text(measure.name), role: .rowHeading, rowSpan: span),
            TableCell(column: 3, .text("\(measure.name)により、手続に要する市民の負担を軽くし、職員の事務を効率化する。"), rowSpan: span),
            TableCell(
                column: 4,
                .text(measure.audience.contains("citizens") ? "☑市民等\n□庁内" : "□市民等\n☑庁内"),
                rowSpan: span
            ),
            TableCell(
                column: 5,
                .text("関係課と協議のうえ\(measure.name)の準備を進め、対象となる手続の範囲と実施の時期を定めた。翌年度は試行の結果を踏まえて拡大する。"),
                rowSpan: span
            ),
        ]
        guard !indicators.isEmpty else {
            first += (6..<12).map { TableCell(column: $0, .empty) }
            return [TableRow(first)]
        }
        var rows: [TableRow] = []
        for (index, indicator) in indicators.enumerated() {
            let sign = indicators.count > 1 ? String(UnicodeScalar(0x2460 + UInt32(index)) ?? "・") : ""
            for (line, kind) in ["target", "actual", "rate"].enumerated() {
                var cells = index == 0 && line == 0 ? first : []
                if line == 0 {
                    let unit = indicator.unit.isEmpty ? "" : "（\(indicator.unit)）"
                    cells.append(TableCell(column: 6, .text(sign + indicator.name + unit), rowSpan: 3))
                }
                cells += years.enumerated().map { column, year in
                    figure(plan, measure.id, indicator.series, year, kind, sign, column: 7 + column)
                }
                rows.append(TableRow(cells))
            }
        }
        return rows
    }

    private static func figure(
        _ plan: SamplePlan,
        _ measure: String,
        _ series: String,
        _ year: Int,
        _ kind: String,
        _ sign: String,
        column: Int
    ) -> TableCell {
        let label = kind == "target" ? "[目標値]\(sign)" : kind == "actual" ? "[実績値]\(sign)" : "[進捗率]\(sign)"
        let text = plan.printed(measure, series, year, kind)
        let number = text.flatMap { ExactDecimal(plain: $0.replacing(",", with: "")) }
        let content: CellContent =
            if let number { .number(CellNumber(number, label: label)) } else { .text("\(label) \(text ?? "")") }
        var cell = TableCell(column: column, content)
        cell.style.isOpenAbove = kind != "target"
        return cell
    }

    /// Headings, a table of goals with a chart below it, on A4 portrait.
    static func goals(_ plan: SamplePlan) -> Document {
        let blocks = plan.nodes.filter { $0.parent.isEmpty }.flatMap { node -> [DocumentBlock] in
            let initiatives = plan.nodes.filter { $0.parent == node.id }.map(\.id)
            let measures = plan.measures.filter { initiatives.contains($0.node) }.prefix(6)
            let rows = measures.map { measure -> TableRow in
                let indicator = plan.indicators[measure.id]?.first
                let texts = [2023, 2026].flatMap { year in
                    ["target", "actual"].map { kind in
                        plan.printed(measure.id, indicator?.series ?? "1", year, kind) ?? "－"
                    }
                }
                return TableRow(
                    [
                        TableCell(
                            column: 0,
                            .text("\(indicator?.name ?? measure.name) [No.\(measure.number)]"),
                            role: .rowHeading
                        )
                    ]
                        + texts.prefix(3).enumerated().map { column, text in
                            let number = ExactDecimal(plain: text.replacing(",", with: ""))
                            let content = number.map { CellContent.number(CellNumber($0, unit: indicator?.unit ?? "")) }
                            return TableCell(
                                column: column + 1,
                                content ?? .text(text),
                                style: CellStyle(horizontal: .end, vertical: .middle)
                            )
                        } + [TableCell(column: 4, .text("◎"), style: CellStyle(horizontal: .centre, vertical: .middle))]
                )
            }
            let table = DocumentTable(
                name: node.name,
                caption: "目標指標の進捗状況",
                columns: [80, 30, 30, 24, 16].map { TableColumn(width: PaperLength(millimetres: $0)) },
                head: [head(["指標", "R5 目標値", "R5 実績値", "R8 目標値", "評価"])],
                rows: Array(rows)
            )
            return [
                .heading(DocumentHeading("基本方針\(node.number)　\(node.name)", level: 1)),
                .paragraph(DocumentParagraph("令和5年度の進捗状況は次のとおりです。")),
                .table(table), .chart(chart(plan, measures.first)), .space(PaperLength(millimetres: 4)),
            ]
        }
        let section = DocumentSection(
            title: "進捗状況",
            header: RunningLine(end: "資料１"),
            footer: RunningLine(centre: "{page}／{pages}"),
            blocks: blocks
        )
        return Document(title: "令和5年度 進捗状況", author: "鹿児島市", sections: [section])
    }

    private static func chart(_ plan: SamplePlan, _ measure: SamplePlan.Measure?) -> DocumentChart {
        func values(_ kind: String) -> [ExactDecimal?] {
            years.map { year in
                plan.printed(measure?.id ?? "", "1", year, kind).flatMap {
                    ExactDecimal(plain: $0.replacing(",", with: ""))
                }
            }
        }
        let indicator = plan.indicators[measure?.id ?? ""]?.first
        return DocumentChart(
            title: indicator?.name ?? "",
            summary: "",
            categories: years.map { "R\($0 - 2018)" },
            series: [
                DocumentChart.Series(name: "目標値", kind: .target, values: values("target")),
                DocumentChart.Series(name: "実績値", kind: .actual, values: values("actual")),
            ],
            unit: indicator?.unit ?? ""
        )
    }
}
