import PagesSupport
import Planning
import Wording

/// What needs attention in a year: how many series for each reason, and the weightiest of them.
struct AttentionView: Sendable {
    struct Reason: Hashable, Sendable {
        let name: String
        let criterion: String
        let count: Int
        let path: String
    }

    static let shownSeries = 6

    let reasons: [Reason]
    let table: SeriesTable
    let total: Int
    let language: Language

    init(_ place: Place) {
        language = place.language
        let language = place.language
        reasons = Attention.allCases.map { reason in
            let (selection, criterion): (MeasureSelection, Bilingual) =
                switch reason {
                case .behind: (.behind, place.evaluation.behindCriterion.words)
                case .falling: (.falling, Bilingual("率が前年度より低い", "the rate is lower than last year's"))
                case .withoutFigure: (.withoutFigure, Bilingual("集計中・未設定など", "not counted yet, not set and so on"))
                }
            return Reason(
                name: reason.name[language],
                criterion: criterion[language],
                count: place.review.count(reason),
                path: place.paths.list(place.year, selection)
            )
        }
        total = place.review.attention.count
        // What has no figure is many and has nothing to show; it is counted above.
        let shown = place.review.attention.filter { !$0.reasons.isSubset(of: [.withoutFigure]) }
        table = SeriesTable(
            place,
            id: "attention-series",
            caption: Bilingual(
                "特に注意が必要な指標（重いものから\(Self.shownSeries)件まで）",
                "The \(Self.shownSeries) that need attention most"
            )[language],
            series: shown.prefix(Self.shownSeries).map(\.place)
        )
    }

    var markup: Markup {
        guard total > 0 else { return .empty }
        return section(.labelledBy("attention")) {
            h2(.id("attention")) { Bilingual("注意が必要な指標", "What needs attention")[language] }
            keyFigures(
                reasons.map { reason in
                    KeyFigure(
                        label: reason.name,
                        value: String(reason.count),
                        path: reason.path,
                        note: foreign(reason.criterion, language)
                    )
                }
            )
            if !table.rows.isEmpty {
                h3 { table.caption }
                table.markup
            }
        }
    }
}
