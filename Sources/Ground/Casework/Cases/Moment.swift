package import Foundation

/// A moment to the millisecond, so that it is the same after it was stored.
package struct Moment: Hashable, Comparable, Sendable {
    /// Since 1970, in UTC.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(_ date: Date) {
        milliseconds = Int64(exactly: (date.timeIntervalSince1970 * 1000).rounded()) ?? 0
    }

    package var date: Date { Date(timeIntervalSince1970: TimeInterval(milliseconds) / 1000) }

    /// The moment so many days of 24 hours later; Japan has no summer time.
    package func adding(days: Int) -> Moment { adding(seconds: days * 86_400) }

    package func adding(seconds: Int) -> Moment { Moment(milliseconds: milliseconds + Int64(seconds) * 1000) }

    package static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }
}
