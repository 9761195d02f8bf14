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

/// A town with two departments, each with a reporter and a head, an office, and an open round of 2023.
struct Town {
    private let plans: SQLPlanStore
    private let city: SQLCityStore
    private let rounds: SQLRoundStore
    private let plan: Plan
    private let year: FiscalYear
    /// Departments that report about one measure for each of their people, beside the usual ones.
    private let crowd: Crowd?
    private static let round: RoundID = "town-2023"

    /// So many people in so many departments, as evenly as it goes.
    struct Crowd {
        let people: Int
        let departments: Int

        func department(of person: Int) -> String { "d\(person % departments + 1)" }
    }

    /// With `more` measures of the first department beside the usual ones, or with one for each of a crowd.
    init(_ database: SQLiteDatabase, more: Int = 0, crowd: Crowd? = nil) async throws {
        plans = try await SQLPlanStore.open(database) { try RulesReader().read(Array($0.utf8), for: nil) }
        city = try await SQLCityStore.open(database)
        rounds = try await SQLRoundStore.open(database)
        year = try FiscalYear(2023).orFail()
        self.crowd = crowd
        plan = try Self.plan(before: year, more: crowd?.people ?? more) { crowd?.department(of: $0) ?? "u1" }
    }

    /// Numbers, a percentage, something that happens or not, and a figure of two parts; nobody has reported of the year.
    private static func plan(before year: FiscalYear, more: Int, owner: (Int) -> String) throws -> Plan {
        var town = TownPlan()
        town.files["measures.csv"]? += "a8,8,規程の整備,,n2,,administration\na9,9,情報発信,,n1,,citizens\n"
        town.files["owners.csv"]? += "a8,u1,,\na9,u1,,\n"
        town.files["indicators.csv"]? += "a8,1,規程,,milestone\na9,1,閲覧,件,higher\n"
        town.files["figures.csv"]? += """
            a8,1,2022,target,,,規程案の作成
            a8,1,2023,target,,,規程の制定
            a9,1,2022,actual,,,①18 ②25
            a9,1,2023,target,,,①20 ②30

            """
        for unit in Set((0..<more).map(owner)).subtracting(["u1"]).sorted() {
            town.files["units.csv"]? += "\(unit),b1,department,\(unit)課\n"
        }
        for number in 0..<more {
            town.files["measures.csv"]? += "b\(number),\(100 + number),取組\(number),,n1,,citizens\n"
            town.files["owners.csv"]? += "b\(number),\(owner(number)),,\n"
            town.files["indicators.csv"]? += "b\(number),1,件数,件,higher\n"
            town.files["figures.csv"]? += "b\(number),1,2023,target,,,100\n"
        }
        var plan = try town.plan()
        for measure in plan.measures.indices {
            for position in plan.measures[measure].indicators.indices {
                plan.measures[measure].indicators[position].actuals[year] = nil
            }
        }
        plan.texts = [
            YearlyText(
                measure: try Measure.ID("a1").orFail(),
                year: year.advanced(by: -1),
                kind: .activity,
                text: "申請画面を設計した。"
            )
        ]
        return plan
    }

    func open() async throws {
        let code = plan.municipality.code
        let personnel = PersonnelOffice(store: city)
        let terminal = Authority.terminal(account: "drill")
        try await personnel.register(
            RegisteredMunicipality(code: code, name: Bilingual("例示町", "Town")),
            by: terminal
        )
        try await personnel.change(code, by: terminal, why: "試験") {
            try $0.settleTown()
            if let crowd { try $0.settle(crowd) }
        }
        try await plans.save(plan, by: "試験", at: Date(), reason: "取込")
        let office = RoundOffice(store: rounds, plans: plans, city: city)
        let day = CalendarDate(inJapan: Date().addingTimeInterval(30 * 86_400))
        let settings = RoundSettings(
            title: "令和5年度 進捗照会",
            instructions: "数値は年度末の値を記入してください。",
            measures: plan.measures.filter { plan.isCurrent($0, in: year) }.map(\.id),
            calendar: RoundCalendar(opens: day, departments: day, heads: day)
        )
        let stored = try await city.read { try $0.organisation(of: code) }
        let standing = stored?.organisation.standing(
            of: try Member.ID("office").orFail(),
            on: CalendarDate(inJapan: Date())
        )
        let act = RoundAct("prepare", by: try standing.orFail())
        try await office.prepare(Self.round, of: plan.id, year: year, settings, act)
        let opening = try await office.open(Self.round, RoundAct("open", by: try standing.orFail()))
        print("\(Self.round) \(opening.sheets)")
    }
}

extension Organisation {
    fileprivate mutating func settle(_ crowd: Town.Crowd) throws {
        for number in 1...crowd.departments { try establish("d\(number)", called: "第\(number)課") }
        for person in 0..<crowd.people { try employ("person-\(person)", .reporter, crowd.department(of: person)) }
    }

    private mutating func establish(_ name: String, called title: String) throws {
        let phase = CityUnit.Phase(validity: .always, kind: .department, name: title, parent: nil)
        try begin(CityUnit(id: try CityUnit.ID(name).orFail(), phase: phase))
    }

    fileprivate mutating func settleTown() throws {
        for (name, title) in [("u1", "デジタル課"), ("u2", "文書課")] {
            try establish(name, called: title)
            for role in [Role.reporter, .head] { try employ("\(role.rawValue)-\(name)", role, name) }
        }
        for role in [Role.office, .administrator] { try employ(role.rawValue, role, nil) }
    }

    private mutating func employ(_ name: String, _ role: Role, _ unit: String?) throws {
        let phase = Post.Phase(
            validity: .always,
            name: role.name.japanese,
            role: role,
            unit: unit.flatMap { CityUnit.ID($0) }
        )
        let post = try Post.ID(name).orFail()
        try establish(Post(id: post, phase: phase))
        let member = Member(
            id: try Member.ID(name).orFail(),
            name: role.name.japanese,
            mail: "\(name)@town.example.lg.jp",
            signInName: try SignInName("\(name)@town.example.lg.jp").orFail()
        )
        try admit(member)
        try appoint(member.id, to: post, .always)
    }
}
