import Figures
import Planning
import SQLInterface
import Wording

/// A row read back, column by name; what does not fit the model is damage and names its column.
struct StoredRow {
    let table: PlanTable
    let row: TableRow

    private func value(_ column: String) throws -> SQLValue {
        guard let index = table.index(of: column), row.values.indices.contains(index) else {
            throw damage(column, found: "no such column")
        }
        return row.values[index]
    }

    func damage(_ column: String, found: String) -> SQLError {
        .unexpectedValue(column: "\(table.name).\(column) (\(row.keyText(in: table)))", found: found)
    }

    func optionalText(_ column: String) throws -> String? {
        switch try value(column) {
        case .text(let text): text
        case .null: nil
        case .integer, .blob: throw damage(column, found: "no text")
        }
    }

    func text(_ column: String) throws -> String {
        guard let text = try optionalText(column) else { throw damage(column, found: "null") }
        return text
    }

    func bilingual(_ japanese: String, _ english: String) throws -> Bilingual {
        Bilingual(try text(japanese), try text(english))
    }

    func name() throws -> Bilingual { try bilingual("name_ja", "name_en") }

    func boolean(_ column: String) throws -> Bool {
        switch try value(column) {
        case .integer(0): false
        case .integer(1): true
        default: throw damage(column, found: "neither 0 nor 1")
        }
    }

    /// The whole number in a column; `nil` where it holds none.
    func optionalInteger(_ column: String) throws -> Int? {
        switch try value(column) {
        case .null: nil
        case .integer(let integer): Int(integer)
        case .text, .blob: throw damage(column, found: "no whole number")
        }
    }

    func integer(_ column: String) throws -> Int {
        guard let integer = try optionalInteger(column) else { throw damage(column, found: "null") }
        return integer
    }

    func decimal(_ column: String) throws -> ExactDecimal {
        let text = try text(column)
        guard let decimal = ExactDecimal(plain: text) else { throw damage(column, found: text) }
        return decimal
    }

    /// The day in a column; `nil` where it holds none.
    func optionalDate(_ column: String) throws -> CalendarDate? {
        guard let text = try optionalText(column) else { return nil }
        guard let date = CalendarDate(text) else { throw damage(column, found: text) }
        return date
    }

    /// The day in a column of a key, which is empty where there is none because no part of a key may be null.
    func optionalDateOrEmpty(_ column: String) throws -> CalendarDate? {
        try text(column).isEmpty ? nil : optionalDate(column)
    }

    /// The time in a column; `nil` where it holds none.
    func optionalTime(_ column: String) throws -> ClockTime? {
        guard let text = try optionalText(column) else { return nil }
        guard let time = ClockTime(text) else { throw damage(column, found: text) }
        return time
    }

    /// The year in a column; `nil` where it holds none.
    func optionalYear(_ column: String) throws -> FiscalYear? {
        switch try value(column) {
        case .null: return nil
        case .integer(let integer):
            guard let year = FiscalYear(Int(integer)) else { throw damage(column, found: String(integer)) }
            return year
        case .text, .blob: throw damage(column, found: "no year")
        }
    }

    /// The year in a column of a key, which is 0 where there is none because no part of a key may be null.
    func optionalYearOrZero(_ column: String) throws -> FiscalYear? {
        try value(column) == .integer(0) ? nil : optionalYear(column)
    }

    func year(_ column: String) throws -> FiscalYear {
        guard let year = try optionalYear(column) else { throw damage(column, found: "null") }
        return year
    }

    func identifier<Subject>(_ column: String) throws -> Identifier<Subject> {
        let text = try text(column)
        guard let identifier = Identifier<Subject>(text) else { throw damage(column, found: text) }
        return identifier
    }

    func optionalIdentifier<Subject>(_ column: String) throws -> Identifier<Subject>? {
        try optionalText(column) == nil ? nil : identifier(column)
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
        let text = try text(column)
        guard let word = Word(rawValue: text) else { throw damage(column, found: text) }
        return word
    }
}

/// Values for one row, in the order of its columns.
func row(_ values: (any SQLConvertible)?...) -> [SQLValue] {
    values.map { $0?.sqlValue ?? .null }
}
