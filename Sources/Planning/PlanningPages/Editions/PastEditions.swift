import Figures
import Planning
import Synchronization

/// What is known of an earlier state of a plan besides its content.
struct PastState: Sendable {
    let name: EditionName
    /// The plan's revision that it was.
    let revision: Int
    /// The plan's revision now.
    let current: Int
    /// The years whose results it does not show.
    let withheld: Set<FiscalYear>
    /// The last day on which everybody saw the plan like this; nothing where it is still so, and of a sealed year.
    let through: CalendarDate?
}

/// The earlier states of plans that were asked for last.
///
/// Each is loaded once for all who ask at the same time, and one after the other: whoever asks for all days of ten years
/// keeps one processor busy and fills a bounded place.
final class PastEditions: Sendable {
    typealias Load = Task<PlanEdition?, any Error>

    private struct Key: Hashable {
        let plan: Plan.ID
        let name: EditionName
        let revision: Int
    }

    private struct State {
        /// The latest at the end.
        var loads: [(key: Key, load: Load)] = []
        var last: Load?
        var days: [Plan.ID: (revision: Int, days: [CalendarDate])] = [:]
    }

    /// How many are kept, over all plans.
    static let capacity = 6
    private let state = Mutex(State())

    /// The plan in an edition while it stands in `revision`.
    func edition(
        _ plan: Plan.ID,
        in name: EditionName,
        at revision: Int,
        load: @escaping @Sendable () async throws -> PlanEdition?
    ) async throws -> PlanEdition? {
        let key = Key(plan: plan, name: name, revision: revision)
        let task = state.withLock { state in
            if let index = state.loads.firstIndex(where: { $0.key == key }) {
                let known = state.loads.remove(at: index)
                state.loads.append(known)
                return known.load
            }
            let before = state.last
            let task = Load {
                _ = await before?.result
                return try await load()
            }
            state.last = task
            state.loads.append((key, task))
            if state.loads.count > Self.capacity { state.loads.removeFirst() }
            return task
        }
        do {
            return try await task.value
        } catch {
            state.withLock { $0.loads.removeAll { $0.key == key } }
            throw error
        }
    }

    /// The days on which a plan changed, read once while it stands in `revision`.
    func days(
        of plan: Plan.ID,
        at revision: Int,
        read: () async throws -> [CalendarDate]
    ) async throws -> [CalendarDate] {
        if let known = state.withLock({ $0.days[plan] }), known.revision == revision { return known.days }
        let days = try await read()
        state.withLock { $0.days[plan] = (revision, days) }
        return days
    }
}
