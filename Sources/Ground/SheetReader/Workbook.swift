/// A workbook as somebody sent it: what stands in its cells, without how it looks.
package struct Workbook: Hashable, Sendable {
    /// In the order of their tabs; sheets that are only a chart are left out.
    package let sheets: [Worksheet]
    package let definedNames: [DefinedName]

    /// The sheet with this name, as it is written on its tab.
    package subscript(name name: String) -> Worksheet? { sheets.first { $0.name == name } }
}

/// A name that the workbook gives to cells.
package struct DefinedName: Hashable, Sendable {
    package let name: String
    /// The sheet for which alone the name holds; `nil` for all of the workbook.
    package let sheet: String?
    /// What the name stands for, as the file says it: `調査票!$B$3`.
    package let reference: String
}

/// A sheet of cells.
package struct Worksheet: Hashable, Sendable {
    package enum Visibility: String, Hashable, Sendable {
        case visible
        case hidden
        /// Hidden so that only a macro can show it.
        case veryHidden
    }

    package let name: String
    package let visibility: Visibility
    /// Cells that hold something, by row and column.
    package let cells: [CellReference: WorksheetCell]
    /// Ranges of cells that look like one; only the first of each holds something.
    package let mergedRanges: [CellRange]

    /// What stands in a cell; `nil` where nothing does.
    package subscript(reference: CellReference) -> WorksheetCell? { cells[reference] }

    /// What stands in the cell with this name, such as B12; `nil` where nothing does or where this is no cell.
    package subscript(name: String) -> WorksheetCell? { CellReference(name).flatMap { cells[$0] } }

    /// One more than the last row that holds something.
    package var rowCount: Int { (cells.keys.lazy.map(\.row).max() ?? -1) + 1 }

    /// One more than the last column that holds something.
    package var columnCount: Int { (cells.keys.lazy.map(\.column).max() ?? -1) + 1 }
}

/// A cell that holds something.
package struct WorksheetCell: Hashable, Sendable {
    package let value: CellValue
    /// The formula whose result the value is, without its equals sign; empty where a formula is shared with another
    /// cell, `nil` where there is none.
    package let formula: String?
    /// The code of the number format, as the file has it; `General` where it says nothing.
    package let numberFormat: String
}

/// What a cell holds.
package enum CellValue: Hashable, Sendable {
    /// Line breaks are `\n`; readings above the text (furigana) are left out.
    case text(String)
    case number(SheetNumber)
    /// A number that its format shows as a date.
    case date(SheetDate)
    case boolean(Bool)
    /// What a spreadsheet shows instead of a value: `#DIV/0!`.
    case error(String)
    /// A formula that nobody has calculated yet.
    case notCalculated
}
