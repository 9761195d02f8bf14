import HTTPTypes
import Synchronization

/// Keeps finished pages, each compressed at most once, so that asking for them again costs a look-up.
///
/// It is bounded in bytes: the pages that were not asked for longest give way. A page belongs to a revision of the
/// data; pages of older revisions are never served again, so that they give way soon.
///
/// It holds only what everybody gets: for an answer to one person (``AnswerScope``) it is as if it were not there, and
/// what is not public or sets a cookie is not kept.
package final class PageCache: Sendable {
    /// What names a page.
    package struct Key: Hashable, Sendable {
        package let revision: String
        package let path: String
        /// What the page looks at in the query, in canonical form (see ``Query/canonical(_:)``).
        package let query: String

        package init(revision: String, path: String, query: String = "") {
            self.revision = revision
            self.path = path
            self.query = query
        }
    }

    private struct Entry {
        let page: PageResponse
        /// As far as it is counted.
        var size: Int
        var lastUse: UInt64
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var size = 0
        var clock: UInt64 = 0
    }

    /// How many bytes the kept pages may take.
    package let capacity: Int
    private let state = Mutex(State())

    package init(capacity: Int = 64 << 20) {
        self.capacity = capacity
    }

    /// The page kept under `key`, or the one that `make` makes, which is then kept.
    ///
    /// Two requests that miss at the same time both make it; the pages are the same, so either may be kept.
    package func page(_ key: Key, make: () async throws -> PageResponse) async rethrows -> PageResponse {
        if AnswerScope.isCurrentPersonal { return try await make() }
        if let page = kept(key) { return page }
        let page = try await make()
        keep(page, as: key)
        return page
    }

    /// How many bytes the kept pages take, and how many there are.
    package var usage: (bytes: Int, pages: Int) {
        state.withLock { ($0.size, $0.entries.count) }
    }

    private func kept(_ key: Key) -> PageResponse? {
        state.withLock { state in
            guard let index = state.entries.index(forKey: key) else { return nil }
            state.clock += 1
            state.entries.values[index].lastUse = state.clock
            return state.entries.values[index].page
        }
    }

    private func keep(_ page: PageResponse, as key: Key) {
        // Making the page may have shown that it is for one person.
        guard page.isForEverybody, !AnswerScope.isCurrentPersonal, page.size <= capacity / 4 else { return }
        // Before it is counted, so that no growth is missed.
        page.body.onGrowth { [weak self] in self?.recount(key) }
        state.withLock { state in
            state.clock += 1
            let entry = Entry(page: page, size: page.size, lastUse: state.clock)
            let previous = state.entries.updateValue(entry, forKey: key)
            state.size += entry.size - (previous?.size ?? 0)
            if state.size > capacity { makeRoom(in: &state) }
        }
    }

    /// Counts a page that was compressed after it was kept.
    private func recount(_ key: Key) {
        state.withLock { state in
            guard let index = state.entries.index(forKey: key) else { return }
            let size = state.entries.values[index].page.size
            state.size += size - state.entries.values[index].size
            state.entries.values[index].size = size
            if state.size > capacity { makeRoom(in: &state) }
        }
    }

    /// Drops pages until an eighth is free, so that the sorting is paid once for many additions.
    ///
    /// Those that were not asked for longest go first: pages of an older revision are never asked for again.
    private func makeRoom(in state: inout State) {
        let order = state.entries.map { (key: $0.key, lastUse: $0.value.lastUse) }.sorted { $0.lastUse < $1.lastUse }
        for candidate in order where state.size > capacity - capacity / 8 {
            state.size -= state.entries.removeValue(forKey: candidate.key)?.size ?? 0
        }
    }
}
