import Exchange
import Figures
import Foundation
import Planning
import Testing

/// One of the two cities in `Samples/`, read once.
struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let folder: PlanFolder
    let plan: Plan
    let evaluator: PlanEvaluator

    var testDescription: String { name }

    /// `Samples/` beside `Tests/`.
    static let samples = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Samples").path

    private static let read = Result {
        try ["kagoshima", "ibusuki"].map { name in
            let folder = try PlanFolder(path: "\(samples)/\(name)")
            let plan = try PlanFolderReader(encoding: .utf8).read(folder).plan
            return Sample(name: name, folder: folder, plan: plan, evaluator: PlanEvaluator(plan))
        }
    }

    static func all() throws -> [Sample] { try read.get() }
    static func kagoshima() throws -> Sample { try all()[0] }
    static func ibusuki() throws -> Sample { try all()[1] }

    /// The plan in the year, which its rules must know.
    func evaluation(_ western: Int) throws -> YearEvaluation {
        let year = try #require(FiscalYear(western))
        return try #require(evaluator.evaluation(of: year))
    }

    /// One series in one year.
    func series(_ reference: String, _ western: Int) throws -> Evaluation {
        let reference = try #require(SeriesReference(reference))
        return try #require(evaluation(western).evaluation(of: reference))
    }
}

/// A rate as it stands in a document: its digits, and how many of them are decimals.
struct PrintedDigits {
    let text: String
    let decimals: Int

    /// `nil` for a dash, and for a line without a rate.
    init?(_ cell: String?) {
        let text = (cell ?? "").filter { !"%％,，".contains($0) }
        guard let first = text.first, first.isASCII, first.isNumber else { return nil }
        self.text = text
        decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    }
}
