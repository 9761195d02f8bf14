import Casework
import City
import CityStorage
import Exchange
import Figures
import Foundation
import Planning
import PlanningStorage
import Rounds
import RoundsStorage
import SQLiteDriver
import Synchronization
import TestSupport
import Testing
import Wording

struct FixtureFault: Error {}

extension Optional {
    /// The value, or a failed test.
    func orFail() throws -> Wrapped {
        guard let self else { throw FixtureFault() }
        return self
    }
}

/// A clock that only moves when it is told to: 10 April 2024, nine in the morning in Japan.
final class Clock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_712_707_200))

    var now: Date { time.withLock { $0 } }

    func advance(days: Int) { advance(seconds: days * 86_400) }
    func advance(seconds: Int) { time.withLock { $0 = $0.addingTimeInterval(TimeInterval(seconds)) } }
}

/// The town's plan for 2023 before anybody reported, two departments with a reporter and a head each, and the office.
struct TownOffice {
    let database: SQLiteDatabase
    let plans: SQLPlanStore
    /// As ``plans``, as the office has them.
    let officePlans: FailingPlans
    let city: SQLCityStore
    let rounds: SQLRoundStore
    let office: RoundOffice
    let clock = Clock()
    /// What the town says of 2023 when everything is answered.
    let complete: Plan
    let code: MunicipalityCode

    static let round: RoundID = "town-2023"
    static let people = ["reporter-u1", "head-u1", "reporter-u2", "head-u2", "office", "committee", "auditor"]

    init(_ database: SQLiteDatabase? = nil, plan: Plan? = nil, units: [String] = ["u1", "u2"]) async throws {
        let database = try database ?? .inMemory()
        self.database = database
        plans = try await SQLPlanStore.open(database) { try RulesReader().read(Array($0.utf8), for: nil) }
        city = try await SQLCityStore.open(database)
        rounds = try await SQLRoundStore.open(database)
        complete = try plan ?? TownPlan().plan()
        code = complete.municipality.code
        let clock = clock
        let effects = Effects(now: { clock.now }, randomBytes: Effects.live.randomBytes)
        officePlans = FailingPlans(plans)
        office = RoundOffice(store: rounds, plans: officePlans, city: city, effects: effects)
        try await settle(effects, units)
        try await plans.save(complete.withoutAnswers(in: try year()), by: "試験", at: clock.now, reason: "取込")
    }

    func year(_ number: Int = 2023) throws -> FiscalYear { try FiscalYear(number).orFail() }

    private func settle(_ effects: Effects, _ units: [String]) async throws {
        let personnel = PersonnelOffice(store: city, effects: effects)
        let terminal = Authority.terminal(account: "terminal")
        try await personnel.register(RegisteredMunicipality(code: code, name: Bilingual("例示町", "Town")), by: terminal)
        try await personnel.change(code, by: terminal, why: "試験") { town in
            for name in units {
                let phase = CityUnit.Phase(validity: .always, kind: .department, name: "課\(name)", parent: nil)
                try town.begin(CityUnit(id: try CityUnit.ID(name).orFail(), phase: phase))
            }
            let departments = units.flatMap { [(Role.reporter, $0), (.head, $0)] }
            for (role, unit) in departments {
                try town.employ("\(role.rawValue)-\(unit)", as: role, in: CityUnit.ID(unit))
            }
            for role in [Role.office, .committee, .auditor] { try town.employ(role.rawValue, as: role, in: nil) }
        }
    }

    func standing(_ name: String) async throws -> Standing {
        let code = code
        let stored = try await city.read { try $0.organisation(of: code) }
        let day = CalendarDate(inJapan: clock.now)
        return try (stored?.organisation.standing(of: try Member.ID(name).orFail(), on: day)).orFail()
    }

    func act(_ name: String, _ request: String? = nil, why reason: String = "") async throws -> RoundAct {
        let key = try RequestKey(reading: request ?? "r\(UInt64.random(in: 0 ... .max))").orFail()
        return RoundAct(key, by: try await standing(name), why: reason)
    }

    func settings(_ measures: [String]? = nil) throws -> RoundSettings {
        let year = try year()
        return RoundSettings(
            title: "令和5年度 進捗照会",
            instructions: "数値は年度末で記入してください。",
            measures: measures?.compactMap { Measure.ID($0) }
                ?? complete.measures.filter { complete.isCurrent($0, in: year) }.map(\.id),
            calendar: RoundCalendar(
                opens: try CalendarDate("2024-04-10").orFail(),
                departments: try CalendarDate("2024-05-10").orFail(),
                heads: try CalendarDate("2024-05-17").orFail(),
                review: try CalendarDate("2024-05-31").orFail()
            )
        )
    }

