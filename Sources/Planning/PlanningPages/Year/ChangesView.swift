import Figures
import PagesSupport
import Planning
import Tables
import Wording

/// What changed since last year.
struct ChangesView: Sendable {
    struct Line: Hashable, Sendable {
        let measure: LinkedText
        let before: RatingView?
        let now: RatingView?
        let difference: String
    }

    /// Some of the series that changed alike.
    struct Group: Hashable, Sendable {
        let title: String
        let count: Int
        let path: String?
        let lines: [Line]
    }

    struct MeasureLine: Hashable, Sendable {
        let kind: String
        let measure: LinkedText
        let detail: String
    }

    static let shownLines = 5

    let lastYear: LinkedText?
    /// Why there is nothing to compare with.
    let reason: String?
    let symbols: [SymbolCounts]
    let symbolPaths: [String?]
    let groups: [Group]
    let measures: [MeasureLine]
    let rules: LinkedText?
    let place: Place

    init(_ place: Place) {
        self.place = place
        let language = place.language
        let changes = place.review.changes
        lastYear = place.review.lastYear.evaluation.map {
            LinkedText(text: place.name(of: $0.year), path: place.paths.year($0.year))
        }
        reason = place.review.lastYear.reason?.words[language]
        symbols = changes.symbols
        symbolPaths = changes.symbols.map { counts in
            place.evaluation.ratingSymbols.firstIndex(of: counts.symbol).map {
                place.paths.list(place.year, .rating($0))
            }
        }
        groups = SeriesChange.allCases.compactMap { Self.group($0, place) }
        measures = changes.measures.map { Self.line($0, place) }
        rules = changes.formerRules.map { former in
            LinkedText(
                text: Bilingual(
                    "評価のきまりが変わりました（前年度：\(former.name.japanese)）",
                    "The rules of evaluation changed (last year: \(former.name.english))"
                )[language],
                path: place.paths.rules
            )
        }
    }

    private static func group(_ change: SeriesChange, _ place: Place) -> Group? {
        let found = place.review.changes.series.filter { $0.changes.contains(change) }
        guard !found.isEmpty else { return nil }
        let selection: MeasureSelection? =
            switch change {
            case .improved: .improved
            case .worsened: .worsened
            case .targetReached, .targetLost, .firstFigure, .figureGone: nil
            }
        return Group(
            title: change.name[place.language],
            count: found.count,
            path: selection.map { place.paths.list(place.year, $0) },
            lines: found.map { line($0, place) }
        )
    }

    private static func line(_ changed: ChangedSeries, _ place: Place) -> Line {
        let measure = place.plan.measures[changed.place.measure]
        let link = place.link(to: measure)
        return Line(
            measure: LinkedText(text: link.text, path: link.path + "#" + SeriesSection.id(of: changed.now.indicator)),
            before: RatingView(changed.before, place.language),
            now: RatingView(changed.now, place.language),
            difference: changed.difference.map(PointsView.text) ?? ""
        )
    }

    private static func line(_ changed: ChangedMeasure, _ place: Place) -> MeasureLine {
        MeasureLine(
            kind: changed.change.kind.name[place.language],
            measure: place.link(to: place.plan.measures[changed.measure]),
            detail: detail(of: changed.change, place)
        )
    }

    private static func detail(of change: MeasureChange, _ place: Place) -> String {
        switch change {
        case .handedOver(let from, let to):
            let names = [from, to].map { units in
                units.map { place.edition.unit($0)?.name ?? $0.text }.joined(separator: "、")
            }
            return names.joined(separator: " → ")
        case .lineage(let event) where event.kind == .renamed || event.kind == .renumbered:
            return "\(event.before) → \(event.after)"
        case .lineage(let event): return event.note
        }
    }

    static let dataColumns = [
        "measure", "series", "number", "name", "year", "changes", "rating_last_year", "rating", "rate_last_year",
        "rate",
        "difference",
    ]

    static func data(_ place: Place) -> PageData.Table {
        PageData.Table(
            id: "changes",
            name: Bilingual("前年度からの変化", "Changes since last year"),
            rows: DataRows(columns: dataColumns, rows: place.review.changes.series.map { row($0, place) })
        )
    }

    private static func row(_ changed: ChangedSeries, _ place: Place) -> [String] {
        let measure = place.plan.measures[changed.place.measure]
        return [
            measure.id.text, changed.now.indicator.series, place.number(of: measure),
            place.plan.name(of: measure, in: place.year), String(place.year.year),
            SeriesChange.allCases.filter(changed.changes.contains).map(\.rawValue).joined(separator: ";"),
            changed.before.symbol, changed.now.symbol, changed.before.rate?.decimalText() ?? "",
            changed.now.rate?.decimalText() ?? "", changed.difference?.decimalText() ?? "",
        ]
    }
}
