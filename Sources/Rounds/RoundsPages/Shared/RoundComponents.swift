import Casework
import Figures
import PagesSupport
import Rounds
import Wording

/// A state of a sheet as a word in a frame.
func stateChip(_ state: StateKey, _ language: Language) -> Markup {
    let word = SheetForm.name(of: state)[language]
    return ratingChip(symbol: "", word: word, tone: tone(of: state))
}

private func tone(of state: StateKey) -> Tone {
    switch state {
    case SheetForm.State.returned: .poor
    case SheetForm.State.accepted, SheetForm.State.settled: .good
    case SheetForm.State.inEntry, SheetForm.State.atHead, SheetForm.State.atOffice: .fair
    default: .neutral
    }
}

/// The deadline of a sheet: the day, and how far away it is; one that is over says so in a frame.
func deadlineText(_ deadline: Casework.Moment?, _ visit: RoundVisit) -> Markup {
    guard let deadline else { return .empty }
    let words = DeadlineWords(deadline: deadline, now: visit.now)
    let text = words.text(visit.years, visit.language)
    return Markup {
        span(.class("deadline")) { visit.says(Bilingual("期限 \(text)", "Due \(text)")) }
        " "
        if words.isOver {
            ratingChip(symbol: "!", word: visit.says(words.distance), tone: .poor)
        } else {
            span(.class("deadline-left")) { visit.says(words.distance) }
        }
    }
}

/// The addresses of a round's pages, without the prefix of a reading.
enum RoundPath {
    static func sheet(_ entry: SheetEntry) -> String { sheet(entry.round, entry.sheet) }

    static func sheet(_ round: RoundID, _ sheet: CaseID) -> String { "/office/rounds/\(round)/sheets/\(sheet)/" }

    static func round(_ round: RoundID) -> String { "/office/rounds/\(round)/" }

    static func grid(_ round: RoundID, unit: String) -> String { "/office/rounds/\(round)/grid/\(unit)/" }
}
