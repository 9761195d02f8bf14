import City
import CityStorage
import Figures
import Foundation
import Hummingbird
import PagesSupport
import SQLiteDriver
import Synchronization
import TestSupport
import Testing
import Wording

@testable import CityPages

/// A small city with one member per role, its pages, and a clock that tests set.
final class TestCity: Sendable {
    static let secret = [UInt8](repeating: 3, count: 32)
    static let passphrase = "紫の傘と三つの橋と朝の市場"
    static let code = MunicipalityCode.sample("462012")
    static let otherCode = MunicipalityCode.sample("462101")

    let store: SQLCityStore
    let desk: SignInDesk
    let office: PersonnelOffice
    let client: InProcessClient
    let routes: [(method: String, path: String)]
    let clock: Clock
    let tokens: FormTokens

    final class Clock: Sendable {
        /// A Tuesday in June of 2026.
        private let seconds = Mutex(1_781_000_000.0)

        var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

        func advance(_ more: Double) { seconds.withLock { $0 += more } }
    }

    init(demonstration: Bool = false) async throws {
        let clock = Clock()
        let live = Effects.live
        let effects = Effects(now: { clock.now }, randomBytes: live.randomBytes)
        let store = try await SQLCityStore.open(SQLiteDatabase.inMemory())
        let cost = try #require(ScryptCost(logarithm: 4))
        let desk = SignInDesk(store: store, passwords: PasswordPool(cost: cost), effects: effects)
        let tokens = FormTokens(secret: Self.secret) { Int(clock.now.timeIntervalSince1970) }
        let pages = CityPages(
            store: store,
            desk: desk,
            gate: FormGate(tokens),
            effects: effects,
            demonstration: demonstration ? try await Self.demonstration(store, desk, effects) : nil
        )
        (self.store, self.desk, self.clock, self.tokens) = (store, desk, clock, tokens)
        office = PersonnelOffice(store: store, effects: effects)
        let router = makeSiteRouter { pages.addRoutes(to: $0) }
        routes = router.routes.map { ($0.method.rawValue, $0.path.description) }
        client = InProcessClient(router)
        if !demonstration { try await settle() }
    }

    static let municipality = RegisteredMunicipality(code: code, name: Bilingual("見本市", "Sample City"))

    static func demonstration(
        _ store: SQLCityStore,
        _ desk: SignInDesk,
        _ effects: Effects
    ) async throws -> Demonstration {
        let unit = CityUnit(
            id: .sample("d01"),
            phase: .init(validity: .always, kind: .department, name: "市民課", parent: nil)
        )
        return try await Demonstration.open(
            store,
            desk,
            city: municipality,
            units: [unit],
            unit: unit.id,
            effects: effects
        )
    }

    private static let terminal = Authority.terminal(account: "root")

    /// Two municipalities with units and members; only the first has one of each role.
    private func settle() async throws {
        try await office.register(Self.municipality, by: Self.terminal)
        try await office.change(Self.code, by: Self.terminal, why: "開設") { organisation in
            let day = try #require(CalendarDate("2026-04-01"))
            for (id, name) in [("b1", "市民局"), ("d01", "市民課"), ("d02", "税務課")] {
                let parent: CityUnit.ID? = id == "b1" ? nil : .sample("b1")
                let kind: CityUnit.Kind = id == "b1" ? .bureau : .department
                try organisation.begin(
                    CityUnit(
                        id: .sample(id),
                        phase: .init(validity: .init(from: day), kind: kind, name: name, parent: parent)
                    )
                )
            }
            for role in Role.allCases { try Self.add(role, to: &organisation, from: day) }
            let free = Post.Phase(validity: .init(from: day), name: "係長", role: .reporter, unit: .sample("d02"))
            try organisation.establish(Post(id: .sample("free"), phase: free))
        }
        for role in Role.allCases { try await setPassphrase(role.rawValue, in: Self.code) }
    }

    /// A second municipality, with one member.
    func addOther() async throws {
        let other = RegisteredMunicipality(code: Self.otherCode, name: Bilingual("隣の市", "Next City"))
        try await office.register(other, by: Self.terminal)
        try await office.change(Self.otherCode, by: Self.terminal, why: "開設") { organisation in
            let name = try #require(SignInName("neighbour"))
            try organisation.admit(Member(id: .sample("neighbour"), name: "隣の管理担当", mail: "", signInName: name))
        }
        try await setPassphrase("neighbour", in: Self.otherCode)
    }

    private static func add(_ role: Role, to organisation: inout Organisation, from day: CalendarDate) throws {
        let name = try #require(SignInName(role.rawValue))
        let member = Member(id: .sample(role.rawValue), name: "\(role.name.japanese)の人", mail: "", signInName: name)
        try organisation.admit(member)
        let unit: CityUnit.ID? = role.needsUnit ? .sample("d01") : nil
        let phase = Post.Phase(validity: .init(from: day), name: role.name.japanese, role: role, unit: unit)
        try organisation.establish(Post(id: .sample("p-" + role.rawValue), phase: phase))
        try organisation.appoint(member.id, to: .sample("p-" + role.rawValue), .init(from: day))
    }

    func setPassphrase(_ member: String, in code: MunicipalityCode) async throws {
        let token = try await desk.issueLink(.invitation, to: .sample(member), in: code, by: Self.terminal, why: "開設")
        let origin = RequestOrigin(address: "", device: "")
        _ = try await desk.useLink(token, passphrase: Self.passphrase, origin: origin)
    }

    /// A new browser in which somebody has signed in.
    func browser(as role: Role) async throws -> OfficeBrowser {
        let browser = OfficeBrowser(self)
        try await browser.signIn(role.rawValue)
        try #require(browser.path == "/office/")
        return browser
    }

    func organisation() async throws -> Organisation {
        try await office.organisation(of: Self.code).organisation
    }

    func events() async throws -> [CityEvent] {
        try await store.read { try $0.events(in: Self.code, EventSelection(limit: 1000)) }
    }
}

extension CityIdentifier {
    /// One that is known to be right.
    static func sample(_ text: String) -> CityIdentifier {
        CityIdentifier(text) ?? CityIdentifier(random: .live)
    }
}

extension MunicipalityCode {
    static func sample(_ text: String) -> MunicipalityCode {
        guard let code = try? MunicipalityCode(reading: text) else { preconditionFailure(text) }
        return code
    }
}

extension OfficeBrowser {
    convenience init(_ city: TestCity) {
        self.init(city.client, city.tokens, passphrase: TestCity.passphrase)
    }
}
