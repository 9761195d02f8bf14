import NIOCore
import Synchronization

/// The bytes of a finished page, and their compressed form from the moment that somebody asks for it.
///
/// Compressing costs more than making most pages, and a page that nobody asks for again, or whose reader has it already,
/// never needs it.
final class PageBody: Sendable {
    private enum Compressed {
        case notAsked
        /// Nothing where it would not be smaller.
        case made(ByteBuffer?)
    }

    let plain: ByteBuffer
    /// Names exactly these bytes.
    let tag: String
    private let compressed = Mutex(Compressed.notAsked)
    private let compressedSize = Atomic(0)
    private let watcher = Mutex<(@Sendable () -> Void)?>(nil)

    init(_ bytes: [UInt8]) {
        plain = ByteBuffer(bytes: bytes)
        tag = Fingerprint(bytes).text
    }

    /// Whether a client that likes compressed bytes may get them: below this the header of the format and the time to
    /// inflate cost more than they save.
    var isWorthCompressing: Bool { plain.readableBytes >= 512 }

    /// How many bytes it takes now.
    var size: Int { plain.readableBytes + compressedSize.load(ordering: .acquiring) }

    /// The compressed bytes; nothing where they would not be fewer.
    ///
    /// They are made once: who asks meanwhile waits, as making them a second time would take as long.
    func gzip() -> ByteBuffer? {
        let (buffer, isNew) = compressed.withLock { state -> (ByteBuffer?, Bool) in
            if case .made(let buffer) = state { return (buffer, false) }
            let buffer = isWorthCompressing ? Gzip.compress(plain) : nil
            state = .made(buffer)
            compressedSize.store(buffer?.readableBytes ?? 0, ordering: .releasing)
            return (buffer, true)
        }
        if isNew, let watcher = watcher.withLock({ $0 }) { watcher() }
        return buffer
    }

    /// Calls `watcher` after ``size`` has grown, for whoever counts the bytes; the last one that is given counts.
    func onGrowth(_ watcher: @escaping @Sendable () -> Void) {
        self.watcher.withLock { $0 = watcher }
    }
}
