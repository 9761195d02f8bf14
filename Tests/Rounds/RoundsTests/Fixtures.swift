import Casework
import Figures
import Planning
import Rounds
import TestSupport

struct FixtureFault: Error {}

extension Optional {
    /// The value, or a failed test.
    func orFail() throws -> Wrapped {
        guard let self else { throw FixtureFault() }
        return self
    }
}

/// A sheet of the town in 2023, filled in by hand.
struct PaperSheet {
    var plan: Plan
    var settings: RoundSettings
    let year: FiscalYear
    let measure: Measure.ID

    init(_ measure: String, plan: Plan? = nil) throws {
        let year = try FiscalYear(2023).orFail()
        var plan = try plan ?? TownPlan().plan()
        for index in plan.measures.indices {
            for position in plan.measures[index].indicators.indices {
                plan.measures[index].indicators[position].actuals[year] = nil
            }
        }
        plan.texts = []
        self.plan = plan
        self.year = year
        self.measure = try Measure.ID(measure).orFail()
        let day = try CalendarDate("2024-05-10").orFail()
        settings = RoundSettings(
            title: "照会",
            measures: [self.measure],
            calendar: RoundCalendar(opens: day, departments: day, heads: day)
        )
    }

    var round: Round {
        Round(id: "r", municipality: plan.municipality.code, plan: plan.id, year: year, settings: settings)
    }

    /// The sheet with these answers in it.
    func filled(_ values: [FieldAddress: FieldValue]) throws -> MeasureSheet {
        let known = try plan.measure(measure).orFail()
        let definition = SheetDefinition(
            questions: settings.questions,
            stages: settings.stages,
            targetYears: plan.period.filter { $0 > year },
            seriesCount: known.indicators.count
        )
        .caseDefinition(version: 1)
        var opening = CaseOpening(of: definition, about: "plan/m/2023")
        let rows = known.indicators.compactMap { RowKey(reading: $0.series) }
        opening.rows = [SheetForm.Field.figures: rows, SheetForm.Field.targets: rows]
        var record = CaseRecord("r.m", beginning: opening, at: Moment(milliseconds: 0))
        for (address, value) in values { record.values[address] = HeldValue(value, changed: 2) }
        record.version = 2
        let entry = SheetEntry(sheet: "r.m", round: "r", measure: measure, position: 1, units: [])
        return try SheetComposer(plan).sheet(entry, of: round, record: record, definition: definition, rights: [])
            .orFail()
    }
}

extension FieldValue {
    static func number(_ text: String) throws -> FieldValue { .figure(.number(try ExactDecimal(plain: text).orFail())) }
}
