import Casework
import CityPages
import Figures
import PagesSupport
import Planning
import PlanningPages
import Rounds
import Wording

/// A sheet to be read: what was answered, what comes of it, and what looks wrong.
struct SheetReading {
    let sheet: MeasureSheet
    let questions: SheetQuestions
    let visit: RoundVisit
    let people: People

    private var language: Language { visit.language }
    private var notes: FieldNotes { FieldNotes(sheet: sheet, visit: visit, people: people) }

    var markup: Markup {
        Markup {
            if !sheet.warnings.isEmpty {
                p {
                    Bilingual(
                        "確認が必要そうな所が\(sheet.warnings.count)件あります。",
                        "\(sheet.warnings.count) thing(s) to look at."
                    )[language]
                }
            }
            for series in questions.series { section(series) }
            if !questions.texts.isEmpty {
                h2 { Bilingual("記述", "Texts")[language] }
                definitionList(questions.texts.map { answer($0) })
            }
        }
    }

    private func section(_ question: SeriesQuestions) -> Markup {
        let view = SeriesView(series: question.series, sheet: sheet, visit: visit)
        let changed = question.targets.filter { $0.target.changed != nil }.map(\.question)
        return section {
            h2 { view.title[language] }
            view.figures
            definitionList(
                ([question.actual, question.words, question.note].compactMap { $0 as (any SheetQuestion)? }
                    .filter { sheet.record.value($0.address) != nil || $0.address == question.series.address } + changed)
                    .map { answer($0, unit: question.series.indicator.unit) }
            )
            view.result
        }
    }

    private func section(@MarkupBuilder content: () -> Markup) -> Markup { PagesSupport.section(content: content) }

    private func answer(_ question: any SheetQuestion, unit: String = "") -> Definition {
        Definition(question.name[language]) {
            div(.id("field-\(question.fields.first?.name ?? "")")) {
                answerMarkup(sheet.record.value(question.address), language, unit: unit)
                notes.below(question)
            }
        }
    }
}
