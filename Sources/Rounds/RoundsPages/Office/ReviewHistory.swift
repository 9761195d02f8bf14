import Casework
import CityPages
import PagesSupport
import Rounds
import Wording

/// What happened to a sheet: who, as what post, when, what, why.
struct ReviewHistory {
    private let page: ReviewPage

    init(_ page: ReviewPage) {
        self.page = page
    }

    private var desk: Desk { page.desk }
    private var language: Language { page.desk.visit.language }

    var markup: Markup {
        details(.class("history")) {
            summary {
                desk.says(Bilingual("経過（\(page.review.history.count)件）", "History (\(page.review.history.count))"))
            }
            ol {
                for event in page.review.history.reversed() {
                    li {
                        page.desk.visit.moment(event.time).markup
                        " \(page.directory.name(of: event.post, at: event.time, language))："
                        view.markup(event)
                    }
                }
            }
        }
    }

    private var view: EventView { EventView(language: language, longest: 60, label: page.label) }
}
