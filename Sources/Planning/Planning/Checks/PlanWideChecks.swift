import Figures
import Wording

/// Shares of a whole that do not add up to 100%, in the plan's own series and in what was published.
struct CompositionCheck {
    let plan: Plan

    func findings() -> [Finding] {
        plan.measures.flatMap(ownSeries) + published()
    }

    private func ownSeries(_ measure: Measure) -> [Finding] {
        let groups = Dictionary(grouping: measure.indicators.filter { $0.composition != nil }) { $0.composition ?? "" }
        return groups.sorted { $0.key < $1.key }.flatMap { name, indicators in
            plan.period.compactMap { year -> Finding? in
                let shares = indicators.compactMap { indicator -> ExactDecimal? in
                    if case .number(let number)? = indicator.actuals[year]?.value { number } else { nil }
                }
                guard shares.count == indicators.count else { return nil }
                return finding(
                    name,
                    shares,
                    total: .hundred,
                    year: year,
                    place: "figures.csv \(year.year) No.\(measure.number)"
                )
            }
        }
    }

    private func published() -> [Finding] {
        var groups: [String: [PublishedFigure]] = [:]
        for row in plan.published {
            if case .share(let name) = row.subject {
                groups["\(row.document) \(row.year.year) \(name)", default: []].append(row)
            }
        }
        return groups.sorted { $0.key < $1.key }.compactMap { place, rows in
            let total = rows.first { $0.name == "total" }.flatMap { Self.number($0.rate) }
            let shares = rows.filter { $0.name != "total" }.compactMap { Self.number($0.rate) }
            return finding(place, shares, total: total?.rational ?? .hundred, year: rows.first?.year, place: place)
        }
    }

    private static func number(_ cell: String?) -> ExactDecimal? {
        guard let cell, case .number(let number)? = try? Figure(reading: cell, unit: "%").value else { return nil }
        return number
    }

    /// Rounded shares may miss the whole by half a last digit each, unless the rules force them to meet it.
    private func finding(
        _ name: String,
        _ shares: [ExactDecimal],
        total: Rational,
        year: FiscalYear?,
        place: String
    ) -> Finding? {
        let sum = Rational.sum(shares.map(\.rational))
        let forced = year.flatMap { plan.rules.version(for: $0)?.composition.forced } ?? false
        let digits = shares.map { Int($0.scale) }.max() ?? 0
        let halfDigit = Rational(1, over: 2 * (0..<digits).reduce(1) { power, _ in power * 10 }) ?? .zero
        let allowed = forced ? Rational.zero : halfDigit * Rational(shares.count)
        guard !shares.isEmpty, (sum - total).magnitude > allowed else { return nil }
        return Finding(
            severity: .warning,
            kind: .composition,
            series: nil,
            year: year,
            place: place,
            printed: sum.decimalText(),
            expected: total.decimalText(),
            explanation: Bilingual(
                "「\(name)」の構成比の合計が \(sum.decimalText()) で、\(total.decimalText()) になりません。",
                "The shares of “\(name)” add up to \(sum.decimalText()), not \(total.decimalText())."
            )
        )
    }
}

/// Two measures whose targets are the same numbers, year by year.
struct SameTargetsCheck {
    let plan: Plan

    func findings() -> [Finding] {
        let candidates = plan.measures.flatMap { measure in
            measure.indicators.compactMap { indicator -> (Measure, Indicator, [FiscalYear: Rational])? in
                let targets = Dictionary(
                    indicator.targets.years.compactMap { year in
                        indicator.targets[year]?.value.quantity.map { (year, $0) }
                    },
                    uniquingKeysWith: { first, _ in first }
                )
                // Targets that never move (100% each year) are the same everywhere and say nothing.
                return targets.count >= 3 && Set(targets.values).count > 1 ? (measure, indicator, targets) : nil
            }
        }
        return candidates.indices.flatMap { first in
            candidates.indices.dropFirst(first + 1).compactMap { second in
                same(candidates[first], candidates[second])
            }
        }
    }

