package import Figures
package import Foundation

/// The seals and errata of a plan, as its pages and documents show them.
package struct PlanSealing: Hashable, Sendable {
    /// Oldest first.
    package var seals: [SealMark]
    /// Oldest first.
    package var errata: [Erratum]

    package init(seals: [SealMark] = [], errata: [Erratum] = []) {
        self.seals = seals
        self.errata = errata
    }

    /// Of a plan that was never sealed.
    package static let none = PlanSealing()

    /// The seal of a year; `nil` where it is not sealed.
    package func seal(of year: FiscalYear) -> SealMark? { seals.first { $0.year == year } }

    /// What was corrected in a year, the oldest first.
    package func errata(of year: FiscalYear) -> [Erratum] {
        errata.filter { $0.changes.contains { $0.year == year } }
    }

    /// The entry that a document of a year rests on: the year's last erratum, else its seal.
    package func latestMark(of year: FiscalYear) -> SealMark? {
        errata(of: year).last?.mark ?? seal(of: year)
    }

    /// How the value of one thing stood when its year was sealed; `nil` where it was never corrected.
    package func original(_ subject: SealedChange.Subject, _ key: String, in year: FiscalYear) -> Correction? {
        let found = errata.lazy.compactMap { erratum in
            erratum.changes.first { $0.year == year && $0.subject == subject && $0.key == key }
                .map { (erratum, $0) }
        }
        guard let first = found.first,
            let last = errata.last(where: { erratum in
                erratum.changes.contains { $0.year == year && $0.subject == subject && $0.key == key }
            })
        else { return nil }
        return Correction(erratum: last, original: first.1.before)
    }
}

/// What stands beside a corrected value.
package struct Correction: Hashable, Sendable {
    /// The last that corrected it.
    package let erratum: Erratum
    /// As it was sealed; `nil` where there was none.
    package let original: String?
}

/// The short form of a seal or erratum.
package struct SealMark: Hashable, Sendable {
    /// Counts the seals and errata of a plan from 1.
    package let number: Int
    package let year: FiscalYear
    /// The day in Japan on which it was made.
    package let day: CalendarDate
    /// The day from which everybody may see the year; `nil` for at once.
    package let publication: CalendarDate?
    /// SHA-256 over everything that it covers, as 64 hexadecimal digits.
    package let hash: String

    package init(number: Int, year: FiscalYear, day: CalendarDate, publication: CalendarDate?, hash: String) {
        self.number = number
        self.year = year
        self.day = day
        self.publication = publication
        self.hash = hash
    }

    /// Whether everybody may see on a day what it sealed.
    package func isPublic(on day: CalendarDate) -> Bool { publication.map { $0 <= day } ?? true }

    /// The day from which everybody could see it: of its publication, or its own where it was public at once.
    package var firstPublicDay: CalendarDate { publication.map { max($0, day) } ?? day }

    /// As documents show it: `第3号 2024-08-01 1f2e3d4c5b6a`.
    package var text: String { "第\(number)号 \(day.text) \(hash.prefix(12))" }
}

/// 訂正: a change of a sealed year, with its reason.
package struct Erratum: Hashable, Sendable {
    package let mark: SealMark
    /// The plan's revision that it made.
    package let revision: Int
    package let time: Date
    /// Who made it.
    package let actor: String
    /// As what post.
    package let post: String
    package let reason: String
    package let changes: [SealedChange]

    package init(
        mark: SealMark,
        revision: Int,
        time: Date,
        hand: (actor: String, post: String),
        reason: String,
        changes: [SealedChange]
    ) {
        self.mark = mark
        self.revision = revision
        self.time = time
        (actor, post) = hand
        self.reason = reason
        self.changes = changes
    }
}
