import Figures
import Planning

// Earlier states of plans.
extension PlanEditions {
    /// Where a question for an earlier state leads.
    enum Way: Hashable {
        /// To this edition, which is another one where a day stands for the last change before it.
        case edition(EditionName)
        /// To the plan as it stands: today is not over.
        case current
        /// A day that has not come.
        case future
        /// There was no plan yet, before this day.
        case beforeFirst(CalendarDate)
        /// No such year was published.
        case notPublished
    }

    /// Finds the edition that somebody asks for.
    ///
    /// No plan is read for it, however many days are asked for.
    /// - Returns: nothing where there is no such plan, or no earlier states are shown.
    func way(to name: EditionName, of id: Plan.ID) async throws -> Way? {
        guard let archive, let days = try await days(of: id), let first = days.first else { return nil }
        switch name {
        case .published(let year):
            let seal = try await edition(id)?.sealing.seal(of: year)
            return seal == nil ? .notPublished : .edition(name)
        case .day(let day):
            let today = archive.today
            if day > today { return .future }
            if day == today { return .current }
            return days.last { $0 <= day }.map { .edition(.day($0)) } ?? .beforeFirst(first)
        }
    }

    /// A plan in an edition that ``way(to:of:)`` led to; nothing where there is none any more.
    func edition(_ id: Plan.ID, in name: EditionName) async throws -> PlanEdition? {
        guard let archive, let current = try await revision(of: id), let days = try await days(of: id) else {
            return nil
        }
        return try await past.edition(id, in: name, at: current) { [self] in
            guard let found = try await archive.plan(id, in: name) else { return nil }
            let state = PastState(
                name: name,
                revision: found.stored.revision,
                current: current,
                withheld: found.withheld,
                through: Self.lastDay(of: name, days)
            )
            return PlanEdition(shown(found.stored), past: state)
        }
    }

    private static func lastDay(of name: EditionName, _ days: [CalendarDate]) -> CalendarDate? {
        guard case .day(let day) = name else { return nil }
        return days.first { $0 > day }?.previous
    }

    private func days(of id: Plan.ID) async throws -> [CalendarDate]? {
        guard let archive, let current = try await revision(of: id) else { return nil }
        return try await past.days(of: id, at: current) { try await archive.days(of: id) }
    }

    private func revision(of id: Plan.ID) async throws -> Int? {
        try await shelf().summaries.first { $0.id == id }?.revision
    }
}
