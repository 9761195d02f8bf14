import PagesSupport
import Planning
import Wording

/// The selections of a year's list as links with how many each shows; those that show nothing are left out.
struct SelectionChoices: Hashable, Sendable {
    struct Item: Hashable, Sendable {
        let name: String
        let count: Int
        let path: String
        let isChosen: Bool
    }

    let items: [Item]
    /// What is selected; nothing where everything is.
    let title: String?
    /// When a series is among the selected.
    let explanation: String?
    let language: Language

    init(_ place: Place, frame: ListFrame, filter: MeasureFilter) {
        language = place.language
        let chosen = filter.plainPath(place) == nil ? nil : filter.selection
        items = frame.choices(place, with: filter.selection).filter { entry in
            entry.count > 0 || entry.selection == chosen || entry.selection == .all
        }
        .map { entry in
            Item(
                name: entry.name,
                count: entry.count,
                path: place.paths.list(place.year, entry.selection),
                isChosen: entry.selection == chosen
            )
        }
        title = filter.selection == .all ? nil : filter.selection.name(in: place.evaluation)[place.language]
        explanation = Self.explanation(of: filter.selection, place)?[place.language]
    }

    private static func explanation(of selection: MeasureSelection, _ place: Place) -> Bilingual? {
        switch selection {
        case .behind: place.evaluation.behindCriterion.words
        case .falling:
            Bilingual("前年度より率が下がり、目標値にも届いていない指標", "The rate fell since last year, and the target is missed")
        case .withoutFigure:
            Bilingual("目標や取組はあるが、この年度の実績値がない指標", "Indicators without an actual in this year")
        case .improved, .worsened:
            Bilingual("前年度と評価の記号を比べたもの", "By comparing the rating with last year's")
        case .missing: Bilingual("指標はあるが、この年度の実績値がない", "There is an indicator, but no actual in this year")
        case .all, .citizens, .administration, .new, .ended, .reachedTarget, .withRate, .rating, .coverage: nil
        }
    }

    var markup: Markup {
        nav(.class("choices selections"), .ariaLabel(Bilingual("一覧の種類", "Kinds of lists")[language])) {
            ul {
                for item in items {
                    li {
                        a(.href(item.path), item.isChosen ? .ariaCurrentPage : .none) {
                            item.name
                            " "
                            span(.class("choice-count")) { item.count }
                        }
                    }
                }
            }
        }
    }
}

/// The orders of a table as links, each leading to the other direction once it is chosen.
struct OrderChoices: Hashable, Sendable {
    struct Item: Hashable, Sendable {
        let name: String
        let path: String
        /// ↑ or ↓ where this is the present order.
        let arrow: String
        let spoken: String
    }

    /// Shorter tables are seen at a glance.
    static let fewestRows = 8
    private static let allKeys: [SeriesOrder.Key] = [.number, .owner, .rate, .rating, .change]

    /// What a list can be sorted by; nothing where none of it has a rate.
    static func keys(_ selection: MeasureSelection) -> [SeriesOrder.Key] {
        switch selection {
        case .all: allKeys
        case .coverage(.targetOnly), .coverage(.neither), .coverage(.withoutIndicator), .missing: []
        default: [.number, .rate]
        }
    }

    let items: [Item]
    let language: Language

    /// `keys` are what can be sorted by: everything in the list of all, the usual two elsewhere, or a folder of files
    /// would hold every table many times over.
    init(
        _ place: Place,
        keys: [SeriesOrder.Key] = [.number, .rate],
        chosen: SeriesOrder,
        path: (SeriesOrder) -> String
    ) {
        language = place.language
        let language = place.language
        items = keys.filter { Self.isUseful($0, place) || $0 == chosen.key }.map { key in
            let isChosen = key == chosen.key
            let next = SeriesOrder(key, isDescending: isChosen && !chosen.isDescending)
            let direction = chosen.isDescending ? Bilingual("逆順", "descending") : Bilingual("昇順", "ascending")
            return Item(
                name: key.name[language],
                path: path(next),
                arrow: isChosen ? (chosen.isDescending ? "↓" : "↑") : "",
                spoken: isChosen ? direction[language] : ""
            )
        }
    }

    private static func isUseful(_ key: SeriesOrder.Key, _ place: Place) -> Bool {
        // What has no rates has no order of rates.
        guard key == .number || key == .owner || place.edition.yearsWithActuals.contains(place.year) else {
            return false
        }
        return switch key {
        case .rating: !place.evaluation.version.bands.isEmpty
        case .change: place.review.lastYear.evaluation != nil
        case .number, .name, .owner, .rate: true
        }
    }

    var markup: Markup {
        guard !items.isEmpty else { return .empty }
        return nav(.class("orders"), .ariaLabel(Bilingual("並べ替え", "Sort")[language])) {
            span(.class("orders-label"), .ariaHidden) { Bilingual("並べ替え：", "Sort by:")[language] }
            ul {
                for item in items {
                    li {
                        a(.href(item.path), item.arrow.isEmpty ? .none : .ariaCurrent) {
                            item.name
                            if !item.arrow.isEmpty {
                                span(.ariaHidden) { item.arrow }
                                span(.class("visually-hidden")) { " (\(item.spoken))" }
                            }
                        }
                    }
                }
            }
        }
    }
}
