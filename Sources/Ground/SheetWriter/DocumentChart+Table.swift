import Documents
import Figures

extension DocumentChart {
    /// The chart's numbers: a row for each series, a column for each category.
    func table(width: PaperLength) -> DocumentTable {
        let share = max(width.hundredths / (categories.count + 2), 100)
        let columns = [share * 2] + categories.map { _ in share }
        return DocumentTable(
            name: title,
            caption: title + (unit.isEmpty ? "" : "（\(unit)）"),
            columns: columns.map { TableColumn(width: PaperLength(hundredths: $0)) },
            head: [headRow],
            rows: series.map(row)
        )
    }

    private var headRow: TableRow {
        var style = CellStyle(horizontal: .centre)
        style.shade = .heading
        return TableRow(
            ([""] + categories).enumerated().map { column, text in
                TableCell(column: column, text.isEmpty ? .empty : .text(text), role: .columnHeading, style: style)
            }
        )
    }

    private func row(_ series: Series) -> TableRow {
        let values = categories.indices.map { series.values.indices.contains($0) ? series.values[$0] : nil }
        let cells = values.enumerated().map { index, value in
            TableCell(column: index + 1, value.map { .number(CellNumber($0)) } ?? .empty)
        }
        return TableRow([TableCell(column: 0, .text(series.name), role: .rowHeading)] + cells)
    }
}

/// All numbers that stand in some tables.
struct TableNumbers {
    private var numbers: Set<ExactDecimal> = []

    init(_ tables: [DocumentTable]) {
        for row in tables.lazy.flatMap({ $0.head + $0.rows }) {
            for cell in row.cells {
                if case .number(let number) = cell.content { numbers.insert(number.value) }
            }
        }
    }

    /// Whether every number of the chart stands in the tables, so that they need not be written again.
    func hold(_ chart: DocumentChart) -> Bool {
        chart.series.allSatisfy { series in series.values.allSatisfy { $0.map(numbers.contains) ?? true } }
    }
}
