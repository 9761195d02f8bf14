import Exchange
import Figures
import Planning
import Testing

/// The samples as they go in and come out.
@Suite struct CanonicalTests {
    private func text(_ bytes: [UInt8]?) -> String? {
        bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `a sample is what its export would write`() throws {
        for sample in try Sample.all() {
            let written = PlanFolderWriter().folder(for: sample.plan)
            for file in Set(written.files.keys).union(sample.folder.files.keys).sorted() {
                let (now, export) = (text(sample.folder.files[file]), text(written.files[file]))
                #expect(now == export, "\(sample.name)/\(file)")
            }
        }
    }

    @Test func `what is written reads back as the same plan, to the last byte`() throws {
        for sample in try Sample.all() {
            let written = PlanFolderWriter().folder(for: sample.plan)
            let plan = try PlanFolderReader(encoding: .utf8).read(written).plan
            #expect(plan == sample.plan)
            #expect(PlanFolderWriter().folder(for: plan).files == written.files)
        }
    }

    @Test func `a plan that was written and read is evaluated the same`() throws {
        for sample in try Sample.all() {
            let written = PlanFolderWriter().folder(for: sample.plan)
            let evaluator = PlanEvaluator(try PlanFolderReader(encoding: .utf8).read(written).plan)
            for year in sample.plan.period {
                let before = try #require(sample.evaluator.evaluation(of: year))
                let after = try #require(evaluator.evaluation(of: year))
                #expect(before.series.joined().map(\.rate) == after.series.joined().map(\.rate))
                #expect(before.series.joined().map(\.symbol) == after.series.joined().map(\.symbol))
                #expect(before.series.joined().map(\.absence) == after.series.joined().map(\.absence))
                #expect(before.goals.map(\.rate) == after.goals.map(\.rate))
                let (plan, read) = (before.working(of: before.planRollUp), after.working(of: after.planRollUp))
                #expect(plan == read)
            }
            #expect(PlanCheck(sample.evaluator).findings() == PlanCheck(evaluator).findings())
        }
    }
}
