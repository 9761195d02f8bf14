import Figures
import Planning

// What was corrected since a year was sealed.
extension PlanEdition {
    /// The correction of a figure; `nil` where it stands as it was sealed.
    func correction(_ kind: FigureKind, of series: SeriesReference, in year: FiscalYear) -> Correction? {
        guard !sealing.errata.isEmpty else { return nil }
        return sealing.original(.figure, "\(series.text)/\(kind.rawValue)", in: year)
    }

    /// The correction of a text; `nil` where it stands as it was sealed.
    func correction(of text: YearlyText) -> Correction? {
        sealing.original(.text, "\(text.measure.text)/\(text.kind.rawValue)", in: text.year)
    }

    /// The numbers of the errata that are about a series in a year, separated by `;`.
    func errata(of series: SeriesReference, in year: FiscalYear) -> String {
        sealing.errata.filter { erratum in
            erratum.changes.contains { $0.year == year && $0.series == series }
        }
        .map { String($0.mark.number) }.joined(separator: ";")
    }

    /// The errata that are about a measure, the latest first.
    func errata(of measure: Measure.ID) -> [Erratum] {
        sealing.errata.filter { $0.changes.contains { $0.measure == measure } }.reversed()
    }
}
