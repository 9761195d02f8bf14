import Casework
import SheetReader
import Wording

/// A workbook that somebody filled in: what stands in the cells that were to be filled in, found by the keys of their rows.
struct FilledBook {
    struct Cell {
        let place: BookPlace
        /// `nil` where nothing stands.
        let content: WorksheetCell?
    }

    let record: BookRecord
    /// By sheet and ``BookField/token``.
    private(set) var cells: [CaseID: [String: Cell]] = [:]
    private(set) var problems: [BookProblem] = []
    /// By sheet: the name of its tab, and how many of its rows were found.
    private(set) var tabs: [CaseID: (name: String, rows: Int)] = [:]

    /// A department has dozens of sheets, not thousands: nothing that is larger is unpacked.
    private static let limits: ReadingLimits = {
        var limits = ReadingLimits()
        limits.bytes = maximumBytes
        limits.unpackedBytes = 100_000_000
        limits.cells = 300_000
        limits.textBytes = 40_000_000
        return limits
    }()

    static let maximumBytes = 20_000_000

    /// - Throws: ``RoundBookError`` where nothing of it can be taken.
    init(reading bytes: [UInt8]) throws(RoundBookError) {
        let workbook: Workbook
        do throws(SheetReadError) {
            workbook = try Workbook(reading: bytes, limits: Self.limits)
        } catch {
            throw .unreadable(error)
        }
        guard let hidden = workbook.sheets.first(where: { $0.texts(ofRow: 0).first == BookRecord.marker }) else {
            throw .foreign
        }
        record = try BookRecord((0..<hidden.rowCount).map { hidden.texts(ofRow: $0) })
        for sheet in workbook.sheets where sheet.name != hidden.name { read(sheet) }
        for sheet in record.sheets { requireRows(of: sheet) }
    }

    private mutating func read(_ sheet: Worksheet) {
        let keys = sheet.cells.compactMap { reference, cell -> (CellReference, BookKey)? in
            guard case .text(let text) = cell.value, let key = BookKey(text) else { return nil }
            return (reference, key)
        }
        for (reference, key) in keys.sorted(by: { ($0.0.row, $0.0.column) < ($1.0.row, $1.0.column) }) {
            guard key.tag == record.tag, record.sheets.contains(where: { $0.id == key.sheet }) else {
                problems.append(BookProblem(BookPlace(sheet: sheet.name), Self.otherBook))
                return
            }
            guard reference.columnName == key.column else {
                problems.append(BookProblem(BookPlace(sheet: sheet.name), Self.movedColumns))
                return
            }
            if let tab = tabs[key.sheet], tab.name != sheet.name {
                problems.append(BookProblem(BookPlace(sheet: sheet.name), Self.twice(tab.name)))
                return
            }
            take(key, at: reference.row, of: sheet)
        }
    }

    private mutating func take(_ key: BookKey, at row: Int, of sheet: Worksheet) {
        tabs[key.sheet] = (sheet.name, (tabs[key.sheet]?.rows ?? 0) + 1)
        let heading = BookPlace(sheet: sheet.name, cell: "A\(row + 1)")
        guard case .text(let label)? = sheet[CellReference(row: row, column: 0)]?.value,
            label.inOneLine == key.label.inOneLine
        else {
            problems.append(BookProblem(heading, Self.movedCells))
            return
        }
        for (column, token) in key.cells {
            guard let reference = CellReference("\(column)\(row + 1)") else { continue }
            let place = BookPlace(sheet: sheet.name, cell: reference.name)
            guard cells[key.sheet]?[token] == nil else {
                problems.append(BookProblem(place, Self.copiedRow))
                return
            }
            cells[key.sheet, default: [:]][token] = Cell(place: place, content: sheet[reference])
        }
    }

    private mutating func requireRows(of sheet: BookRecord.Sheet) {
        guard let tab = tabs[sheet.id] else {
            // A tab that was refused has its problem already.
            guard sheet.rowCount > 0, problems.isEmpty else { return }
            problems.append(BookProblem(BookPlace(sheet: sheet.id.text), Self.missingTab))
            return
        }
        guard tab.rows < sheet.rowCount else { return }
        let missing = sheet.rowCount - tab.rows
        problems.append(BookProblem(BookPlace(sheet: tab.name), Self.missingRows(missing)))
    }
}

// Words.
extension FilledBook {
    private static let otherBook = Bilingual(
        "ほかのファイルからコピーされたシートです。一つのファイルのシートだけを使ってください。",
        "The tab comes from another file. Use the tabs of one file only."
    )
    private static let movedColumns = Bilingual(
        "列が加えられたか、消されています。もう一度ダウンロードし、列を動かさずに記入してください。",
        "Columns were added or deleted. Download the file again and leave its columns as they are."
    )
    private static let movedCells = Bilingual(
        "行の見出しが、この行のものではありません。セルや行が動いています。もう一度ダウンロードし、動かさずに記入してください。",
        "The heading is not that of this row: cells or rows were moved. Download the file again and leave them in place."
    )
    private static let copiedRow = Bilingual(
        "同じ行が二つあります。コピーした行を消してください。",
        "The row is there twice. Delete the copy."
    )
    private static let missingTab = Bilingual(
        "この調査票のシートがありません。シートを消さずに、もう一度ダウンロードして記入してください。",
        "The tab of this sheet is missing. Download the file again and keep all its tabs."
    )

    private static func twice(_ name: String) -> Bilingual {
        Bilingual(
            "シート「\(name)」と同じ調査票です。コピーしたシートを消してください。",
            "It is the same sheet as “\(name)”. Delete the copy."
        )
    }

    private static func missingRows(_ count: Int) -> Bilingual {
        Bilingual(
            "行が\(count)行足りません。もう一度ダウンロードし、行を消さずに記入してください。",
            "\(count) row(s) are missing. Download the file again and keep all its rows."
        )
    }
}

extension CellReference {
    /// Such as I.
    fileprivate var columnName: String { String(name.prefix { !$0.isNumber }) }
}

extension Worksheet {
    /// The texts of a row from its first cell up to the first that holds none; a number as it stands in the file.
    fileprivate func texts(ofRow row: Int) -> [String] {
        var texts: [String] = []
        while let cell = self[CellReference(row: row, column: texts.count)] {
            switch cell.value {
            case .text(let text): texts.append(text)
            case .number(let number): texts.append(number.text)
            default: return texts
            }
        }
        return texts
    }
}

extension String {
    /// With one blank for every run of white space, as a workbook may change them.
    var inOneLine: String { split { $0.isWhitespace }.joined(separator: " ") }
}
