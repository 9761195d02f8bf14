import Figures
import PagesSupport
import Planning
import Wording

/// The years of a plan's period to choose from; those without actuals say so.
struct YearChoices: Hashable, Sendable {
    struct Item: Hashable, Sendable {
        /// R5, 2023.
        let name: String
        let path: String
        let hasActuals: Bool
        let isChosen: Bool
    }

    let items: [Item]
    let language: Language

    init(_ place: Place, path: (FiscalYear) -> String) {
        language = place.language
        items = place.plan.period.filter { place.edition.years[$0] != nil }.map { year in
            Item(
                name: place.shortName(year),
                path: path(year),
                hasActuals: place.edition.yearsWithActuals.contains(year),
                isChosen: year == place.year
            )
        }
    }

    var markup: Markup {
        guard items.count > 1 else { return .empty }
        return nav(.class("choices years"), .ariaLabel(Bilingual("年度を選ぶ", "Choose a year")[language])) {
            ul {
                for item in items {
                    li {
                        a(.href(item.path), item.isChosen ? .ariaCurrentPage : .none) {
                            item.name
                            if !item.hasActuals { small { Self.noActuals[language] } }
                        }
                    }
                }
            }
        }
    }

    private static let noActuals = Bilingual(" 実績なし", " no actuals yet")
}
