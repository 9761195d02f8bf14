import Exchange
import Figures
import Planning
import TestSupport
import Testing
import Wording

/// The two samples, damaged in every way that people and programs damage files: each gives a plan or problems.
@Suite struct DamagedSamplesTests {
    @Test(arguments: [
        Damage.bytes, .cell, .cellFromElsewhere, .line, .column, .swappedFiles, .numbers, .characters,
    ])
    func `a damaged sample gives a plan or says what is wrong`(damage: Damage) throws {
        let samples = try Sample.all()
        var (plans, refusals) = (0, 0)
        let started = ContinuousClock.now
        repeatedly(damage.repetitions, seed: damage.seed) { random in
            // Reading the large sample takes ten times as long, so it is damaged more rarely.
            let sample = samples[Int.random(in: 0..<25, using: &random) == 0 ? 0 : 1]
            var folder = sample.folder
            for _ in 0..<Int.random(in: 1...3, using: &random) { damage.apply(to: &folder, &random) }
            do throws(Problems) {
                let plan = try PlanFolderReader().read(folder).plan
                plans += 1
                look(at: plan, &random)
            } catch {
                refusals += 1
                check(error)
            }
        }
        #expect(plans + refusals == damage.repetitions)
        // Far more than it takes: a guard against a loop, not a measurement.
        #expect(ContinuousClock.now - started < .seconds(120))
    }

    private func check(_ problems: Problems) {
        #expect(!problems.list.isEmpty)
        for problem in problems.list {
            #expect(!problem.place.file.isEmpty)
            #expect(!problem.message.japanese.isEmpty)
            #expect(!problem.message.english.isEmpty)
            #expect(problem.message.japanese.unicodeScalars.count < 1000)
            #expect((problem.cell ?? "").unicodeScalars.count < 100)
        }
    }

    /// Everything that a command would ask of the plan.
    private func look(at plan: Plan, _ random: inout SeededRandom) {
        let evaluator = PlanEvaluator(plan)
        for finding in PlanCheck(evaluator).findings() {
            #expect(!finding.place.isEmpty)
            #expect(!finding.explanation.japanese.isEmpty)
        }
        guard let year = plan.period.randomElement(using: &random),
            let evaluation = evaluator.evaluation(of: year)
        else { return }
        for node in plan.nodes { _ = evaluation.working(of: evaluation.rollUp(of: node)) }
        for unit in plan.units { _ = evaluation.rollUp(of: unit) }
        _ = evaluation.working(of: evaluation.planRollUp).line(in: .english)
        for index in plan.goals.indices { _ = evaluation.working(ofGoalAt: index) }
        for evaluation in evaluation.series.joined() {
            #expect((evaluation.rate == nil) != (evaluation.absence == nil))
            _ = evaluation.working(of: evaluation.indicator).line(in: .japanese)
        }
    }
}
