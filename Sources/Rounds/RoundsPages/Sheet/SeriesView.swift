import Casework
import CityPages
import Figures
import PagesSupport
import Planning
import PlanningPages
import Rounds
import Wording

/// What stands around one series of a sheet: its target, last year's figures, and what comes of it.
struct SeriesView {
    let series: SheetSeries
    let sheet: MeasureSheet
    let visit: RoundVisit

    private var language: Language { visit.language }
    private var unit: String { series.indicator.unit }

    /// `1 窓口の利用件数（件）`.
    var title: Bilingual {
        let unit = unit.isEmpty ? "" : "（\(unit)）"
        let number = sheet.series.count > 1 ? "\(series.number) " : ""
        return Bilingual(same: "\(number)\(series.indicator.name)\(unit)")
    }

    /// This year's target and last year's figures beside each other.
    var figures: Markup {
        dl(.class("beside")) {
            pair(Bilingual("今年度の目標値", "This year's target"), shown(series.target))
            pair(Bilingual("前年度の実績値", "Last year's actual"), shown(series.lastActual))
            pair(Bilingual("前年度の目標値", "Last year's target"), shown(series.lastTarget))
        }
    }

    private func pair(_ term: Bilingual, _ text: Markup) -> Markup {
        div {
            dt { term[language] }
            dd { text }
        }
    }

    private func shown(_ figure: Figure?) -> Markup {
        guard let figure, figure.value != .none(.blank) else {
            return span(.class("soft")) { Bilingual("なし", "none")[language] }
        }
        return foreign(figure.shown(language, unit: unit), language)
    }

    private var unrated: Bilingual {
        series.lackingParts.isEmpty
            ? Bilingual("実績値を保存すると、進捗率と評価がここに出ます。", "Rate and rating appear here once the actual is saved.")
            : Bilingual("内訳がそろうと、進捗率と評価がここに出ます。", "Rate and rating appear here once all parts are saved.")
    }

    /// Rate and rating of what is saved, with the working behind a line; replaced whenever something was saved.
    var result: Markup {
        div(.class("result"), .id("result-\(series.number)"), .dataLive) {
            if let evaluation = series.evaluation, series.actual != nil {
                p(.class("result-line")) {
                    span(.class("result-name")) { Bilingual("進捗率と評価", "Rate and rating")[language] }
                    " "
                    strong { evaluation.shownText.map { "\($0)％" } ?? "－" }
                    " "
                    RatingView(evaluation, language)?.markup ?? .empty
                    if let last = series.lastEvaluation, let text = last.shownText {
                        span(.class("soft")) { Bilingual("（前年度 \(text)％）", " (last year \(text)%)")[language] }
                    }
                }
                WorkingView(
                    Bilingual("求め方を見る", "How this came about")[language],
                    evaluation.working(of: evaluation.indicator, years: visit.years),
                    language
                ).markup
            } else {
                p(.class("soft")) { unrated[language] }
            }
        }
    }
}
