import Documents
import PagesSupport

/// A table of a document with its header cells named as such.
struct TableMarkup {
    let table: DocumentTable
    /// Unique on its page.
    let id: String

    var markup: Markup {
        // A group and no region: of these a document has hundreds, and each would be a landmark.
        div(.class("table-region document-region"), .role("group"), .labelledBy("\(id)-caption"), .tabIndex(0)) {
            PagesSupport.table(.class("document-table"), .id(id), .width(Self.pixels(table.width))) {
                caption(
                    .id("\(id)-caption"),
                    table.caption.isEmpty ? .class("visually-hidden") : .class("table-caption")
                ) { table.caption.isEmpty ? table.name : table.caption }
                colgroup { for column in table.columns { col(.width(Self.pixels(column.width))) } }
                if !table.head.isEmpty { thead { table.head.map(headRow) } }
                tbody { table.rows.map(row) }
            }
        }
    }

    private func headRow(_ row: TableRow) -> Markup {
        tr {
            for cell in row.cells {
                if cell.content.text.isEmpty {
                    td(Self.columns(cell), Self.rows(cell)) { "" }
                } else {
                    th(.scope(cell.columnSpan > 1 ? .columnGroup : .column), Self.columns(cell), Self.rows(cell)) {
                        DocumentMarkup.lines(cell.content.text)
                    }
                }
            }
        }
    }

    private func row(_ row: TableRow) -> Markup {
        // Headings alone in a row are those of the columns below it.
        let isOfHeadings = row.cells.count > 1 && row.cells.allSatisfy { $0.role != .data || $0.content == .empty }
        return tr { row.cells.map { cell($0, headsColumn: isOfHeadings) } }
    }

    private func cell(_ cell: TableCell, headsColumn: Bool) -> Markup {
        let content = DocumentMarkup.lines(cell.content.text)
        guard cell.role != .data, !cell.content.text.isEmpty else {
            return td(Self.columns(cell), Self.rows(cell), Self.setting(of: cell)) { content }
        }
        // The heading of a row is that of all rows that it reaches over, and of no others.
        return th(.scope(headsColumn ? .column : .row), Self.columns(cell), Self.rows(cell), Self.setting(of: cell)) {
            content
        }
    }

    /// Five pixels for each millimetre, so that columns have the proportions that the form gives them and room for words.
    private static func pixels(_ length: PaperLength) -> Int { length.hundredths / 20 }

    private static func columns(_ cell: TableCell) -> Attribute {
        cell.columnSpan > 1 ? .columnSpan(cell.columnSpan) : .none
    }

    private static func rows(_ cell: TableCell) -> Attribute { cell.rowSpan > 1 ? .rowSpan(cell.rowSpan) : .none }

    private static func setting(of cell: TableCell) -> Attribute {
        let isNumber = if case .number = cell.content { true } else { false }
        let alignment = cell.style.horizontal ?? (isNumber ? .end : .start)
        return switch (alignment, cell.style.direction, cell.style.shade) {
        case (_, .vertical, _): .class("document-vertical")
        case (.centre, _, _): .class("mark")
        case (.end, _, _): .class("number")
        case (.start, _, .entry): .class("document-entry")
        case (.start, _, _): .class("text")
        }
    }
}
