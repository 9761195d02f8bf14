/// The identity of one `Subject` inside its municipality.
///
/// It stays when names change. Written as the identifiers of plans are, so that a plan names its owners by it.
package struct CityIdentifier<Subject>: Hashable, Sendable {
    package static var maximumLength: Int { 64 }

    package let text: String

    /// `nil` unless `text` is 1 to 64 ASCII letters, digits, `-`, `_` or `.`, and does not begin with a dot.
    package init?(_ text: some StringProtocol) {
        guard (1...Self.maximumLength).contains(text.utf8.count), text.utf8.first != UInt8(ascii: ".") else {
            return nil
        }
        guard text.utf8.allSatisfy(\.mayStandInIdentifier) else { return nil }
        self.text = String(text)
    }

    /// A new one that nobody can guess or meet again: 80 random bits in 16 letters and digits.
    package init(random effects: Effects) {
        text = Base32.lowercase(effects.randomBytes(10))
    }
}

extension UInt8 {
    fileprivate var mayStandInIdentifier: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension CityIdentifier: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension CityIdentifier: CustomStringConvertible {
    package var description: String { text }
}
