import Figures
import Planning
import Testing
import Wording

extension Plan {
    /// What `check` finds in the plan, of one kind.
    func findings(_ kind: Finding.Kind) -> [Finding] {
        PlanCheck(PlanEvaluator(self)).findings().filter { $0.kind == kind }
    }

    /// What `check` finds in the plan, whatever it is.
    var findings: [Finding] { PlanCheck(PlanEvaluator(self)).findings() }
}

extension PublishedFigure {
    /// A line of a document about series 1 of a measure, with the names and units of ``PlanFixture``.
    static func line(
        _ measure: String = "m1",
        _ western: Int = 2023,
        cited: String = "",
        name: String = "",
        unit: String = "",
        target: String? = nil,
        actual: String? = nil,
        rate: String? = nil,
        rating: String? = nil
    ) throws -> PublishedFigure {
        let subject = Subject.series(SeriesReference(measure: try id(measure), series: "1"))
        var figure = PublishedFigure(
            document: "summary",
            year: try #require(FiscalYear(western)),
            subject: subject,
            name: name,
            unit: unit
        )
        figure.cited = cited
        figure.target = target
        figure.actual = actual
        figure.rate = rate
        figure.rating = rating
        return figure
    }
}

/// A plan of one series and what was printed about it.
func planned(
    _ cells: [Int: (target: String, actual: String)],
    unit: String = "",
    direction: Direction = .higher,
    accumulation: Accumulation = .yearly,
    printed: PublishedFigure...
) throws -> Plan {
    var fixture = try PlanFixture()
    try fixture.add(cells, unit: unit, direction: direction, accumulation: accumulation)
    var plan = try fixture.plan()
    plan.published = printed
    return plan
}
