import Figures
import PagesSupport
import Planning

/// What the check found in a plan, in one way to name years.
struct PlanFindings: Sendable {
    let all: [Finding]
    let bySeries: [SeriesReference: [Finding]]

    init(_ evaluator: PlanEvaluator, years: YearStyle) {
        all = PlanCheck(evaluator, years: years).findings()
        var bySeries: [SeriesReference: [Finding]] = [:]
        for finding in all {
            if let series = finding.series { bySeries[series, default: []].append(finding) }
        }
        self.bySeries = bySeries
    }
}

extension Place {
    /// What the check found, with years as the reader says them.
    var findings: PlanFindings { findings(reading == .western ? .western : .short) }

    /// The same whatever the reading, for data.
    var findingsOfEra: PlanFindings { findings(.short) }

    private func findings(_ years: YearStyle) -> PlanFindings {
        edition.shelves.findings.value(years) { PlanFindings(edition.evaluator, years: years) }
    }
}
