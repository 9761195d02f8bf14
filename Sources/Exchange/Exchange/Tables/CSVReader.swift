import Wording

/// Takes a comma-separated file apart (RFC 4180): quotes, line breaks inside quotes, any kind of line end.
///
/// Rows without any text are passed over, because spreadsheets leave them at the end.
struct CSVReader {
    static let maximumRows = 200_000
    static let maximumCellCharacters = 20_000
    /// No table of a plan folder comes near; a row of commas must not fill the memory.
    private static let maximumCellsPerRow = 1000

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private let file: String
    private let log: ProblemLog
    private let bytes: [UInt8]
    private var table: CSVTable
    private var position = 0
    private var line = 1
    private var isBroken = false
    /// Found out once for the whole file, because nearly no file holds any.
    private let mayHoldHidden: Bool

    /// `bytes` must be valid UTF-8 without a byte order mark.
    init(_ bytes: [UInt8], file: String, log: ProblemLog) {
        self.bytes = bytes
        self.file = file
        self.log = log
        mayHoldHidden = HiddenCharacters.mayStand(in: bytes)
        table = CSVTable(bytes: bytes)
        table.cells.reserveCapacity(bytes.count / 8)
    }

    /// The table as far as it can be read; everything wrong is in the log.
    consuming func read() -> CSVTable {
        while position < bytes.count, !isBroken {
            guard table.rows.count <= Self.maximumRows else {
                fail(column: nil, Self.tooManyRows)
                break
            }
            readRow()
        }
        return table
    }

    private mutating func readRow() {
        let first = table.cells.count
        var hasText = false
        while true {
            let column = table.cells.count - first + 1
            let cell = readCell(column: column)
            hasText = hasText || !cell.bytes.isEmpty
            table.cells.append(cell)
            guard position < bytes.count, bytes[position] == Self.comma else { break }
            guard column < Self.maximumCellsPerRow else {
                fail(column: column, Self.tooManyCells)
                isBroken = true
                return
            }
            position += 1
        }
        readLineEnd()
        if hasText {
            table.rows.append(first..<table.cells.count)
        } else {
            table.cells.removeSubrange(first...)
        }
    }

    private mutating func readCell(column: Int) -> CSVTable.Cell {
        let start = (position: position, line: line)
        let cell: CSVTable.Cell
        if position < bytes.count, bytes[position] == Self.quote {
            cell = readQuotedCell(column: column)
        } else {
            while position < bytes.count, !endsCell(bytes[position]) { position += 1 }
            cell = CSVTable.Cell(bytes: start.position..<position, line: start.line, hasDoubledQuotes: false)
        }
        if mayHoldHidden {
            let text = table.text(cell)
            if let hidden = HiddenCharacters.first(in: text) {
                fail(column: column, line: start.line, cell: text, HiddenCharacters.message(hidden))
            }
        }
        // Bytes are counted first because that is quick, and no character is shorter than one byte.
        if cell.bytes.count > Self.maximumCellCharacters {
            let text = table.text(cell)
            if text.unicodeScalars.count > Self.maximumCellCharacters {
                fail(column: column, line: start.line, cell: text, Self.cellTooLong)
            }
        }
        return cell
    }

    private mutating func readQuotedCell(column: Int) -> CSVTable.Cell {
        let startLine = line
        position += 1
        var cell = CSVTable.Cell(bytes: position..<position, line: startLine, hasDoubledQuotes: false)
        while position < bytes.count {
            if bytes[position] == Self.newline { line += 1 }
            guard bytes[position] == Self.quote else {
                position += 1
                continue
            }
            if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
                cell.hasDoubledQuotes = true
                position += 2
                continue
            }
            cell.bytes = cell.bytes.lowerBound..<position
            position += 1
            skipTextAfterQuote(column: column, startLine: startLine)
            return cell
        }
        fail(column: column, line: startLine, cell: text(from: cell.bytes.lowerBound), Self.unclosedQuote)
        isBroken = true
        return cell
    }

    private mutating func skipTextAfterQuote(column: Int, startLine: Int) {
        let start = position
        while position < bytes.count, !endsCell(bytes[position]) { position += 1 }
        guard position > start else { return }
        let rest = String(decoding: bytes[start..<position], as: UTF8.self)
        fail(column: column, line: startLine, cell: rest, Self.textAfterQuote)
    }

    private mutating func readLineEnd() {
        guard position < bytes.count else { return }
        if bytes[position] == Self.carriageReturn {
            position += 1
            if position < bytes.count, bytes[position] == Self.newline { position += 1 }
        } else {
            position += 1
        }
        line += 1
    }

    private func endsCell(_ byte: UInt8) -> Bool {
        byte == Self.comma || byte == Self.newline || byte == Self.carriageReturn
    }

    private func text(from start: Int) -> String {
        String(decoding: bytes[start..<min(bytes.count, start + 240)], as: UTF8.self)
    }

    private func fail(column: Int?, line: Int? = nil, cell: String? = nil, _ message: Bilingual) {
        log.add(Problem.Place(file: file, line: line ?? self.line, column: column), cell: cell, message)
    }
}

extension CSVReader {
    private static let tooManyRows = Bilingual(
        "行が多すぎます（上限は\(maximumRows)行）。",
        "There are too many rows (at most \(maximumRows))."
    )
    private static let tooManyCells = Bilingual(
        "1行のセルが多すぎます（上限は\(maximumCellsPerRow)）。",
        "There are too many cells in one row (at most \(maximumCellsPerRow))."
    )
    private static let cellTooLong = Bilingual(
        "セルが長すぎます（上限は\(maximumCellCharacters)文字）。",
        "The cell is too long (at most \(maximumCellCharacters) characters)."
    )
    private static let unclosedQuote = Bilingual(
        "引用符（\"）が閉じられていません。セルの終わりに \" を付けてください。文字としての \" は \"\" と書きます。",
        "The quote (\") is never closed; end the cell with \". A quote that belongs to the text is written \"\"."
    )
    private static let textAfterQuote = Bilingual(
        "閉じた引用符（\"）の後に文字があります。文字としての \" は \"\" と書き、セル全体を \" で囲んでください。",
        "There is text after the closing quote (\"); write a quote that belongs to the text as \"\"."
    )
}
