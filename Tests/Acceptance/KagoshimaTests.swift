import Figures
import Planning
import Testing
import Wording

/// What is known about Kagoshima's plan, place by place.
@Suite struct KagoshimaTests {
    @Test func `it has 139 measures with 147 series, nine goals and fifteen headings`() throws {
        let plan = try Sample.kagoshima().plan
        #expect(plan.measures.count == 139)
        #expect(plan.measures.reduce(0) { $0 + $1.indicators.count } == 147)
        #expect(plan.goals.count == 9)
        #expect(plan.nodes.count == 15)
        #expect(plan.measures.map(\.number) == (1...139).map(String.init))
        #expect(plan.yearsWithActuals.map(\.year) == [2022, 2023])
        #expect(plan.currentYear.year == 2023)
    }

    @Test(
        arguments: [
            ("m017/1", 2023, "98"), ("m022/1", 2022, nil), ("m022/1", 2023, nil), ("m044/2", 2022, "284.6"),
            ("m044/2", 2023, "445.2"), ("m077/1", 2023, "136.4"), ("m110/2", 2022, "70.2"), ("m110/2", 2023, "69.1"),
            ("m062/1", 2022, "0"), ("m062/1", 2023, "0"), ("m123/1", 2023, "0"), ("m115/1", 2022, "100"),
        ] as [(String, Int, String?)]
    )
    func `a rate that deserves a look is what its figures give`(series: String, year: Int, shown: String?) throws {
        #expect(try Sample.kagoshima().series(series, year).shownText == shown)
    }

    @Test func `a rating looks at the rate before it is rounded`() throws {
        let evaluation = try Sample.kagoshima().series("m006/1", 2023)
        #expect(evaluation.rate?.decimalText() == "89.834")
        #expect(evaluation.shownText == "90")
        #expect(evaluation.symbol == "○")
        #expect(evaluation.warnings.isEmpty)
    }

    @Test func `nothing done is a rate of nought and a bad rating, never a missing one`() throws {
        let evaluation = try Sample.kagoshima().series("m062/1", 2023)
        #expect(evaluation.rate == .zero)
        #expect(evaluation.symbol == "△")
        #expect(evaluation.absence == nil)
    }

    @Test(arguments: [
        ("m061/1", 2023, "actual_not_set"), ("m078/1", 2022, "target_new"), ("m078/1", 2023, "not_comparable"),
        ("m100/1", 2023, "target_not_set"), ("m022/1", 2023, "target_dash"), ("m013/1", 2023, "no_indicator"),
        ("m120/1", 2023, "zero_by_zero"), ("m138/1", 2023, "actual_not_planned"), ("m139/1", 2022, "actual_dash"),
    ])
    func `every missing rate says why`(series: String, year: Int, reason: String) throws {
        let evaluation = try Sample.kagoshima().series(series, year)
        #expect(evaluation.rate == nil)
        #expect(evaluation.absence?.code == reason)
        #expect(evaluation.symbol == "－")
    }

