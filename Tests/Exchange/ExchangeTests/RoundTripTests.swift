import Figures
import Planning
import TestSupport
import Testing
import Wording

@testable import Exchange

/// What is read, written and read again is the same.
@Suite struct RoundTripTests {
    @Test func `the small folder reads as it says`() throws {
        let plan = try PlanFolderReader().read(SmallFolder.folder).plan
        #expect(plan.id.text == "example")
        #expect(plan.nodes.map(\.id.text) == ["1", "1-1"])
        #expect(plan.nodes[1].name == Bilingual("オンライン手続", "オンライン手続"))
        let measure = plan.measures[0]
        #expect(measure.purpose == "一行目\n二行目")
        #expect(measure.owners.map(\.andOthers) == [true, false])
        let indicator = measure.indicators[0]
        let year = try #require(FiscalYear(2022))
        #expect(indicator.targets[year]?.value == .number(ExactDecimal(1000)))
        #expect(indicator.targets[year]?.printed == "1,000件")
        #expect(indicator.actuals[year]?.value == .number(ExactDecimal(990)))
        #expect(indicator.actuals[year.advanced(by: 1)]?.value == FigureValue.none(.notYetAvailable))
        #expect(indicator.baseline?.value == .number(ExactDecimal(500)))
        #expect(indicator.baselineYear == nil)
        #expect(indicator.notes == [FigureNote(kind: .actual, year: year, text: "速報値")])
        #expect(plan.goals[0].series.map(\.text) == ["m001/1", "m002/1"])
        #expect(plan.tasks[0].sections == ["庶務係", "企画係"])
        #expect(plan.texts[0].text == "カンマ,と \"引用符\"")
        #expect(plan.published.map(\.rating) == ["◎", nil, "◎", nil])
        #expect(plan.rules.source == SmallFolder.rules)
    }

    @Test func `the small folder's papers read as it says`() throws {
        let plan = try PlanFolderReader().read(SmallFolder.folder).plan
        #expect(plan.grants.map(\.amount.text) == ["27950", "15781", "6783.5", "0"])
        #expect(plan.grants.map(\.kind) == [.extended, .new, .continued(year: 2), .continued(year: nil)])
        #expect(plan.grants.map { $0.measures.map(\.text) } == [["m001", "m002"], [], ["m002"], []])
        #expect(plan.grants.map(\.year.year) == [2024, 2024, 2024, 2023])
        let meeting = try #require(plan.meetings.first)
        #expect(meeting.date == CalendarDate("2024-07-30"))
        #expect(meeting.start == ClockTime(hour: 9, minute: 30))
        #expect(meeting.agenda.map(\.text) == ["報告事項", "進捗状況", "閉会"])
        #expect(meeting.agenda.map(\.parent) == [nil, 10, nil])
        #expect(meeting.agenda[1].materials == ["1", "参考1"])
        #expect(meeting.materials.map(\.document) == [DocumentName("progress-summary"), nil])
        #expect(meeting.attendees.map(\.name) == ["会長", "推進課長"])
        #expect(plan.meetings[1].date == nil)
        #expect(plan.council.map(\.count) == [7, 22, 0, nil, nil, 8, nil])
        #expect(plan.documents.map(\.source) == [SmallFolder.definition])
    }

    @Test func `a definition is written byte for byte as it was read`() throws {
        let plan = try PlanFolderReader(encoding: .cp932).read(Self.inCP932()).plan
        let written = PlanFolderWriter().folder(for: plan)
        #expect(written.files["document-progress-summary.yaml"] == Array(SmallFolder.definition.utf8))
    }

    private static func inCP932() -> PlanFolder {
        var folder = SmallFolder.folder
        for name in SmallFolder.tables.keys {
            // Old Windows has no ⑴.
            let text = String(decoding: folder.files[name] ?? [], as: UTF8.self).replacing("⑴", with: "1")
            folder.files[name] = CP932.encode(text)
        }
        return folder
    }

    @Test func `an older folder without the committee's tables is a plan without them`() throws {
        var folder = SmallFolder.folder
        for name in ["grants", "meetings", "agenda", "materials", "attendance", "council"] {
            folder.files[name + ".csv"] = nil
        }
        folder.files["document-progress-summary.yaml"] = nil
        let plan = try PlanFolderReader().read(folder).plan
        #expect(plan.grants.isEmpty && plan.meetings.isEmpty && plan.council.isEmpty && plan.documents.isEmpty)
        let written = PlanFolderWriter().folder(for: plan).files
        #expect(written.keys.sorted() == PlanFolder.knownFiles.sorted())
        #expect(written["council.csv"] == Array("kind,name,parent,from,count,note\n".utf8))
    }

