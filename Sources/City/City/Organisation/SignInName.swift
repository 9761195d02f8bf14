import Foundation

/// What a member types to say who it is: one in its municipality, whatever the width and case of the letters.
package struct SignInName: Hashable, Sendable {
    /// Folded: full-width letters narrow, capitals small.
    package let text: String

    /// `nil` unless it is 3 to 254 ASCII letters, digits or `.-_+@` after folding; a mail address will do.
    package init?(_ typed: some StringProtocol) {
        guard typed.utf8.count <= 1000 else { return nil }
        let folded = typed.compatibilityForm.lowercased()
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard (3...254).contains(folded.utf8.count) else { return nil }
        let isAllowed = folded.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "@"):
                true
            default: false
            }
        }
        guard isAllowed else { return nil }
        text = folded
    }
}

extension SignInName: CustomStringConvertible {
    package var description: String { text }
}
