/// A 128-bit fingerprint of some bytes, for entity tags and names of assets.
///
/// It is not cryptographic and need not be: it only tells whether two versions of *our own* page at one address are
/// the same. With 128 well-mixed bits and the length, two versions of a page collide with a probability of about
/// 2⁻¹²⁸; somebody who could choose our pages' bytes so as to force a collision would gain no more than a stale copy
/// in their own browser. It takes a fraction of the time of SHA-256.
package struct Fingerprint: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    package init(_ bytes: [UInt8]) {
        var first = Lane(state: 0x9E37_79B9_7F4A_7C15, factor: 0xD6E8_FEB8_6659_FD93)
        var second = Lane(state: 0xC2B2_AE3D_27D4_EB4F, factor: 0xA076_1D64_78BD_642F)
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset + 16 <= buffer.count {
                let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                let next = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
                first.take(word, next)
                second.take(word, next)
                offset += 16
            }
            while offset + 8 <= buffer.count {
                let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                first.take(word)
                second.take(word)
                offset += 8
            }
            var rest: UInt64 = 0
            for index in offset..<buffer.count { rest = rest << 8 | UInt64(buffer[index]) }
            first.take(rest)
            second.take(rest)
        }
        high = first.finished(length: bytes.count)
        low = second.finished(length: bytes.count)
    }

    /// 32 hexadecimal digits.
    package var text: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

/// One half: folds each word into the state with the full 128-bit product, as wyhash does.
private struct Lane {
    var state: UInt64
    let factor: UInt64

    mutating func take(_ word: UInt64) {
        // The addition keeps a word that happens to equal the state from erasing what came before.
        state = Self.fold(state ^ word, factor) &+ word.byteSwapped
    }

    /// Two words at once, for the price of one.
    mutating func take(_ word: UInt64, _ next: UInt64) {
        state = Self.fold(state ^ word, factor ^ next) &+ word.byteSwapped &+ next
    }

    func finished(length: Int) -> UInt64 {
        Self.fold(Self.fold(state ^ UInt64(length), factor) ^ factor, 0x1656_67B1_9E37_79F9)
    }

    private static func fold(_ first: UInt64, _ second: UInt64) -> UInt64 {
        let product = first.multipliedFullWidth(by: second)
        return product.high ^ product.low
    }
}
