import Casework
import City
import CityPages
import CityStorage
import Exchange
import Figures
import Foundation
import HTTPTypes
import Hummingbird
import PagesSupport
import Planning
import PlanningStorage
import Rounds
import RoundsStorage
import SQLiteDriver
import Seals
import SealsPages
import SealsStorage
import Synchronization
import TestSupport
import Testing
import Wording

@testable import RoundsPages

/// The town's plan for 2023 before anybody reported, an open round, its pages, and a member of each role who can sign in.
final class TestRound: Sendable {
    static let passphrase = "紫の傘と三つの橋と朝の市場"
    static let round: RoundID = "town-2023"
    /// The reporter and head of two departments, and one member of every other role.
    static let people = [
        "reporter-u1", "head-u1", "reporter-u2", "head-u2", "office", "committee", "auditor", "administrator",
        "operator",
    ]

    let office: RoundOffice
    let seals: SealOffice
    let plans: SQLPlanStore
    /// As ``plans``, as the office of rounds has them.
    let officePlans: FailingPlans
    let city: SQLCityStore
    let client: InProcessClient
    let routes: [(method: String, path: String)]
    let tokens: FormTokens
    let clock = Clock()
    let code: MunicipalityCode

    /// 10 April 2024, nine in the morning in Japan, until it is told to go on.
    final class Clock: Sendable {
        private let time = Mutex(Date(timeIntervalSince1970: 1_712_707_200))

        var now: Date { time.withLock { $0 } }

        func advance(days: Int) { time.withLock { $0 = $0.addingTimeInterval(TimeInterval(days * 86_400)) } }
    }

