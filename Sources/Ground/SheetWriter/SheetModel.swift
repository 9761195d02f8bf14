import Documents
import Wording

/// A workbook as everything that is written into the file.
struct WorkbookModel {
    var title: String
    var subject: String
    var author: String
    var language: Language
    var font: String
    var sheets: [SheetModel]
    var isProtected: Bool
    /// Rows that only programs read, on a hidden sheet behind all others.
    var record: [[String]] = []
}

/// A sheet as everything that is written into the file.
struct SheetModel {
    var name: String
    var paper: PaperFormat
    var header: String
    var footer: String
    /// Whether pages are counted from this sheet on.
    var beginsCounting: Bool
    var columnPixels: [Int]
    /// In tenths of a point.
    var rowHeights: [Int] = []
    var cells: [SheetCell] = []
    /// The first rows of pages.
    var breaks: [Int] = []
    /// The rows that every page repeats.
    var titles: Range<Int>?
    /// The rows at the top that stay while one scrolls.
    var frozenRows = 0
    /// What programs find rows by, in a hidden column behind the last one.
    var keys: [(row: Int, text: String)] = []
}

/// A cell or a merged range.
struct SheetCell {
    enum Content {
        case blank
        case text(String)
        /// With the same number as people read it.
        case number(Double, shown: String)
    }

    var rows: Range<Int>
    var columns: Range<Int>
    var content: Content
    var format: CellFormat
    var entry: CellEntry?

    /// Its name in the sheet: B12.
    var name: String { Self.columnName(columns.lowerBound) + "\(rows.lowerBound + 1)" }

    static func columnName(_ column: Int) -> String {
        var (rest, name) = (column, "")
        while rest >= 0 {
            name = String(Character(Unicode.Scalar(UInt8(65 + rest % 26)))) + name
            rest = rest / 26 - 1
        }
        return name
    }
}
