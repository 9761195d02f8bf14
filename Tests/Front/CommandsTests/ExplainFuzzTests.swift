import Exchange
import Planning
import TestSupport
import Testing
import Wording

@testable import Commands

/// Questions that nobody would ask.
@Suite struct ExplainFuzzTests {
    private static let letters = Array("0123456789/-–ーアオ⑴⑵１no. \u{0}\u{301}\u{202E}🙂㌢ﬁİßm\"'\\%".unicodeScalars)

    @Test func `any text is answered or refused`() throws {
        let plan = try PlanFolderReader().read(path: "\(samples)/ibusuki").plan
        let evaluator = PlanEvaluator(plan)
        let explanation = Explanation(evaluations: plan.yearsWithActuals.compactMap(evaluator.evaluation))
        var (answers, refusals) = (0, 0)
        repeatedly(3000, seed: 4) { random in
            var query = String(
                String.UnicodeScalarView(
                    (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
                        Self.letters.randomElement(using: &random)
                    }
                )
            )
            if Bool.random(using: &random), let measure = plan.measures.randomElement(using: &random) {
                query = [measure.number, measure.id.text].randomElement(using: &random).map { $0 + query } ?? query
            }
            do {
                #expect(try !explanation.text(of: query).isEmpty)
                answers += 1
            } catch {
                #expect(error is CommandFailure)
                refusals += 1
            }
        }
        #expect(answers > 50)
        #expect(refusals > 1000)
    }

    @Test func `a text as long as a book is refused in one line`() throws {
        let plan = try PlanFolderReader().read(path: "\(samples)/ibusuki").plan
        let evaluations = [PlanEvaluator(plan).evaluation(of: plan.currentYear)].compactMap(\.self)
        for query in [String(repeating: "1/", count: 50_000), String(repeating: "長", count: 100_000)] {
            let failure = #expect(throws: CommandFailure.self) {
                try Explanation(evaluations: evaluations).text(of: query)
            }
            #expect((failure?.lines.first?.count ?? 0) < 300)
        }
    }
}
