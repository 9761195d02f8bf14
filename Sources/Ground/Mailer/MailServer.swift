package import Wording

/// The mail server that takes mail from us, and how it is spoken to.
package struct MailServer: Hashable, Sendable {
    package enum Encryption: Hashable, Sendable {
        /// Everything goes in the clear: only for a server inside a closed network.
        case none
        /// Nothing is said before the connection is encrypted; a server that does not offer it gets no mail.
        case startTLS
        /// Encrypted from the first byte.
        case fromStart
    }

    package struct Credentials: Hashable, Sendable {
        package let user: String
        package let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// A name or an address; an IPv6 address stands in brackets.
    package let host: String
    package let port: Int
    package let encryption: Encryption
    package let credentials: Credentials?
    /// A file of certificates that sign the server's; `nil` for those that the machine trusts.
    package let authorities: String?

    /// Reads the address of a server: `smtp://host`, `smtp+starttls://host:587`, `smtps://host`.
    /// - Throws: ``MailServerProblem`` where it is none, and where a password would go in the clear.
    package init(
        url: String,
        credentials: Credentials? = nil,
        authorities: String? = nil
    ) throws(MailServerProblem) {
        let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .notAnAddress }
        switch parts[0] {
        case "smtp": (encryption, port) = (.none, try Self.port(in: parts[1]) ?? 25)
        case "smtp+starttls": (encryption, port) = (.startTLS, try Self.port(in: parts[1]) ?? 587)
        case "smtps": (encryption, port) = (.fromStart, try Self.port(in: parts[1]) ?? 465)
        default: throw .notAnAddress
        }
        guard encryption != .none || credentials == nil else { throw .passwordInTheClear }
        host = try Self.host(in: parts[1])
        self.credentials = credentials
        self.authorities = authorities
    }

    /// What stands before the port.
    private static func host(in text: Substring) throws(MailServerProblem) -> String {
        let colon = text.lastIndex(of: ":")
        let hasPort = colon.map { !text[$0...].contains("]") } ?? false
        let host = hasPort ? colon.map { text[..<$0] } ?? text : text
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]") && host.count > 2
        let inside = isBracketed ? host.dropFirst().dropLast() : host
        let isPlain = inside.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): true
            case UInt8(ascii: ":"): isBracketed
            default: false
            }
        }
        guard isPlain, !inside.isEmpty, inside.utf8.count <= 253 else { throw .notAnAddress }
        return String(host)
    }

    private static func port(in text: Substring) throws(MailServerProblem) -> Int? {
        guard let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") else { return nil }
        let digits = text[text.index(after: colon)...]
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(digits),
            (1...65_535).contains(port)
        else { throw .notAnAddress }
        return port
    }

    /// The address as the library wants it; the path is the name that we give ourselves.
    func libraryURL(greetingAs name: String) -> String {
        "\(encryption == .fromStart ? "smtps" : "smtp")://\(host):\(port)/\(name)"
    }
}

/// What is wrong with the setting of the mail server.
package enum MailServerProblem: Error, Hashable, Sendable {
    case notAnAddress
    case passwordInTheClear

    package var message: Bilingual {
        switch self {
        case .notAnAddress:
            Bilingual(
                "メールサーバーは smtp://ホスト:25、smtp+starttls://ホスト:587、smtps://ホスト:465 の形で書いてください。",
                "Write the mail server as smtp://host:25, smtp+starttls://host:587 or smtps://host:465."
            )
        case .passwordInTheClear:
            Bilingual(
                "smtp:// ではパスワードが暗号化されずに送られます。smtp+starttls:// か smtps:// にしてください。",
                "With smtp:// the password would go in the clear. Use smtp+starttls:// or smtps://."
            )
        }
    }
}