    @Test func `reading what was written gives the same plan, and the same bytes again`() throws {
        let plan = try PlanFolderReader().read(SmallFolder.folder).plan
        let written = PlanFolderWriter().folder(for: plan)
        let again = try PlanFolderReader().read(written).plan
        #expect(again == plan)
        #expect(PlanFolderWriter().folder(for: again).files == written.files)
    }

    @Test func `any plan survives writing and reading, to the byte`() throws {
        let model = try PlanFolderReader().read(SmallFolder.folder).plan
        try repeatedly(300, seed: 7) { random in
            var maker = RandomPlan(SeededRandom(random.next()), start: model.period.lowerBound)
            let plan = maker.plan(like: model)
            let written = PlanFolderWriter().folder(for: plan)
            let reading = try PlanFolderReader().read(written)
            #expect(difference(reading.plan, plan) == nil)
            #expect(PlanFolderWriter().folder(for: reading.plan).files == written.files)
        }
    }

    @Test func `every row has a cell for every column`() throws {
        let plan = try PlanFolderReader().read(SmallFolder.folder).plan
        for schema in TableSchema.all {
            let rows = plan.rows(of: schema)
            #expect(!rows.isEmpty)
            #expect(rows.allSatisfy { $0.count == schema.columns.count }, "\(schema.file)")
        }
    }

    @Test func `columns may stand in any order and optional ones may be missing`() throws {
        let table = "name,number,level,parent,id\n便利,1,policy,,1\nオンライン,⑴,initiative,1,1-1\n"
        let plan = try PlanFolderReader().read(SmallFolder.replacing("nodes.csv", nil, with: table)).plan
        #expect(plan.nodes.map(\.name.japanese) == ["便利", "オンライン"])
    }

    @Test func `the order of figure rows makes no difference`() throws {
        let lines = SmallFolder.tables["figures.csv", default: ""].split(separator: "\n")
        let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
        let plan = try PlanFolderReader().read(SmallFolder.folder).plan
        #expect(try PlanFolderReader().read(SmallFolder.replacing("figures.csv", nil, with: turned)).plan == plan)
    }

    @Test(arguments: [
        "", " a", "a ", "null", "yes", "a: b", "#a", "a #b", "{a}", "- a", "\"q\"", "a\\b", "a\nb", "\u{85}\u{2028}",
        "🗾 標", "1.10", "\u{FFFE}", "か\u{3099}", "*a", "&a", "\t",
    ])
    func `any text survives YAML`(text: String) throws {
        let log = ProblemLog()
        let yaml = "a: [\(YamlText.scalar(text)), x]\n"
        let document = try #require(YamlDocument(Array(yaml.utf8), file: "a.yaml", log: log))
        let value = document.root.mapping()?["a"]?.list()?.first
        #expect(value?.scalar.map { Array($0.utf8) } == Array(text.utf8))
        #expect(value?.isNull == false)
    }

    /// The first record that differs, because whole plans are too long to read.
    private func difference(_ left: Plan, _ right: Plan) -> String? {
        func first<Item: Equatable>(_ left: [Item], _ right: [Item]) -> String? {
            if left.count != right.count { return "\(left.count) and \(right.count) of \(Item.self)" }
            return zip(left, right).first { $0 != $1 }.map { "\($0.0) and \($0.1)" }
        }
        if left == right { return nil }
        return first(left.nodes, right.nodes) ?? first(
            left.measures.flatMap(\.indicators),
            right.measures.flatMap(\.indicators)
        )
            ?? first(left.measures, right.measures) ?? first(left.units, right.units) ?? first(left.goals, right.goals)
            ?? first(left.tasks, right.tasks) ?? first(left.texts, right.texts)
            ?? first(left.lineage, right.lineage) ?? first(left.published, right.published)
            ?? first(left.grants, right.grants) ?? first(left.meetings, right.meetings)
            ?? first(left.council, right.council) ?? first(left.documents, right.documents) ?? "the plan itself"
    }
}