    @discardableResult
    func open(_ change: (inout RoundSettings) -> Void = { _ in }) async throws -> RoundOpening {
        var settings = try settings()
        change(&settings)
        let plan = complete.id
        try await office.prepare(Self.round, of: plan, year: try year(), settings, try await act("office"))
        return try await office.open(Self.round, try await act("office"))
    }

    func sheet(_ measure: String, _ name: String = "office") async throws -> MeasureSheet {
        try await office.sheet(try id(measure), for: try await standing(name))
    }

    func id(_ measure: String) throws -> CaseID { try CaseID(reading: "\(Self.round).\(measure)").orFail() }

    /// Saves answers over the latest version.
    @discardableResult
    func save(
        _ measure: String,
        _ values: [FieldAddress: FieldValue?],
        by name: String,
        why reason: String = ""
    ) async throws -> SaveOutcome {
        let seen = try await record(measure).version
        let draft = FieldDraft(seen: seen, values: values)
        return try await office.save(draft, in: try id(measure), try await act(name, why: reason))
    }

    func record(_ measure: String) async throws -> CaseRecord {
        let id = try id(measure)
        return try await rounds.read(in: code) { try $0.casework.record(id) }.orFail()
    }

    func seen(_ measure: String) async throws -> SeenSheet {
        SeenSheet(try id(measure), version: try await record(measure).version)
    }

    /// What the clock does this morning; a round that an error keeps from it fails the test.
    func morning() async throws -> [ClockWork] {
        try await office.morningWork(in: code) { round, error in Issue.record("\(round): \(error)") }
    }

    func plan() async throws -> Plan { try await plans.plan(complete.id).orFail().plan }
}

extension Organisation {
    fileprivate mutating func employ(_ name: String, as role: Role, in unit: CityUnit.ID?) throws {
        let post = Post(
            id: try Post.ID(name).orFail(),
            phase: Post.Phase(validity: .always, name: role.name.japanese, role: role, unit: unit)
        )
        try establish(post)
        let member = Member(
            id: try Member.ID(name).orFail(),
            name: "主査",
            mail: "\(name)@town.example.lg.jp",
            signInName: try SignInName("\(name)@town.example.lg.jp").orFail()
        )
        try admit(member)
        try appoint(member.id, to: post.id, .always)
    }
}

extension Plan {
    /// The plan before anybody reported of a year.
    func withoutAnswers(in year: FiscalYear) -> Plan {
        var plan = self
        for measure in plan.measures.indices {
            for position in plan.measures[measure].indicators.indices {
                plan.measures[measure].indicators[position].actuals[year] = nil
                plan.measures[measure].indicators[position].notes.removeAll { $0.kind == .actual && $0.year == year }
            }
        }
        plan.texts.removeAll { $0.year == year && $0.kind != .assessment }
        return plan
    }

    /// What a department would answer so that the plan says of the year what this one says.
    func answers(of measure: Measure, in year: FiscalYear) -> [FieldAddress: FieldValue?] {
        var values: [FieldAddress: FieldValue?] = [:]
        for (position, indicator) in measure.indicators.enumerated() {
            guard let figure = indicator.actuals[year], let address = SheetForm.actual(indicator.series) else {
                continue
            }
            values[address] = .figure(figure.value)
            if case .milestone = figure.value {
                values[FieldAddress(SheetForm.Field.words(position + 1))] = .text(figure.printed)
            }
            for note in indicator.notes where note.kind == .actual && note.year == year {
                values[FieldAddress(SheetForm.Field.note(position + 1))] = .text(note.text)
            }
        }
        for text in texts where text.measure == measure.id && text.year == year {
            let field = text.kind == .activity ? SheetForm.Field.activity : SheetForm.Field.outlook
            values[FieldAddress(field)] = .text(text.text)
        }
        return values
    }
}

extension FieldValue {
    static func number(_ text: String) throws -> FieldValue { .figure(.number(try ExactDecimal(plain: text).orFail())) }
}

/// Fields that tests write into.
enum Fields {
    static let activity = FieldAddress(SheetForm.Field.activity)
    static let cause = FieldAddress(SheetForm.Field.cause)
    static let countermeasure = FieldAddress(SheetForm.Field.countermeasure)
    static let reason = FieldAddress(SheetForm.Field.targetReason)
    static func actual(_ series: String = "1") throws -> FieldAddress { try SheetForm.actual(series).orFail() }
}
