import Crypto
package import Figures
package import Foundation

/// How long one must wait after so many wrong guesses.
///
/// At most 13 guesses at one name in the first hour and 4 in each later one (ASVS 2.2.1 asks for at most 100). Whole
/// offices share one address behind a proxy, so an address is given more.
package enum GuessingDelay {
    /// A series of guesses is forgotten after a day without one.
    package static let memory: TimeInterval = 86_400

    static let longest = 900

    /// Seconds of waiting after the guess of this number, counted from 1.
    package static func seconds(after failures: Int, of kind: GuessSubject.Kind) -> Int {
        let steps: [(failures: Int, seconds: Int)] =
            switch kind {
            case .name, .secondFactor:
                [(4, 5), (5, 15), (6, 30), (7, 60), (8, 120), (9, 300), (10, longest)]
            case .address: [(30, 15), (50, 60), (100, 300), (200, longest)]
            }
        return steps.last { $0.failures <= failures }?.seconds ?? 0
    }
}

/// What guesses are counted for, whether or not there is such a name.
package struct GuessSubject: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case name
        case address
        case secondFactor = "second_factor"
    }

    package let municipality: MunicipalityCode
    package let kind: Kind
    /// A fingerprint of the name or address: what was typed may be a passphrase in the wrong field.
    package let hash: SecretHash

    package init(_ municipality: MunicipalityCode, _ kind: Kind, _ text: String) {
        self.municipality = municipality
        self.kind = kind
        hash = SecretHash(bytes: Array(SHA256.hash(data: Array("\(kind.rawValue)\0\(text)".utf8))))
    }
}

/// The wrong guesses at one subject.
package struct GuessRecord: Hashable, Sendable {
    package var failures: Int
    package var last: Date
    /// No guess is looked at before that.
    package var blockedUntil: Date

    package init(failures: Int, last: Date, blockedUntil: Date) {
        self.failures = failures
        self.last = last
        self.blockedUntil = blockedUntil
    }

    /// The moment until which to wait; `nil` where a guess may be made now.
    ///
    /// A clock that was set back must not lock anybody out for longer than a delay ever is. Where no delay was earned
    /// nobody waits, also who asked a moment before the last guess was counted.
    func wait(at time: Date) -> Date? {
        guard blockedUntil > last else { return nil }
        let left = blockedUntil.timeIntervalSince(time)
        return left > 0 && left <= TimeInterval(GuessingDelay.longest) ? blockedUntil : nil
    }

    /// The record after one more guess, which counts before anybody knows whether it is right, so that many at the same
    /// moment count too.
    static func counting(_ earlier: GuessRecord?, of kind: GuessSubject.Kind, at time: Date) -> GuessRecord {
        let known = earlier.flatMap { time.timeIntervalSince($0.last) < GuessingDelay.memory ? $0.failures : nil } ?? 0
        let delay = GuessingDelay.seconds(after: known + 1, of: kind)
        return GuessRecord(failures: known + 1, last: time, blockedUntil: time.addingTimeInterval(TimeInterval(delay)))
    }
}
