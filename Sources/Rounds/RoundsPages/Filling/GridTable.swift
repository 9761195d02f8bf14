import Casework
import CityPages
import Figures
import PagesSupport
import Planning
import PlanningPages
import Rounds
import Wording

/// The table of a grid: measure, indicator, target, last year's figure, and the field.
struct GridTable {
    let rows: [FigureGrid.Row]
    let language: Language
    let entries: FormEntries
    /// The versions of rows that show something else than what is saved, by ``FigureGrid/Row/key``.
    let seen: [String: Int]
    let question: (FigureGrid.Row, Int) -> any SheetQuestion

    var markup: Markup {
        div(.class("table-region")) {
            table(.class("figure-grid"), .id("grid")) {
                caption(.class("visually-hidden")) { GridPage.title[language] }
                thead {
                    tr { for name in Self.columns { th(.scope(.column)) { name[language] } } }
                }
                tbody { for (index, row) in rows.enumerated() { line(row, index) } }
            }
        }
    }

    private static let columns = [
        Bilingual("施策・指標", "Measure and indicator"), Bilingual("目標値", "Target"), Bilingual("前年度", "Last year"),
        Bilingual("実績値", "Actual"), Bilingual("ない理由", "Why none"),
    ]

    private func line(_ row: FigureGrid.Row, _ index: Int) -> Markup {
        let question = question(row, index)
        let unit = row.series.indicator.unit
        return tr {
            th(.scope(.row)) {
                "\(row.number) \(row.name)"
                br()
                span(.class("soft")) { row.series.indicator.name + (unit.isEmpty ? "" : "（\(unit)）") }
            }
            td(.class("number")) { figure(row.series.target, unit) }
            td(.class("number")) { figure(row.series.lastActual, unit) }
            if row.mayEdit {
                fields(question, row, index)
            } else {
                td { answerText(row.series.actual, language, unit: unit) }
                td {}
            }
        }
    }

    private func figure(_ figure: Figure?, _ unit: String) -> Markup {
        figure.map { foreign($0.shown(language, unit: unit), language) } ?? .text("")
    }

    @MarkupBuilder private func fields(_ question: any SheetQuestion, _ row: FigureGrid.Row, _ index: Int) -> Markup {
        let columns = question.fields.count == 1 ? [question.fields.first, nil] : question.fields.map(Optional.some)
        for (column, field) in columns.enumerated() {
            td {
                if column == 0 { hidden(row, index) }
                if let field { FormView.cell(field, entries, language, at: "\(index),\(column)") }
            }
        }
    }

    private func hidden(_ row: FigureGrid.Row, _ index: Int) -> Markup {
        Markup {
            input(.type("hidden"), .name("row-\(index)-of"), .value(row.key))
            input(.type("hidden"), .name("row-\(index)-version"), .value(String(seen[row.key] ?? row.version)))
        }
    }
}
