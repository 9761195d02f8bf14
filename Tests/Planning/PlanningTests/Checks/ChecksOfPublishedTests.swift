import Figures
import Planning
import Testing
import Wording

/// What was printed beside what the plan holds: each kind with what provokes it and what comes near it.
@Suite struct ChecksOfPublishedTests {
    // MARK: Rates

    @Test(arguments: [("90%", "89.8%"), ("90", "89.8%"), ("89.83%", "90%"), ("89.8％", "90%")])
    func `a rate that is right at its own digits is no finding`(printed: String, other: String) throws {
        let plan = try planned([2023: ("50,000", "44,917")], printed: .line(rate: printed), .line(rate: other))
        #expect(plan.findings.isEmpty)
    }

    @Test(arguments: [
        ("89%", "90%", "truncated to whole numbers"),
        ("89.9%", "89.8%", "rounded up to 1 decimal"),
        ("74.9%", "89.8%", "the target of 2024 (60000)"),
        ("111%", "90%", "the target of the year (50000) ÷ actual"),
        ("12%", "90%", "No other yardstick"),
    ])
    func `a rate that is not says what it may be`(printed: String, expected: String, words: String) throws {
        let plan = try planned(
            [2023: ("50,000", "44,917"), 2024: ("60,000", "-"), 2025: ("70,000", "-")],
            printed: .line(rate: printed)
        )
        let finding = try #require(plan.findings(.rateDiffers).first)
        #expect(finding.severity == .error)
        #expect(finding.printed == printed)
        #expect(finding.expected == expected)
        #expect(finding.explanation.english.contains(words), "\(finding.explanation.english)")
        #expect(finding.place == "summary 2023 No.1")
    }

    @Test func `a rate without a target is found, and one without an actual is another thing`() throws {
        let withoutTarget = try planned([2023: ("-", "7,642"), 2026: ("8,900", "-")], printed: .line(rate: "86%"))
        let finding = try #require(withoutTarget.findings(.rateWithoutTarget).first)
        #expect(finding.explanation.english.contains("within the plan's period (8900)"))
        let withoutActual = try planned([2023: ("100", "集計中")], printed: .line(rate: "86%"))
        #expect(withoutActual.findings(.rateWithoutTarget).isEmpty)
        #expect(withoutActual.findings(.rateDiffers).count == 1)
    }

    @Test func `a dash where there can be a rate is noticed`() throws {
        let plan = try planned([2023: ("100", "86")], printed: .line(rate: "-"))
        #expect(plan.findings(.rateNotPrinted).map(\.expected) == ["86%"])
        #expect(try planned([2023: ("100", "-")], printed: .line(rate: "-")).findings.isEmpty)
        #expect(try planned([2023: ("100", "86")], printed: .line()).findings.isEmpty, "nothing was printed at all")
    }

    // MARK: Ratings

    @Test func `a rating that the rules do not give is found`() throws {
        let plan = try planned([2023: ("100", "89.99")], printed: .line(rating: "◎"))
        let finding = try #require(plan.findings(.ratingDiffers).first)
        #expect(finding.expected == "○")
        #expect(try planned([2023: ("100", "90")], printed: .line(rating: "◎")).findings.isEmpty)
    }

    @Test func `a rating in a look-alike character is only noticed`() throws {
        let plan = try planned([2023: ("100", "80")], printed: .line(rating: "〇"))
        #expect(plan.findings.map(\.kind) == [.lookAlike])
        #expect(plan.findings.map(\.severity) == [.notice])
    }

    // MARK: Figures

    @Test(arguments: [("1,000", "980"), ("1000", "９８０"), ("1,000件", "980件"), ("1,000", "")])
    func `the same figures in other spelling are the same`(target: String, actual: String) throws {
        let line = try PublishedFigure.line(unit: "件", target: target, actual: actual)
        #expect(try planned([2023: ("1,000", "980")], unit: "件", printed: line).findings.isEmpty)
    }

    @Test func `figures that differ between two documents are found, each by itself`() throws {
        let line = try PublishedFigure.line(unit: "件", target: "100", actual: "973", rate: "973.0%")
        let plan = try planned([2023: ("1,000", "980")], unit: "件", printed: line)
        #expect(plan.findings.map(\.kind) == [.figuresDiffer, .figuresDiffer, .rateDiffers])
        #expect(plan.findings.map(\.expected) == ["1,000", "980", "98.0%"])
        #expect(plan.findings[2].explanation.english.contains("as printed in this document"))
    }

