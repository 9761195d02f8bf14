package import Figures
package import Foundation

/// What the room asks of the world: the time, and chance.
package struct Effects: Sendable {
    package var now: @Sendable () -> Date
    /// So many bytes that nobody can foretell.
    package var randomBytes: @Sendable (Int) -> [UInt8]

    package init(now: @escaping @Sendable () -> Date, randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.now = now
        self.randomBytes = randomBytes
    }

    /// The machine's clock, and the system's random numbers, which are fit for secrets.
    package static let live = Effects(
        now: { Date() },
        randomBytes: { count in
            var system = SystemRandomNumberGenerator()
            return (0..<max(0, count)).map { _ in UInt8.random(in: 0...255, using: &system) }
        }
    )

    /// The day that it is in Japan.
    package var today: CalendarDate { CalendarDate(inJapan: now()) }
}
