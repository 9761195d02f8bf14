import Figures
import Planning
import TestSupport
import Wording

@testable import Exchange

/// Makes plans with every kind of record and the nastiest texts.
struct RandomPlan {
    private var random: SeededRandom
    /// The first year of the plan.
    private let start: FiscalYear

    init(_ random: SeededRandom, start: FiscalYear) {
        self.random = random
        self.start = start
    }

    private static let pieces = [
        "標", "é", "か\u{3099}", "🗾", "👨‍👩‍👧", "\"", ",", "\n", "\r\n", "=1+1", "@", "-", "+1", "'", " ", "\u{3000}", "\t",
        "\u{FEFF}", "\\", "null", "#", ": ", "- ", "1,087", "▲3", "\u{2028}", "\u{2029}", "\u{200B}", "𠮷", "{", "}",
        "&a",
        "*a", "yes", "0x1F", "①", ";",
    ]

    /// A plan whose `rules` are left as they are.
    mutating func plan(like plan: Plan) -> Plan {
        var plan = Plan(
            id: plan.id,
            municipality: Municipality(code: plan.municipality.code, name: bilingual("市")),
            name: bilingual("計画"),
            period: plan.period,
            levels: plan.levels.map { PlanLevel(id: $0.id, name: bilingual("層")) },
            rules: plan.rules
        )
        let (first, last) = (plan.levels[0].id, plan.levels[1].id)
        let tops: [PlanNode.ID] = (1...number(1...3)).compactMap { Identifier("n\($0)") }
        plan.nodes = tops.map { PlanNode(id: $0, parent: nil, level: first, number: text(), name: bilingual()) }
        let below: [PlanNode.ID] = (1...number(1...4)).compactMap { Identifier("n.\($0)") }
        plan.nodes += below.map {
            PlanNode(id: $0, parent: any(tops), level: last, number: text(), name: bilingual())
        }
        plan.units = units()
        let ids: [Measure.ID] = (1...number(2...6)).compactMap { Identifier("m-\($0)") }
        for id in ids {
            guard let node = any(below) else { continue }
            plan.measures.append(measure(id, node: node, tops: tops, units: plan.units.map(\.id)))
        }
        let series = plan.measures.flatMap { measure in
            measure.indicators.map { SeriesReference(measure: measure.id, series: $0.series) }
        }
        addRecords(to: &plan, ids: ids, tops: tops, series: series)
        addPapers(to: &plan, ids: ids)
        return plan
    }

    private mutating func units() -> [OrganisationUnit] {
        let ids: [OrganisationUnit.ID] = (1...number(1...4)).compactMap { Identifier("u\($0)") }
        return ids.enumerated().map { index, id in
            let parent = index == 0 || flip() ? nil : ids[index - 1]
            let kind = any(OrganisationUnit.Kind.allCases) ?? .section
            let years = validity()
            return OrganisationUnit(id: id, parent: parent, kind: kind, name: name(), from: years.0, through: years.1)
        }
    }

    private mutating func measure(
        _ id: Measure.ID,
        node: PlanNode.ID,
        tops: [PlanNode.ID],
        units: [OrganisationUnit.ID]
    ) -> Measure {
        var measure = Measure(id: id, number: text(), name: bilingual(), node: node)
        measure.alsoUnder = flip() ? [] : tops
        measure.audience = Set(Audience.allCases.filter { _ in flip() })
        measure.purpose = text()
        measure.effect = text()
        measure.owners = (0..<number(0...2)).compactMap { _ in
            let years = validity()
            return any(units).map { Ownership(unit: $0, from: years.0, through: years.1, andOthers: flip()) }
        }
        measure.indicators = (1...number(1...3)).map { indicator("\($0)") }
        return measure
    }

