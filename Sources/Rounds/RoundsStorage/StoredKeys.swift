import Casework
import SQLInterface

// Columns as the room's own types; what does not fit is damage and names its column.
extension SQLRow {
    func key<Subject>(_ column: String) throws -> CaseKey<Subject> {
        let text = try text(column)
        return try CaseKey<Subject>(reading: text).orDamage(column, text)
    }

    func moment(_ column: String) throws -> Moment { Moment(milliseconds: try integer(column)) }

    func optionalMoment(_ column: String) throws -> Moment? {
        try optionalInteger(column).map { Moment(milliseconds: $0) }
    }

    func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
        let text = try text(column)
        return try Word(rawValue: text).orDamage(column, text)
    }
}

extension Optional {
    /// - Throws: `SQLError.unexpectedValue` where there is nothing.
    func orDamage(_ column: String, _ found: String) throws -> Wrapped {
        guard let self else { throw SQLError.unexpectedValue(column: column, found: String(found.prefix(200))) }
        return self
    }
}
