package import Documents
package import Wording

/// Why a document cannot become a workbook.
package enum SheetError: Error, Hashable, Sendable {
    /// The cells of a table overlap, leave a hole or reach over its edge.
    case brokenTable(sheet: String, table: String, TableGrid.Problem)
    /// More rows than a sheet has.
    case tooManyRows(sheet: String, count: Int)
    /// More columns than a sheet has.
    case tooManyColumns(sheet: String, count: Int)
    /// A text is longer than a cell takes; `cell` is its place in the sheet, such as B12.
    case textTooLong(sheet: String, cell: String, count: Int)
    /// More different looks of cells than a workbook has.
    case tooManyFormats(count: Int)
    /// The library gave up, for instance because there is no memory left.
    case writing(String)

    /// What happened and what to do, for the person who asked for the workbook.
    package var message: Bilingual {
        switch self {
        case .brokenTable(let sheet, let table, let problem):
            Self.message(of: problem, in: "「\(sheet)」の表「\(table)」", "the table “\(table)” of “\(sheet)”")
        case .tooManyRows(let sheet, let count):
            Bilingual(
                "シート「\(sheet)」は\(count)行になります。Excelは\(SheetLimits.rows)行までです。文書を分けてください。",
                "The sheet “\(sheet)” would have \(count) rows; Excel has \(SheetLimits.rows). Divide the document."
            )
        case .tooManyColumns(let sheet, let count):
            Bilingual(
                "シート「\(sheet)」は\(count)列になります。Excelは\(SheetLimits.columns)列までです。表の列を減らしてください。",
                """
                The sheet “\(sheet)” would have \(count) columns; Excel has \(SheetLimits.columns). \
                Give its tables fewer columns.
                """
            )
        case .textTooLong(let sheet, let cell, let count):
            Bilingual(
                """
                シート「\(sheet)」のセル\(cell)の文が\(count)文字あります。Excelのセルは\(SheetLimits.characters)文字までです。\
                文を短くしてください。
                """,
                """
                The text in cell \(cell) of the sheet “\(sheet)” has \(count) characters; a cell of Excel takes \
                \(SheetLimits.characters). Shorten the text.
                """
            )
        case .tooManyFormats(let count):
            Bilingual(
                "書式の種類が\(count)あります。Excelは\(SheetLimits.formats)までです。文書を分けてください。",
                "The document needs \(count) formats; Excel has \(SheetLimits.formats). Divide the document."
            )
        case .writing(let reason):
            Bilingual("Excelのファイルを作れませんでした：\(reason)", "The workbook could not be made: \(reason)")
        }
    }

    private static func message(of problem: TableGrid.Problem, in japanese: String, _ english: String) -> Bilingual {
        switch problem {
        case .overlap(let row, let column):
            Bilingual(
                "\(japanese)の\(row + 1)行目\(column + 1)列目で、二つのセルが重なっています。様式の定義を見直してください。",
                "In \(english) two cells overlap at row \(row + 1), column \(column + 1). Look at the form's definition."
            )
        case .hole(let row, let column):
            Bilingual(
                "\(japanese)の\(row + 1)行目\(column + 1)列目に、セルがありません。様式の定義を見直してください。",
                "In \(english) there is no cell at row \(row + 1), column \(column + 1). Look at the form's definition."
            )
        case .outside(let row, let column):
            Bilingual(
                "\(japanese)の\(row + 1)行目\(column + 1)列目のセルが、表からはみ出しています。様式の定義を見直してください。",
                """
                In \(english) the cell at row \(row + 1), column \(column + 1) reaches over the edge. \
                Look at the form's definition.
                """
            )
        }
    }
}

/// What a workbook of Excel holds.
enum SheetLimits {
    static let rows = 1_048_576
    static let columns = 16_384
    /// In a cell, in units of UTF-16.
    static let characters = 32_767
    /// Different looks of cells; Excel stops somewhat above it.
    static let formats = 60_000
    /// Number formats of a workbook's own.
    ///
    /// Excel has room for 200 to 250, by its language, and calls a file with more of them damaged.
    static let numberFormats = 200
    /// Horizontal page breaks of a sheet.
    static let pageBreaks = 1023
    /// In a header or footer, in units of UTF-16.
    static let runningCharacters = 255
    /// Of a tab's name, in units of UTF-16.
    static let nameCharacters = 31
    /// The tallest row is 409.5 points high.
    static let rowTenths = 4050
}
