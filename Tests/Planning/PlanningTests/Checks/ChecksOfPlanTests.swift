import Figures
import Planning
import Testing
import Wording

/// What only the plan as a whole shows: each kind with what provokes it and what comes near it.
@Suite struct ChecksOfPlanTests {
    // MARK: The same targets

    private func twoMeasures(_ first: [String], _ second: [String]) throws -> Plan {
        var fixture = try PlanFixture()
        for targets in [first, second] {
            try fixture.add(
                Dictionary(uniqueKeysWithValues: zip(2022..., targets).map { ($0, (target: $1, actual: "-")) })
            )
        }
        return try fixture.plan()
    }

    @Test func `two measures with the same moving targets are noticed once`() throws {
        let findings = try twoMeasures(["180", "184", "185"], ["180", "184", "185"]).findings(.sameTargets)
        #expect(findings.map(\.place) == ["figures.csv No.1/1"])
        #expect(findings.map(\.printed) == ["180, 184, 185"])
        #expect(findings.first?.explanation.english.contains("No.2/1") == true)
    }

    @Test(arguments: [
        (["180", "184"], ["180", "184"]),
        (["100", "100", "100"], ["100", "100", "100"]),
        (["180", "184", "185"], ["180", "184", "186"]),
        (["180", "184", "未定"], ["180", "184", "未定"]),
    ])
    func `two years, a level line, one other year or words are not`(first: [String], second: [String]) throws {
        #expect(try twoMeasures(first, second).findings(.sameTargets).isEmpty)
    }

    @Test func `two series of one measure may have the same targets`() throws {
        var plan = try twoMeasures(["1", "2", "3"], ["1", "2", "3"])
        var second = plan.measures[1].indicators[0]
        second.series = "2"
        plan.measures[0].indicators.append(second)
        plan.measures.removeLast()
        #expect(plan.findings(.sameTargets).isEmpty)
    }

    // MARK: Shares of a whole

    private func shares(_ cells: [String], forced: Bool = false) throws -> Plan {
        var fixture = try PlanFixture()
        fixture.composition = CompositionRule(digits: 1, forced: forced)
        try fixture.add([2023: ("-", cells[0])], unit: "%")
        var plan = try fixture.plan()
        plan.measures[0].indicators = try cells.enumerated().map { index, cell in
            var indicator = Indicator(
                series: "\(index + 1)",
                name: "share",
                unit: "%",
                direction: .higher,
                composition: "users"
            )
            indicator.actuals[try year(2023)] = try Figure(reading: cell, unit: "%")
            return indicator
        }
        return plan
    }

    @Test func `shares of a measure that do not add up are found`() throws {
        let finding = try #require(shares(["60.0", "30.0", "9.0"]).findings(.composition).first)
        #expect(finding.printed == "99")
        #expect(finding.expected == "100")
        #expect(finding.place == "figures.csv 2023 No.1")
        #expect(finding.explanation.english.contains("users"))
    }

    @Test func `rounding may miss the whole by half a digit a share, unless the rules force it`() throws {
        let rounded = ["33.3", "33.3", "33.3"]
        #expect(try shares(rounded).findings(.composition).isEmpty)
        #expect(try shares(rounded, forced: true).findings(.composition).map(\.printed) == ["99.9"])
        #expect(try shares(["33.4", "33.3", "33.3"], forced: true).findings(.composition).isEmpty)
        #expect(try shares(["50", "49.7"]).findings(.composition).map(\.printed) == ["99.7"])
    }

    @Test func `a share that is not known yet says nothing about the whole`() throws {
        #expect(try shares(["60.0", "集計中", "9.0"]).findings(.composition).isEmpty)
    }

    private func published(_ shares: [String], total: String? = nil) throws -> Plan {
        var plan = try planned([:])
        plan.published = try shares.enumerated().map { index, share in
            var row = PublishedFigure(
                document: "summary",
                year: try year(2023),
                subject: .share(of: "ratings"),
                name: "part \(index)"
            )
            row.rate = share
            return row
        }
        if let total {
            var row = PublishedFigure(
                document: "summary",
                year: try year(2023),
                subject: .share(of: "ratings"),
                name: "total"
            )
            row.rate = total
            plan.published.append(row)
        }
        return plan
    }

    @Test func `published shares must add up to a hundred or to their total`() throws {
        #expect(try published(["50.0%", "40.0%"]).findings(.composition).map(\.printed) == ["90"])
        #expect(try published(["50.0%", "50.0%"]).findings(.composition).isEmpty)
        #expect(try published(["50.0%", "40.0%"], total: "90.0%").findings(.composition).isEmpty)
        let finding = try #require(published(["50.0%", "50.0%"], total: "90.0%").findings(.composition).first)
        #expect(finding.place == "summary 2023 ratings")
        #expect(finding.expected == "90")
    }

    // MARK: Look-alikes

    @Test func `a dash that is not the plan's usual dash is noticed`() throws {
        let plan = try planned([2022: ("-", "-"), 2023: ("-", "ー")])
        let finding = try #require(plan.findings(.lookAlike).first)
        #expect(finding.printed == "ー")
        #expect(finding.expected == "-")
        #expect(try planned([2022: ("-", "-"), 2023: ("-", "未定")]).findings(.lookAlike).isEmpty)
    }

    @Test func `the explanation tells the target's dash from the actual's`() throws {
        let findings = try planned([2022: ("-", "-"), 2023: ("－", "－"), 2024: ("-", "-")]).findings(.lookAlike)
        #expect(Set(findings.map(\.explanation.english)).count == 2)
    }

    // MARK: Owners

    @Test func `a measure that no unit answers for is noticed`() throws {
        var plan = try planned([2023: ("1", "1")])
        #expect(plan.findings(.noOwner).isEmpty, "a plan without units says nothing about owners")
        plan.units = [OrganisationUnit(id: try id("d"), parent: nil, kind: .department, name: "課")]
        #expect(plan.findings(.noOwner).map(\.place) == ["owners.csv 2023 No.1"])
        plan.measures[0].owners = [Ownership(unit: try id("d"), through: try year(2022))]
        #expect(plan.findings(.noOwner).count == 1)
        plan.measures[0].owners = [Ownership(unit: try id("d"), from: try year(2023))]
        #expect(plan.findings(.noOwner).isEmpty)
    }

    @Test func `a measure that ended needs no owner`() throws {
        var plan = try planned([2023: ("1", "1")])
        plan.units = [OrganisationUnit(id: try id("d"), parent: nil, kind: .department, name: "課")]
        plan.lineage = [LineageEvent(measure: try id("m1"), year: try year(2023), kind: .ended)]
        #expect(plan.findings(.noOwner).isEmpty)
    }

    @Test func `every kind has a name in both languages and a code of its own`() {
        for kind in Finding.Kind.allCases {
            #expect(!kind.name.japanese.isEmpty)
            #expect(!kind.name.english.isEmpty)
        }
        #expect(Set(Finding.Kind.allCases.map(\.name.japanese)).count == Finding.Kind.allCases.count)
    }
}
