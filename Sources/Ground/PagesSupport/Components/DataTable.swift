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
    /// The cells of each row in the order of the columns; the first cell is the row's header.
    package let rows: [[Markup]]
    package var narrow = Narrow.scroll
    /// Shows the caption to screen readers only, where a heading right above says the same.
    package var isCaptionHidden = false

    package init(id: String, caption: String, columns: [Column], rows: [[Markup]]) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.rows = rows
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
            tbody(role("rowgroup")) { for row in rows { tr(role("row")) { cells(of: row) } } }
        }
    }

    private func cells(of row: [Markup]) -> Markup {
        .group(
            zip(columns, row).enumerated().map { index, cell in
                let (column, content) = cell
                return index == 0
                    ? th(.scope(.row), role("rowheader"), Self.setting(of: column)) { content }
                    : td(role("cell"), Self.setting(of: column), .dataLabel(column.name)) { content }
            }
        )
    }

    /// Says what each part is where a table becomes cards: browsers forget it when its parts are no longer laid out as
    /// a table.
    private func role(_ role: StaticString) -> Attribute {
        narrow == .cards ? .role(role) : .none
    }

    private static func setting(of column: Column) -> Attribute {
        switch column.kind {
        case .text: .class("text")
        case .number: .class("number")
        case .mark: .class("mark")
        }
    }
}
