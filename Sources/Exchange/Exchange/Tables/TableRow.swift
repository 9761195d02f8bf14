import Figures
import Planning
import Wording

/// One row of a table: reads its cells as what they should be, and logs what is wrong with them.
struct TableRow {
    let table: Table
    let range: Range<Int>

    /// The line in which the row begins.
    var line: Int { table.place(nil, row: range).line ?? 0 }

    func fail(_ column: String, _ message: Bilingual, cell: String? = nil) {
        let shown = cell ?? text(column)
        table.log.add(table.place(column, row: range), cell: shown.isEmpty ? nil : shown, message)
    }

    /// The cell as it stands there.
    func text(_ column: String) -> String {
        table.cell(column, row: range)
    }

    /// The cell without white space around it, for words that the program reads.
    func word(_ column: String) -> String {
        text(column).trimmed
    }

    /// The cell, which must not be blank.
    func requiredText(_ column: String) -> String? {
        let text = text(column)
        guard !text.trimmed.isEmpty else {
            fail(column, .missingValue)
            return nil
        }
        return text
    }

    /// The Japanese name, and the English one where the table has it.
    func name() -> Bilingual? {
        guard let japanese = requiredText("name") else { return nil }
        let english = text("name_en")
        return Bilingual(japanese, english.isEmpty ? japanese : english)
    }

    func identifier<Subject>(_ column: String, as subject: Subject.Type = Subject.self) -> Identifier<Subject>? {
        let word = word(column)
        if let identifier = Identifier<Subject>(word) { return identifier }
        fail(column, word.isEmpty ? .missingValue : .notIdentifier)
        return nil
    }

    /// Several identifiers with `;` between them; `nil` after logging.
    func identifiers<Subject>(_ column: String, as subject: Subject.Type = Subject.self) -> [Identifier<Subject>]? {
        let words = list(column)
        let identifiers = words.compactMap { Identifier<Subject>($0) }
        guard identifiers.count == words.count else {
            fail(column, .notIdentifier)
            return nil
        }
        return identifiers
    }

    /// The values of a cell with `;` between them.
    func list(_ column: String) -> [String] {
        text(column).split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// One of the words of `Word`; `standard` where the cell is blank and there is one.
    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ column: String,
        of type: Word.Type,
        standard: Word? = nil
    ) -> Word? {
        let text = word(column)
        if let word = Word(rawValue: text) { return word }
        if text.isEmpty, let standard { return standard }
        let words = Word.allCases.map(\.rawValue)
        fail(column, text.isEmpty ? .oneOf(words) : .nearest(text, among: words))
        return nil
    }

    /// `nil` after logging.
    func flag(_ column: String) -> Bool? {
        switch word(column) {
        case "", "0": return false
        case "1": return true
        default:
            fail(column, .notFlag)
            return nil
        }
    }

    /// A whole number in ASCII digits, or nothing where the cell is blank; the outer `nil` after logging.
    func optionalWholeNumber(_ column: String, in range: ClosedRange<Int>) -> Int?? {
        let word = word(column)
        guard !word.isEmpty else { return .some(nil) }
        let isPlain = word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if isPlain, let number = Int(word), range.contains(number) { return number }
        fail(column, YamlValue.notWhole(range))
        return nil
    }

    /// A whole number that must stand there.
    func wholeNumber(_ column: String, in range: ClosedRange<Int>) -> Int? {
        guard !word(column).isEmpty else {
            fail(column, .missingValue)
            return nil
        }
        return optionalWholeNumber(column, in: range) ?? nil
    }

    /// A day, or nothing where the cell is blank; the outer `nil` after logging.
    func optionalDate(_ column: String) -> CalendarDate?? {
        let word = word(column)
        guard !word.isEmpty else { return .some(nil) }
        if let date = CalendarDate(word) { return date }
        fail(column, .notDate)
        return nil
    }

    /// A time of the day, or nothing where the cell is blank; the outer `nil` after logging.
    func optionalTime(_ column: String) -> ClockTime?? {
        let word = word(column)
        guard !word.isEmpty else { return .some(nil) }
        if let time = ClockTime(word) { return time }
        fail(column, .notTime)
        return nil
    }

    /// A fiscal year that must stand there.
    func year(_ column: String) -> FiscalYear? {
        guard !word(column).isEmpty else {
            fail(column, .missingValue)
            return nil
        }
        return optionalYear(column) ?? nil
    }

    /// A fiscal year, or nothing where the cell is blank; the outer `nil` after logging.
    func optionalYear(_ column: String) -> FiscalYear?? {
        let word = word(column)
        guard !word.isEmpty else { return .some(nil) }
        do {
            return try FiscalYear(reading: word)
        } catch {
            fail(column, error.message)
            return nil
        }
    }

    /// The years `from` and `through`; `nil` after logging.
    func validity() -> (from: FiscalYear?, through: FiscalYear?)? {
        guard let from = optionalYear("from"), let through = optionalYear("through") else { return nil }
        if let from, let through, from > through {
            fail("from", .fromAfterThrough)
            return nil
        }
        return (from, through)
    }

    func series(_ column: String, _ word: String) -> SeriesReference? {
        if let reference = SeriesReference(word) { return reference }
        fail(column, .notSeriesReference, cell: word)
        return nil
    }
}

extension String {
    /// Without the spaces (narrow and wide), tabs and line breaks around it.
    var trimmed: String {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case " ", "\t", "\n", "\r", "\u{3000}", "\u{A0}": true
            default: false
            }
        }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(self[first...last])
    }
}