    @Test func `a thousand times the unit is the same figure, rounded`() throws {
        let cells = [2023: (target: "24,330,000", actual: "21,366,278")]
        let rounded = try PublishedFigure.line(unit: "千件", target: "24,330", actual: "21,366")
        #expect(try planned(cells, unit: "件", printed: rounded).findings.map(\.kind) == [.unitDiffers])
        let wrong = try PublishedFigure.line(unit: "千件", target: "24,330", actual: "21,367")
        #expect(try planned(cells, unit: "件", printed: wrong).findings(.figuresDiffer).map(\.printed) == ["21,367"])
        let same = try PublishedFigure.line(unit: "件", target: "24,330,000", actual: "21,366,279")
        #expect(
            try planned(cells, unit: "件", printed: same).findings(.figuresDiffer).count == 1,
            "no rounding in one unit"
        )
    }

    @Test(arguments: [("-", "980"), ("980", "-"), ("980", "システム導入"), ("システム導入", "980"), ("40～60", "980")])
    func `a number beside none, or beside words, is a difference`(own: String, printed: String) throws {
        let plan = try planned([2023: ("1,000", own)], unit: "件", printed: .line(unit: "件", actual: printed))
        #expect(plan.findings(.figuresDiffer).map(\.printed) == [printed])
    }

    @Test(arguments: ["-", "－", "未定", ""])
    func `no value beside no value is none, whatever the dash`(printed: String) throws {
        let line = try PublishedFigure.line(unit: "件", target: printed, actual: printed)
        #expect(try planned([2023: ("-", "-")], unit: "件", printed: line).findings.isEmpty)
        #expect(try planned([:], unit: "件", printed: line).findings.isEmpty, "no cell at all")
    }

    // MARK: Words

    @Test func `a name that the plan does not have is noticed, widths are not`() throws {
        let plan = try planned([:], printed: .line(name: "other"))
        #expect(plan.findings(.nameDiffers).map(\.expected) == ["indicator 1"])
        for name in ["ＩＮＤＩＣＡＴＯＲ　1", "measure 1", ""] {
            #expect(try planned([:], printed: .line(name: name)).findings.isEmpty)
        }
    }

    @Test func `a unit that the plan does not have is noticed, widths are not`() throws {
        #expect(try planned([:], unit: "人", printed: .line(unit: "件")).findings.map(\.kind) == [.unitDiffers])
        #expect(try planned([:], unit: "%", printed: .line(unit: "％")).findings.isEmpty)
        #expect(try planned([:], unit: "人", printed: .line()).findings.isEmpty)
    }

    private func threeMeasures(_ line: PublishedFigure) throws -> Plan {
        var fixture = try PlanFixture()
        for _ in 0..<3 { try fixture.add([:]) }
        var plan = try fixture.plan()
        plan.published = [line]
        return plan
    }

    @Test func `a citation of another measure's number is found`() throws {
        let plan = try threeMeasures(.line("m2", cited: "1", name: "measure 2"))
        let finding = try #require(plan.findings(.citationDiffers).first)
        #expect(finding.printed == "1")
        #expect(finding.expected == "2")
        #expect(finding.explanation.english.contains("No.1 is “measure 1”; “measure 2” is No.2."))
        #expect(try threeMeasures(.line("m2", cited: "２", name: "measure 2")).findings.isEmpty)
    }

    @Test func `a line filed under the number that it cites is found by its name`() throws {
        let plan = try threeMeasures(.line("m1", cited: "1", name: "measure 2"))
        #expect(plan.findings(.citationDiffers).map(\.expected) == ["2"])
    }

    @Test func `a citation is of the number that the measure had in that year`() throws {
        var plan = try threeMeasures(.line("m2", cited: "1", name: "measure 2"))
        plan.lineage = [
            LineageEvent(measure: try id("m1"), year: try year(2024), kind: .added),
            LineageEvent(measure: try id("m2"), year: try year(2024), kind: .renumbered, before: "1", after: "2"),
        ]
        #expect(plan.findings.isEmpty)
    }

    // MARK: Headings and goals

    @Test func `a heading's printed rate and rating are compared with its roll-up`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("100", "80")])
        fixture.rollUps = [
            RollUpRule(
                scope: .level(try id("policy")),
                members: .series,
                method: .mean,
                rounding: RoundingRule(digits: 1)
            )
        ]
        var plan = try fixture.plan()
        var row = PublishedFigure(document: "summary", year: try year(2023), subject: .node(try id("n1")))
        row.rate = "80.0%"
        row.rating = "○"
        plan.published = [row]
        #expect(plan.findings.isEmpty)
        row.rate = "81%"
        row.rating = "◎"
        plan.published = [row]
        #expect(Set(plan.findings.map(\.kind)) == [.rateDiffers, .ratingDiffers])
        #expect(Set(plan.findings.map(\.expected)) == ["80%", "○"])
    }

    @Test func `a goal's line is compared with the sum of its series`() throws {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("200", "429")], unit: "人")
        try fixture.add([2023: ("1,300", "1,167")], unit: "人")
        var plan = try fixture.plan()
        let series = try [#require(SeriesReference("m1/1")), #require(SeriesReference("m2/1"))]
        plan.goals = [Goal(id: try id("g1"), node: try id("n1"), name: .init(same: "参加者"), unit: "人", series: series)]
        var row = PublishedFigure(
            document: "summary",
            year: try year(2023),
            subject: .goal(try id("g1")),
            name: "参加者",
            unit: "人"
        )
        (row.cited, row.target, row.actual, row.rate) = ("1;2", "1,500人", "1,596人", "106.4%")
        plan.published = [row]
        #expect(plan.findings.isEmpty)
        (row.cited, row.actual) = ("1", "1,506人")
        plan.published = [row]
        #expect(plan.findings.map(\.kind) == [.citationDiffers, .figuresDiffer])
    }
}
