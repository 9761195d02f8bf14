package import Figures
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

    /// What a member's symbol says, which need not be one of the result's bands.
    private func words(of symbol: String) -> Bilingual {
        Bilingual(symbol: symbol, named: version.name(ofSymbol: symbol, among: version.bands))
    }

    /// Those without a rate, by what the rules do with them and by the symbol that they have instead.
    private func absenceSteps(_ name: (RollUpMember.Subject) -> String) -> [Working.Step] {
        let treatments: [(NoValueRule.Denominator, Bilingual)] = [
            (.leaveOut, Bilingual("率がなく、除いたもの", "Left out, without a rate")),
            (.count, Bilingual("率がなく、数にだけ入れたもの", "Counted only, without a rate")),
            (.zero, Bilingual("率がなく、0としたもの", "Taken as 0, without a rate")),
        ]
        return treatments.compactMap { treatment, words in
            let absent = members.filter { $0.rate == nil && ($0.denominator ?? .leaveOut) == treatment }
            guard !absent.isEmpty else { return nil }
            let groups = counts.compactMap { symbol, _ -> Bilingual? in
                let names = absent.filter { $0.symbol == symbol }.map { name($0.subject) }.joined(separator: ", ")
                let words = self.words(of: symbol)
                return names.isEmpty
                    ? nil : Bilingual("\(words.japanese)：\(names)", "\(words.english): \(names)")
            }
            return .init(
                words,
                Bilingual(
                    groups.map(\.japanese).joined(separator: "／"),
                    groups.map(\.english).joined(separator: " / ")
                )
            )
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
        let parts = composition.map { symbol, count, share in
            let words = words(of: symbol)
            return Bilingual("\(words.japanese) \(count)件（\(share)%）", "\(words.english) \(count) (\(share)%)")
        }
        let text = Bilingual(
            parts.map(\.japanese).joined(separator: "、"),
            parts.map(\.english).joined(separator: ", ")
        )
        let label = Bilingual("件数（全件に対する割合）", "Counts (share of all)")
        return parts.isEmpty ? .init(label, same: "0") : .init(label, text)
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
            steps.append(judgement.step(version.name(ofSymbol: judgement.rating, among: bands)))
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

    /// The working of one goal, beginning with the series that it adds up; years are named in this style in Japanese.
    package func working(ofGoalAt index: Int, years: YearStyle = .era) -> Working {
        let goal = plan.goals[index]
        var working = goals[index].working(of: evaluator.goalIndicators[index], years: years)
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
