import Figures
import Planning
import Seals
import TestSupport
import Testing

/// What an erratum can change, kind by kind: the town's 2023 is sealed, then one thing is corrected.
@Suite struct CorrectionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let kind: PlanCorrection.Kind
        let series: String
        let entry: PlanCorrection.Entry
        /// The first change: its subject, key and words after.
        let change: (SealedChange.Subject, String, String?)

        init(
            _ kind: PlanCorrection.Kind,
            _ series: String,
            _ entry: PlanCorrection.Entry,
            _ change: (SealedChange.Subject, String, String?)
        ) {
            testDescription = "\(kind.rawValue) \(series) \(entry)"
            (self.kind, self.series, self.entry, self.change) = (kind, series, entry, change)
        }
    }

    static let cases: [Case] = [
        Case(.actual, "a1/1", .words("1,100"), (.figure, "a1/1/actual", "1,100 [1100]")),
        Case(.actual, "a1/1", .none(.notSurveyed), (.figure, "a1/1/actual", " [not_surveyed]")),
        Case(.actual, "a1/1", .milestone(.reached, words: "公開"), (.figure, "a1/1/actual", "公開 [milestone:reached]")),
        Case(.actual, "a1/1", .milestone(.partly, words: nil), (.figure, "a1/1/actual", "一部達成 [milestone:partly]")),
        Case(.target, "a1/1", .words("900"), (.figure, "a1/1/target", "900")),
        Case(.baseline, "a1/1", .words("800"), (.figure, "a1/1/baseline", "800")),
        Case(.targetNote, "a1/1", .words("注1"), (.note, "a1/1/target", "注1")),
        Case(.actualNote, "a1/1", .words("注2"), (.note, "a1/1/actual", "注2")),
        Case(.activity, "a1", .words("直した"), (.text, "a1/activity", "直した")),
        Case(.activity, "a1", .words(""), (.text, "a1/activity", nil)),
        Case(.outlook, "a1", .words("予定"), (.text, "a1/outlook", "予定")),
        Case(.assessment, "a1", .words("良好"), (.text, "a1/assessment", "良好")),
    ]

    @Test(arguments: cases)
    func `everything that a seal covers of a series or measure is corrected`(correction: Case) async throws {
        let town = try await SealedTown()
        try await town.freeze(2023)
        let year = try fiscal(2023)
        func edit(_ plan: inout Plan) throws {
            try PlanCorrection(correction.kind, of: correction.series, in: year, correction.entry).apply(to: &plan)
        }
        let preview = try await town.office.preview(town.town, edit: edit)
        #expect(try await town.office.entries(of: town.town).count == 1)
        let erratum = try await town.correct(edit)
        #expect(erratum.changes == preview)
        let first = try #require(erratum.changes.first)
        #expect(first.subject == correction.change.0 && first.key == correction.change.1)
        #expect(first.after == correction.change.2)
        #expect(try await town.office.verify(town.town).faults == [])
        await #expect(throws: SealError.nothingCorrected) { try await town.office.preview(town.town, edit: edit) }
    }

    @Test func `every kind but a note on the baseline is among these`() {
        let all = Set(PlanCorrection.Kind.allCases)
        #expect(Set(Self.cases.map(\.kind)) == all.subtracting([.baselineNote]))
    }

    @Test func `a note needs its figure, which the same erratum may bring`() async throws {
        let town = try await SealedTown()
        try await town.freeze(2023)
        let year = try fiscal(2023)
        func apply(_ kind: PlanCorrection.Kind, _ words: String, to plan: inout Plan) throws {
            try PlanCorrection(kind, of: "a1/1", in: year, .words(words)).apply(to: &plan)
        }
        await #expect(throws: SealError.self) { try await town.correct { try apply(.baselineNote, "注", to: &$0) } }
        let erratum = try await town.correct { plan in
            try apply(.baseline, "800", to: &plan)
            try apply(.baselineNote, "注", to: &plan)
        }
        #expect(erratum.changes.contains { $0.subject == .note && $0.after == "注" })
        #expect(try await town.office.verify(town.town).faults == [])
    }

    @Test(arguments: NoValueReason.allCases)
    func `whatever the reason for no value, the seal holds it`(reason: NoValueReason) async throws {
        let town = try await SealedTown()
        try await town.freeze(2023)
        let year = try fiscal(2023)
        try await town.correct { plan in
            try PlanCorrection(.actual, of: "a1/1", in: year, .none(reason)).apply(to: &plan)
        }
        #expect(try await town.office.verify(town.town).faults == [])
    }

    /// A plan whose first series is something that was reached.
    private func withMilestone() throws -> (plan: Plan, year: FiscalYear) {
        let year = try fiscal(2023)
        var plan = try TownPlan().plan()
        plan.measures[0].indicators[0].actuals[year] = Figure(.milestone(.reached), printed: "システム導入")
        return (plan, year)
    }

    @Test(arguments: [
        (PlanCorrection.Entry.words("端末の導入"), MilestoneState?.some(.reached), "端末の導入"),
        (.milestone(.partly, words: nil), .partly, "システム導入"),
        (.milestone(.notReached, words: "延期"), .notReached, "延期"),
        (.milestone(nil, words: "導入中"), nil, "導入中"),
    ])
    func `of a milestone the words and how far it has come are corrected each by itself`(
        entry: PlanCorrection.Entry,
        state: MilestoneState?,
        printed: String
    ) throws {
        var (plan, year) = try withMilestone()
        try PlanCorrection(.actual, of: "a1/1", in: year, entry).apply(to: &plan)
        #expect(plan.measures[0].indicators[0].actuals[year] == Figure(.milestone(state), printed: printed))
    }

    @Test func `what is no correction of its kind is refused, and the plan stays as it was`() throws {
        let (before, year) = try withMilestone()
        let wrong: [(PlanCorrection.Kind, String, PlanCorrection.Entry)] = [
            (.target, "a1/1", .milestone(.reached, words: nil)), (.actualNote, "a1/1", .none(.notSet)),
            (.actual, "a1/1", .words("1,0,0")), (.actual, "a1/9", .words("1")), (.activity, "a99", .words("文")),
        ]
        for (kind, series, entry) in wrong {
            var plan = before
            #expect(throws: SealError.self, "\(kind) \(series) \(entry)") {
                try PlanCorrection(kind, of: series, in: year, entry).apply(to: &plan)
            }
            #expect(plan == before)
        }
    }
}
