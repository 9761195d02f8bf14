import Crypto
package import Figures
import Wording

/// A secret that opens something to whoever shows it: a session, an invitation, a link to set a passphrase anew.
///
/// 256 random bits. It names its municipality, so that it is looked for in one municipality's rows only. What is stored
/// is a fingerprint of it (``hash``), from which it cannot be made again.
package struct SecretToken: Hashable, Sendable {
    package let municipality: MunicipalityCode
    private let bytes: [UInt8]

    static let byteCount = 32

    package init(for municipality: MunicipalityCode, _ effects: Effects) {
        self.municipality = municipality
        bytes = effects.randomBytes(Self.byteCount)
    }

    /// Reads back what ``text`` wrote; `nil` for anything else, however long.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 50 else { return nil }
        let parts = String(text).split(separator: "-", maxSplits: 1)
        guard parts.count == 2, parts[0].utf8.count == 6 else { return nil }
        guard let municipality = try? MunicipalityCode(reading: String(parts[0])), municipality.text == parts[0] else {
            return nil
        }
        guard let bytes = Base64URL.decode(String(parts[1])), bytes.count == Self.byteCount else { return nil }
        self.municipality = municipality
        self.bytes = bytes
    }

    /// 50 characters that may stand in an address or a cookie: `462012-` and 43 letters, digits, `-` and `_`.
    package var text: String { municipality.text + "-" + Base64URL.encode(bytes) }

    /// What is stored of it.
    ///
    /// The token holds 256 random bits, so a fingerprint without salt or delay is safe.
    package var hash: SecretHash {
        SecretHash(bytes: Array(SHA256.hash(data: Array("shirube token\0".utf8) + bytes)))
    }
}

/// A fingerprint of a secret.
package struct SecretHash: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}

extension [UInt8] {
    /// Compares without telling by the time taken where the first difference is.
    func isSameSecret(as other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        return zip(self, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
