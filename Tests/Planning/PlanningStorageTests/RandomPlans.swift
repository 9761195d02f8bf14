import Figures
import Planning
import Wording

/// The same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Makes plans with everything in them that a plan can hold.
struct PlanMaker {
    var random: Seeded
    let measureCount: Int

    init(seed: UInt64, measures: Int = 12) {
        random = Seeded(state: seed)
        measureCount = measures
    }

    static let texts = [
        "窓口", "か\u{3099}とが", "a\"b'c\\d", "'; DROP TABLE plan; --", "改行\r\nあり", "\u{301}e", "👨‍👩‍👧‍👦", "𠮷野家﨑髙",
        "\u{FEFF}BOM", "\u{1}", "タブ\t", "NULL", " 　", "⑴-ア", "ｱﾌﾟﾘ", "<b>&amp;</b>", "①=1;②=2", "[%]", "0", "%_*?", "{}",
    ]

    mutating func text() -> String { pick(Self.texts) + pick(Self.texts) }
    mutating func maybeEmpty() -> String { chance() ? "" : text() }
    mutating func chance() -> Bool { Bool.random(using: &random) }
    mutating func pick<Element>(_ list: [Element]) -> Element { list[Int.random(in: list.indices, using: &random)] }
    mutating func bilingual() -> Bilingual { Bilingual(text(), maybeEmpty()) }
    mutating func anyYear() throws -> FiscalYear { try year(Int.random(in: 2019...2027, using: &random)) }
    mutating func maybeYear() throws -> FiscalYear? { chance() ? try anyYear() : nil }

    mutating func decimal() throws -> ExactDecimal {
        let coefficient = Int64.random(in: -999_999...999_999, using: &random)
        return try ExactDecimal(coefficient: coefficient, scale: Int.random(in: 0...6, using: &random)).orFail()
    }

    mutating func figure() throws -> Figure {
        let value: FigureValue =
            switch Int.random(in: 0...12, using: &random) {
            case 0: .parts([])
            case 1: .parts([FigurePart(label: text(), amount: try decimal(), unit: maybeEmpty())])
            case 2:
                .parts([
                    FigurePart(label: "", amount: try decimal(), unit: text()),
                    FigurePart(label: "①", amount: try decimal(), unit: "9地区"),
                ])
            case 3: .bound(.atLeast(try decimal()))
            case 4: .bound(pick([.moreThan(try decimal()), .atMost(try decimal()), .lessThan(try decimal())]))
            case 5: .bound(.between(try decimal(), try decimal()))
            case 6: .bound(.maintain)
            case 7: .duration(FigureDuration(months: pick([0, 3, 27]), seconds: pick([0, 5_400, 86_461])))
            case 8: .milestone(pick([nil, .reached, .partly, .notReached]))
            case 9: .otherUnit(try decimal(), unit: text())
            case 10: .none(pick(NoValueReason.allCases))
            default: .number(try decimal())
            }
        return Figure(value, printed: maybeEmpty())
    }

    mutating func indicator(_ series: String) throws -> Indicator {
        var indicator = Indicator(
            series: series,
            name: maybeEmpty(),
            unit: maybeEmpty(),
            direction: pick(Direction.allCases),
            method: maybeEmpty(),
            accumulation: pick(Accumulation.allCases),
            countsCalendarYear: chance(),
            composition: chance() ? maybeEmpty() : nil
        )
        for _ in 0..<6 {
            indicator.targets[try anyYear()] = try figure()
            indicator.actuals[try anyYear()] = try figure()
        }
        if chance() { indicator.baseline = try figure() }
        indicator.baselineYear = try maybeYear()
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            indicator.notes.append(FigureNote(kind: pick(FigureKind.allCases), year: try maybeYear(), text: text()))
        }
        return indicator
    }

    mutating func plan() throws -> Plan {
        var plan = try Plan.empty()
        plan.name = bilingual()
        plan.rules = readAnyRules(text())
        plan.levels.insert(PlanLevel(id: try id("middle"), name: bilingual()), at: 1)
        // Children stand before their parents, which the folder allows.
        plan.nodes = try (0..<8).map { index in
            PlanNode(
                id: try id("n\(index)"),
                parent: index < 5 ? try id("n\(index + 3)") : nil,
                level: pick(plan.levels).id,
                number: maybeEmpty(),
                name: bilingual()
            )
        }
        plan.units = try (0..<6).map { index in
            let kind = pick(OrganisationUnit.Kind.allCases)
            let first = try maybeYear()
            return OrganisationUnit(
                id: try id("u\(index)"),
                parent: index > 0 && chance() ? try id("u\(index - 1)") : nil,
                kind: kind,
                name: text(),
                from: first,
                through: first?.advanced(by: 2)
            )
        }
        for index in 0..<measureCount { plan.measures.append(try measure(index, in: plan)) }
        try addGoals(to: &plan)
        try addWriting(to: &plan)
        try addPapers(to: &plan)
        return plan
    }

    private mutating func measure(_ index: Int, in plan: Plan) throws -> Measure {
        var measure = Measure(
            id: try id("m\(index)"),
            number: maybeEmpty(),
            name: bilingual(),
            node: pick(plan.nodes).id,
            alsoUnder: chance() ? [plan.nodes[2].id, plan.nodes[1].id] : [],
            audience: chance() ? [.citizens] : [.administration, .citizens],
            purpose: maybeEmpty(),
            effect: maybeEmpty()
        )
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let first = try maybeYear()
            measure.owners.append(
                Ownership(unit: pick(plan.units).id, from: first, through: first, andOthers: chance())
            )
        }
        for series in 1...Int.random(in: 1...3, using: &random) {
            measure.indicators.append(try indicator("\(4 - series)"))
        }
        return measure
    }

    private mutating func addGoals(to plan: inout Plan) throws {
        for index in 0..<4 {
            let series = plan.measures.filter { _ in chance() }.map { measure in
                SeriesReference(measure: measure.id, series: measure.indicators[0].series)
            }
            plan.goals.append(
                Goal(
                    id: try id("g\(index)"),
                    node: pick(plan.nodes).id,
                    name: bilingual(),
                    unit: maybeEmpty(),
                    series: series + series.prefix(1)
                )
            )
        }
    }

    private mutating func addWriting(to plan: inout Plan) throws {
        for _ in 0..<30 {
            let measure = pick(plan.measures).id
            plan.tasks.append(
                PlanTask(
                    measure: measure,
                    number: pick(["1", "2", ""]),
                    text: text(),
                    due: text(),
                    sections: ["係", "課"]
                )
            )
            let kind = pick(YearlyText.Kind.allCases)
            plan.texts.append(YearlyText(measure: measure, year: try anyYear(), kind: kind, text: maybeEmpty()))
            plan.lineage.append(
                LineageEvent(
                    measure: measure,
                    year: try anyYear(),
                    kind: pick(LineageEvent.Kind.allCases),
                    before: maybeEmpty(),
                    after: maybeEmpty(),
                    note: maybeEmpty()
                )
            )
            let subject: PublishedFigure.Subject = pick([
                .series(SeriesReference(measure: measure, series: "1")), .goal(plan.goals[0].id),
                .node(plan.nodes[0].id), .share(of: text()), .share(of: ":/series:"),
            ])
            var line = PublishedFigure(document: text(), year: try anyYear(), subject: subject, name: text(), unit: "件")
            line.cited = maybeEmpty()
            line.target = chance() ? maybeEmpty() : nil
            line.rating = chance() ? "◎" : nil
            plan.published.append(line)
        }
    }
}
