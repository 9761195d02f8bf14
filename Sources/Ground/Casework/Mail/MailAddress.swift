import Wording

/// An address that mail can be sent to: `local@domain` in ASCII, without anything that a mail server could read as a
/// command or a header.
package struct MailAddress: Hashable, Sendable {
    package let text: String

    /// - Throws: ``CaseError/badMailAddress(_:)`` for everything that is not plainly an address (RFC 5321, without quoted
    ///   local parts and address literals).
    package init(reading text: String) throws(CaseError) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, Self.isLocalPart(parts[0]), Self.isDomain(parts[1]) else {
            let visible = text.unicodeScalars.filter { !$0.isHidden && !$0.properties.isWhitespace }.prefix(100)
            throw .badMailAddress(String(String.UnicodeScalarView(visible)))
        }
        self.text = text
    }

    /// What stands behind the `@`.
    package var domain: Substring { text.drop { $0 != "@" }.dropFirst() }

    private static func isLocalPart(_ part: Substring) -> Bool {
        let others = Set("!#$%&'*+/=?^_`{|}~-.".utf8)
        guard (1...64).contains(part.utf8.count), isDotted(part) else { return false }
        return part.utf8.allSatisfy { isLetterOrDigit($0) || others.contains($0) }
    }

    private static func isDomain(_ part: Substring) -> Bool {
        guard !part.isEmpty, isDotted(part) else { return false }
        return part.split(separator: ".").allSatisfy { label in
            label.utf8.count <= 63 && label.utf8.first != UInt8(ascii: "-") && label.utf8.last != UInt8(ascii: "-")
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isDotted(_ part: Substring) -> Bool {
        part.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
