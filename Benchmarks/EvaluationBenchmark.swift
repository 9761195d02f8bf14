import Exchange
import Planning

/// One city's real plan: evaluated, checked.
struct EvaluationBenchmark {
    let folder: String

    func run() async throws {
        let plan = try PlanFolderReader().read(path: folder).plan
        let evaluator = PlanEvaluator(plan)
        var evaluation = Measurement("one plan of 147 series over 5 years, with roll-ups", limit: .milliseconds(1))
        evaluation.measure(200) { evaluateEverything(evaluator) }
        evaluation.report()
        var check = Measurement("checking it against what was published", limit: .milliseconds(100))
        check.measure(20) { precondition(!PlanCheck(evaluator).findings().isEmpty) }
        check.report()
    }
}
