package import Figures

/// The days on which something holds, both ends included.
package struct Validity: Hashable, Sendable {
    /// The first day; `nil` since ever.
    package var from: CalendarDate?
    /// The last day; `nil` until further notice.
    package var through: CalendarDate?

    package init(from: CalendarDate? = nil, through: CalendarDate? = nil) {
        self.from = from
        self.through = through
    }

    /// From the April of one year to the March of another.
    package init(from: FiscalYear?, through: FiscalYear?) {
        self.init(from: from?.firstDay, through: through?.lastDay)
    }

    package static let always = Validity()

    /// Whether there is any day in it.
    package var isPossible: Bool {
        guard let from, let through else { return true }
        return from <= through
    }

    package func contains(_ day: CalendarDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
    }

    /// Whether both hold on some day.
    package func overlaps(_ other: Validity) -> Bool {
        intersection(other).isPossible
    }

    /// Whether it holds on every day on which `other` does.
    package func covers(_ other: Validity) -> Bool {
        let startsInTime = from.map { first in other.from.map { first <= $0 } ?? false } ?? true
        let endsLate = through.map { last in other.through.map { $0 <= last } ?? false } ?? true
        return startsInTime && endsLate
    }

    /// The days that both have; not possible where there are none.
    package func intersection(_ other: Validity) -> Validity {
        Validity(
            from: [from, other.from].compactMap { $0 }.max(),
            through: [through, other.through].compactMap { $0 }.min()
        )
    }
}
