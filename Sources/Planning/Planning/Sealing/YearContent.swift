package import Figures
import Wording

/// Everything of a plan that a sealed year rests on, each thing in words: what may not change any more.
///
/// These are the year's figures with their notes and baselines, its texts, the measures and indicators as they were
/// called and counted, the goals, the version of the rules, and the results. What has no year (outlines, headings' names,
/// owners, grants, meetings, forms) stays free: the seal keeps how it stood.
package struct YearContent: Sendable {
    struct Key: Hashable {
        let subject: SealedChange.Subject
        let text: String
        let measure: Measure.ID?
    }

    package let year: FiscalYear
    private let plan: Plan
    private var values: [Key: String] = [:]
    private var order: [Key] = []

    /// - Parameters:
    ///   - evaluator: of the plan.
    ///   - year: the sealed year.
    package init(_ evaluator: PlanEvaluator, year: FiscalYear) {
        self.year = year
        plan = evaluator.plan
        for measure in plan.measures where plan.isCurrent(measure, in: year) { add(measure) }
        for measure in plan.measures {
            for indicator in measure.indicators { add(indicator, of: measure) }
        }
        addTexts()
        for goal in plan.goals where goal.series.contains(where: hasFigures) {
            let words = [goal.node.text, goal.name.japanese, goal.unit] + goal.series.map(\.text)
            add(.goal, goal.id.text, nil, words.joined(separator: " "))
        }
        addRules()
        if let evaluation = evaluator.evaluation(of: year) { addResults(evaluation) }
    }

    /// What is not the same in `other`, which is the same plan later: this state's things first, in their order.
    package func changes(to other: YearContent) -> [SealedChange] {
        var changes: [SealedChange] = []
        for key in order where !Self.same(values[key], other.values[key]) {
            changes.append(change(key, values[key], other.values[key]))
        }
        for key in other.order where values[key] == nil { changes.append(change(key, nil, other.values[key])) }
        let rules = (
            plan.rules.version(for: year)?.content(in: year), other.plan.rules.version(for: year)?.content(in: year)
        )
        if rules.0 != rules.1, !changes.contains(where: { $0.subject == .rules }) {
            let key = Key(subject: .rules, text: "rules", measure: nil)
            changes.append(change(key, values[key], other.values[key]))
        }
        return changes
    }

    /// Texts that only look the same (か + ゛ and が) are not.
    private static func same(_ first: String?, _ second: String?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return first.utf8.elementsEqual(second.utf8)
    }

    private func change(_ key: Key, _ before: String?, _ after: String?) -> SealedChange {
        SealedChange(
            year: year,
            subject: key.subject,
            key: key.text,
            measure: key.measure,
            before: before,
            after: after
        )
    }

    private mutating func add(_ subject: SealedChange.Subject, _ text: String, _ measure: Measure.ID?, _ value: String)
    {
        let key = Key(subject: subject, text: text, measure: measure)
        if values.updateValue(value, forKey: key) == nil { order.append(key) }
    }
}

// MARK: What it rests on

extension YearContent {
    private func hasFigures(_ series: SeriesReference) -> Bool {
        plan.measure(series.measure)?.indicators.first { $0.series == series.series }.map(hasFigures) ?? false
    }

    private func hasFigures(_ indicator: Indicator) -> Bool {
        indicator.targets[year] != nil || indicator.actuals[year] != nil
    }

    private mutating func add(_ measure: Measure) {
        let words = [plan.number(of: measure, in: year), plan.name(of: measure, in: year), measure.node.text]
        add(.measure, measure.id.text, measure.id, words.joined(separator: " "))
    }

