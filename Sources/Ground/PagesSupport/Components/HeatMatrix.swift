/// Ratings as a field of squares: what was rated downwards, the years across.
///
/// A picture of a table that stands beside it. Each square bears its symbol, so that it does not speak by colour alone.
package struct HeatMatrix: Sendable {
    package struct Cell: Hashable, Sendable {
        package let symbol: String
        package let tone: Tone

        package init(symbol: String, tone: Tone) {
            self.symbol = symbol
            self.tone = tone
        }
    }

    package struct Row: Hashable, Sendable {
        package let label: String
        /// By column; `nil` where there is nothing.
        package let cells: [Cell?]

        package init(label: String, cells: [Cell?]) {
            self.label = label
            self.cells = cells
        }
    }

    package let label: String
    package let columns: [String]
    package let rows: [Row]

    package init(label: String, columns: [String], rows: [Row]) {
        self.label = label
        self.columns = columns
        self.rows = rows
    }

    private static let (left, top, cellWidth, cellHeight) = (84, 22, 40, 20)

    package var markup: Markup {
        let width = Coordinate(Self.left + columns.count * Self.cellWidth)
        return svg(
            .class("heat-matrix"),
            .viewBox(width: width, height: Coordinate(Self.top + rows.count * Self.cellHeight)),
            // Its own size, or the fewer years the larger the letters.
            .breadth(width),
            .role("img"),
            .ariaLabel(label),
            .notFocusable
        ) {
            for (index, name) in columns.enumerated() {
                svgText(.class("heat-label"), .x(Self.middle(index)), .y(14), .textAnchor("middle")) { name }
            }
            for (index, row) in rows.enumerated() { markup(of: row, at: index) }
        }
    }

    private func markup(of row: Row, at index: Int) -> Markup {
        let top = Self.top + index * Self.cellHeight
        return Markup {
            svgText(.class("heat-label"), .x(Coordinate(Self.left - 8)), .y(Coordinate(top + 15)), .textAnchor("end")) {
                row.label
            }
            for (column, cell) in row.cells.enumerated() {
                rect(
                    Self.fill(cell),
                    .x(Coordinate(Self.left + column * Self.cellWidth + 1)),
                    .y(Coordinate(top + 1)),
                    .breadth(Coordinate(Self.cellWidth - 2)),
                    .tallness(Coordinate(Self.cellHeight - 2)),
                    .cornerRadius(3)
                )
                if let cell {
                    svgText(
                        .class("heat-symbol"),
                        .x(Self.middle(column)),
                        .y(Coordinate(top + 15)),
                        .textAnchor("middle")
                    ) { cell.symbol }
                }
            }
        }
    }

    private static func middle(_ column: Int) -> Coordinate {
        Coordinate(left + column * cellWidth + cellWidth / 2)
    }

    private static func fill(_ cell: Cell?) -> Attribute {
        switch cell?.tone {
        case .good: .class("heat-good")
        case .fair: .class("heat-fair")
        case .poor: .class("heat-poor")
        case .neutral: .class("heat-neutral")
        case nil: .class("heat-none")
        }
    }
}
