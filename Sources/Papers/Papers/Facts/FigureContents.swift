import Documents
import Figures
import Planning
import Wording

/// Facts of goals and series: figures, rates, ratings, and how these came about.
extension Circumstances {
    func goalContent(_ fact: Fact, _ format: FactFormat) -> CellContent {
        guard let goal else { return .empty }
        let definition = plan.goals[goal]
        let indicator = facts.evaluator.goalIndicators[goal]
        let unit = format.showsUnit ? definition.unit : ""
        let result = evaluation?.goals[goal]
        switch fact {
        case .goalName: return CellContent(definition.name.japanese)
        case .goalUnit: return CellContent(definition.unit)
        case .goalTarget: return content(indicator.targets[year], unit: unit)
        case .goalActual: return content(indicator.actuals[year], unit: unit)
        case .goalBaseline: return content(indicator.baseline, unit: unit)
        case .goalFinalTarget: return content(indicator.targets[plan.period.upperBound], unit: unit)
        case .goalRate: return content(rateOf: result, format)
        case .goalRating: return CellContent(result?.symbol ?? "")
        case .goalWorking:
            return CellContent(evaluation.map { $0.working(ofGoalAt: goal).line(in: .japanese) } ?? "")
        default: return CellContent(citation(of: definition.series.compactMap { plan.measure($0.measure) }))
        }
    }

    func seriesContent(_ fact: Fact, _ format: FactFormat) -> CellContent {
        guard let series, let indicator = currentSeries else { return .empty }
        if let figure = seriesFigure(fact, indicator) {
            let label = correctionMark(fact, indicator)
            return content(figure, unit: format.showsUnit ? indicator.unit : "", label: label)
        }
        let result = evaluation?.series[series.measure][series.series]
        switch fact {
        case .seriesRate: return content(rateOf: result, format)
        case .seriesLastRate:
            return content(rateOf: at(year.advanced(by: -1)).evaluation?.series[series.measure][series.series], format)
        case .seriesRating: return CellContent(result?.symbol ?? "")
        case .seriesRatingName: return CellContent(result?.ratingName?.japanese ?? "")
        case .seriesWorking:
            let reference = SeriesReference(measure: plan.measures[series.measure].id, series: indicator.series)
            return CellContent(evaluation?.working(of: reference)?.line(in: .japanese) ?? "")
        default: return CellContent(seriesText(fact, indicator))
        }
    }

    private func seriesText(_ fact: Fact, _ indicator: Indicator) -> String {
        switch fact {
        case .seriesName: seriesName ?? indicator.name
        case .seriesLabel: indicator.label(isMarked: (currentMeasure?.indicators.count ?? 0) > 1, name: seriesName)
        case .seriesUnit: indicator.unit
        case .seriesMethod: indicator.method
        case .seriesDirection: indicator.direction.words
        case .seriesMark: (currentMeasure?.indicators.count ?? 0) > 1 ? indicator.mark : ""
        default: citation(of: currentMeasure.map { [$0] } ?? [])
        }
    }

    /// `nil` where the fact is no figure; a figure of `nil` where there is no cell.
    private func seriesFigure(_ fact: Fact, _ indicator: Indicator) -> Figure?? {
        switch fact {
        case .seriesTarget: .some(indicator.targets[year])
        case .seriesActual: .some(indicator.actuals[year])
        case .seriesBaseline: .some(indicator.baseline)
        case .seriesFinalTarget: .some(indicator.targets[plan.period.upperBound])
        case .seriesNextTarget: .some(indicator.targets[year.advanced(by: 1)])
        case .seriesLastTarget: .some(indicator.targets[year.advanced(by: -1)])
        case .seriesLastActual: .some(indicator.actuals[year.advanced(by: -1)])
        default: .none
        }
    }

    /// `[目標値]① 27`: one line of the five columns that a measure's figures stand in.
    func lineContent(_ format: FactFormat) -> CellContent {
        guard let line, let series, let indicator = currentSeries else { return .empty }
        let word =
            switch line.kind {
            case .target: words.target
            case .actual: words.actual
            case .rate: words.rate
            }
        let correction = line.kind.figure.map { correctionMark($0, in: year, indicator) } ?? ""
        let label = (line.isFirst ? word : "") + (line.isMarked ? indicator.mark : "") + correction
        let unit = format.showsUnit ? indicator.unit : ""
        return switch line.kind {
        case .target: content(indicator.targets[year], unit: unit, label: label)
        case .actual: content(indicator.actuals[year], unit: unit, label: label)
        case .rate: content(rateOf: evaluation?.series[series.measure][series.series], format, label: label)
        }
    }
}

extension Direction {
    fileprivate var words: String {
        switch self {
        case .higher: "大きいほどよい"
        case .lower: "小さいほどよい"
        case .milestone: "実施の有無"
        case .none: ""
        }
    }
}
