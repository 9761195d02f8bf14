import Foundation
import Planning
import Synchronization

/// What one revision did to a plan.
///
/// Who did it is not the public's: it may be the name of an account.
struct PlanRevision: Sendable {
    let revision: Int
    let time: Date
    let reason: String
    private(set) var added = 0
    private(set) var changed = 0
    private(set) var removed = 0
    /// Figures that were changed, in the order of their keys.
    private(set) var figures: [FigureChange] = []
    /// How many rows of each measure it touched.
    private(set) var rows: [Measure.ID: Int] = [:]

    init(_ event: PlanEvent) {
        revision = event.position.revision
        time = event.time
        // What an import writes by itself names a folder of somebody's machine.
        reason = event.reason.hasPrefix("import: ") ? "" : event.reason
        take(event)
    }

    mutating func take(_ event: PlanEvent) {
        switch event.kind {
        case .added: added += 1
        case .changed: changed += 1
        case .removed: removed += 1
        }
        if let measure = event.measure { rows[measure, default: 0] += 1 }
        guard event.kind == .changed, event.part == .figure, let change = FigureChange(event) else { return }
        // Events come the latest first.
        figures.insert(change, at: 0)
    }
}

/// The latest revisions of a plan, the latest first.
struct PlanHistory: Sendable {
    let revisions: [PlanRevision]

    /// Nothing, for pages that tell no history.
    static let none = PlanHistory(revisions: [])

    private init(revisions: [PlanRevision]) {
        self.revisions = revisions
    }

    /// Reads at most so many whole revisions; the events of a very large one are counted to their end.
    ///
    /// Of an earlier state it tells what had happened by then, without the years that are withheld from it.
    init(of edition: PlanEdition, in editions: PlanEditions, limit: Int) async throws {
        var revisions: [PlanRevision] = []
        var position = edition.past.map { PlanEvent.Position(revision: $0.revision + 1, sequence: 0) }
        let withheld = edition.past?.withheld ?? []
        while true {
            let events = try await editions.events(of: edition.plan.id, before: position)
            for event in events where !event.tells(of: withheld) {
                if revisions.last?.revision == event.position.revision {
                    revisions[revisions.count - 1].take(event)
                } else {
                    guard revisions.count < limit else {
                        self.revisions = revisions
                        return
                    }
                    revisions.append(PlanRevision(event))
                }
            }
            guard let last = events.last else { break }
            position = last.position
        }
        self.revisions = revisions
    }
}

/// The history of an edition once somebody asked for it.
final class HistoryShelf: Sendable {
    private let kept = Mutex<PlanHistory?>(nil)

    fileprivate var history: PlanHistory? {
        get { kept.withLock { $0 } }
        set { kept.withLock { $0 = newValue } }
    }
}

extension PlanEditions {
    /// The latest revisions of a plan, read once for each edition.
    func history(of edition: PlanEdition) async throws -> PlanHistory {
        let shelf = edition.shelves.history
        if let history = shelf.history { return history }
        let history = try await PlanHistory(of: edition, in: self, limit: PlanFeed.maximumEntries)
        shelf.history = history
        return history
    }
}
