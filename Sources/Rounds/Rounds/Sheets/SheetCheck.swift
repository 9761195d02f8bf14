import Casework
import Figures
import Planning
package import Wording

/// What in a sheet should be looked at once more, and what it still needs.
struct SheetCheck {
    let round: Round
    let series: [SheetSeries]
    let texts: [SheetText]
    let record: CaseRecord
    let definition: CaseDefinition

    private var year: FiscalYear { round.year }

    func warnings(finalYear: FiscalYear) -> [SheetWarning] {
        series.flatMap { warnings(of: $0, finalYear: finalYear) } + sameTexts + explanations
    }

    // What people are asked in the form of a sheet, and have not answered.
    func missing() -> [MissingAnswer] {
        let figures = definition.field(SheetForm.Field.figures)
        let isRequired = figures?.requiredIn.isEmpty == false
        let cells = series.filter { isRequired && $0.actual == nil || !$0.lackingParts.isEmpty }.map { series in
            MissingAnswer(series.address, name: nameOfMissing(series))
        }
        let needed = texts.filter { $0.value == nil && ($0.isRequired || conditional.contains($0.address.field)) }
        return cells + needed.map { MissingAnswer($0.address, name: $0.name) }
    }

    /// What people call the cell of an actual, with what of it is missing where that is only some of its parts.
    private func nameOfMissing(_ asked: SheetSeries) -> Bilingual {
        let title = asked.title(of: Bilingual("実績値", "Actual"), among: series.count)
        let parts = asked.lackingParts
        guard !parts.isEmpty else { return title }
        return Bilingual("\(title.japanese)：\(parts.quoted.japanese)", "\(title.english): \(parts.quoted.english)")
    }

    /// Texts that are needed because of what the figures say.
    private var conditional: Set<FieldKey> {
        var fields: Set<FieldKey> = []
        if series.contains(where: isBehind) { fields = [SheetForm.Field.cause, SheetForm.Field.countermeasure] }
        if changesTargets { fields.insert(SheetForm.Field.targetReason) }
        return fields
    }

    /// Only those that the form has and that have no answer.
    func unansweredConditions() -> [MissingAnswer] {
        texts.filter { $0.value == nil && conditional.contains($0.address.field) }
            .map { MissingAnswer($0.address, name: $0.name) }
    }

    private var changesTargets: Bool { series.contains { $0.targets.contains { $0.changed != nil } } }

    private func isBehind(_ series: SheetSeries) -> Bool {
        guard let evaluation = series.evaluation, let threshold = round.settings.questions.cause else { return false }
        return switch threshold {
        case .behind: evaluation.behindCriterion.holds(for: evaluation)
        case .rateBelow(let limit): evaluation.rate.map { $0 < limit.rational } ?? false
        }
    }

    private var explanations: [SheetWarning] {
        var list: [SheetWarning] = []
        let behind = series.filter(isBehind)
        if !behind.isEmpty {
            let names = behind.map { "\($0.number)" }.joined(separator: ", ")
            for text in unansweredConditions() where text.address.field != SheetForm.Field.targetReason {
                list.append(
                    SheetWarning(
                        .causeMissing,
                        at: text.address,
                        Bilingual(
                            "率が基準を下回る指標（\(names)）があります。「\(text.name.japanese)」を書いてください。",
                            "The rate of series \(names) is below the threshold: fill in “\(text.name.english)”."
                        )
                    )
                )
            }
        }
        if changesTargets, unansweredConditions().contains(where: { $0.address.field == SheetForm.Field.targetReason })
        {
            list.append(
                SheetWarning(
                    .targetReasonMissing,
                    at: FieldAddress(SheetForm.Field.targetReason),
                    Bilingual("目標値を変える理由を書いてください。", "Write down why targets change.")
                )
            )
        }
        return list
    }

    private var sameTexts: [SheetWarning] {
        texts.compactMap { text in
            guard let value = text.value, let last = text.last, value.foldedForComparison == last.foldedForComparison
            else { return nil }
            return SheetWarning(
                .sameText,
                at: text.address,
                Bilingual(
                    "「\(text.name.japanese)」が前年度と同じ文です。今年度の内容か確かめてください。",
                    "“\(text.name.english)” is last year's text word for word; is it still so?"
                )
            )
        }
    }
}

// What looks wrong with one series.
extension SheetCheck {
    private func warnings(of series: SheetSeries, finalYear: FiscalYear) -> [SheetWarning] {
        guard let value = series.actual?.figure else { return [] }
        let partsMissing = partsWarning(series, value)
        guard series.lackingParts.isEmpty, let now = value.quantity else { return partsMissing }
        return comparisons(series, now) + partsMissing + targets(series, now, finalYear: finalYear)
    }

