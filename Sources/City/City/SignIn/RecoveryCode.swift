import Crypto

/// A code that stands in once for a lost authenticator: 80 random bits, shown once, stored as a salted fingerprint.
package struct RecoveryCode: Hashable, Sendable {
    static let countOfSet = 10

    /// `abcd-efgh-ijkl-mnop`.
    package let text: String

    init(_ effects: Effects) {
        let letters = Array(Base32.lowercase(effects.randomBytes(10)))
        text = stride(from: 0, to: 16, by: 4).map { String(letters[$0..<($0 + 4)]) }.joined(separator: "-")
    }

    /// The fingerprint of what somebody typed, with or without hyphens and in either case; `nil` for what is no code.
    static func hash(of typed: String, salt: [UInt8]) -> SecretHash? {
        guard typed.utf8.count <= 100 else { return nil }
        let plain = typed.lowercased().filter { !$0.isWhitespace && $0 != "-" }
        guard plain.utf8.count == 16 else { return nil }
        let code = HMAC<SHA256>.authenticationCode(for: Array(plain.utf8), using: SymmetricKey(data: salt))
        return SecretHash(bytes: Array(code))
    }
}

/// The codes of one member that are not used yet.
package struct RecoverySet: Hashable, Sendable {
    package let salt: [UInt8]
    package private(set) var hashes: [SecretHash]

    package init(salt: [UInt8], hashes: [SecretHash]) {
        self.salt = salt
        self.hashes = hashes
    }

    /// Ten new codes, and what is stored of them.
    static func make(_ effects: Effects) -> (codes: [RecoveryCode], set: RecoverySet) {
        let salt = effects.randomBytes(16)
        let codes = (0..<RecoveryCode.countOfSet).map { _ in RecoveryCode(effects) }
        return (codes, RecoverySet(salt: salt, hashes: codes.compactMap { RecoveryCode.hash(of: $0.text, salt: salt) }))
    }

    /// Takes the typed code out.
    ///
    /// - Returns: whether it was there.
    mutating func use(_ typed: String) -> Bool {
        guard let hash = RecoveryCode.hash(of: typed, salt: salt) else { return false }
        let left = hashes.filter { !$0.bytes.isSameSecret(as: hash.bytes) }
        defer { hashes = left }
        return left.count < hashes.count
    }
}
