import Glibc
import Synchronization

/// What was read from long texts, by these texts, so that a request need not read one again.
///
/// What is kept is a function of the text alone; so it is right whatever becomes of the transaction that read it.
package final class ReadSources<Value: Sendable>: Sendable {
    private let maximumCount: Int
    private let kept = Mutex<[Source: Value]>([:])

    /// Keeps up to so many, and begins anew when there are more.
    package init(maximumCount: Int = 64) {
        self.maximumCount = maximumCount
    }

    /// What `read` makes of a text, now or at an earlier time.
    package func value(of text: String, read: (String) throws -> Value) rethrows -> Value {
        let source = Source(text: text)
        if let known = kept.withLock({ $0[source] }) { return known }
        let fresh = try read(text)
        kept.withLock { kept in
            if kept.count >= maximumCount { kept.removeAll() }
            kept[source] = fresh
        }
        return fresh
    }
}

/// A text that is told from others by its bytes; its hash is of few of them, since reading all costs more than it saves.
private struct Source: Hashable {
    private static let sample = 64

    let text: String

    static func == (left: Source, right: Source) -> Bool {
        var (left, right) = (left.text, right.text)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                guard left.count == right.count else { return false }
                guard let first = left.baseAddress, let second = right.baseAddress else { return true }
                return memcmp(first, second, left.count) == 0
            }
        }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(text.utf8.count)
        var text = text
        text.withUTF8 {
            hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer($0).suffix(Self.sample)))
        }
    }
}
