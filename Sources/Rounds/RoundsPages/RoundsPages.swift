package import City
package import CityPages
package import Hummingbird
package import PagesSupport
package import Planning
package import Rounds
import Wording

/// The pages of the yearly round: everything under `/office/rounds/` and `/office/approval/`.
///
/// They stand among the office's own (``CityPages``): made for one person each, kept by nobody, each route with whom it is
/// for. What a page may show of a sheet, and what a form may do with it, ``RoundOffice`` decides by itself.
package struct RoundsPages: Sendable {
    let office: RoundOffice
    let city: CityPages
    let effects: Effects
    /// The mail of the installation; nothing where there is no page for it.
    package var mail: MailDesk?
    /// Makes the documents that the committee reads; nothing where there are none.
    package var papers: PackPapers?
    /// The seals and errata of a plan, for the day of a year's publication; nothing where there are none.
    package var sealing: (@Sendable (Plan.ID) async throws -> PlanSealing)?

    /// `city` must have been given ``rooms``, and `effects` must be those of `office`.
    package init(office: RoundOffice, city: CityPages, effects: Effects = .live) {
        self.office = office
        self.city = city
        self.effects = effects
    }

    /// What stands in the office's menu.
    package static let rooms = [
        OfficeRoom(
            RoundWords.todo,
            path: TodoPage.path,
            purpose: RoundWords.todoPurpose,
            for: .measures([.see]),
            said: RoundWords.said
        ),
        OfficeRoom(
            ApprovalPage.title,
            path: ApprovalPage.path,
            purpose: ApprovalPage.purpose,
            for: .measures([.approve])
        ),
        OfficeRoom(
            DeskWords.rounds,
            path: DeskPath.list,
            purpose: DeskWords.roundsPurpose,
            for: .rounds(.seeBoard),
            said: DeskWords.said
        ),
        OfficeRoom(
            DeskWords.packs,
            path: DeskPath.packs,
            purpose: DeskWords.packsPurpose,
            for: .measures([.readBeforePublication]),
            said: DeskWords.said
        ),
        OfficeRoom(
            DeskWords.mail,
            path: DeskPath.mail,
            purpose: DeskWords.mailPurpose,
            for: .people(.seeMail),
            said: DeskWords.said
        ),
    ]

    /// Adds all pages in all readings.
    package func addRoutes(to router: Router<ShirubeRequestContext>) {
        city.addRoutes(to: router) { routes in
            let routes = RoundRoutes(pages: self, routes: routes)
            addFilling(routes)
            addBooks(routes)
            addDesk(routes)
            addCommittee(routes)
            if let mail { addMail(routes, mail) }
        }
    }
}

/// Adds routes of rounds, each with whom it is for.
struct RoundRoutes {
    let pages: RoundsPages
    let routes: OfficeRoutes

    func page(_ path: String, for access: Access, _ make: @escaping @Sendable (RoundVisit) async throws -> Response) {
        let pages = pages
        routes.page(path, for: access) { try await make(RoundVisit(pages: pages, member: $0)) }
    }

    func form(
        _ path: String,
        for access: Access,
        limits: FormLimits = .text,
        _ take: @escaping @Sendable (RoundVisit, FormBody) async throws -> Response
    ) {
        let pages = pages
        routes.form(path, for: access, limits: limits) { try await take(RoundVisit(pages: pages, member: $0), $1) }
    }
}

extension RoundError: PageErrorConvertible {
    /// As a page of its own, where no form can show it.
    package var pageError: PageError {
        switch self {
        case .notPermitted: .notPermitted(message)
        case .unknownRound, .unknownSheet, .unknownPlan: .notFound
        case .problems(let problems): .invalid(problems.map(\.message))
        default: .invalid([message])
        }
    }
}
