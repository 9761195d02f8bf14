/// The identity of one `Subject` inside its plan (or, for plans, inside the system).
///
/// Identities stay when names and printed numbers change, so that ten years of figures belong together. They are short
/// ASCII words because they stand in files, addresses and commands.
package struct Identifier<Subject>: Hashable, Sendable {
    package static var maximumLength: Int { 64 }

    package let text: String

    /// `nil` unless `text` is 1 to 64 ASCII letters, digits, `-`, `_` or `.`, and does not begin with a dot.
    package init?(_ text: some StringProtocol) {
        guard (1...Self.maximumLength).contains(text.utf8.count), text.utf8.first != UInt8(ascii: ".") else {
            return nil
        }
        let allowed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        guard allowed else { return nil }
        self.text = String(text)
    }
}

extension Identifier: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Identifier: CustomStringConvertible {
    package var description: String { text }
}
