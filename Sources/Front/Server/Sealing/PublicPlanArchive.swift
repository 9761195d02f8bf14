import City
package import Figures
package import Planning
package import PlanningStorage
package import Seals

/// Earlier states of plans as everybody could see them then, and may see them now.
///
/// What the public could not see on a day is not shown for that day either, and what is withheld today never is: a figure
/// that was entered in spring, sealed in summer and published in autumn is first seen on the day of its publication.
package struct PublicPlanArchive: PlanArchive {
    private let plans: SQLPlanStore
    private let seals: any SealStore
    private let office: SealOffice
    private let now: @Sendable () -> CalendarDate

    package init(plans: SQLPlanStore, seals: any SealStore, today: @escaping @Sendable () -> CalendarDate) {
        self.plans = plans
        self.seals = seals
        office = SealOffice(store: seals, plans: plans, folders: .exchange)
        now = today
    }

    package var today: CalendarDate { now() }

    package func days(of id: Plan.ID) async throws -> [CalendarDate] {
        guard let period = try await plans.plans().first(where: { $0.id == id })?.period else { return [] }
        let today = today
        let entries = try await seals.entries(of: id)
        let withheldNow = PlanSealing(entries).withheldYears(in: period, on: today)
        var days = Self.days(of: PlanSealing(entries).seals, through: today)
        for revision in try await plans.revisions(of: id) {
            let day = CalendarDate(inJapan: revision.time)
            guard day <= today else { continue }
            let then = PlanSealing(entries.filter { $0.day <= day })
            let withheld = withheldNow.union(then.withheldYears(in: period, on: day))
            if revision.isGeneral || !revision.years.isSubset(of: withheld) { days.insert(day) }
        }
        return days.sorted()
    }

    /// The days on which years became public, and the one from which later years were withheld.
    private static func days(of seals: [SealMark], through today: CalendarDate) -> Set<CalendarDate> {
        var days = Set(seals.map(\.firstPublicDay))
        if let first = seals.first { days.insert(first.day) }
        return days.filter { $0 <= today }
    }

    package func plan(_ id: Plan.ID, in edition: EditionName) async throws -> PastPlan? {
        switch edition {
        case .day(let day): try await plan(id, on: day)
        case .published(let year): try await published(id, year)
        }
    }

    private func plan(_ id: Plan.ID, on day: CalendarDate) async throws -> PastPlan? {
        guard day < today, let stored = try await plans.plan(id, asOf: day.endInJapan) else { return nil }
        let entries = try await seals.entries(of: id)
        let then = PlanSealing(entries.filter { $0.revision <= stored.revision })
        return shown(stored, then, on: day, now: PlanSealing(entries))
    }

    private func published(_ id: Plan.ID, _ year: FiscalYear) async throws -> PastPlan? {
        let entries = try await seals.entries(of: id)
        guard let seal = entries.first(where: { $0.kind == .seal && $0.year == year }), seal.mark.isPublic(on: today)
        else { return nil }
        let plan = try await office.published(id, year: year).plan
        let then = PlanSealing(entries.filter { $0.number <= seal.number })
        let stored = StoredPlan(plan: plan, revision: seal.revision)
        return shown(stored, then, on: seal.mark.firstPublicDay, now: PlanSealing(entries))
    }

    private func shown(
        _ stored: StoredPlan,
        _ then: PlanSealing,
        on day: CalendarDate,
        now: PlanSealing
    ) -> PastPlan {
        let withheld = then.withheldYears(of: stored.plan, on: day).union(now.withheldYears(of: stored.plan, on: today))
        return PastPlan(
            stored: StoredPlan(
                plan: withheld.isEmpty ? stored.plan : stored.plan.without(withheld),
                revision: stored.revision,
                sealing: then.without(withheld)
            ),
            withheld: withheld
        )
    }
}