    private func partsWarning(_ series: SheetSeries, _ value: FigureValue) -> [SheetWarning] {
        let lacking = series.lackingParts
        guard lacking.isEmpty else {
            return [
                SheetWarning(
                    .partsMissing,
                    at: series.address,
                    Bilingual(
                        "内訳のうち、\(lacking.quoted.japanese)がまだ記入されていません。",
                        "Not all of its parts are entered yet: \(lacking.quoted.english)."
                    )
                )
            ]
        }
        guard round.settings.questions.parts, !series.parts.isEmpty, case .number = value else { return [] }
        return [
            SheetWarning(
                .partsMissing,
                at: series.address,
                Bilingual(
                    "前は内訳（\(series.parts.list.map(\.label).joined(separator: "、"))）がありました。内訳ごとに記入してください。",
                    "It had parts before (\(series.parts.list.map(\.label).joined(separator: ", "))); enter each of them."
                )
            )
        ]
    }

    private func comparisons(_ series: SheetSeries, _ now: Rational) -> [SheetWarning] {
        var list: [SheetWarning] = []
        let unit = series.indicator.unit
        let target = series.target?.value.quantity
        if let last = series.lastActual, let was = last.value.quantity {
            if let factor = UnitSlip.factor(from: was, to: now) {
                list.append(
                    SheetWarning(
                        .unitSlip,
                        at: series.address,
                        Bilingual(
                            "前年度の \(last.printed) の約\(factor)です。単位やけたを確かめてください。",
                            "About \(factor) of last year's \(last.printed); check the unit and the digits."
                        )
                    )
                )
            } else if Self.jumps(from: was, to: now) {
                list.append(
                    SheetWarning(
                        .jump,
                        at: series.address,
                        Bilingual(
                            "前年度の \(last.printed) から50％を超えて変わっています。数値を確かめてください。",
                            "More than 50% away from last year's \(last.printed); check the figure."
                        )
                    )
                )
            }
            if series.indicator.accumulation == .cumulative, now < was {
                list.append(
                    SheetWarning(
                        .cumulativeFalls,
                        at: series.address,
                        Bilingual(
                            "累計なのに、前年度の \(last.printed) より減っています。",
                            "A cumulative value below last year's \(last.printed)."
                        )
                    )
                )
            }
        }
        if let target, !list.contains(where: { $0.kind == .unitSlip }),
            UnitSlip.isFraction(now, beside: target, unit: unit)
        {
            list.append(
                SheetWarning(
                    .unitSlip,
                    at: series.address,
                    Bilingual(
                        "目標値 \(series.target?.printed ?? "") に比べて小さすぎます。％を小数で記入していないか確かめてください。",
                        "Very small beside the target \(series.target?.printed ?? ""); was a percentage entered as a fraction?"
                    )
                )
            )
        }
        return list
    }

    /// More than half of last year's away from it; from zero, every other number is.
    static func jumps(from was: Rational, to now: Rational) -> Bool {
        (now - was).magnitude * Rational(2) > was.magnitude
    }

    private func targets(_ series: SheetSeries, _ now: Rational, finalYear: FiscalYear) -> [SheetWarning] {
        guard let target = series.target, target.value.isValue else {
            guard series.indicator.direction != .none else { return [] }
            return [
                SheetWarning(
                    .actualWithoutTarget,
                    at: series.address,
                    Bilingual(
                        "目標値がない年度の実績です。目標値の記入漏れでないか確かめてください。",
                        "An actual in a year without a target; is the target missing?"
                    )
                )
            ]
        }
        guard year < finalYear, series.evaluation?.warnings.contains(.passedFinalTarget) == true else { return [] }
        return [
            SheetWarning(
                .reachedEarly,
                at: series.address,
                Bilingual(
                    "計画の最後の年度の目標値に達しています。今後の目標値を見直してください。",
                    "The plan's final target is reached already; think about the targets to come."
                )
            )
        ]
    }
}

extension SheetSeries {
    /// What people call one of its cells, where the series themselves are not beside each other.
    ///
    /// A measure's only series needs no number.
    ///
    /// - Parameters:
    ///   - cell: what the sheet calls it within the series: 実績値.
    ///   - count: how many series the measure has.
    /// - Returns: 実績値 1 窓口の利用件数.
    package func title(of cell: Bilingual, among count: Int) -> Bilingual {
        let number = count > 1 ? "\(number) " : ""
        return Bilingual(
            "\(cell.japanese) \(number)\(indicator.name)",
            "\(cell.english)\(count > 1 ? " \(self.number)" : ""): \(indicator.name)"
        )
    }
}

extension [Bilingual] {
    fileprivate var quoted: Bilingual {
        Bilingual(
            map { "「\($0.japanese)」" }.joined(),
            map { "“\($0.english)”" }.joined(separator: ", ")
        )
    }
}
