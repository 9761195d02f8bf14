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
import Wording

/// Opens a round in a database that was served as a demonstration, in place of the one that it has: about some measures of
/// its reporter's unit, for the first year without actuals.
enum Opening {
    static func open(_ database: SQLiteDatabase) async throws {
        let plans = try await SQLPlanStore.open(database) { try RulesReader().read(Array($0.utf8), for: nil) }
        let city = try await SQLCityStore.open(database)
        let office = RoundOffice(store: try await SQLRoundStore.open(database), plans: plans, city: city)
        let plan = try await plans.plan(try await plans.plans().first.orFail().id).orFail().plan
        let code = plan.municipality.code
        let day = CalendarDate(inJapan: Date())
        let stored = try await city.read { try $0.organisation(of: code) }
        let organisation = try (stored?.organisation).orFail()
        let standing = try organisation.standing(of: try Member.ID("demo-office").orFail(), on: day).orFail()
        let reporter = try organisation.standing(of: try Member.ID("demo-reporter").orFail(), on: day).orFail()
        let unit = try (reporter.holdings.first?.unit).orFail().text
        let others = try await office.rounds(for: standing).filter { $0.state == .open && $0.id != "round" }
        for other in others {
            try await office.close(other.id, RoundAct(try RequestKey(reading: "close").orFail(), by: standing))
        }
        let year = Self.year(of: plan)
        let measures = plan.measures.filter { measure in
            plan.isCurrent(measure, in: year) && !measure.indicators.isEmpty
                && measure.owners.contains { $0.unit.text == unit && $0.isValid(in: year) }
        }
        let settings = RoundSettings(
            title: "\(year.name(.era, .japanese)) 進捗照会",
            instructions: "年度末の数値を記入してください。まだ分からないものは「集計中」を選んでください。",
            measures: measures.prefix(6).map(\.id),
            calendar: RoundCalendar(
                opens: day,
                departments: CalendarDate(daysSince1970: day.daysSince1970 + 14),
                heads: CalendarDate(daysSince1970: day.daysSince1970 + 21)
            )
        )
        func act(_ request: String) throws -> RoundAct {
            RoundAct(try RequestKey(reading: request).orFail(), by: standing)
        }
        try await office.prepare("round", of: plan.id, year: year, settings, try act("prepare"))
        let opening = try await office.open("round", try act("open"))
        for measure in measures.prefix(6) { print("round.\(measure.id)") }
        print("sheets \(opening.sheets) unit \(unit)")
    }

    /// The first year of which nobody reported yet, else the last one.
    private static func year(of plan: Plan) -> FiscalYear {
        plan.period.first { year in
            !plan.measures.contains { $0.indicators.contains { $0.actuals[year] != nil } }
        } ?? plan.period.upperBound
    }
}