    private typealias Candidate = (measure: Measure, indicator: Indicator, targets: [FiscalYear: Rational])

    private func same(_ first: Candidate, _ second: Candidate) -> Finding? {
        guard first.measure.id != second.measure.id else { return nil }
        let years = first.targets.keys.filter { second.targets[$0] != nil }.sorted()
        guard years.count >= 3, Set(years.compactMap { first.targets[$0] }).count > 1,
            years.allSatisfy({ first.targets[$0] == second.targets[$0] })
        else { return nil }
        let other = "No.\(second.measure.number)/\(second.indicator.series)"
        return Finding(
            severity: .notice,
            kind: .sameTargets,
            series: SeriesReference(measure: first.measure.id, series: first.indicator.series),
            year: nil,
            place: plan.place("figures.csv", nil, first.measure, first.indicator.series),
            printed: years.compactMap { first.targets[$0]?.decimalText() }.joined(separator: ", "),
            expected: "",
            explanation: Bilingual(
                "\(other)「\(second.indicator.name)」と目標値が同じです。写し間違いか、二重の計上でないか確かめてください。",
                "The same targets as \(other) “\(second.indicator.name)”; copied by mistake, or counted twice?"
            )
        )
    }
}

/// Measures for which no unit answers in the plan's current year.
struct OwnerCheck {
    let plan: Plan

    func findings() -> [Finding] {
        guard !plan.units.isEmpty else { return [] }
        let year = plan.currentYear
        return plan.measures.filter { measure in
            plan.isCurrent(measure, in: year) && !measure.owners.contains { $0.isValid(in: year) }
        }.map { measure in
            Finding(
                severity: .notice,
                kind: .noOwner,
                series: nil,
                year: year,
                place: "owners.csv \(year.year) No.\(plan.number(of: measure, in: year))",
                printed: "",
                expected: "",
                explanation: Bilingual(
                    "「\(measure.name.japanese)」を担当する部署がありません。",
                    "No unit answers for “\(measure.name.english)”."
                )
            )
        }
    }
}

/// Dashes that are not the dash the plan uses elsewhere, in cells without a value.
struct LookAlikeCheck {
    let plan: Plan

    private struct Cell {
        let measure: Measure
        let series: String
        let name: Bilingual
        let year: FiscalYear
        let printed: String
    }

    func findings() -> [Finding] {
        let cells = plan.measures.flatMap { measure in
            measure.indicators.flatMap { indicator in
                dashes(indicator.targets, Bilingual("目標値", "target"), measure, indicator)
                    + dashes(indicator.actuals, Bilingual("実績値", "actual"), measure, indicator)
            }
        }
        var counts: [String: Int] = [:]
        for cell in cells { counts[cell.printed, default: 0] += 1 }
        guard let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return [] }
        return cells.filter { $0.printed != usual }.map { finding($0, usual: usual) }
    }

    private func dashes(
        _ figures: YearFigures,
        _ name: Bilingual,
        _ measure: Measure,
        _ indicator: Indicator
    ) -> [Cell] {
        figures.years.compactMap { year in
            guard let figure = figures[year], figure.value == .none(.dash) else { return nil }
            return Cell(
                measure: measure,
                series: indicator.series,
                name: name,
                year: year,
                printed: figure.printed
            )
        }
    }

    private func finding(_ cell: Cell, usual: String) -> Finding {
        Finding(
            severity: .notice,
            kind: .lookAlike,
            series: SeriesReference(measure: cell.measure.id, series: cell.series),
            year: cell.year,
            place: plan.place("figures.csv", cell.year, cell.measure, cell.series),
            printed: cell.printed,
            expected: usual,
            explanation: Bilingual(
                "\(cell.name.japanese)に、ほかの欄の「\(usual)」と見た目の似た別の文字「\(cell.printed)」が使われています。",
                "In the \(cell.name.english) “\(cell.printed)” looks like the “\(usual)” used elsewhere but is another character."
            )
        )
    }
}
