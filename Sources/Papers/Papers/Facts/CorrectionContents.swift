import Documents
import Figures
import Planning
import Wording

/// What a document says of seals and errata: the seal itself, a mark at what was corrected, and a note to the mark.
extension Circumstances {
    /// The entry of the chain that the year rests on; empty where it is not sealed.
    var sealText: String { facts.sealing.latestMark(of: year)?.text ?? "" }

    /// The mark at a figure of the erratum that was the last to correct it: `※2`.
    func correctionMark(_ kind: FigureKind, in year: FiscalYear, _ indicator: Indicator) -> String {
        guard !facts.sealing.errata.isEmpty, let series else { return "" }
        let key = "\(plan.measures[series.measure].id.text)/\(indicator.series)/\(kind.rawValue)"
        return facts.sealing.original(.figure, key, in: year)?.erratum.paperMark ?? ""
    }

    /// The same for the facts that are figures.
    func correctionMark(_ fact: Fact, _ indicator: Indicator) -> String {
        switch fact {
        case .seriesTarget: correctionMark(.target, in: year, indicator)
        case .seriesActual: correctionMark(.actual, in: year, indicator)
        case .seriesBaseline: correctionMark(.baseline, in: year, indicator)
        case .seriesFinalTarget: correctionMark(.target, in: plan.period.upperBound, indicator)
        case .seriesNextTarget: correctionMark(.target, in: year.advanced(by: 1), indicator)
        case .seriesLastTarget: correctionMark(.target, in: year.advanced(by: -1), indicator)
        case .seriesLastActual: correctionMark(.actual, in: year.advanced(by: -1), indicator)
        default: ""
        }
    }

    /// What the owners of a measure wrote, with the mark of the erratum behind it.
    func text(_ kind: YearlyText.Kind, of measure: Measure, in year: FiscalYear) -> String {
        let text = facts.text(kind, of: measure.id, in: year) ?? ""
        let correction = facts.sealing.original(.text, "\(measure.id.text)/\(kind.rawValue)", in: year)
        return correction.map { "\(text)（\($0.erratum.paperMark)）" } ?? text
    }

    /// A line for each correction of the year or the year before whose erratum `isWanted`.
    func errataTexts(_ isWanted: (Erratum) -> Bool = { _ in true }) -> [String] {
        let years = year.advanced(by: -1)...year
        return facts.sealing.errata.filter(isWanted).flatMap { erratum in
            erratum.changes.filter { years.contains($0.year) && $0.subject != .result && concerns($0) }
                .map { line(erratum, $0) }
        }
    }

    /// Within a measure only its own.
    private func concerns(_ change: SealedChange) -> Bool {
        currentMeasure == nil || change.measure == nil || change.measure == currentMeasure?.id
    }

    private func line(_ erratum: Erratum, _ change: SealedChange) -> String {
        let measure = change.measure.flatMap { plan.measure($0) }
        let name =
            measure.map { "\(plan.number(of: $0, in: change.year))　\(plan.name(of: $0, in: change.year))　" } ?? ""
        let kind = change.figureKind.map { $0 == .target ? words.target : $0 == .actual ? words.actual : "基準値" }
        return "\(erratum.paperMark) 訂正（\(erratum.mark.day.text)）：\(name)\(change.year.name(.short, .japanese))"
            + "\(kind ?? change.subject.name.japanese)　\(change.before ?? "なし") → \(change.after ?? "なし")（\(erratum.reason)）"
    }
}

extension Erratum {
    /// As it stands at what was corrected.
    var paperMark: String { "※\(mark.number)" }
}

extension FigureLine.Kind {
    /// Which figure the line shows; `nil` for the rate.
    var figure: FigureKind? {
        switch self {
        case .target: .target
        case .actual: .actual
        case .rate: nil
        }
    }
}

extension DocumentBlock {
    /// Whether anything in it bears the mark of the erratum.
    func bears(_ mark: String) -> Bool {
        switch self {
        case .table(let table):
            table.rows.contains { row in row.cells.contains { $0.content.bears(mark) } }
        case .paragraph(let paragraph): CellContent.text(paragraph.text).bears(mark)
        case .together(let blocks): blocks.contains { $0.bears(mark) }
        case .heading, .chart, .space, .pageBreak: false
        }
    }
}

extension CellContent {
    /// `※1` is not borne by what bears `※12`.
    fileprivate func bears(_ mark: String) -> Bool {
        var rest = text[...]
        while let found = rest.firstRange(of: mark) {
            rest = rest[found.upperBound...]
            if rest.first?.isNumber != true { return true }
        }
        return false
    }
}
