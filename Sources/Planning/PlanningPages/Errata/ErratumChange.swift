import Figures
import PagesSupport
import Planning
import Wording

/// One thing that an erratum changed, as pages say it.
struct ErratumChange: Hashable, Sendable {
    let measure: LinkedText?
    /// Of what kind it is, and of which indicator where the measure has several.
    let what: String
    let before: String
    let after: String

    init(_ change: SealedChange, _ place: Place) {
        let measure = change.measure.flatMap(place.edition.measure)
        self.measure = measure.map(place.link)
        let kind = change.figureKind.map {
            $0 == .target ? PageWords.target : $0 == .actual ? PageWords.actual : PageWords.baseline
        }
        let indicator = change.series.flatMap { series in
            measure?.indicators.first { $0.series == series.series && !$0.name.isEmpty }?.name
        }
        let isOneOfSeveral = measure.map { $0.indicators.count > 1 } ?? false
        let name = (kind ?? change.subject.name)[place.language]
        what =
            isOneOfSeveral
            ? indicator.map { place.language == .japanese ? "\(name)（\($0)）" : "\(name) (\($0))" } ?? name : name
        let none = PageWords.nothing[place.language]
        before = change.before ?? none
        after = change.after ?? none
    }

    /// In one line.
    func line(_ year: String) -> String { "\(year) \(what)：\(before) → \(after)" }
}
