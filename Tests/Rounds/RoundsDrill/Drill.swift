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
import TestSupport
import Wording

struct DrillFault: Error {}

extension Optional {
    func orFail() throws -> Wrapped {
        guard let self else { throw DrillFault() }
        return self
    }
}

/// A town with one department, whose measures are as many as wanted.
struct Drill {
    private let office: RoundOffice
    private let plans: SQLPlanStore
    private let city: SQLCityStore
    private let code: MunicipalityCode
    private let plan: Plan
    private let year: FiscalYear
    private static let round: RoundID = "drill"

    init(_ database: SQLiteDatabase, sheets: Int) async throws {
        plans = try await SQLPlanStore.open(database) { try RulesReader().read(Array($0.utf8), for: nil) }
        city = try await SQLCityStore.open(database)
        let rounds = try await SQLRoundStore.open(database)
        office = RoundOffice(store: rounds, plans: plans, city: city)
        var plan = try TownPlan().plan()
        year = try FiscalYear(2023).orFail()
        let pattern = plan.measures[0]
        let year = year
        plan.measures = try (1...sheets).map { number in
            var measure = pattern
            measure.id = try Measure.ID("m\(number)").orFail()
            measure.indicators[0].actuals[year] = nil
            return measure
        }
        (plan.goals, plan.tasks, plan.texts, plan.lineage) = ([], [], [], [])
        self.plan = plan
        code = plan.municipality.code
        try await settle()
    }

    private func settle() async throws {
        let code = code
        if try await city.read({ try $0.organisation(of: code) }) == nil {
            let personnel = PersonnelOffice(store: city)
            let terminal = Authority.terminal(account: "drill")
            let town = RegisteredMunicipality(code: code, name: Bilingual("例示町", "Town"))
            try await personnel.register(town, by: terminal)
            try await personnel.change(code, by: terminal, why: "試験") { try $0.settleDrill() }
        }
        if try await plans.plan(plan.id) == nil {
            try await plans.save(plan, by: "試験", at: Date(), reason: "取込")
        }
        let day = CalendarDate(inJapan: Date())
        let settings = RoundSettings(
            title: "照会",
            measures: plan.measures.map(\.id),
            calendar: RoundCalendar(opens: day, departments: day, heads: day)
        )
        let act = try await act("office", "prepare")
        let round = try await office.prepare(Self.round, of: plan.id, year: year, settings, act)
        if round.state == .prepared { try await office.open(Self.round, try await self.act("office", "open")) }
    }

    private func act(_ role: String, _ request: String, why reason: String = "") async throws -> RoundAct {
        RoundAct(try RequestKey(reading: request).orFail(), by: try await standing(role), why: reason)
    }

    private func standing(_ role: String) async throws -> Standing {
        let code = code
        let stored = try await city.read { try $0.organisation(of: code) }
        let day = CalendarDate(inJapan: Date())
        return try (stored?.organisation.standing(of: try Member.ID(role).orFail(), on: day)).orFail()
    }

    private func seen(_ id: CaseID) async throws -> SeenSheet {
        SeenSheet(id, version: try await office.sheet(id, for: try await standing("office")).record.version)
    }

    /// A sheet goes all the way round, with requests that are the same when the same number is asked for again.
    func work() async throws {
        let sheet = try RoundIdentity.sheet(of: Self.round, measure: plan.measures[0].id, position: 1).orFail()
        while let line = readLine() {
            let number = try Int32(line).orFail()
            try await cycle(number, sheet)
            // Not held back in a buffer: whoever reads it may kill this process then.
            try FileHandle.standardOutput.write(contentsOf: Data("done \(number)\n".utf8))
        }
    }

    private func cycle(_ number: Int32, _ sheet: CaseID) async throws {
        let draft = FieldDraft(
            seen: try await seen(sheet).version,
            values: [
                try SheetForm.actual("1").orFail(): .figure(.number(ExactDecimal(1_000 + number))),
                FieldAddress(SheetForm.Field.activity): .text("実施 \(number)"),
            ]
        )
        try await office.save(draft, in: sheet, try await act("reporter", "save-\(number)"))
        try await office.submit(try await seen(sheet), try await act("reporter", "submit-\(number)"))
        try await result(office.approve([try await seen(sheet)], try await act("head", "approve-\(number)")), sheet)
        let accepted = try await office.accept([try await seen(sheet)], try await act("office", "accept-\(number)"))
        try result(accepted.sheets, sheet)
        try await office.takeIn(Self.round, try await act("office", "take-\(number)"))
        let reopen = try await act("office", "reopen-\(number)", why: "次の回")
        try await office.reopen(try await seen(sheet), reopen)
        let back = try await act("office", "back-\(number)", why: "次の回")
        try await office.sendBack(try await seen(sheet), remarks: [], back)
    }

    private func result(_ results: [CaseID: SheetResult], _ sheet: CaseID) throws {
        _ = try results[sheet].orFail().get()
    }

    func measureBoard() async throws {
        let standing = try await standing("office")
        var times: [Duration] = []
        for _ in 0..<21 {
            let clock = ContinuousClock()
            times.append(try await clock.measure { _ = try await office.board(of: Self.round, for: standing) })
        }
        let board = try await office.board(of: Self.round, for: standing)
        print("sheets \(board.lines.count) median \(times.sorted()[10])")
    }

    func measureRate(seconds: Int, tasks: Int) async throws {
        let standing = try await standing("reporter")
        let sheets = try plan.measures.enumerated().map {
            try RoundIdentity.sheet(of: Self.round, measure: $1.id, position: $0 + 1).orFail()
        }
        let end = ContinuousClock.now.advanced(by: .seconds(seconds))
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    let (sheet, field) = (sheets[task % sheets.count], FieldAddress(SheetForm.Field.activity))
                    var (seen, done) = (1, 0)
                    while ContinuousClock.now < end {
                        let values: [FieldAddress: FieldValue?] = [field: .text("実施 \(task) \(done)")]
                        let key = try RequestKey(reading: "t\(task)-\(done)-\(UInt32.random(in: 0 ... .max))").orFail()
                        let draft = FieldDraft(seen: seen, values: values)
                        let outcome = try await office.save(draft, in: sheet, RoundAct(key, by: standing))
                        seen = outcome.outcome.record.version
                        done += 1
                    }
                    return done
                }
            }
            return try await group.reduce(0, +)
        }
        print("saves \(count) in \(seconds) s by \(tasks) tasks")
    }
}

extension Organisation {
    fileprivate mutating func settleDrill() throws {
        let unit = try CityUnit.ID("u1").orFail()
        let phase = CityUnit.Phase(validity: .always, kind: .department, name: "デジタル課", parent: nil)
        try begin(CityUnit(id: unit, phase: phase))
        for role in [Role.reporter, .head, .office] {
            let post = Post.Phase(
                validity: .always,
                name: role.name.japanese,
                role: role,
                unit: role.needsUnit ? unit : nil
            )
            try establish(Post(id: try Post.ID(role.rawValue).orFail(), phase: post))
            let member = Member(
                id: try Member.ID(role.rawValue).orFail(),
                name: role.name.japanese,
                mail: "\(role.rawValue)@town.example.lg.jp",
                signInName: try SignInName("\(role.rawValue)@town.example.lg.jp").orFail()
            )
            try admit(member)
            try appoint(member.id, to: try Post.ID(role.rawValue).orFail(), .always)
        }
    }
}
