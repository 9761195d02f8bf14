import Casework
import CityPages
import Figures
import PagesSupport
import Planning
import PlanningPages
import Rounds
import Wording

/// What stands by a field: last year's answer above it, warnings and remarks below it.
struct FieldNotes {
    let sheet: MeasureSheet
    let visit: RoundVisit
    let people: People

    private var language: Language { visit.language }

    /// Last year's answer, with a button that takes it over.
    func above(_ question: any SheetQuestion, mayTake: Bool) -> Markup {
        guard let last = sheet.lastYear[question.address], let field = question.fields.first else { return .empty }
        return div(.class("last-year")) {
            p(.class("last-year-name")) { Bilingual("前年度", "Last year")[language] }
            answerMarkup(last, language)
            if mayTake {
                button(.type("submit"), .class("button-other"), .name(SheetForms.take), .value(field.name)) {
                    Bilingual("前年度から引用", "Take over")[language]
                    span(.class("visually-hidden")) { "：" + question.name[language] }
                }
            }
        }
    }

    /// Last year's amount of one part.
    func lastYear(_ amount: ExactDecimal?, _ part: SeriesParts.Part) -> Markup {
        guard let amount else { return .empty }
        return p(.class("field-hint")) {
            Bilingual("前年度 ", "Last year ")[language]
            amount.groupedText + part.unit
        }
    }

    /// Warnings and open remarks of a field; replaced whenever something was saved.
    func below(_ question: any SheetQuestion) -> Markup {
        guard let field = question.fields.first else { return .empty }
        return div(.id("notes-of-\(field.name)"), .dataLive) {
            for warning in sheet.warnings where warning.address == question.address { self.warning(warning.words) }
            for comment in sheet.record.comments where comment.address == question.address && comment.resolved == nil {
                remark(comment)
            }
        }
    }

    func warning(_ words: Bilingual) -> Markup {
        p(.class("field-warning")) {
            strong { Bilingual("確認：", "Check: ")[language] }
            words[language]
        }
    }

    func remark(_ comment: FieldComment) -> Markup {
        div(.class("remark")) {
            p(.class("remark-who")) {
                people.name(comment.member, as: comment.post, at: comment.time)
                " "
                visit.moment(comment.time).markup
            }
            linesOfText(comment.text, language)
        }
    }
}
