import Figures
import PagesSupport
import Planning
import Wording

/// The state of a plan in a year in one plain sentence or two, each number with the way to where it comes from.
struct YearSentence: Hashable, Sendable {
    struct Piece: Hashable, Sendable {
        let text: String
        let path: String?
    }

    let pieces: [Piece]
    let language: Language

    /// Without the links.
    var text: String { pieces.map(\.text).joined() }

    init(_ place: Place) {
        language = place.language
        let words = Words(place: place)
        guard place.edition.yearsWithActuals.contains(place.year) else {
            pieces = words.withoutActuals
            return
        }
        pieces = words.state + words.changes + words.attention
    }

    var markup: Markup {
        .group(
            pieces.map { piece in
                guard let path = piece.path else { return .text(piece.text) }
                return a(.class("figure-link"), .href(path)) { piece.text }
            }
        )
    }
}

/// Makes the sentences of one place.
private struct Words {
    let place: Place

    private var isJapanese: Bool { place.language == .japanese }

    private func text(_ japanese: String, _ english: String) -> YearSentence.Piece {
        YearSentence.Piece(text: isJapanese ? japanese : english, path: nil)
    }

    /// How many series a selection has, leading to their list.
    private func number(_ selection: MeasureSelection) -> YearSentence.Piece {
        YearSentence.Piece(text: String(count(selection)), path: place.paths.list(place.year, selection))
    }

    private func count(_ selection: MeasureSelection) -> Int { place.review.places(selection).count }

    var withoutActuals: [YearSentence.Piece] {
        [
            text(
                "\(place.yearName)の実績はまだありません。目標値だけを掲載しています。",
                "There are no actuals for \(place.yearName) yet; only the targets are shown."
            )
        ]
    }

    var state: [YearSentence.Piece] {
        guard let best = place.evaluation.version.bands.first else {
            return [
                text("\(place.yearName)は、", "In \(place.yearName), "), number(isJapanese ? .all : .withRate),
                text("の指標のうち", " of "), number(isJapanese ? .withRate : .all),
                text("件で率が出ており、", " indicators have a rate and "), number(.reachedTarget),
                text("件が目標値に届きました。", " reached their target."),
            ]
        }
        return [
            text("\(place.yearName)は、", "In \(place.yearName), "), number(isJapanese ? .all : .withRate),
            text("の指標のうち", " of "), number(isJapanese ? .withRate : .all),
            text("件で率が出ており、そのうち", " indicators have a rate, and "), number(.rating(0)),
            text("件が「\(best.symbol) \(best.name.japanese)」です。", " of these are “\(best.symbol) \(best.name.english)”."),
        ]
    }

    /// Nothing where there is no year to compare with.
    var changes: [YearSentence.Piece] {
        guard place.review.lastYear.evaluation != nil, !place.evaluation.version.bands.isEmpty else { return [] }
        return [
            text("前年度より評価が上がったのは", " Ratings improved for "), number(.improved),
            text("件、下がったのは", " and worsened for "), number(.worsened), text("件です。", "."),
        ]
    }

    var attention: [YearSentence.Piece] {
        guard count(.behind) > 0 else { return [] }
        let name = Attention.behind.name
        return [
            text("\(name.japanese)のは", " Behind: "), number(.behind), text("件です。", "."),
        ]
    }
}
