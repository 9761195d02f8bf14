import City
import Figures
import Foundation
import SQLInterface

/// A moment as it is stored: milliseconds since 1970 in UTC.
struct StoredMoment {
    let date: Date

    init(_ date: Date) {
        self.date = date
    }

    init(_ milliseconds: Int64) {
        date = Date(timeIntervalSince1970: TimeInterval(milliseconds) / 1000)
    }

    var milliseconds: Int64 { Int64(exactly: (date.timeIntervalSince1970 * 1000).rounded()) ?? 0 }
}

// Columns as the room's values; a column that holds something else is named.
extension SQLRow {
    func moment(_ column: String) throws -> Date { StoredMoment(try integer(column)).date }

    func optionalMoment(_ column: String) throws -> Date? { try optionalInteger(column).map { StoredMoment($0).date } }

    func identifier<Subject>(
        _ column: String,
        as subject: Subject.Type = Subject.self
    ) throws -> CityIdentifier<Subject> {
        let text = try text(column)
        guard let identifier = CityIdentifier<Subject>(text) else { throw unexpected(column, text) }
        return identifier
    }

    func optionalIdentifier<Subject>(
        _ column: String,
        as subject: Subject.Type = Subject.self
    ) throws -> CityIdentifier<Subject>? {
        try optionalText(column) == nil ? nil : identifier(column)
    }

    func word<Word: RawRepresentable<String>>(_ column: String, as word: Word.Type = Word.self) throws -> Word {
        let text = try text(column)
        guard let word = Word(rawValue: text) else { throw unexpected(column, text) }
        return word
    }

    func optionalDay(_ column: String) throws -> CalendarDate? {
        guard let text = try optionalText(column) else { return nil }
        guard let day = CalendarDate(text) else { throw unexpected(column, text) }
        return day
    }

    func validity() throws -> Validity {
        Validity(from: try optionalDay("first_day"), through: try optionalDay("last_day"))
    }

    func signInName() throws -> SignInName {
        let text = try text("sign_in_name")
        guard let name = SignInName(text) else { throw unexpected("sign_in_name", text) }
        return name
    }

    func municipality() throws -> MunicipalityCode {
        let text = try text("municipality")
        guard let code = try? MunicipalityCode(reading: text) else { throw unexpected("municipality", text) }
        return code
    }

    private func unexpected(_ column: String, _ found: String) -> SQLError {
        .unexpectedValue(column: column, found: found)
    }
}
