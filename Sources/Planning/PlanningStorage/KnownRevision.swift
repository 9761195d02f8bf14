import SQLInterface
import Synchronization

/// The revision that was read last, for as long as nothing changes in the database.
///
/// Two that read at once may keep theirs in any order: each revision is true at its own mark.
final class KnownRevision: Sendable {
    private let state = Mutex<(mark: ChangeMark, revision: Int)?>(nil)

    func revision(at mark: ChangeMark) -> Int? {
        state.withLock { $0?.mark == mark ? $0?.revision : nil }
    }

    func keep(_ revision: Int, at mark: ChangeMark) {
        state.withLock { $0 = (mark, revision) }
    }
}
