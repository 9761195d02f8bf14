import Crypto
import CryptoExtras
import Foundation
import Synchronization

/// Works out and compares hashes of passphrases, a few at a time.
///
/// Each takes a tenth of a second and 32 MiB, so that it never runs on the threads that answer requests, and so that a
/// flood of sign-ins is refused instead of filling the memory.
package final class PasswordPool: Sendable {
    package let cost: ScryptCost
    private let queue: OperationQueue
    private let mostWaiting: Int
    private let waiting = Mutex(0)

    /// Too many sign-ins wait already: try again in a moment.
    package struct Busy: Error {}

    /// - Parameters:
    ///   - cost: of new hashes; a hash that is weaker is made anew at the next sign-in.
    ///   - width: how many run at the same time.
    ///   - mostWaiting: how many may wait or run; the next is refused.
    package init(cost: ScryptCost = .standard, width: Int = 2, mostWaiting: Int = 64) {
        self.cost = cost
        self.mostWaiting = mostWaiting
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = max(1, width)
        queue.name = "shirube.passwords"
    }

    /// A new hash with a new salt.
    package func hash(_ passphrase: Passphrase, _ effects: Effects) async throws -> PasswordHash {
        let (cost, salt) = (cost, effects.randomBytes(16))
        let key = try await run { try Self.key(of: passphrase, cost: cost, salt: salt, count: 32) }
        return PasswordHash(cost: cost, salt: salt, key: key)
    }

    /// Whether the passphrase is the one of the hash; with no hash the same work is done, and the answer is no.
    package func verify(
        _ passphrase: Passphrase,
        against hash: PasswordHash?,
        _ effects: Effects
    ) async throws -> Bool {
        let known = hash ?? PasswordHash(cost: cost, salt: effects.randomBytes(16), key: effects.randomBytes(32))
        let key = try await run {
            try Self.key(of: passphrase, cost: known.cost, salt: known.salt, count: known.key.count)
        }
        return key.isSameSecret(as: known.key) && hash != nil
    }

    private static func key(of passphrase: Passphrase, cost: ScryptCost, salt: [UInt8], count: Int) throws -> [UInt8] {
        // The library needs a place in memory even for no bytes; no passphrase that is taken is empty.
        let bytes = passphrase.bytes.isEmpty ? [0] : passphrase.bytes
        let key = try KDF.Scrypt.deriveKey(
            from: bytes,
            salt: salt,
            outputByteCount: count,
            rounds: 1 << cost.logarithm,
            blockSize: cost.blockSize,
            parallelism: cost.parallelism
        )
        return key.withUnsafeBytes { Array($0) }
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isAdmitted = waiting.withLock { count in
            guard count < mostWaiting else { return false }
            count += 1
            return true
        }
        guard isAdmitted else { throw Busy() }
        defer { waiting.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result(catching: work)) }
        }
    }
}
