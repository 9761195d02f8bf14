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
    /// The signs of the ratings from the best, each with how many have it; empty where the city gives no ratings.
    let ratings: [(symbol: String, count: Int)]
    let reached: Int
    let hasActuals: Bool

    init(_ place: Place) {
        city = place.plan.municipality.name.japanese
        year = place.year.year
        total = place.review.places(.all).count
        let series = place.review.places(.all).map { place.evaluation(at: $0).symbol }
        ratings = place.evaluation.version.bands.map { band in (band.symbol, series.count { $0 == band.symbol }) }
        reached = place.review.places(.reachedTarget).count
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
                if ratings.isEmpty {
                    li {
                        reading("目標", "もくひょう")
                        "（やりたい ところ）まで できました：\(reached)"
                    }
                    li { "まだ できて いません：\(total - reached)" }
                }
                for (index, rating) in ratings.enumerated() {
                    li {
                        words(at: index)
                        "（\(rating.symbol)）：\(rating.count)"
                    }
                }
                if !ratings.isEmpty {
                    li {
                        "まだ "
                        reading("数字", "すうじ")
                        "で くらべられません：\(total - ratings.reduce(0) { $0 + $1.count })"
                    }
                }
            }
        }
    }

    /// Easy words for a rating by its place: the best, the worst, and what stands between.
    private func words(at index: Int) -> Markup {
        if index == 0 { return .text("よく できています") }
        guard index == ratings.count - 1 else { return .text("だいたい できています") }
        return Markup {
            reading("遅", "おく")
            "れています"
        }
    }

    private var nothingYet: Markup {
        p {
            "この "
            reading("年度", "ねんど")
            "に できたことの "
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
