import Figures
import Planning
import Tables
import Wording

/// Series of a year as rows for programs.
enum SeriesData {
    private static let tableID = "measures"

    static let columns = [
        "measure", "series", "number", "name", "node", "units", "audience", "indicator", "unit", "year", "target",
        "actual", "actual_missing", "rate", "rate_shown", "rating", "reason", "change",
        "also_under", "target_original", "actual_original", "errata",
    ]

    /// In the order of the plan, whatever that of the page.
    static func table(_ place: Place, _ series: [SeriesPlace]) -> PageData.Table {
        PageData.Table(
            id: tableID,
            name: PageWords.list(place.edition.measureLevelName),
            rows: DataRows(columns: columns, rows: series.sorted().map { row(place, $0) })
        )
    }

    /// The series of several years, one year after the other.
    static func table(_ years: [(place: Place, series: [SeriesPlace])], id: String = tableID) -> PageData.Table {
        PageData.Table(
            id: id,
            name: years.first.map { PageWords.list($0.place.edition.measureLevelName) } ?? PageWords.indicator,
            rows: DataRows(columns: columns, rows: years.flatMap { year in year.series.map { row(year.place, $0) } })
        )
    }

    private static func row(_ place: Place, _ series: SeriesPlace) -> [String] {
        let measure = place.plan.measures[series.measure]
        let evaluation = place.evaluation(at: series)
        let indicator = evaluation.indicator
        let owners = measure.owners.filter { $0.isValid(in: place.year) }
        let reference = SeriesReference(measure: measure.id, series: indicator.series)
        return [
            measure.id.text,
            indicator.series,
            place.number(of: measure),
            place.plan.name(of: measure, in: place.year),
            measure.node.text,
            owners.map(\.unit.text).joined(separator: ";"),
            Audience.allCases.filter(measure.audience.contains).map(\.rawValue).joined(separator: ";"),
            indicator.name,
            indicator.unit,
            String(place.year.year),
            evaluation.target?.dataText ?? "",
            evaluation.actual?.dataText ?? "",
            evaluation.actual?.value.reason?.rawValue ?? "",
            evaluation.rate?.decimalText() ?? "",
            evaluation.shownText ?? "",
            evaluation.symbol,
            evaluation.absence?.code ?? "",
            place.review.difference(at: series)?.decimalText() ?? "",
            measure.alsoUnder.map(\.text).joined(separator: ";"),
            place.edition.correction(.target, of: reference, in: place.year)?.original ?? "",
            place.edition.correction(.actual, of: reference, in: place.year)?.original ?? "",
            place.edition.errata(of: reference, in: place.year),
        ]
    }
}
