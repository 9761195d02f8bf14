import Casework
import CityPages
import PagesSupport
import Rounds
import Wording

/// What happened to a sheet: who, as what post, when, what, why.
struct ReviewHistory {
    private let desk: Desk
    private let directory: PostDirectory
    /// The first event first.
    private let history: [CaseEvent]
    /// What a field or cell is called.
    private let label: (FieldAddress) -> String

    init(
        _ desk: Desk,
        _ directory: PostDirectory,
        _ history: [CaseEvent],
        label: @escaping (FieldAddress) -> String
    ) {
        (self.desk, self.directory, self.history, self.label) = (desk, directory, history, label)
    }

    private var language: Language { desk.visit.language }

    var markup: Markup {
        details(.class("history")) {
            summary {
                desk.says(Bilingual("経過（\(history.count)件）", "History (\(history.count))"))
            }
            ol {
                for event in history.reversed() {
                    li {
                        desk.visit.moment(event.time).markup
                        " \(directory.name(of: event.post, at: event.time, language))："
                        view.markup(event)
                    }
                }
            }
        }
    }

    private var view: EventView { EventView(language: language, longest: 60, label: label) }
}
