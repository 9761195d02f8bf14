import Documents
import Figures
import Planning
import Wording

/// How a fact is to be shown where it is a number.
struct FactFormat: Hashable, Sendable {
    var showsUnit = false
    /// How many decimals a rate has; `nil` for as many as the rule says.
    var digits: Int?
}

extension Circumstances {
    /// What a fact says here; empty where what it is a fact of is not at hand.
    func content(of fact: Fact, _ format: FactFormat = FactFormat()) -> CellContent {
        switch fact.scope {
        case .plan: planContent(fact)
        case .year: .text(yearText(fact))
        case .heading: headingContent(fact)
        case .goal: goalContent(fact, format)
        case .measure: measureContent(fact)
        case .series: seriesContent(fact, format)
        case .line: lineContent(format)
        case .task: taskContent(fact)
        case .unit: unitContent(fact)
        case .rating: ratingContent(fact)
        default: committeeContent(fact)
        }
    }

    func text(of fact: Fact) -> String { content(of: fact, FactFormat(showsUnit: true)).text }
}

// MARK: Numbers

extension Circumstances {
    /// A figure as a cell: a number that can be calculated with, or the words that stand in its place.
    func content(_ figure: Figure?, unit: String, label: String = "") -> CellContent {
        guard let figure else { return label.isEmpty ? .empty : .text(label) }
        switch figure.value {
        case .number(let number): return .number(CellNumber(number, label: label, unit: unit))
        case .otherUnit(let number, let own): return .number(CellNumber(number, label: label, unit: own))
        default:
            let words = self.words(for: figure, unit: unit)
            let text = [label, words].filter { !$0.isEmpty }.joined(separator: " ")
            return text.isEmpty ? .empty : .text(text)
        }
    }

    private func words(for figure: Figure, unit: String) -> String {
        switch figure.value {
        case .none(let reason):
            if let own = words.noValue[reason] { return own }
            return switch reason {
            case .blank: ""
            case .dash: "－"
            default: reason.name.japanese
            }
        case .milestone(nil): return figure.printed
        case .milestone(let state?):
            return figure.printed.isEmpty || figure.printed == state.name.japanese
                ? state.name.japanese : "\(figure.printed)（\(state.name.japanese)）"
        default: return figure.value.text(.japanese, unit: unit)
        }
    }

    /// A rate as a cell, rounded as its rule says; the form's word where there is none.
    func content(rateOf evaluation: Evaluation?, _ format: FactFormat, label: String = "") -> CellContent {
        guard let evaluation, let rate = evaluation.rate else {
            // A year that has nothing to be rated has no word for that either.
            let isAsked = evaluation?.target != nil || evaluation?.actual != nil
            let text = [label, isAsked ? words.noRate : ""].filter { !$0.isEmpty }.joined(separator: " ")
            return text.isEmpty ? .empty : .text(text)
        }
        return percentage(rate, evaluation.rule.rate.rounding, format, label: label)
    }

    func percentage(
        _ rate: Rational,
        _ rounding: RoundingRule,
        _ format: FactFormat,
        label: String = ""
    ) -> CellContent {
        let text = rate.text(digits: format.digits ?? rounding.digits, mode: rounding.mode)
        guard let number = ExactDecimal(plain: text) else {
            return .text([label, text + "%"].filter { !$0.isEmpty }.joined(separator: " "))
        }
        return .number(CellNumber(number, isPercentage: true, label: label))
    }
}

extension CellContent {
    /// Nothing where the text is empty.
    init(_ text: String) {
        self = text.isEmpty ? .empty : .text(text)
    }
}
