package import Figures

/// Where earlier states of plans are found, as far as everybody may see them.
package protocol PlanArchive: Sendable {
    /// The day in Japan.
    var today: CalendarDate { get }

    /// The days through today on which what everybody sees of a plan changed, the earliest first.
    ///
    /// The plan of every other day is that of the last of these before it.
    /// - Returns: none where there is no such plan.
    /// - Throws: errors of the database.
    func days(of plan: Plan.ID) async throws -> [CalendarDate]

    /// A plan in an edition; `nil` where there is none, or where it is not for everybody yet.
    /// - Throws: errors of the database.
    func plan(_ id: Plan.ID, in edition: EditionName) async throws -> PastPlan?
}

/// A plan in an earlier state.
package struct PastPlan: Sendable {
    /// In the revision that it was.
    package let stored: StoredPlan
    /// The years whose results it does not show: those that were not for everybody then, or are not now.
    package let withheld: Set<FiscalYear>

    package init(stored: StoredPlan, withheld: Set<FiscalYear>) {
        self.stored = stored
        self.withheld = withheld
    }
}
