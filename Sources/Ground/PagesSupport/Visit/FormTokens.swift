import Crypto
import Synchronization
import Wording

/// Proves that a form was shown by this site to the visitor who sends it (against cross-site request forgery).
///
/// A token is an HMAC-SHA256 over the visitor's secret and the path that the form is sent to, with a key that changes
/// every ``period`` and is derived from a secret of the server. It is good until the end of the period after its own.
/// No copy looks like another: it is hidden under fresh random bytes, or the length of compressed pages would betray it.
package struct FormTokens: Sendable {
    /// In seconds: a form may stay open for 12 to 24 hours.
    package static let period: UInt32 = 12 * 3600

    private let master: SymmetricKey
    private let keys = PeriodKeys()
    private let now: @Sendable () -> Int

    /// - Parameters:
    ///   - secret: at least 32 random bytes that the server keeps.
    ///   - now: seconds since 1970.
    package init(secret: [UInt8], now: @escaping @Sendable () -> Int) {
        master = SymmetricKey(data: secret)
        self.now = now
    }

    /// A token for the form that is sent to `path`.
    package func token(for binding: FormBinding, path: String) -> String {
        let period = currentPeriod
        let bare = period.bigEndianBytes + code(binding, path, period: period)
        var random = SystemRandomNumberGenerator()
        let mask = bare.map { _ in UInt8.random(in: .min ... .max, using: &random) }
        return Base64URL.encode(mask + zip(bare, mask).map { $0 ^ $1 })
    }

    /// Whether `token` was made for this visitor and path, now or in the period before.
    package func accepts(_ token: String, for binding: FormBinding, path: String) -> Bool {
        let length = MemoryLayout<UInt32>.size + SHA256.byteCount
        guard let bytes = Base64URL.decode(token), bytes.count == 2 * length else { return false }
        let bare = zip(bytes.prefix(length), bytes.suffix(length)).map { $0 ^ $1 }
        let period = bare.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard period == currentPeriod || period &+ 1 == currentPeriod else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            bare.dropFirst(4),
            authenticating: Self.message(binding, path),
            using: keys.key(period, from: master)
        )
    }

    private var currentPeriod: UInt32 { UInt32(truncatingIfNeeded: max(0, now()) / Int(Self.period)) }

    private func code(_ binding: FormBinding, _ path: String, period: UInt32) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Self.message(binding, path), using: keys.key(period, from: master)))
    }

    /// With the length of the first part, so that no two pairs make the same bytes.
    private static func message(_ binding: FormBinding, _ path: String) -> [UInt8] {
        UInt32(truncatingIfNeeded: binding.bytes.count).bigEndianBytes + binding.bytes + Array(path.utf8)
    }
}

/// The keys of the periods whose tokens were asked for last: every form and every answer to one needs one.
private final class PeriodKeys: Sendable {
    private let known = Mutex<[UInt32: SymmetricKey]>([:])

    func key(_ period: UInt32, from master: SymmetricKey) -> SymmetricKey {
        known.withLock { known in
            if let key = known[period] { return key }
            let message = Array("form".utf8) + period.bigEndianBytes
            let key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: message, using: master))
            // The one before is still good; older ones are not asked for again.
            known = known.filter { $0.key &+ 1 == period }
            known[period] = key
            return key
        }
    }
}

extension UInt32 {
    fileprivate var bigEndianBytes: [UInt8] {
        [
            UInt8(truncatingIfNeeded: self >> 24), UInt8(truncatingIfNeeded: self >> 16),
            UInt8(truncatingIfNeeded: self >> 8),
            UInt8(truncatingIfNeeded: self),
        ]
    }
}
