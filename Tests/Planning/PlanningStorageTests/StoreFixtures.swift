import Figures
import Foundation
import Planning
import PlanningStorage
import SQLInterface
import SQLiteDriver
import Wording

/// One version of rules, whatever their source says: the store only keeps the source.
@Sendable func readAnyRules(_ source: String) -> RuleBook {
    guard let year = FiscalYear(2022) else { return RuleBook(versions: [], source: source) }
    let version = RuleVersion(
        from: year,
        name: Bilingual("進捗", "Progress"),
        rate: RateRule(),
        bands: [Band(symbol: "◎", name: Bilingual("順調", "On track"))]
    )
    return RuleBook(versions: [version], source: source)
}

/// Runs `body` on a store in memory.
@discardableResult
func withStore<Value>(_ body: (SQLPlanStore, SQLiteDatabase) async throws -> Value) async throws -> Value {
    let database = try SQLiteDatabase.inMemory()
    return try await body(try await SQLPlanStore.open(database, readRules: readAnyRules), database)
}

/// Runs `body` with the path of a database file in a folder of its own.
@discardableResult
func withDatabaseFile<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.appendingPathComponent("plans.db").path)
}

extension SQLPlanStore {
    @discardableResult
    func save(_ plan: Plan, reason: String = "試験") async throws -> PlanChange {
        try await save(plan, by: "佐藤", at: .noon, reason: reason)
    }
}

extension Date {
    static let noon = Date(timeIntervalSince1970: 1_775_012_345.678)
}

struct FixtureFault: Error {}

extension Optional {
    /// The value, or a failed test.
    func orFail() throws -> Wrapped {
        guard let self else { throw FixtureFault() }
        return self
    }
}

func id<Subject>(_ text: String) throws -> Identifier<Subject> { try Identifier<Subject>(text).orFail() }

func year(_ year: Int) throws -> FiscalYear { try FiscalYear(year).orFail() }

func number(_ text: String) throws -> FigureValue { .number(try ExactDecimal(plain: text).orFail()) }

extension Plan {
    /// 鹿児島市's plan with nothing in it.
    static func empty(_ name: String = "kagoshima", code: String = "462012") throws -> Plan {
        let period = try year(2022)...(try year(2026))
        var plan = Plan(
            id: try .init(name).orFail(),
            municipality: Municipality(
                code: try MunicipalityCode(reading: code),
                name: Bilingual("鹿児島市", "Kagoshima City")
            ),
            name: Bilingual("鹿児島市ＤＸ推進計画", "DX Promotion Plan"),
            period: period,
            levels: [
                PlanLevel(id: try .init("policy").orFail(), name: Bilingual("基本方針", "Basic policy")),
                PlanLevel(id: try .init("measure").orFail(), name: Bilingual("具体策", "Measure")),
            ],
            rules: readAnyRules("versions: # 規則\n")
        )
        plan.nodes = [
            PlanNode(
                id: try .init("1").orFail(),
                parent: nil,
                level: try .init("policy").orFail(),
                number: "1",
                name: Bilingual("行政手続のオンライン化", "Procedures online")
            )
        ]
        return plan
    }

    /// A small plan: one heading, one measure with two figures.
    static func small(_ name: String = "kagoshima", code: String = "462012") throws -> Plan {
        var plan = try empty(name, code: code)
        try plan.addMeasure("m019", number: "19", "窓口でのアプリの活用")
        var indicator = Indicator(series: "1", name: "利用件数", unit: "件", direction: .higher)
        indicator.targets[try year(2023)] = Figure(try PlanningStorageTests.number("1087"), printed: "１，０８７件")
        indicator.actuals[try year(2023)] = Figure(.none(.notYetAvailable), printed: "集計中")
        plan.measures[0].indicators = [indicator]
        return plan
    }

    mutating func addMeasure(_ name: String, number: String, _ japanese: String, english: String? = nil) throws {
        measures.append(
            Measure(
                id: try .init(name).orFail(),
                number: number,
                name: Bilingual(japanese, english ?? japanese),
                node: try .init("1").orFail()
            )
        )
    }
}
