import Crypto
package import Foundation

/// The codes of an authenticator app (TOTP, RFC 6238): six digits for each half minute, from a shared secret.
package struct OneTimePassword: Hashable, Sendable {
    /// 160 random bits, as RFC 4226 recommends for SHA-1.
    package let secret: [UInt8]

    static let secondsOfStep = 30
    static let digits = 6
    /// Steps before and after the present one that are accepted: clocks differ, and typing takes time.
    static let tolerance: Int64 = 1

    package init(secret: [UInt8]) {
        self.secret = secret
    }

    package init(_ effects: Effects) {
        secret = effects.randomBytes(20)
    }

    /// The number of the half minute since 1970.
    package static func step(at time: Date) -> Int64 {
        Int64(min(max(time.timeIntervalSince1970, 0), 1e12)) / Int64(secondsOfStep)
    }

    /// The code of a step, cut off by RFC 4226.
    package func code(step: Int64, digits: Int = digits) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let key = SymmetricKey(data: secret)
        let hash = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: key))
        let offset = Int(hash[19] & 0x0F)
        let number = hash[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let bound = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
        let text = String(number % bound)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// The step whose code was typed, if it is near the present one and later than the last one used: a code that was
    /// read over somebody's shoulder is worth nothing once its owner has typed it.
    package func acceptedStep(of typed: String, at time: Date, after lastUsed: Int64?) -> Int64? {
        let present = Self.step(at: time)
        let candidates = (present - Self.tolerance)...(present + Self.tolerance)
        let bytes = Array(typed.utf8)
        return candidates.filter { step in
            let isLater = lastUsed.map { $0 < step } ?? true
            return Array(code(step: step).utf8).isSameSecret(as: bytes) && isLater
        }.first
    }

    /// The secret as a person types it into the app.
    package var text: String { Base32.encode(secret) }

    /// The address that a picture (QR code) of it holds.
    package func address(issuer: String, account: String) -> String {
        func escaped(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
        return "otpauth://totp/\(escaped(issuer)):\(escaped(account))?secret=\(text)&issuer=\(escaped(issuer))"
            + "&algorithm=SHA1&digits=\(Self.digits)&period=\(Self.secondsOfStep)"
    }
}
