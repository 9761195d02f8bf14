import Documents
import Papers
import Wording

/// Reads a table whose cells are all named one by one.
struct GridReading {
    let scope: DefinitionScope

    func read(_ value: YamlValue) -> GridDefinition? {
        let mapping = value.mapping(required: ["name", "columns", "rows"], optional: ["size", "smallest"])
        guard let mapping, let name = mapping["name"].flatMap({ TemplateReading(scope: scope).read($0) }) else {
            return nil
        }
        let widths = mapping["columns"]?.filledList() ?? []
        let columns = widths.compactMap { $0.width() }
        let values = mapping["rows"]?.filledList() ?? []
        let rows = values.compactMap(row)
        WidthCheck(paper: scope.paper).check(columns.reduce(.zero, +), at: mapping["columns"] ?? value)
        if !columns.isEmpty, rows.count == values.count, columns.count == widths.count,
            let wrong = GridPlaces.firstWrongRow(rows, columns: columns.count)
        {
            values[wrong].fail(Self.wrongRow(columns.count))
        }
        var grid = GridDefinition(name: name, columns: columns, rows: rows)
        grid.size = mapping["size"]?.letterSize()
        grid.smallestSize = mapping["smallest"]?.letterSize()
        return grid
    }

    /// A list of cells, or `{height: …, cells: […]}`.
    private func row(_ value: YamlValue) -> GridRow? {
        guard value.isMapping else { return (value.list()?.compactMap { cell($0) }).map { GridRow($0) } }
        guard let mapping = value.mapping(required: ["cells"], optional: ["height"]),
            let cells = mapping["cells"]?.list()?.compactMap({ cell($0) })
        else { return nil }
        return GridRow(cells, height: mapping["height"]?.length() ?? .zero)
    }

    /// One cell; a text alone is a heading.
    func cell(_ value: YamlValue) -> CellDefinition? {
        guard value.isMapping else {
            guard let text = TemplateReading(scope: scope).read(value) else { return CellDefinition(.empty) }
            var cell = CellDefinition(text.isEmpty ? .empty : .text(text))
            cell.isHeading = true
            cell.style = CellStyle(vertical: .middle, isBold: true, shade: .heading)
            return cell
        }
        guard let mapping = value.mapping(required: [], optional: CellReading.keys + ["columns", "rows"]) else {
            return nil
        }
        var cell = CellReading(scope: scope).read(mapping)
        cell.columnSpan = mapping["columns"].map { $0.wholeNumber(in: 1...100) ?? 1 } ?? 1
        cell.rowSpan = mapping["rows"].map { $0.wholeNumber(in: 1...100) ?? 1 } ?? 1
        return cell
    }

    static func wrongRow(_ columns: Int) -> Bilingual {
        Bilingual(
            "この行のセルが\(columns)列をちょうど埋めていません。columns（またがる列の数）と rows（またがる行の数）を確かめてください。",
            "The cells of this row do not fill the \(columns) columns exactly; see their columns and rows."
        )
    }
}
