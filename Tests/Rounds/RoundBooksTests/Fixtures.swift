import Casework
import Figures
import Planning
import Rounds
import TestSupport
import Wording

@testable import RoundBooks

struct FixtureFault: Error {}

extension Optional {
    /// The value, or a failed test.
    func orFail() throws -> Wrapped {
        guard let self else { throw FixtureFault() }
        return self
    }
}

/// The town's department with its sheets of 2023: numbers, a percentage, something that happens or not, and parts.
struct PaperDesk {
    let plan: Plan
    let round: Round
    private let year: FiscalYear

    init(instructions: String = "") throws {
        year = try FiscalYear(2023).orFail()
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
        var plan = try town.plan()
        for index in plan.measures.indices {
            for position in plan.measures[index].indicators.indices {
                plan.measures[index].indicators[position].actuals[year] = nil
            }
        }
        self.plan = plan
        let day = try CalendarDate("2024-05-10").orFail()
        round = Round(
            id: "town-2023",
            municipality: plan.municipality.code,
            plan: plan.id,
            year: year,
            settings: RoundSettings(
                title: "令和5年度 進捗照会",
                instructions: instructions,
                measures: plan.measures.map(\.id),
                calendar: RoundCalendar(opens: day, departments: day, heads: day)
            )
        )
    }

    /// A measure's sheet with these answers in it.
    func sheet(
        _ measure: String,
        _ values: [FieldAddress: FieldValue] = [:],
        version: Int = 2,
        rights: SheetRights = [.edit]
    ) throws -> MeasureSheet {
        let known = try plan.measure(Measure.ID(measure).orFail()).orFail()
        let definition = SheetDefinition(
            questions: round.settings.questions,
            stages: round.settings.stages,
            targetYears: plan.period.filter { $0 > year },
            seriesCount: 2
        )
        .caseDefinition(version: 1)
        var opening = CaseOpening(of: definition, about: "town/\(measure)/2023")
        let rows = known.indicators.compactMap { RowKey(reading: $0.series) }
        opening.rows = [SheetForm.Field.figures: rows, SheetForm.Field.targets: rows]
        let id = try CaseID(reading: "town-2023.\(measure)").orFail()
        var record = CaseRecord(id, beginning: opening, at: Moment(milliseconds: 0))
        for (address, value) in values { record.values[address] = HeldValue(value, changed: 2) }
        record.version = version
        let entry = SheetEntry(sheet: id, round: round.id, measure: known.id, position: 1, units: ["u1"])
        return try SheetComposer(plan)
            .sheet(entry, of: round, record: record, definition: definition, rights: rights).orFail()
    }

    func book(_ sheets: [MeasureSheet]) -> RoundBook {
        RoundBook(round: round, unit: "u1", unitName: "デジタル課", sheets: sheets)
    }

    /// What a workbook with `filled` in it says beside `sheet`, which it was made from when it held `base`.
    func compare(
        _ measure: String,
        filled: [FieldAddress: FieldValue],
        base: [FieldAddress: FieldValue] = [:],
        now: [FieldAddress: FieldValue]? = nil
    ) throws -> BookComparison {
        let bytes = try book([try sheet(measure, filled)]).workbook()
        let read = try FilledBook(reading: bytes)
        guard read.problems.isEmpty else { throw FixtureFault() }
        let cells = try read.cells[CaseID(reading: "town-2023.\(measure)").orFail()].orFail()
        return BookComparison(try sheet(measure, now ?? base), base: base, cells: cells, language: .japanese)
    }
}

extension FieldValue {
    static func number(_ text: String) throws -> FieldValue { .figure(.number(try ExactDecimal(plain: text).orFail())) }
}

/// Fields that tests write into.
enum Fields {
    static let activity = FieldAddress(SheetForm.Field.activity)
    static let note = FieldAddress(SheetForm.Field.note(1))
    static let words = FieldAddress(SheetForm.Field.words(1))
    static func actual(_ series: String = "1") throws -> FieldAddress { try SheetForm.actual(series).orFail() }
    static func target(_ series: String = "1") throws -> FieldAddress {
        try SheetForm.target(series, FiscalYear(2024).orFail()).orFail()
    }
}
