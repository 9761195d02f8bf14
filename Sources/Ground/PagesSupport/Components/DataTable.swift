/// A table of data with a caption and proper header cells.
///
/// On a narrow screen it scrolls inside a region that the keyboard reaches, or, as `cards`, shows each row as a card
/// with the columns' names beside the values.
package struct DataTable: Sendable {
    package struct Column: Hashable, Sendable {
        /// How its cells are set.
        package enum Kind: Hashable, Sendable {
            case text
            /// To the right, with digits of equal width.
            case number
            /// Centred: ratings and marks.
            case mark
        }

        package let name: String
        package let kind: Kind

        package init(_ name: String, _ kind: Kind = .text) {
            self.name = name
            self.kind = kind
        }
    }

    /// What becomes of it on a narrow screen.
    package enum Narrow: Hashable, Sendable {
        case scroll
        case cards
    }

    /// Unique on its page; the region is named by it.
    package let id: String
    package let caption: String
    package let columns: [Column]
    /// Each a whole row, made by ``row(_:_:_:)``.
    private let rows: [Markup]
    package let narrow: Narrow
    /// Shows the caption to screen readers only, where a heading right above says the same.
    package var isCaptionHidden = false

    /// `rows` are the cells of each row in the order of the columns; the first cell is the row's header.
    package init(id: String, caption: String, columns: [Column], rows: [[Markup]], narrow: Narrow = .scroll) {
        self.init(
            id: id,
            caption: caption,
            columns: columns,
            finishedRows: rows.map { Self.row(columns, $0, narrow) },
            narrow: narrow
        )
    }

    /// A table of rows that were made before by ``row(_:_:_:)`` for the same columns.
    package init(id: String, caption: String, columns: [Column], finishedRows: [Markup], narrow: Narrow) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.narrow = narrow
        rows = finishedRows
    }

    package var markup: Markup {
        switch narrow {
        case .scroll:
            div(.class("table-region"), .role("region"), .labelledBy("\(id)-caption"), .tabIndex(0)) { contents }
        case .cards:
            div(.class("table-region table-cards")) { contents }
        }
    }

    private var contents: Markup {
        table(.id(id), role("table")) {
            PagesSupport.caption(
                .id("\(id)-caption"),
                .class(isCaptionHidden ? "visually-hidden" : "table-caption")
            ) { caption }
            thead(role("rowgroup")) {
                tr(role("row")) {
                    for column in columns {
                        th(.scope(.column), role("columnheader"), Self.setting(of: column)) { column.name }
                    }
                }
            }
            tbody(role("rowgroup")) { rows }
        }
    }

    /// One row, which may be kept and shown in several tables.
    package static func row(_ columns: [Column], _ cells: [Markup], _ narrow: Narrow) -> Markup {
        tr(role("row", narrow)) {
            zip(columns, cells).enumerated().map { index, cell in
                let (column, content) = cell
                return index == 0
                    ? th(.scope(.row), role("rowheader", narrow), setting(of: column)) { content }
                    : td(role("cell", narrow), setting(of: column), .dataLabel(column.name)) { content }
            }
        }
    }

    /// Says what each part is where a table becomes cards: browsers forget it when its parts are no longer laid out as
    /// a table.
    private static func role(_ role: StaticString, _ narrow: Narrow) -> Attribute {
        narrow == .cards ? .role(role) : .none
    }

    private func role(_ role: StaticString) -> Attribute { Self.role(role, narrow) }

    private static func setting(of column: Column) -> Attribute {
        switch column.kind {
        case .text: .class("text")
        case .number: .class("number")
        case .mark: .class("mark")
        }
    }
}
