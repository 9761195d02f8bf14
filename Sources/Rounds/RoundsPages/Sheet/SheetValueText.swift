import Casework
import Figures
import PagesSupport
import Planning
import PlanningPages
import Rounds
import Wording

/// An answer as people read it; a dash where there is none.
func answerText(_ value: FieldValue?, _ language: Language, unit: String = "") -> String {
    switch value {
    case .text(let text): text
    case .figure(let figure): figure.text(language, unit: unit)
    case .flag(let flag): flag ? Bilingual("はい", "yes")[language] : Bilingual("いいえ", "no")[language]
    case .choice(let option): option.text
    case .date(let day): CalendarDate(day.text)?.name(.era, language) ?? day.text
    case nil: Bilingual("（未記入）", "(nothing)")[language]
    }
}

/// The same on a page, with the line breaks of texts.
func answerMarkup(_ value: FieldValue?, _ language: Language, unit: String = "") -> Markup {
    let text = answerText(value, language, unit: unit)
    guard case .text? = value else { return .text(text) }
    return linesOfText(text, language)
}

/// A text with its line breaks.
func linesOfText(_ text: String, _ language: Language) -> Markup {
    div(.class("long-text")) { foreign(text, language) }
}

extension Figure {
    /// As the plan printed it, with the unit behind a bare number.
    func shown(_ language: Language, unit: String) -> String {
        if case .milestone = value { return printed }
        return value.text(language, unit: unit)
    }
}
