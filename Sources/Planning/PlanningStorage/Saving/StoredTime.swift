import Foundation
import SQLInterface

/// A moment as it is stored: UTC to the millisecond in 24 characters, `2026-04-01T09:30:00.000Z`, so that texts sort as
/// times do.
struct StoredTime: Sendable {
    let date: Date

    init(_ date: Date) {
        self.date = date
    }

    var text: String {
        let milliseconds = Int64(exactly: (date.timeIntervalSince1970 * 1000).rounded()) ?? 0
        let remainder = milliseconds % 1000
        let fraction = remainder < 0 ? remainder + 1000 : remainder
        let whole = Date(timeIntervalSince1970: TimeInterval((milliseconds - fraction) / 1000))
        let digits = String(fraction + 1000).dropFirst()
        return whole.formatted(.iso8601).dropLast() + "." + digits + "Z"
    }

    /// - Throws: `SQLError.unexpectedValue` where the text is no such moment.
    init(text: String) throws {
        let whole = try? Date(String(text.prefix(19)) + "Z", strategy: .iso8601)
        guard text.utf8.count == 24, let whole, let fraction = Int(text.dropFirst(20).prefix(3)) else {
            throw SQLError.unexpectedValue(column: "revision.time", found: text)
        }
        date = whole.addingTimeInterval(TimeInterval(fraction) / 1000)
    }
}
