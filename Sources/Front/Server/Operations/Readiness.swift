package import Planning
import Synchronization

/// Whether the site can take traffic.
package final class Readiness: Sendable {
    private let hasStopped = Atomic(false)
    private let store: any PlanStore

    package init(store: any PlanStore) {
        self.store = store
    }

    /// What keeps the site from taking traffic.
    package enum Obstacle: Error {
        /// It was asked to end, and only finishes the requests under way.
        case stopping
        /// The database does not answer, or its plans cannot be read.
        case database(any Error)
    }

    package var isStopping: Bool { hasStopped.load(ordering: .sequentiallyConsistent) }

    /// From now on nothing new is to be sent here.
    package func stop() {
        hasStopped.store(true, ordering: .sequentiallyConsistent)
    }

    /// Looks whether the plans can be read.
    ///
    /// - Returns: how many plans there are, and the revision of the store.
    package func check() async throws(Obstacle) -> (plans: Int, revision: Int) {
        guard !isStopping else { throw .stopping }
        return try await database()
    }

    /// The same whether or not the site is about to end.
    package func database() async throws(Obstacle) -> (plans: Int, revision: Int) {
        do {
            return try await (store.plans().count, store.revision)
        } catch {
            throw .database(error)
        }
    }
}
