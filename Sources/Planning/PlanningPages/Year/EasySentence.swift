import Figures
import PagesSupport
import Planning
import Wording

/// The state of a plan in a year in やさしい日本語: short sentences, easy words, readings above the kanji, Western years.
///
/// Follows the guidelines of the Immigration Services Agency and the Agency for Cultural Affairs (2020) for plain Japanese.
struct EasySentence: Sendable {
    let city: String
    let year: Int
    let total: Int
    let good: (symbol: String, count: Int)?
    let reached: Int
    let behind: Int
    let missing: Int
    let hasActuals: Bool

    init(_ place: Place) {
        city = place.plan.municipality.name.japanese
        year = place.year.year
        total = place.review.places(.all).count
        good = place.evaluation.version.bands.first.map { ($0.symbol, place.review.places(.rating(0)).count) }
        reached = place.review.places(.reachedTarget).count
        behind = place.review.count(.behind)
        missing = place.review.count(.withoutFigure)
        hasActuals = place.edition.yearsWithActuals.contains(place.year)
    }

    var markup: Markup {
        details(.class("easy")) {
            summary { "やさしい日本語で読む" }
            div(.class("easy-body")) {
                p {
                    "\(city)の デジタルの "
                    reading("計画", "けいかく")
                    "です。\(year)"
                    reading("年度", "ねんど")
                    "（\(year)"
                    reading("年", "ねん")
                    "4"
                    reading("月", "がつ")
                    "から \(year + 1)"
                    reading("年", "ねん")
                    "3"
                    reading("月", "がつ")
                    "まで）の ようすです。"
                }
                if hasActuals { result } else { nothingYet }
            }
        }
    }

    private var result: Markup {
        Markup {
            p {
                "どのくらい できたかを、\(total)の "
                reading("数字", "すうじ")
                "で "
                reading("調", "しら")
                "べました。"
            }
            ul {
                if let good { li { "よく できています（\(good.symbol)）：\(good.count)" } }
                li {
                    reading("目標", "もくひょう")
                    "（やりたい ところ）まで できました：\(reached)"
                }
                li {
                    reading("遅", "おく")
                    "れています：\(behind)"
                }
                li {
                    "まだ "
                    reading("数字", "すうじ")
                    "が ありません：\(missing)"
                }
            }
        }
    }

    private var nothingYet: Markup {
        p {
            "まだ "
            reading("終", "お")
            "わって いない "
            reading("年度", "ねんど")
            "です。できたことの "
            reading("数字", "すうじ")
            "は まだ ありません。"
        }
    }

    private func reading(_ kanji: String, _ kana: String) -> Markup {
        ruby {
            kanji
            rp { "（" }
            rt { kana }
            rp { "）" }
        }
    }
}
