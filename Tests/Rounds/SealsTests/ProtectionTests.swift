import Figures
import Planning
import PlanningStorage
import Seals
import Testing
import Wording

/// What a sealed year protects: the town's 2023 is sealed, then something is saved.
@Suite struct ProtectionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// What the refusal names first; `nil` where the change is let through.
        let refused: SealedChange.Subject?
        let edit: @Sendable (inout Plan) throws -> Void

        init(_ name: String, _ refused: SealedChange.Subject?, _ edit: @escaping @Sendable (inout Plan) throws -> Void)
        {
            (testDescription, self.refused, self.edit) = (name, refused, edit)
        }
    }

    private static func figure(_ text: String) throws -> Figure { try Figure(reading: text, unit: "件") }

    static let cases: [Case] = [
        Case("an actual of the year", .figure) { try $0.edit("a1") { $0.actuals[try fiscal(2023)] = try figure("1") } },
        Case("an actual taken away", .figure) { try $0.edit("a1") { $0.actuals[try fiscal(2023)] = nil } },
        Case("an actual that was open", .figure) {
            try $0.edit("a7") { $0.actuals[try fiscal(2023)] = try figure("1") }
        },
        Case("the same number, printed otherwise", .figure) {
            try $0.edit("a1") { $0.actuals[try fiscal(2023)] = try figure("１２００") }
        },
        Case("a target of the year", .figure) { try $0.edit("a1") { $0.targets[try fiscal(2023)] = try figure("1") } },
        Case("a baseline", .figure) { try $0.edit("a1") { $0.baseline = try figure("7") } },
        Case("a note on a figure of the year", .note) {
            try $0.edit("a1") { $0.notes.append(FigureNote(kind: .actual, year: try fiscal(2023), text: "注")) }
        },
        Case("a text of the year", .text) { $0.texts[0].text = "別の文" },
        Case("a text taken away", .text) { $0.texts.removeAll() },
        Case("the unit of a series", .indicator) { try $0.edit("a1") { $0.unit = "人" } },
        Case("the direction of a series", .indicator) { try $0.edit("a1") { $0.direction = .lower } },
        Case("the name of a series", .indicator) { try $0.edit("a1") { $0.name = "別の指標" } },
        Case("a measure's number", .measure) { $0.measures[0].number = "99" },
        Case("a measure under another heading", .measure) { $0.measures[0].node = $0.nodes[1].id },
        Case("a measure taken away", .measure) { plan in
            let gone = plan.measures[1].id
            plan.measures.remove(at: 1)
            plan.texts.removeAll { $0.measure == gone }
            plan.tasks.removeAll { $0.measure == gone }
        },
        Case("a measure that begins in the year after all", .measure) { plan in
            guard let id = Measure.ID("a9") else { throw Missing() }
            let node = plan.nodes[0].id
            plan.measures.append(Measure(id: id, number: "9", name: Bilingual(same: "新規"), node: node))
        },
        Case("what happened to a measure in the year", .lineage) { $0.lineage.removeAll { $0.measure.text == "a6" } },
        Case("a goal's series", .goal) { plan in
            guard let series = SeriesReference("a3/1") else { throw Missing() }
            plan.goals[0].series = [series]
        },
        Case("a band of the rules", .rules) { plan in
            plan.rules = try rules(plan, replacing: "at_least: 90", with: "at_least: 95")
        },
        Case("the rounding of the rules", .rules) { plan in
            plan.rules = try rules(plan, replacing: "digits: 0", with: "digits: 1")
        },
        Case("an actual of another year", nil) { try $0.edit("a1") { $0.actuals[try fiscal(2024)] = try figure("1") } },
        Case("a target of the year after", nil) {
            try $0.edit("a1") { $0.targets[try fiscal(2024)] = try figure("9") }
        },
        Case("a text of another year", nil) { plan in
            let measure = plan.measures[0].id
            plan.texts.append(YearlyText(measure: measure, year: try fiscal(2024), kind: .activity, text: "新しい文"))
        },
        Case("a task", nil) { $0.tasks[0].text = "別の作業" },
        Case("an outline", nil) { $0.measures[0].purpose = "別の概要" },
        Case("the owners", nil) { $0.measures[0].owners[0].through = try fiscal(2023) },
        Case("a comment in the rules", nil) { plan in
            plan.rules = try rules(plan, replacing: "versions:", with: "# 注釈\nversions:")
        },
        Case("a version of the rules for later years", nil) { plan in
            let later = "  - {from: 2024, name: 規則二, rating: []}\n"
            plan.rules = try readRules(plan.rules.source.trimmingEnd + "\n" + later)
        },
        Case("a measure renumbered from the next year on", nil) { plan in
            let measure = plan.measures[0].id
            plan.measures[0].number = "99"
            plan.lineage.append(
                LineageEvent(measure: measure, year: try fiscal(2024), kind: .renumbered, before: "1", after: "99")
            )
        },
        Case("a measure that begins later", nil) { plan in
            guard let id = Measure.ID("a9") else { throw Missing() }
            let node = plan.nodes[0].id
            plan.measures.append(Measure(id: id, number: "9", name: Bilingual(same: "新規"), node: node))
            plan.lineage.append(LineageEvent(measure: id, year: try fiscal(2024), kind: .added))
        },
    ]

    @Test(arguments: cases)
    func `a sealed year refuses what concerns it, and nothing else`(change: Case) async throws {
        let town = try await SealedTown()
        try await town.freeze(2023)
        let before = try #require(try await town.plans.plan(town.town))
        guard let subject = change.refused else {
            try await town.save(change.edit)
            let report = try await town.office.verify(town.town)
            #expect(report.faults.isEmpty, "\(report.faults)")
            return
        }
        let error = await #expect(throws: PlanStoreError.self) { try await town.save(change.edit) }
        guard case .sealed(let changes)? = error else { throw Missing() }
        #expect(changes.contains { $0.subject == subject && $0.year.year == 2023 }, "\(changes)")
        #expect(error?.message.japanese.contains("令和5年度") == true)
        #expect(error?.message.english.contains("shirube correct") == true)
        let after = try #require(try await town.plans.plan(town.town))
        #expect(after == before)
    }

    @Test func `before anything is sealed nothing is refused`() async throws {
        for change in Self.cases where change.refused != nil {
            try await SealedTown().save(change.edit)
        }
    }

    @Test func `a future target that decides a sealed rate is protected too`() async throws {
        let town = try await SealedTown()
        try await town.save { plan in
            plan.rules = try rules(plan, replacing: "lower: inverse}", with: "lower: inverse}, yardstick: final_target")
        }
        try await town.freeze(2023)
        let error = await #expect(throws: PlanStoreError.self) {
            try await town.save { try $0.edit("a1") { $0.targets[try fiscal(2024)] = try Self.figure("2000") } }
        }
        guard case .sealed(let changes)? = error else { throw Missing() }
        #expect(changes.first?.subject == .result)
    }

    @Test func `an erratum changes what is refused otherwise, and keeps what stood there`() async throws {
        let town = try await SealedTown()
        try await town.freeze(2023)
        let entry = try await town.correct {
            try $0.edit("a1") { $0.actuals[try fiscal(2023)] = try Self.figure("1,100") }
        }
        #expect(entry.kind == .erratum && entry.number == 2)
        let change = try #require(entry.changes.first)
        #expect(change.key == "a1/1/actual")
        #expect(change.before == "1,200 [1200]")
        #expect(change.after == "1,100 [1100]")
        let plan = try #require(try await town.plans.plan(town.town)?.plan)
        let year = try fiscal(2023)
        #expect(plan.measures[0].indicators[0].actuals[year]?.printed == "1,100")
        let published = try await town.office.published(town.town)
        #expect(published.plan.measures[0].indicators[0].actuals[year]?.printed == "1,200")
        #expect(try await town.office.verify(town.town).faults == [])
    }

    @Test func `an erratum that changes nothing sealed is refused`() async throws {
        let town = try await SealedTown()
        await #expect(throws: SealError.notSealed(nil)) { try await town.correct { $0.texts.removeAll() } }
        try await town.freeze(2023)
        await #expect(throws: SealError.nothingCorrected) { try await town.correct { $0.tasks[0].text = "別" } }
        #expect(try await town.office.entries(of: town.town).count == 1)
    }
}
