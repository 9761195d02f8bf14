import Figures
import PagesSupport
import Planning
import Tables
import Wording

extension MeasurePage {
    static let ownerColumns = ["measure", "unit", "name", "from", "through", "and_others"]
    static let taskColumns = ["measure", "number", "text", "due", "sections"]
    static let textColumns = ["measure", "year", "kind", "text", "original", "erratum"]

    /// Its series over the years, its owners, tasks and texts.
    var data: PageData {
        // All years are in it, so one place for it is enough.
        let current = place.current(.japanese)
        var data = PageData(page: current.paths.measure(measure.id, current.year))
        let years = place.allYears
        let index = place.edition.index(of: measure.id) ?? 0
        let series = measure.indicators.indices.map { SeriesPlace(measure: index, series: $0) }
        data.tables = [
            SeriesData.table(years.map { ($0, series) }, id: "years"),
            PageData.Table(
                id: "owners",
                name: PageWords.owners,
                rows: DataRows(columns: Self.ownerColumns, rows: measure.owners.map(row))
            ),
        ]
        if !tasks.isEmpty {
            let rows = tasks.map { task in
                [task.measure.text, task.number, task.text, task.due, task.sections.joined(separator: ";")]
            }
            data.tables.append(
                PageData.Table(
                    id: "tasks",
                    name: Bilingual("実施内容", "Tasks"),
                    rows: DataRows(columns: Self.taskColumns, rows: rows)
                )
            )
        }
        if !texts.isEmpty {
            let rows = texts.map { text in
                let correction = place.edition.correction(of: text)
                return [
                    text.measure.text, String(text.year.year), text.kind.rawValue, text.text,
                    correction?.original ?? "", correction.map { String($0.erratum.mark.number) } ?? "",
                ]
            }
            data.tables.append(
                PageData.Table(
                    id: "texts",
                    name: Bilingual("年度ごとの記述", "By year"),
                    rows: DataRows(columns: Self.textColumns, rows: rows)
                )
            )
        }
        return data
    }

    private func row(_ owner: Ownership) -> [String] {
        [
            measure.id.text, owner.unit.text, place.edition.unit(owner.unit)?.name ?? "",
            owner.from.map { String($0.year) } ?? "", owner.through.map { String($0.year) } ?? "",
            owner.andOthers ? "1" : "",
        ]
    }
}
