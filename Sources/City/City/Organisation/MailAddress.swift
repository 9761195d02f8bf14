/// Addresses of mail.
package enum MailAddress {
    /// Whether mail can be sent to it safely: `local@domain` in ASCII, without anything that would end a header's line.
    ///
    /// What lies behind it is only known when a letter arrives.
    package static func isPlausible(_ text: String) -> Bool {
        guard (3...254).contains(text.utf8.count) else { return false }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), !parts[1].isEmpty else { return false }
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !forbidden.contains($0) }) else { return false }
        return parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
        }
    }

    private static let forbidden = Set("<>()[]\\,;:\"".utf8)
}
