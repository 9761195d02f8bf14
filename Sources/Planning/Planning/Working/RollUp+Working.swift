import Figures
import Wording

extension RollUp {
    /// How the statement about a heading came about; `name` words each member.
    package func working(name: (RollUpMember.Subject) -> String) -> Working {
        var steps = [membersStep, countsStep, methodStep]
        if rule.method != .counts { steps += absenceSteps(name) }
        if rule.method == .mean { steps.append(meanStep(name)) }
        if let rate, let shownText {
            steps.append(.init(Bilingual("率（丸める前）", "Rate, unrounded"), same: rate.decimalText() + "%"))
            let words = rule.rounding.words
            steps.append(
                .init(
                    Bilingual("表示", "Shown"),
                    Bilingual("\(shownText)%（\(words.japanese)）", "\(shownText)% (\(words.english))")
                )
            )
        }
        return Working(steps + ratingSteps)
    }

    /// Those without a rate, by what the rules do with them.
    private func absenceSteps(_ name: (RollUpMember.Subject) -> String) -> [Working.Step] {
        let treatments: [(NoValueRule.Denominator, Bilingual)] = [
            (.leaveOut, Bilingual("率がなく、除いたもの", "Left out, without a rate")),
            (.count, Bilingual("率がなく、数にだけ入れたもの", "Counted only, without a rate")),
            (.zero, Bilingual("率がなく、0としたもの", "Taken as 0, without a rate")),
        ]
        return treatments.compactMap { treatment, words in
            let names = members.filter { $0.rate == nil && ($0.denominator ?? .leaveOut) == treatment }
                .map { "\(name($0.subject)) \($0.symbol)" }
            return names.isEmpty ? nil : .init(words, same: names.joined(separator: ", "))
        }
    }

    private func meanStep(_ name: (RollUpMember.Subject) -> String) -> Working.Step {
        let averaged = members.filter { $0.rate != nil || $0.denominator == .zero }
        let parts = averaged.map { "\(name($0.subject)) \($0.rate?.decimalText() ?? "0")" }
        return .init(
            Bilingual("平均した率", "Rates averaged"),
            same: "(" + parts.joined(separator: " + ") + ") ÷ \(averaged.count)"
        )
    }

    private var membersStep: Working.Step {
        .init(
            Bilingual("対象", "Members"),
            Bilingual(
                "\(rule.members.words.japanese) \(members.count)件、うち率のあるもの\(rated)件",
                "\(members.count) \(rule.members.words.english), \(rated) with a rate"
            )
        )
    }

    private var countsStep: Working.Step {
        let text = composition.map { "\($0.symbol.isEmpty ? "·" : $0.symbol) \($0.count) (\($0.share)%)" }.joined(
            separator: ", "
        )
        return .init(Bilingual("件数（全件に対する割合）", "Counts (share of all)"), same: text.isEmpty ? "0" : text)
    }

    private var methodStep: Working.Step {
        .init(Bilingual("まとめ方", "Method"), rule.method.words)
    }

    private var ratingSteps: [Working.Step] {
        var steps: [Working.Step] = []
        if !computedSymbol.isEmpty {
            let name = version.name(ofSymbol: computedSymbol, among: bands)
            let condition = band.map { bands[$0].conditionWords }
            steps.append(
                .init(
                    Bilingual("評価", "Rating"),
                    Bilingual(
                        "\(computedSymbol) \(name?.japanese ?? "")" + (condition.map { "（\($0.japanese)）" } ?? ""),
                        "\(computedSymbol) \(name?.english ?? "")" + (condition.map { " (\($0.english))" } ?? "")
                    )
                )
            )
        }
        if let judgement {
            steps.append(judgement.step)
        } else if rule.method == .judged {
            steps.append(.init(Bilingual("評価", "Rating"), Bilingual("まだ判断されていない", "not judged yet")))
        }
        return steps
    }
}

extension YearEvaluation {
    /// The working of a roll-up, with its members called as they are printed.
    package func working(of rollUp: RollUp) -> Working {
        rollUp.working { subject in
            switch subject {
            case .series(let reference):
                plan.measure(reference.measure).map { "No.\(plan.number(of: $0, in: year))/\(reference.series)" }
                    ?? reference.text
            case .goal(let id): plan.goals.first { $0.id == id }?.name.japanese ?? id.text
            case .measure(let id): plan.measure(id).map { "No.\(plan.number(of: $0, in: year))" } ?? id.text
            case .node(let id): plan.node(id)?.number ?? id.text
            }
        }
    }

    /// The working of one series.
    package func working(of reference: SeriesReference) -> Working? {
        guard
            let indicator = plan.measure(reference.measure)?.indicators.first(where: { $0.series == reference.series })
        else { return nil }
        return evaluation(of: reference)?.working(of: indicator)
    }

    /// The working of one goal, beginning with the series that it adds up.
    package func working(ofGoalAt index: Int) -> Working {
        let goal = plan.goals[index]
        var working = goals[index].working(of: evaluator.goalIndicators[index])
        if goal.series.count > 1 {
            let pieces = goal.series.map { reference in
                let indicator = plan.measure(reference.measure)?.indicators.first { $0.series == reference.series }
                let number = plan.measure(reference.measure).map { plan.number(of: $0, in: year) } ?? reference.text
                let target = indicator?.targets[year]?.value.text(.japanese) ?? "–"
                let actual = indicator?.actuals[year]?.value.text(.japanese) ?? "–"
                return "No.\(number) \(actual)/\(target)"
            }
            let words = Bilingual("合計する指標（実績／目標）", "Series added up (actual/target)")
            working.steps.insert(.init(words, same: pieces.joined(separator: " + ")), at: 0)
        }
        return working
    }
}