    private mutating func indicator(_ series: String) -> Indicator {
        var indicator = Indicator(
            series: series,
            name: text(),
            unit: text(),
            direction: any(Direction.allCases) ?? .none,
            method: text(),
            accumulation: any(Accumulation.allCases) ?? .yearly,
            countsCalendarYear: flip(),
            composition: flip() ? nil : word()
        )
        if flip() {
            indicator.baseline = figure()
            indicator.baselineYear = flip() ? year() : nil
            if flip() {
                indicator.notes.append(FigureNote(kind: .baseline, year: indicator.baselineYear, text: name()))
            }
        }
        for offset in 0..<number(0...4) {
            guard let year = FiscalYear(2022 + offset) else { continue }
            if flip() {
                indicator.targets[year] = figure()
                if flip() { indicator.notes.append(FigureNote(kind: .target, year: year, text: name())) }
            }
            if flip() { indicator.actuals[year] = figure() }
        }
        return indicator
    }

    private mutating func addRecords(
        to plan: inout Plan,
        ids: [Measure.ID],
        tops: [PlanNode.ID],
        series: [SeriesReference]
    ) {
        for index in 1...number(1...3) {
            guard let id: Goal.ID = Identifier("g\(index)"), let node = any(tops) else { continue }
            let part = Array(series.shuffled(using: &random).prefix(number(1...3)))
            plan.goals.append(Goal(id: id, node: node, name: bilingual(), unit: text(), series: part))
        }
        for (index, id) in ids.enumerated() {
            let sections = (0..<number(0...3)).map { _ in word() }
            plan.tasks.append(PlanTask(measure: id, number: text(), text: text(), due: text(), sections: sections))
            let kind = any(YearlyText.Kind.allCases) ?? .activity
            plan.texts.append(YearlyText(measure: id, year: year(), kind: kind, text: text()))
            let event = any(LineageEvent.Kind.allCases) ?? .added
            let names = ids[(index + 1)...].map(\.text)
            let needsNames = [.merged, .split, .superseded].contains(event)
            if needsNames, names.isEmpty { continue }
            let after = needsNames ? names.joined(separator: ";") : text()
            plan.lineage.append(
                LineageEvent(measure: id, year: year(), kind: event, before: text(), after: after, note: text())
            )
        }
        let subjects: [PublishedFigure.Subject] =
            series.map { .series($0) } + plan.goals.map { .goal($0.id) } + tops.map { .node($0) } + [.share(of: word())]
        for subject in subjects {
            var figure = PublishedFigure(document: name(), year: year(), subject: subject, name: text(), unit: text())
            figure.cited = text()
            figure.target = flip() ? nil : name()
            figure.rating = flip() ? nil : "◎"
            plan.published.append(figure)
        }
    }
}

extension RandomPlan {
    private mutating func addPapers(to plan: inout Plan, ids: [Measure.ID]) {
        for index in 0..<number(0...4) {
            let amount = ExactDecimal(coefficient: Int64(number(0...999_999)), scale: number(0...3)) ?? ExactDecimal(0)
            let kind = any([Grant.Kind.new, .extended, .continued(year: nil), .continued(year: number(2...99))])
            // Two texts may look alike and be told apart by their bytes alone, which is no difference in a table.
            var grant = Grant(year: year(), type: name(), name: "\(index)" + text(), amount: amount, kind: kind ?? .new)
            grant.measures = Array(ids.shuffled(using: &random).prefix(number(0...2)))
            grant.note = text()
            plan.grants.append(grant)
        }
        let meetings: [Meeting.ID] = (0..<number(0...3)).compactMap { Identifier("k\($0)") }
        plan.meetings = meetings.map { meeting($0) }
        for index in 0..<number(0...3) {
            let area = "分野\(index)" + word()
            plan.council.append(CouncilEntry(kind: .priorityArea, name: area, from: date(), note: text()))
            plan.council.append(CouncilEntry(kind: .theme, name: "主題\(index)" + word(), parent: area))
            plan.council.append(CouncilEntry(kind: .member, parent: area, from: date(), count: number(0...1_000_000)))
        }
        let names = ["a", "progress-summary", "2-x"].filter { _ in flip() }.compactMap { DocumentName($0) }
        plan.documents = names.sorted().map { name in
            DocumentSource(
                name: name,
                source: (flip() ? "\u{FEFF}" : "") + "title: \(YamlText.scalar("題" + text()))\r\n"
                    + "sections: [{title: 節, blocks: []}]\r\n# 注釈"
            )
        }
    }