    /// `isAnswered` where the plan has the year's figures and texts before the round asks for them.
    init(_ town: TownPlan = TownPlan(), isAnswered: Bool = false) async throws {
        let clock = clock
        let effects = Effects(now: { clock.now }, randomBytes: Effects.live.randomBytes)
        let database = try SQLiteDatabase.inMemory()
        let plans = try await SQLPlanStore.open(database) { try RulesReader().read(Array($0.utf8), for: nil) }
        let city = try await SQLCityStore.open(database)
        let rounds = try await SQLRoundStore.open(database)
        let desk = SignInDesk(
            store: city,
            passwords: PasswordPool(cost: try #require(ScryptCost(logarithm: 4))),
            effects: effects
        )
        let tokens = FormTokens(secret: [UInt8](repeating: 3, count: 32)) { Int(clock.now.timeIntervalSince1970) }
        let officePlans = FailingPlans(plans)
        let office = RoundOffice(store: rounds, plans: officePlans, city: city, effects: effects)
        var cityPages = CityPages(
            store: city,
            desk: desk,
            gate: FormGate(tokens),
            effects: effects,
            rooms: RoundsPages.rooms + [SealsPages.room]
        )
        cityPages.ownerless = OwnerlessMeasures(of: office)
        let seals = SealOffice(
            store: try await SQLSealStore.open(database, plans: plans),
            plans: plans,
            folders: SealOffice.Folders(
                files: { PlanFolderWriter().folder(for: $0).files },
                plan: { try PlanFolderReader().read(PlanFolder(files: $0)).plan }
            )
        )
        let sealPages = SealsPages(
            office: seals,
            rounds: office,
            plans: plans,
            earlier: { try await plans.plan($0, asOf: $1) },
            city: cityPages,
            effects: effects
        )
        var pages = RoundsPages(office: office, city: cityPages, effects: effects)
        pages.sealing = { try await seals.sealing(of: $0) }
        pages.papers = PackPapers { [try DefinitionReader().read(Array(Self.list.utf8), name: "list", for: $0)] }
        let router = makeSiteRouter { [cityPages] router in
            cityPages.addRoutes(to: router)
            pages.addRoutes(to: router)
            sealPages.addRoutes(to: router)
        }
        routes = router.routes.map { ($0.method.rawValue, $0.path.description) }
        client = InProcessClient(router)
        (self.office, self.seals, self.city, self.tokens) = (office, seals, city, tokens)
        (self.plans, self.officePlans) = (plans, officePlans)
        let plan = try town.plan()
        code = plan.municipality.code
        try await settle(PersonnelOffice(store: city, effects: effects), desk)
        try await plans.save(isAnswered ? plan : plan.unanswered(in: try year()), by: "試験", at: clock.now, reason: "取込")
        try await open(plan)
    }

    /// The form of the only document: the seal, and the figures of every measure.
    private static let list = """
        title: 一覧
        sections:
          - title: 節
            blocks:
              - text: "確定：{plan.seal}"
              - table:
                  name: 一覧
                  rows: [{each: measures}, lines]
                  columns:
                    - {width: 24, heading: 取組, show: measure.name}
                    - {width: 17, heading: "{year.short}", years: yes, show: line.value}
        """

    func year() throws -> FiscalYear { try #require(FiscalYear(2023)) }

    private func settle(_ personnel: PersonnelOffice, _ desk: SignInDesk) async throws {
        let terminal = Authority.terminal(account: "terminal")
        try await personnel.register(RegisteredMunicipality(code: code, name: Bilingual("例示町", "Town")), by: terminal)
        try await personnel.change(code, by: terminal, why: "試験") { town in
            for name in ["u1", "u2"] {
                let phase = CityUnit.Phase(validity: .always, kind: .department, name: "課\(name)", parent: nil)
                try town.begin(CityUnit(id: try #require(CityUnit.ID(name)), phase: phase))
            }
            for name in Self.people { try town.employ(name) }
        }
        for name in Self.people {
            let member = try #require(Member.ID(name))
            let token = try await desk.issueLink(.invitation, to: member, in: code, by: terminal, why: "開設")
            let origin = RequestOrigin(address: "", device: "")
            _ = try await desk.useLink(token, passphrase: Self.passphrase, origin: origin)
        }
    }

    private func open(_ plan: Plan) async throws {
        let year = try year()
        let settings = RoundSettings(
            title: "令和5年度 進捗照会",
            instructions: "数値は年度末で記入してください。",
            measures: plan.measures.filter { plan.isCurrent($0, in: year) }.map(\.id),
            calendar: RoundCalendar(
                opens: try #require(CalendarDate("2024-04-10")),
                departments: try #require(CalendarDate("2024-05-10")),
                heads: try #require(CalendarDate("2024-05-17"))
            )
        )
        try await office.prepare(Self.round, of: plan.id, year: year, settings, try await act("office"))
        try await office.open(Self.round, try await act("office"))
    }

    func standing(_ name: String) async throws -> Standing {
        let code = code
        let stored = try await city.read { try $0.organisation(of: code) }
        let id = try #require(Member.ID(name))
        return try #require(stored?.organisation.standing(of: id, on: CalendarDate(inJapan: clock.now)))
    }

    func act(_ name: String, why reason: String = "") async throws -> RoundAct {
        let key = try #require(RequestKey(reading: "r\(UInt64.random(in: 0 ... .max))"))
        return RoundAct(key, by: try await standing(name), why: reason)
    }

    func id(_ measure: String) throws -> CaseID { try #require(CaseID(reading: "\(Self.round).\(measure)")) }

    func sheet(_ measure: String) async throws -> MeasureSheet {
        try await office.sheet(try id(measure), for: try await standing("office"))
    }

    func path(_ measure: String) throws -> String { RoundPath.sheet(Self.round, try id(measure)) }

    /// A browser in which somebody has signed in.
    func browser(_ name: String) async throws -> OfficeBrowser {
        let browser = OfficeBrowser(client, tokens, passphrase: Self.passphrase)
        try await browser.signIn(name)
        try #require(browser.path == "/office/")
        return browser
    }

    /// Puts the day of publication into the calendar.
    func plan(publication day: String) async throws {
        let round = try await office.round(Self.round, for: try await standing("office"))
        var settings = round.settings
        settings.calendar.publication = CalendarDate(day)
        try await office.change(Self.round, to: settings, seen: round.version, try await act("office"))
    }

    /// Seals the year, with one figure in it.
    func freeze(publication day: String) async throws {
        let year = try year()
        let id = try #require(Plan.ID("town"))
        var plan = try #require(try await plans.plan(id)).plan
        plan.measures[0].indicators[0].actuals[year] = try Figure(reading: "1", unit: "件")
        try await plans.save(plan, by: "試験", at: clock.now, reason: "試験")
        let hand = SealSignature(actor: "試験", post: "主査", time: clock.now, reason: "確定")
        try await seals.freeze(id, year: year, publication: CalendarDate(day), hand)
    }

    /// Answers everything that a sheet needs, and hands it on.
    func submit(
        _ measure: String,
        by name: String = "reporter-u1",
        writing words: String = "実施した。"
    ) async throws {
        var values: [FieldAddress: FieldValue?] = [:]
        let sheet = try await sheet(measure)
        for series in sheet.series { values[series.address] = .figure(.none(.notYetAvailable)) }
        for text in sheet.texts { values[text.address] = .text(words) }
        let draft = FieldDraft(seen: sheet.record.version, values: values)
        let saved = try await office.save(draft, in: try id(measure), try await act(name))
        let seen = SeenSheet(try id(measure), version: saved.outcome.record.version)
        try await office.submit(seen, try await act(name))
    }
}

extension Organisation {
    fileprivate mutating func employ(_ name: String) throws {
        let parts = name.split(separator: "-")
        let role = try #require(Role(rawValue: String(parts[0])))
        let unit = parts.count > 1 ? CityUnit.ID(String(parts[1])) : nil
        let phase = Post.Phase(validity: .always, name: role.name.japanese, role: role, unit: unit)
        let post = Post(id: try #require(Post.ID(name)), phase: phase)
        try establish(post)
        let member = Member(
            id: try #require(Member.ID(name)),
            name: "\(role.name.japanese)（\(name)）",
            mail: "",
            signInName: try #require(SignInName(name))
        )
        try admit(member)
        try appoint(member.id, to: post.id, .always)
    }
}

extension Plan {
    /// The plan before anybody reported of a year.
    fileprivate func unanswered(in year: FiscalYear) -> Plan {
        var plan = self
        for measure in plan.measures.indices {
            for position in plan.measures[measure].indicators.indices {
                plan.measures[measure].indicators[position].actuals[year] = nil
            }
        }
        plan.texts.removeAll { $0.year == year && $0.kind != .assessment }
        return plan
    }
}

extension TownPlan {
    /// The town with a measure that happens or not.
    static var withMilestone: TownPlan {
        var town = TownPlan()
        let rows = [
            ("measures.csv", "a8,8,規程の整備,,n2,,administration"), ("owners.csv", "a8,u1,,"),
            ("indicators.csv", "a8,1,規程の施行,,milestone"), ("figures.csv", "a8,1,2022,target,,,規程案の作成"),
            ("figures.csv", "a8,1,2023,target,,,規程の施行"),
        ]
        for (file, row) in rows { town.files[file] = (town.files[file] ?? "") + row + "\n" }
        return town
    }
}
