package import Casework
package import SQLInterface

// Columns as casework's own types; what does not fit is damage and names its column.
extension SQLRow {
    func key<Subject>(_ column: String) throws -> CaseKey<Subject> {
        let text = try text(column)
        return try CaseKey<Subject>(reading: text).orDamage(column, text)
    }

    func moment(_ column: String) throws -> Moment { Moment(milliseconds: try integer(column)) }

    func optionalMoment(_ column: String) throws -> Moment? {
        try optionalInteger(column).map { Moment(milliseconds: $0) }
    }

    func optionalAddress(_ column: String) throws -> FieldAddress? {
        guard let text = try optionalText(column) else { return nil }
        return try FieldAddress(reading: text).orDamage(column, text)
    }

    func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
        let text = try text(column)
        return try Word(rawValue: text).orDamage(column, text)
    }

    func plain(_ column: String) throws -> PlainValue {
        let text = try text(column)
        return try PlainValue(json: text).orDamage(column, text)
    }
}

extension Optional {
    /// - Throws: `SQLError.unexpectedValue` where there is nothing.
    func orDamage(_ column: String, _ found: String) throws -> Wrapped {
        guard let self else { throw SQLError.unexpectedValue(column: column, found: String(found.prefix(200))) }
        return self
    }
}

extension Moment: SQLConvertible {
    package var sqlValue: SQLValue { .integer(milliseconds) }
}