    private mutating func meeting(_ id: Meeting.ID) -> Meeting {
        var meeting = Meeting(id: id, year: year(), title: name())
        meeting.committee = text()
        meeting.date = date()
        meeting.start = flip() ? nil : ClockTime(hour: number(0...23), minute: number(0...59))
        meeting.place = text()
        let papers = (0..<number(0...3)).map { "\($0)" + word() }
        meeting.materials = papers.map { number in
            Material(number: number, title: name(), document: flip() ? nil : DocumentName("a-\(self.number(0...9))"))
        }
        for order in 1...number(1...4) {
            let parent = order > 1 && flip() ? order * 3 - 3 : nil
            let materials = Array(papers.shuffled(using: &random).prefix(number(0...2)))
            meeting.agenda.append(
                AgendaItem(order: order * 3, number: text(), parent: parent, text: name(), materials: materials)
            )
        }
        for order in 0..<number(0...3) {
            let role = any(Attendee.Role.allCases) ?? .member
            let attendance = any(Attendee.Attendance.allCases) ?? .unknown
            meeting.attendees.append(
                Attendee(order: order + 1, name: name(), affiliation: text(), role: role, attendance: attendance)
            )
        }
        return meeting
    }

    private mutating func date() -> CalendarDate? {
        flip() ? nil : CalendarDate(year: number(2020...2030), month: number(1...12), day: number(1...28))
    }

    private mutating func flip() -> Bool { Bool.random(using: &random) }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func any<Item>(_ items: [Item]) -> Item? { items.randomElement(using: &random) }

    /// Any text, also none.
    private mutating func text() -> String {
        (0..<number(0...5)).map { _ in any(Self.pieces) ?? "" }.joined()
    }

    /// A text that is not blank.
    private mutating func name() -> String { text() + "名" + text() }

    /// One value of a list: no separator in it, no space around it.
    private mutating func word() -> String { "課" + text().replacing(";", with: "") + "係" }

    /// Names that stand in YAML begin with `start`: the parser drops a byte order mark at the beginning of a text.
    private mutating func bilingual(_ start: String = "") -> Bilingual {
        let japanese = start + name()
        return flip() ? Bilingual(japanese, japanese) : Bilingual(japanese, start + name())
    }

    /// Within the years that the plan's period allows.
    private mutating func year() -> FiscalYear { start.advanced(by: number(-12...18)) }

    private mutating func validity() -> (FiscalYear?, FiscalYear?) {
        let from: FiscalYear? = flip() ? nil : year()
        return (from, flip() ? nil : (from ?? year()).advanced(by: 3))
    }

    private mutating func decimal() -> ExactDecimal {
        ExactDecimal(coefficient: Int64(number(-999_999...999_999)), scale: number(0...4)) ?? ExactDecimal(0)
    }

    private mutating func figure() -> Figure {
        let value: FigureValue =
            switch number(0...8) {
            case 0: .bound(.atLeast(decimal()))
            case 1: .bound(.maintain)
            case 2: .parts([part(), part()])
            case 3: .milestone(any(MilestoneState.allCases))
            case 4: .otherUnit(decimal(), unit: text() + "%")
            case 5: .none(any(NoValueReason.allCases) ?? .blank)
            case 6: .duration(FigureDuration(months: number(0...40), seconds: number(0...100_000)))
            default: .number(decimal())
            }
        return Figure(value, printed: text())
    }

    private mutating func part() -> FigurePart {
        FigurePart(label: name(), amount: decimal(), unit: flip() ? "" : "件" + text())
    }
}
