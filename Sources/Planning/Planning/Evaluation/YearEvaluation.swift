package import Figures

/// A plan in one fiscal year: every series and goal evaluated, and roll-ups on demand.
package struct YearEvaluation: Sendable {
    let evaluator: PlanEvaluator
    let rules: ResolvedRules
    package let year: FiscalYear
    /// By measure and series, in the plan's order.
    package let series: [[Evaluation]]
    /// In the order of the plan's goals.
    package let goals: [Evaluation]
    /// By measure: whether it is part of the plan in this year.
    let current: [Bool]
    /// By measure: its series as members of a roll-up; none where it is not part of the plan.
    ///
    /// Made once, because the same series is a member of every heading above it.
    private let seriesMembers: [[RollUpMember]]

    init(
        evaluator: PlanEvaluator,
        rules: ResolvedRules,
        year: FiscalYear,
        series: [[Evaluation]],
        goals: [Evaluation]
    ) {
        self.evaluator = evaluator
        self.rules = rules
        self.year = year
        self.series = series
        self.goals = goals
        let plan = evaluator.plan
        current =
            plan.lineage.isEmpty
            ? Array(repeating: true, count: plan.measures.count)
            : plan.measures.map { plan.isCurrent($0, in: year) }
        seriesMembers = zip(current, series).map { current, list in
            guard current else { return [] }
            return list.compactMap { evaluation in
                evaluation.series.reference.map {
                    Self.member(.series($0), evaluation, version: rules.version)
                }
            }
        }
    }

    package var plan: Plan { evaluator.plan }

    package var version: RuleVersion { rules.version }

    /// The evaluation of one series.
    package func evaluation(of reference: SeriesReference) -> Evaluation? {
        guard let measure = plan.measures.firstIndex(where: { $0.id == reference.measure }),
            let series = plan.measures[measure].indicators.firstIndex(where: { $0.series == reference.series })
        else { return nil }
        return self.series[measure][series]
    }
}

// MARK: Roll-ups

extension YearEvaluation {
    package func rollUp(of node: PlanNode) -> RollUp {
        let rule = rule(for: .level(node.level))
        return calculation(rule, members: members(rule.members, of: node))
            .rollUp(judgement: rules.judgement(of: .node(node.id), in: year)?.judgement)
    }

    /// The whole plan.
    ///
    /// Measures that are listed under several headings count once.
    package var planRollUp: RollUp {
        let rule = rule(for: .plan)
        let members: [RollUpMember] =
            switch rule.members {
            case .goals: goals.indices.map(goalMember)
            case .series: seriesMembers(Array(plan.measures.indices))
            case .measures: plan.measures.indices.filter(isCurrent).map(measureMember)
            case .nodes: evaluator.outline.top.map { nodeMember(plan.nodes[$0]) }
            }
        return calculation(rule, members: members).rollUp(judgement: rules.judgement(of: .plan, in: year)?.judgement)
    }

    package func rollUp(of measure: Measure) -> RollUp? {
        plan.measures.firstIndex { $0.id == measure.id }.map(measureRollUp)
    }

    /// Everything that the unit, or a unit below it, answers for in this year.
    package func rollUp(of unit: OrganisationUnit) -> RollUp {
        let units = plan.unitsBelow(unit.id)
        let owned = plan.measures.indices.filter { index in
            plan.measures[index].owners.contains { units.contains($0.unit) && $0.isValid(in: year) }
        }
        let rule = rule(for: .unit)
        let members =
            rule.members == .measures ? owned.filter(isCurrent).map(measureMember) : seriesMembers(owned)
        return calculation(rule, members: members).rollUp(judgement: nil)
    }

    private func rule(for scope: RollUpRule.Scope) -> RollUpRule {
        version.rollUps.first { $0.scope == scope } ?? RollUpRule(scope: scope, members: .series, method: .counts)
    }

    private func calculation(_ rule: RollUpRule, members: [RollUpMember]) -> RollUpCalculation {
        RollUpCalculation(rule: rule, version: version, members: members)
    }

    private func measureRollUp(_ index: Int) -> RollUp {
        calculation(rule(for: .measure), members: seriesMembers([index])).rollUp(judgement: nil)
    }
}

// MARK: Members

extension YearEvaluation {
    private func members(_ kind: RollUpRule.Members, of node: PlanNode) -> [RollUpMember] {
        let measures = evaluator.outline.measures(under: node.id)
        return switch kind {
        case .goals: evaluator.outline.goals(of: node.id).map(goalMember)
        case .series: seriesMembers(measures)
        case .measures: measures.filter(isCurrent).map(measureMember)
        case .nodes: evaluator.outline.children(of: node.id).map { nodeMember(plan.nodes[$0]) }
        }
    }

    private func isCurrent(_ measure: Int) -> Bool {
        current[measure]
    }

    private func goalMember(_ index: Int) -> RollUpMember {
        Self.member(.goal(plan.goals[index].id), goals[index], version: version)
    }

    private func seriesMembers(_ measures: [Int]) -> [RollUpMember] {
        var members: [RollUpMember] = []
        members.reserveCapacity(measures.count + measures.count / 4)
        for measure in measures { members.append(contentsOf: seriesMembers[measure]) }
        return members
    }

    private static func member(
        _ subject: RollUpMember.Subject,
        _ evaluation: Evaluation,
        version: RuleVersion
    ) -> RollUpMember {
        RollUpMember(
            subject: subject,
            rate: evaluation.rate,
            band: versionBand(of: evaluation, version),
            symbol: evaluation.symbol,
            denominator: evaluation.band == nil ? evaluation.absence.map { version.noValue[$0].denominator } : nil
        )
    }

    /// A series may have bands of its own; a roll-up speaks of the version's.
    private static func versionBand(of evaluation: Evaluation, _ version: RuleVersion) -> Int? {
        if evaluation.judged == nil, evaluation.rule.hasVersionBands { return evaluation.band }
        return version.bands.firstIndex { $0.symbol == evaluation.symbol }
    }

    private func measureMember(_ index: Int) -> RollUpMember {
        let series = plan.measures[index].indicators
        let id = plan.measures[index].id
        // Without a rule for measures, one with a single series stands for that series.
        if series.count == 1, !version.rollUps.contains(where: { $0.scope == .measure }) {
            return Self.member(.measure(id), self.series[index][0], version: version)
        }
        return member(.measure(id), measureRollUp(index))
    }

    private func nodeMember(_ node: PlanNode) -> RollUpMember {
        member(.node(node.id), rollUp(of: node))
    }

    private func member(_ subject: RollUpMember.Subject, _ rollUp: RollUp) -> RollUpMember {
        let band = version.bands.firstIndex { $0.symbol == rollUp.symbol }
        let hasResult = rollUp.rate != nil || band != nil
        return RollUpMember(
            subject: subject,
            rate: rollUp.rate,
            band: band,
            symbol: rollUp.symbol.isEmpty && !hasResult ? version.noValue.standard.symbol : rollUp.symbol,
            denominator: hasResult ? nil : version.noValue.standard.denominator
        )
    }
}

extension Plan {
    /// The unit itself and every unit below it.
    package func unitsBelow(_ unit: OrganisationUnit.ID) -> Set<OrganisationUnit.ID> {
        var found: Set<OrganisationUnit.ID> = [unit]
        var grown = true
        while grown {
            let next = units.filter { $0.parent.map(found.contains) ?? false }.map(\.id)
            grown = !found.isSuperset(of: next)
            found.formUnion(next)
        }
        return found
    }
}
