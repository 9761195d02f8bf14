package import City
package import CityPages
package import Foundation
package import Hummingbird
package import PagesSupport
package import Planning
package import Rounds
package import Seals
import Wording

/// The pages on which the office seals years, corrects them and verifies what is sealed: everything under
/// `/office/seals/`.
package struct SealsPages: Sendable {
    let office: SealOffice
    let plans: any PlanStore
    /// A plan as it stood at a moment; `nil` where there was none yet.
    let earlier: @Sendable (Plan.ID, Date) async throws -> StoredPlan?
    let city: CityPages
    let effects: Effects
    /// Seals years and ends their rounds.
    let yearEnd: YearEnd

    /// `plans` and `earlier` show everything, also what is not public yet; `city` must have been given ``room``.
    package init(
        office: SealOffice,
        rounds: RoundOffice,
        plans: any PlanStore,
        earlier: @escaping @Sendable (Plan.ID, Date) async throws -> StoredPlan?,
        city: CityPages,
        effects: Effects = .live
    ) {
        self.office = office
        self.plans = plans
        self.earlier = earlier
        self.city = city
        self.effects = effects
        yearEnd = YearEnd(seals: office, rounds: rounds)
    }

    static let path = "/office/seals/"

    /// What stands in the office's menu.
    package static let room = OfficeRoom(
        SealWords.seals,
        path: path,
        purpose: SealWords.purpose,
        for: .rounds(.seeBoard),
        said: SealWords.said
    )

    /// Adds all pages in all readings.
    package func addRoutes(to router: Router<ShirubeRequestContext>) {
        let pages = self
        city.addRoutes(to: router) { routes in
            routes.page(Self.path, for: .rounds(.seeBoard)) { try await pages.list($0) }
            routes.page("/office/seals/:plan/", for: .rounds(.seeBoard)) { try await ChainPage.answer(pages, $0) }
            routes.page("/office/seals/:plan/verify/", for: .rounds(.seeBoard)) {
                try await ChainPage.verify(pages, $0)
            }
            routes.page("/office/seals/:plan/as-of/", for: .rounds(.seeBoard)) {
                try await AsOfPage.answer(pages, $0)
            }
            routes.page("/office/seals/:plan/freeze/", for: .rounds(.freeze)) { try await FreezePage.answer(pages, $0) }
            routes.form("/office/seals/:plan/freeze/", for: .rounds(.freeze)) {
                try await FreezePage.take(pages, $0, $1)
            }
            routes.page("/office/seals/:plan/correct/", for: .rounds(.issueErratum)) {
                try await ErratumPage.answer(pages, $0)
            }
            routes.form("/office/seals/:plan/correct/", for: .rounds(.issueErratum)) {
                try await ErratumPage.take(pages, $0, $1)
            }
        }
    }

    static func path(_ plan: Plan.ID, _ page: String = "") -> String {
        "\(path)\(plan.text)/\(page.isEmpty ? "" : page + "/")"
    }

    /// The plan that the address names, of the member's own municipality.
    /// - Throws: ``PageError/notFound``.
    func plan(_ visit: MemberVisit) async throws -> StoredPlan {
        guard let id = visit.visit.context.parameters.get("plan").flatMap({ Plan.ID($0) }),
            let stored = try await plans.plan(id), stored.plan.municipality.code == visit.municipality
        else { throw PageError.notFound }
        return stored
    }

    /// Who asks, as what post, and why.
    func signature(_ visit: MemberVisit, _ action: RoundPolicy.Action, why reason: String) -> SealSignature {
        let standing = visit.me.standing
        let holding = standing.holdings.first { RoundPolicy.reach(of: $0.role, action) != .none }
        return SealSignature(
            actor: standing.member.name,
            post: holding?.name ?? "",
            time: effects.now(),
            reason: reason
        )
    }

    /// The plans of the municipality, each with its last seal.
    private func list(_ visit: MemberVisit) async throws -> Response {
        let own = try await plans.plans().filter { $0.municipality.code == visit.municipality }
        var lines: [(plan: PlanSummary, last: SealEntry?)] = []
        for plan in own { lines.append((plan, try await office.entries(of: plan.id).last)) }
        var page = OfficePage(title: SealWords.seals, path: Self.path)
        page.intro = Markup {
            p { visit.visit.says(SealWords.about) }
            if lines.isEmpty { p { visit.visit.says(SealWords.noPlans) } }
            ul {
                for line in lines {
                    li {
                        a(.href(visit.visit.path(Self.path(line.plan.id)))) { visit.visit.says(line.plan.name) }
                        let state = line.last.map { Bilingual(same: $0.mark.text) } ?? SealWords.nothingSealed
                        "　" + visit.visit.says(state)
                    }
                }
            }
        }
        return visit.visit.answer(page)
    }
}

extension SealError: PageErrorConvertible {
    /// As a page of its own, where no form can show it.
    package var pageError: PageError {
        if case .unknownPlan = self { return .notFound }
        return .invalid([message])
    }
}