    private mutating func add(_ indicator: Indicator, of measure: Measure) {
        guard hasFigures(indicator) else { return }
        let place = "\(measure.id.text)/\(indicator.series)"
        var words = [indicator.name, indicator.unit, indicator.direction.rawValue, indicator.accumulation.rawValue]
        words.append(indicator.method)
        if indicator.countsCalendarYear { words.append("calendar_year") }
        words += [indicator.composition, indicator.baselineYear.map { String($0.year) }].compactMap { $0 }
        add(.indicator, place, measure.id, words.joined(separator: " "))
        let figures = [
            (FigureKind.target, indicator.targets[year]), (.actual, indicator.actuals[year]),
            (.baseline, indicator.baseline),
        ]
        for (kind, figure) in figures {
            guard let figure else { continue }
            add(.figure, "\(place)/\(kind.rawValue)", measure.id, figure.sealedText)
        }
        for kind in FigureKind.allCases {
            let notes = indicator.notes.filter { $0.kind == kind && ($0.year == year || kind == .baseline) }
            guard !notes.isEmpty else { continue }
            add(.note, "\(place)/\(kind.rawValue)", measure.id, notes.map(\.text).joined(separator: "\n"))
        }
    }

    private mutating func addTexts() {
        var texts: [Measure.ID: [YearlyText.Kind: [String]]] = [:]
        for text in plan.texts where text.year == year {
            texts[text.measure, default: [:]][text.kind, default: []].append(text.text)
        }
        for measure in plan.measures {
            for kind in YearlyText.Kind.allCases {
                guard let list = texts[measure.id]?[kind] else { continue }
                add(.text, "\(measure.id.text)/\(kind.rawValue)", measure.id, list.joined(separator: "\n"))
            }
        }
        for event in plan.lineage where event.year == year {
            let words = [event.before, event.after, event.note].filter { !$0.isEmpty }
            let key = "\(event.measure.text)/\(event.kind.rawValue)"
            add(.lineage, key, event.measure, words.joined(separator: " "))
        }
    }

    private mutating func addRules() {
        guard let version = plan.rules.version(for: year) else { return }
        add(.rules, "rules", nil, "\(version.from.year) \(version.name.japanese)")
    }

    private mutating func addResults(_ evaluation: YearEvaluation) {
        for (measure, list) in zip(plan.measures, evaluation.series) {
            for result in list where hasFigures(result.indicator) {
                let key = "\(measure.id.text)/\(result.indicator.series)"
                add(.result, key, measure.id, Self.words(result.symbol, result.rate))
            }
        }
        for (goal, result) in zip(plan.goals, evaluation.goals) where goal.series.contains(where: hasFigures) {
            add(.result, "goal:\(goal.id.text)", nil, Self.words(result.symbol, result.rate))
        }
        for node in plan.nodes {
            let rollUp = evaluation.rollUp(of: node)
            add(.result, "node:\(node.id.text)", nil, Self.words(rollUp))
        }
        add(.result, "plan", nil, Self.words(evaluation.planRollUp))
    }

    private static func words(_ symbol: String, _ rate: Rational?) -> String {
        guard let rate else { return symbol }
        return "\(symbol) \(rate.text(digits: 4, mode: .halfUp))"
    }

    private static func words(_ rollUp: RollUp) -> String {
        let counts = rollUp.counts.map { "\($0.symbol)\($0.count)" }
        return ([words(rollUp.symbol, rollUp.rate)] + counts).joined(separator: " ")
    }
}

extension Figure {
    /// The figure as an erratum shows it: what was printed, and behind it what it means where that is not the same.
    fileprivate var sealedText: String {
        let meaning = value.reason?.rawValue ?? value.canonicalText
        return printed.utf8.elementsEqual(meaning.utf8) ? printed : "\(printed) [\(meaning)]"
    }
}

extension RuleVersion {
    /// The version with the judgements of one year alone: those of others are not that year's.
    fileprivate func content(in year: FiscalYear) -> RuleVersion {
        var content = self
        content.judgements = judgements.filter { $0.year == year }
        return content
    }
}

extension Plan {
    /// What of the given years is not the same in `other`.
    ///
    /// - Parameters:
    ///   - other: the same plan later.
    ///   - years: those that are sealed.
    /// - Returns: what was written first, what follows from it behind it; none where the years stand as they were.
    package func changes(to other: Plan, in years: [FiscalYear]) -> [SealedChange] {
        guard !years.isEmpty else { return [] }
        let (before, after) = (PlanEvaluator(self), PlanEvaluator(other))
        let changes = years.flatMap { YearContent(before, year: $0).changes(to: YearContent(after, year: $0)) }
        return changes.filter { $0.subject != .result } + changes.filter { $0.subject == .result }
    }
}
