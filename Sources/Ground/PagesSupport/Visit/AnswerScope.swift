import Synchronization

/// Whether the answer to one request is the same for everybody or was made for the one who asks.
///
/// Looking at the visitor makes it personal, so that no page can forget to say so. A personal answer is never taken from
/// a cache nor kept in one, has no entity tag, and is not stored by browsers or proxies: `PageCache`, `PageResponse` and
/// `SecurityHeaders` ask here.
package final class AnswerScope: Sendable {
    /// That of the request under way; bound around every route by `SecurityHeaders`.
    @TaskLocal static var current: AnswerScope?

    private let state = Atomic(false)

    package init() {}

    package var isPersonal: Bool { state.load(ordering: .acquiring) }

    /// There is no way back: what was once made from somebody's identity stays theirs.
    package func makePersonal() {
        state.store(true, ordering: .releasing)
    }

    /// Whether the answer under way is for one person.
    static var isCurrentPersonal: Bool { current?.isPersonal ?? false }
}
