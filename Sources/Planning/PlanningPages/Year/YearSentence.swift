import Figures
import Planning
import Wording

/// The state of a plan in a year in one plain sentence or two.
struct YearSentence: Hashable, Sendable {
    let text: String
    let total: Int
    let rated: Int
    let met: Int
    let withoutActual: Int

    init(_ place: Place) {
        let evaluation = place.evaluation
        let current = place.edition.currentMeasures(in: place.year)
        var (total, rated, met, withoutActual) = (0, 0, 0, 0)
        for index in current {
            for series in evaluation.series[index] {
                total += 1
                if series.rate != nil { rated += 1 }
                if series.actual?.value.isValue != true { withoutActual += 1 }
                if series.targetMet == true { met += 1 }
            }
        }
        (self.total, self.rated, self.met, self.withoutActual) = (total, rated, met, withoutActual)
        text = Self.words(place, total: total, rated: rated, met: met)[place.language]
    }

    private static func words(_ place: Place, total: Int, rated: Int, met: Int) -> Bilingual {
        let year = Bilingual(same: place.yearName)
        guard place.edition.yearsWithActuals.contains(place.year) else {
            return Bilingual(
                "\(year.japanese)の実績はまだありません。目標値だけを掲載しています。",
                "There are no actuals for \(year.english) yet; only the targets are shown."
            )
        }
        guard let best = place.evaluation.version.bands.first else {
            return Bilingual(
                "\(year.japanese)は、\(total)の指標のうち\(rated)で率が求められ、\(met)が目標値に届きました。",
                "In \(year.english), \(rated) of \(total) indicators have a rate and \(met) reached their target."
            )
        }
        let counts = place.evaluation.planRollUp.counts
        let good = counts.first { $0.symbol == best.symbol }?.count ?? 0
        return Bilingual(
            "\(year.japanese)は、\(total)の指標のうち\(rated)に評価があり、そのうち\(good)が「\(best.symbol) \(best.name.japanese)」です。",
            """
            In \(year.english), \(rated) of \(total) indicators are rated, and \(good) of these are \
            “\(best.symbol) \(best.name.english)”.
            """
        )
    }
}
