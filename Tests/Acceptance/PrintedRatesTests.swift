import Figures
import Planning
import Testing
import Wording

/// Every rate and rating that the two cities printed comes out again, except those that the cities got wrong.
@Suite struct PrintedRatesTests {
    /// A printed rate that its own figures do not give.
    private struct Wrong: Hashable {
        let document: String
        let series: String
        let year: Int
        let printed: String
    }

    /// Every rate that is printed wrongly, and why.
    private static let wrong: [Wrong: String] = [
        Wrong(document: "measure-list", series: "m022/1", year: 2023, printed: "86%"):
            "no target in R5; 7,642 ÷ the R8 target of 8,900",
        Wrong(document: "measure-list", series: "m044/2", year: 2022, printed: "284.5％"): "284.55… truncated",
        Wrong(document: "measure-list", series: "m044/2", year: 2023, printed: "445.1％"): "445.16… truncated",
        Wrong(document: "measure-list", series: "m077/1", year: 2023, printed: "136.3%"): "136.36… truncated",
        Wrong(document: "measure-list", series: "m110/2", year: 2022, printed: "92.7%"): "nobody knows: 70.2",
        Wrong(document: "progress-summary", series: "m017/1", year: 2023, printed: "973.0%"):
            "973 ÷ 100 here, 980 ÷ 1,000 in the measure list",
    ]

    private func evaluation(_ row: PublishedFigure, in sample: Sample) throws -> Evaluation? {
        let evaluation = try #require(sample.evaluator.evaluation(of: row.year))
        switch row.subject {
        case .series(let reference): return evaluation.evaluation(of: reference)
        case .goal(let id):
            let index = try #require(sample.plan.goals.firstIndex { $0.id == id })
            return evaluation.goals[index]
        case .node, .share: return nil
        }
    }

    private func wrong(_ row: PublishedFigure) -> Wrong? {
        guard case .series(let reference) = row.subject, let rate = row.rate else { return nil }
        return Wrong(document: row.document, series: reference.text, year: row.year.year, printed: rate)
    }

    @Test func `every printed rate is reproduced at its printed digits, except the six that are wrong`() throws {
        var reproduced = ["kagoshima": 0, "ibusuki": 0]
        var notReproduced: Set<Wrong> = []
        for sample in try Sample.all() {
            for row in sample.plan.published {
                guard let printed = PrintedDigits(row.rate), let evaluation = try evaluation(row, in: sample) else {
                    continue
                }
                if evaluation.rate?.text(digits: printed.decimals, mode: .halfUp) == printed.text {
                    reproduced[sample.name, default: 0] += 1
                } else {
                    notReproduced.insert(try #require(wrong(row), "\(row)"))
                }
            }
        }
        #expect(notReproduced == Set(Self.wrong.keys))
        #expect(reproduced == ["kagoshima": 168, "ibusuki": 25])
    }

    @Test func `where a dash is printed there is no rate, except for one`() throws {
        var withRate: [String] = []
        var dashes = 0
        for sample in try Sample.all() {
            for row in sample.plan.published where row.rate != nil && PrintedDigits(row.rate) == nil {
                guard let evaluation = try evaluation(row, in: sample) else { continue }
                dashes += 1
                if let shown = evaluation.shownText { withRate.append("\(row.cited) \(row.year.year) \(shown)%") }
            }
        }
        #expect(dashes == 117)
        #expect(withRate == ["115 2022 100%"])
    }

    @Test func `the rules show a rate with as many digits as the list of measures prints, but for one`() throws {
        var others: [String] = []
        for sample in try Sample.all() {
            for row in sample.plan.published where row.document != "progress-summary" {
                guard let printed = PrintedDigits(row.rate), let evaluation = try evaluation(row, in: sample),
                    wrong(row).map({ Self.wrong[$0] == nil }) ?? true
                else { continue }
                if let shown = evaluation.shownText, shown != printed.text {
                    others.append("\(sample.name) \(row.cited) \(row.year.year): \(printed.text), \(shown)")
                }
            }
        }
        #expect(others == ["kagoshima 69 2022: 2.5, 2.50"])
    }

    @Test func `the goals are shown as the summary prints them`() throws {
        let sample = try Sample.kagoshima()
        var goals = 0
        for row in sample.plan.published {
            guard case .goal = row.subject, let printed = PrintedDigits(row.rate) else { continue }
            goals += 1
            #expect(try evaluation(row, in: sample)?.shownText == printed.text)
        }
        #expect(goals == 8)
    }

    @Test func `every printed rating is the rules'`() throws {
        var ratings = 0
        for sample in try Sample.all() {
            for row in sample.plan.published {
                guard let printed = row.rating, let evaluation = try evaluation(row, in: sample) else { continue }
                ratings += 1
                // The summary prints 〇 (a numeral) where the rules say ○ (a circle).
                #expect(evaluation.symbol == (printed == "〇" ? "○" : printed), "\(row.cited)")
            }
        }
        #expect(ratings == 17)
    }

    @Test func `the four policies are rated as printed`() throws {
        let sample = try Sample.kagoshima()
        let evaluation = try sample.evaluation(2023)
        var policies: [String: String] = [:]
        for row in sample.plan.published {
            guard case .node(let id) = row.subject else { continue }
            let node = try #require(sample.plan.node(id))
            #expect(node.name.japanese == row.name)
            #expect(evaluation.rollUp(of: node).symbol == row.rating)
            policies[node.number] = row.rating
        }
        #expect(policies == ["1": "◎", "2": "◎", "3": "◎", "4": "◎"])
    }
}
