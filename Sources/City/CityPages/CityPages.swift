package import City
package import Figures
import HTTPTypes
package import Hummingbird
package import PagesSupport
package import Wording

/// The pages on which people sign in, look after their accounts, and after each other: everything under `/office/`.
///
/// Nothing here is the same for everybody, so nothing is kept. Each route says whom it is for (``Access``) where it is
/// added, and each form comes through the ``FormGate``.
package struct CityPages: Sendable {
    let store: any CityStore
    let desk: SignInDesk
    let office: PersonnelOffice
    let gate: FormGate
    let cookies: OfficeCookies
    let effects: Effects
    /// Where the site is, for links that are mailed; nothing where no link is.
    package var mailedLinks: SiteOrigin?
    /// Reads tables of units and members; nothing where there is no page for them.
    package var tables: OrganisationTables?
    /// Finds measures for which nobody answers; nothing where there are no plans.
    package var ownerless: OwnerlessMeasures?
    /// One member per role, shown with a way in; nothing but in demonstration mode.
    let demonstration: Demonstration?
    /// The pages of other rooms that stand in the menu.
    let rooms: [OfficeRoom]

    /// `cookies` knows whether the site is reached with TLS; `effects` are those of the desk.
    package init(
        store: any CityStore,
        desk: SignInDesk,
        gate: FormGate,
        cookies: CookiePolicy = CookiePolicy(),
        effects: Effects = .live,
        demonstration: Demonstration? = nil,
        rooms: [OfficeRoom] = []
    ) {
        self.store = store
        self.desk = desk
        office = PersonnelOffice(store: store, effects: effects)
        self.gate = gate
        self.cookies = OfficeCookies(policy: cookies)
        self.effects = effects
        self.demonstration = demonstration
        self.rooms = rooms
    }

    /// Adds all pages in all readings.
    package func addRoutes(to router: Router<ShirubeRequestContext>) {
        addRoutes(to: router) { routes in
            addSignIn(routes)
            addAccount(routes)
            addMembers(routes)
            addUnits(routes)
            routes.page("/office/", for: .member) { OfficeHome.answer($0) }
            routes.page("/office/record/", for: .people(.readRecord)) { try await RecordPage.answer($0) }
            if demonstration != nil { addDemonstration(routes) }
        }
    }

    /// Lets another room add its pages below `/office/`, in all readings, with who asks already found out.
    package func addRoutes(to router: Router<ShirubeRequestContext>, _ add: (OfficeRoutes) -> Void) {
        for reading in Reading.allCases {
            let group = router.group(RouterPath(reading.prefix))
            group.add(middleware: SessionReader(desk: desk, cookies: cookies))
            add(OfficeRoutes(pages: self, router: group))
        }
    }

    /// What a page of the menu is for, in a few words.
    func purpose(of path: String) -> Bilingual {
        rooms.first { $0.path == path }?.purpose ?? OfficeWords.purposes[path] ?? Bilingual(same: "")
    }

    /// What is said once after a form, by the name that travels.
    var said: [String: Bilingual] {
        rooms.reduce(into: OfficeWords.said) { $0.merge($1.said) { known, _ in known } }
    }

    /// Today in Japan.
    var today: CalendarDate { effects.today }

    /// The organisation of the member's municipality.
    package func organisation(_ municipality: MunicipalityCode) async throws -> Organisation {
        try await office.organisation(of: municipality).organisation
    }
}

/// A page of another room in the office's menu.
package struct OfficeRoom: Sendable {
    let name: Bilingual
    /// Without the prefix of a reading.
    let path: String
    /// What it is for, in a few words.
    let purpose: Bilingual
    let access: Access
    /// What the room's pages say once after a form, by the name that travels.
    let said: [String: Bilingual]

    package init(
        _ name: Bilingual,
        path: String,
        purpose: Bilingual,
        for access: Access,
        said: [String: Bilingual] = [:]
    ) {
        self.name = name
        self.path = path
        self.purpose = purpose
        self.access = access
        self.said = said
    }
}

/// Adds routes, each with whom it is for.
package struct OfficeRoutes {
    let pages: CityPages
    let router: RouterGroup<ShirubeRequestContext>

    /// A page for everybody.
    func page(_ path: String, _ access: Access, _ make: @escaping @Sendable (Visit) async throws -> Response) {
        let pages = pages
        router.get(RouterPath(path)) { request, context in
            if let elsewhere = Self.canonicalRedirect(request) { return elsewhere }
            return try await make(Visit(pages: pages, request: request, context: context))
        }
    }

    /// Every page of the office stands at an address that ends with a slash.
    private static func canonicalRedirect(_ request: Request) -> Response? {
        guard !request.uri.path.hasSuffix("/") else { return nil }
        let query = request.uri.query.map { "?" + $0 } ?? ""
        return SitePath(request.uri.path + "/" + query).map { .seeOther($0) }
    }

    /// A page for members.
    package func page(
        _ path: String,
        for access: Access,
        _ make: @escaping @Sendable (MemberVisit) async throws -> Response
    ) {
        let pages = pages
        router.get(RouterPath(path)) { request, context in
            if let elsewhere = Self.canonicalRedirect(request) { return elsewhere }
            let visit = Visit(pages: pages, request: request, context: context)
            guard let member = visit.signedIn else { return try SignInPage.sendThere(visit) }
            return try await Self.admitted(member, visit, access, make)
        }
    }

    /// A form that everybody may send.
    func form(
        _ path: String,
        _ access: Access,
        _ take: @escaping @Sendable (Visit, FormBody) async throws -> Response
    ) {
        let pages = pages
        pages.gate.post(RouterPath(path), on: router) { body, request, context in
            try await take(Visit(pages: pages, request: request, context: context), body)
        }
    }

    /// A form that members may send.
    package func form(
        _ path: String,
        for access: Access,
        limits: FormLimits = .text,
        _ take: @escaping @Sendable (MemberVisit, FormBody) async throws -> Response
    ) {
        let pages = pages
        pages.gate.post(RouterPath(path), on: router, limits: limits, admission: Self.admit) { body, request, context in
            let visit = Visit(pages: pages, request: request, context: context)
            guard let member = visit.signedIn else { throw PageError.formExpired }
            return try await Self.admitted(member, visit, access) { try await take($0, body) }
        }
    }

    /// Tells whoever was signed in when the form was shown, and is not any more, from a form that went stale.
    private static func admit(_ context: ShirubeRequestContext) throws {
        guard context.visitor.person == nil else { return }
        let path = context.reading.path(SignInPage.path)
        throw PageError.signedOut(
            signIn: PageError.Link(name: OfficeWords.signIn[context.reading.language], path: path)
        )
    }

    private static func admitted(
        _ member: SignedInMember,
        _ visit: Visit,
        _ access: Access,
        _ make: (MemberVisit) async throws -> Response
    ) async throws -> Response {
        guard access.allows(member.me) else { throw PageError.notPermitted(OfficeWords.notPermitted) }
        do {
            return try await make(MemberVisit(visit: visit, member: member))
        } catch let error as CityError {
            throw error.pageError
        } catch SignInError.raiseNeeded {
            return try RaisePage.sendThere(visit)
        } catch let error as SignInError {
            throw PageError.invalid([error.message(at: visit.pages.effects.now())])
        }
    }
}

extension CityError {
    /// As a page of its own, where no form can show it.
    var pageError: PageError {
        switch self {
        case .notPermitted: .notPermitted(message)
        case .unknown, .unknownMunicipality: .notFound
        case .problems(let problems): .invalid(problems.map(\.message))
        default: .invalid([message])
        }
    }
}
