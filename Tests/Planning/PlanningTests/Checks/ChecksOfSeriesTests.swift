import Figures
import Planning
import Testing
import Wording

/// What one series shows by itself: each kind with what provokes it and what comes near it.
@Suite struct ChecksOfSeriesTests {
    // MARK: Slips of the unit

    @Test(arguments: [
        ("24330", "243", "×1/100"), ("150", "1500", "×10"), ("150", "15900", "×100"), ("1.2", "1200", "×1000"),
        ("5000", "520", "×1/10"), ("9,000", "9", "×1/1000"), ("10", "115", "×10"), ("10", "85", "×10"),
    ])
    func `a value near ten, a hundred or a thousand times last year's is a slip`(
        before: String,
        after: String,
        factor: String
    ) throws {
        let plan = try planned([2022: ("-", before), 2023: ("-", after)])
        let finding = try #require(plan.findings(.unitSlip).first)
        #expect(finding.printed == after)
        #expect(try finding.year == year(2023))
        #expect(finding.severity == .warning)
        #expect(finding.place == "figures.csv 2023 No.1/1")
        #expect(finding.explanation.english.contains(factor + " of"))
        #expect(finding.explanation.japanese.contains("約\(factor)"))
    }

    @Test(arguments: [
        ("100", "500"), ("100", "3000"), ("10", "116"), ("10", "84"), ("0", "1000"), ("100", "0"), ("10", "▲100"),
    ])
    func `growth that is no power of ten is none`(before: String, after: String) throws {
        #expect(try planned([2022: ("-", before), 2023: ("-", after)]).findings(.unitSlip).isEmpty)
    }

    @Test func `a year without a number does not hide a slip`() throws {
        let plan = try planned([2022: ("-", "50"), 2023: ("-", "集計中"), 2024: ("-", "5,000")])
        #expect(try plan.findings(.unitSlip).map(\.year) == [year(2024)])
    }

    @Test func `a value that is not what was printed is a slip and says so`() throws {
        var plan = try planned([2023: ("85", "0.85")], unit: "%")
        plan.measures[0].indicators[0].actuals[try year(2023)] =
            try Figure(.number(#require(ExactDecimal(plain: "85"))), printed: "0.85")
        let finding = try #require(plan.findings(.unitSlip).first)
        #expect(finding.printed == "0.85")
        #expect(finding.expected == "85%")
        plan.measures[0].indicators[0].actuals[try year(2023)] = try Figure(reading: "８５", unit: "%")
        #expect(plan.findings(.unitSlip).isEmpty)
    }

    // MARK: Cumulative values

    @Test func `a cumulative value that falls is found`() throws {
        let cells = [2022: ("10", "12"), 2023: ("20", "11")]
        let finding = try #require(planned(cells, accumulation: .cumulative).findings(.cumulativeFalls).first)
        #expect(finding.printed == "11")
        #expect(finding.explanation.english.contains("2022, 12"))
        #expect(try planned(cells).findings(.cumulativeFalls).isEmpty)
    }

    @Test func `a cumulative value that stays or has a gap is not`() throws {
        let cells = [2022: ("10", "12"), 2023: ("10", "-"), 2024: ("20", "12")]
        #expect(try planned(cells, accumulation: .cumulative).findings(.cumulativeFalls).isEmpty)
    }

    // MARK: Targets

    @Test func `a target that asks for less is noticed, whichever way is good`() throws {
        let falling = [2022: ("100", "-"), 2023: ("90", "-")]
        let rising = [2022: ("90", "-"), 2023: ("100", "-")]
        #expect(try planned(falling).findings(.targetLowered).map(\.printed) == ["90"])
        #expect(try planned(rising).findings(.targetLowered).isEmpty)
        #expect(try planned(falling, direction: .lower).findings(.targetLowered).isEmpty)
        #expect(try planned(rising, direction: .lower).findings(.targetLowered).map(\.printed) == ["100"])
    }

    // MARK: Words and other units

    @Test func `words in a series of numbers are noticed`() throws {
        let plan = try planned([2023: ("100", "システム導入")], unit: "件")
        let finding = try #require(plan.findings(.notANumber).first)
        #expect(finding.printed == "システム導入")
    }

    @Test(arguments: ["未定", "集計中", "①3 ②4", "75以上", "1,087件", "現状維持"])
    func `a reason, parts, a bound or a unit is not a word`(cell: String) throws {
        let plan = try planned([2023: (cell, cell)], unit: "件")
        #expect(plan.findings(.notANumber).isEmpty)
        #expect(plan.findings(.unitDiffers).isEmpty)
    }

    @Test func `words belong in a milestone`() throws {
        #expect(try planned([2023: ("導入", "導入")], direction: .milestone).findings(.notANumber).isEmpty)
    }

    @Test func `a figure in another unit than its series is noticed`() throws {
        let plan = try planned([2023: ("10", "100%")], unit: "地域")
        let finding = try #require(plan.findings(.unitDiffers).first)
        #expect(finding.printed == "100%")
        #expect(finding.expected == "地域")
        #expect(try planned([2023: ("10", "9地域")], unit: "地域").findings(.unitDiffers).isEmpty)
    }
}