    @Test func `the reasons for no rate add up`() throws {
        var counts: [String: [Int]] = [:]
        for (index, year) in [2022, 2023].enumerated() {
            for evaluation in try Sample.kagoshima().evaluation(year).series.joined() {
                counts[evaluation.absence?.code ?? "rated", default: [0, 0]][index] += 1
            }
        }
        #expect(
            counts == [
                "rated": [67, 82], "target_dash": [60, 42], "no_indicator": [15, 15], "target_not_set": [2, 3],
                "target_new": [2, 1], "actual_dash": [1, 0], "actual_not_set": [0, 1], "actual_not_planned": [0, 1],
                "not_comparable": [0, 1], "zero_by_zero": [0, 1],
            ]
        )
        #expect(counts.values.allSatisfy { $0.count == 2 })
        #expect(counts.values.reduce(0) { $0 + $1[0] } == 147)
        #expect(counts.values.reduce(0) { $0 + $1[1] } == 147)
    }

    @Test func `the counts of each initiative add up to the plan's`() throws {
        let sample = try Sample.kagoshima()
        let evaluation = try sample.evaluation(2023)
        var sums: [String: Int] = [:]
        var lines: [String] = []
        for node in sample.plan.nodes where node.level.text == "initiative" {
            let rollUp = evaluation.rollUp(of: node)
            for (symbol, count) in rollUp.counts { sums[symbol, default: 0] += count }
            let counts = rollUp.counts.map { "\($0.symbol)\($0.count)" }.joined(separator: " ")
            lines.append("\(node.id) \(rollUp.members.count) \(counts)")
        }
        #expect(
            lines == [
                "i1 13 ◎5 ○1 △1 －6", "i2 6 ◎5 △1", "i3 19 ◎7 ○2 △1 －9", "i4 10 ◎8 ○1 －1",
                "i5 12 ◎3 ○3 －6", "i6 10 ◎5 ○1 △1 －3", "i7 10 ◎2 ○1 △5 －2", "i8 19 ◎7 ○1 △1 －10",
                "i9 9 ◎5 ○1 △1 －2", "i10 5 ◎2 －3", "i11 34 ◎7 △4 －23",
            ]
        )
        let plan = evaluation.planRollUp
        #expect(sums == Dictionary(uniqueKeysWithValues: plan.counts.map { ($0.symbol, $0.count) }))
        #expect(plan.members.count == 147)
        #expect(plan.counts.map(\.count) == [56, 11, 15, 65])
    }

    @Test func `the bureaus' counts add up as well`() throws {
        let sample = try Sample.kagoshima()
        let evaluation = try sample.evaluation(2023)
        for unit in sample.plan.units {
            let rollUp = evaluation.rollUp(of: unit)
            #expect(rollUp.counts.reduce(0) { $0 + $1.count } == rollUp.members.count, "\(unit.name)")
            let below = sample.plan.unitsBelow(unit.id)
            let owned = sample.plan.measures.filter { measure in
                measure.owners.contains { below.contains($0.unit) && $0.isValid(in: evaluation.year) }
            }
            #expect(rollUp.members.count == owned.reduce(0) { $0 + $1.indicators.count }, "\(unit.name)")
        }
    }

    @Test func `a policy's rate is the mean of its goals', unrounded`() throws {
        let sample = try Sample.kagoshima()
        let evaluation = try sample.evaluation(2023)
        let rollUps = sample.plan.nodes.filter { $0.parent == nil }.map { evaluation.rollUp(of: $0) }
        #expect(rollUps.map(\.shownText) == ["180.6", "109.8", "137.5", "100.0"])
        #expect(rollUps.map(\.members.count) == [3, 2, 2, 2])
        #expect(rollUps.map(\.rated) == [2, 2, 2, 2])
        // 1,596 ÷ 1,500 (the sum of No.94 and No.98) and 59 ÷ 35.
        let courses = try #require(Rational(1596, over: 15))
        let training = try #require(Rational(5900, over: 35))
        #expect(rollUps[2].rate == Rational.mean([courses, training]))
    }

    @Test func `a rate over a hundred on a missed target is said`() throws {
        for year in [2022, 2023] {
            for evaluation in try Sample.kagoshima().evaluation(year).series.joined() {
                let isOver = (evaluation.rate ?? .zero) > .hundred
                #expect(
                    evaluation.warnings.contains(.overHundredButMissed) == (isOver && evaluation.targetMet == false)
                )
            }
        }
    }

    @Test func `the grants add up to what the committee's paper prints`() throws {
        let plan = try Sample.kagoshima().plan
        let year = try #require(FiscalYear(2024))
        let groups = plan.grantGroups(in: year)
        #expect(groups.map(\.type) == ["デジタル実装", "地方創生推進"])
        #expect(groups.map(\.total) == [Rational(57_950), Rational(19_264)])
        let linked = plan.grants.flatMap(\.measures).compactMap { plan.measure($0)?.name.japanese }
        #expect(linked == ["ＩＣＴで住みよいまち推進基盤構築事業", "粗大ごみ受付システムオンライン化事業", "給付費等申請クラウドシステム導入事業"])
    }

    @Test func `the meeting has six materials, all on its agenda, and nobody's name`() throws {
        let plan = try Sample.kagoshima().plan
        let meeting = try #require(plan.meetings.first)
        #expect(meeting.date?.name(.era, .japanese) == "令和6年7月30日")
        #expect(meeting.agenda.filter { $0.parent == nil }.map(\.text) == ["開会", "ＤＸ推進部長あいさつ", "委員紹介", "報告事項", "閉会"])
        #expect(meeting.agenda.filter { $0.parent != nil }.map(\.number) == ["(1)", "(2)", "(3)", "(4)", "(5)"])
        #expect(meeting.agenda.flatMap(\.materials) == meeting.materials.map(\.number))
        #expect(meeting.materials.count == 6)
        #expect(meeting.attendees.isEmpty)
        #expect(plan.council.allSatisfy { !$0.kind.isPerson || $0.name.isEmpty })
        #expect(plan.council.compactMap(\.count) == [7, 2, 22, 4])
    }
}
