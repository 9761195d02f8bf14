import Casework
import City
import CityPages
import Figures
import Hummingbird
import Logging
import PagesSupport
import Rounds
import Wording

/// A request of a member for a page of rounds.
struct RoundVisit: Sendable {
    /// The name of the hidden field by which the same form is never taken twice.
    static let requestField = "request"

    let pages: RoundsPages
    let member: MemberVisit

    var office: RoundOffice { pages.office }
    var visit: Visit { member.visit }
    var standing: Standing { member.me.standing }
    var language: Language { member.language }
    var today: CalendarDate { pages.effects.today }
    var now: Casework.Moment { Casework.Moment(pages.effects.now()) }

    func says(_ words: Bilingual) -> String { words[language] }
    func path(_ bare: String) -> String { visit.path(bare) }

    /// The style in which years and days are written in this reading.
    var years: YearStyle { visit.reading.years }

    /// When something happened, as this reading writes it.
    func moment(_ time: Casework.Moment) -> ShownMoment { ShownMoment(time.date, visit.reading) }

    /// A part of the address.
    func parameter(_ name: String) -> String { visit.context.parameters.get(name) ?? "" }

    /// The round that the address names.
    /// - Throws: ``PageError/notFound`` where it cannot be the name of one.
    func roundID() throws -> RoundID {
        guard let id = RoundID(reading: parameter("round")) else { throw PageError.notFound }
        return id
    }

    /// The sheet that the address names; whether it belongs to the round is looked at where it is read.
    /// - Throws: ``PageError/notFound`` where it cannot be the name of one.
    func sheetID() throws -> CaseID {
        guard let id = CaseID(reading: parameter("sheet")) else { throw PageError.notFound }
        return id
    }

    /// What is asked by a form, once and for all: with the key that the form was given.
    /// - Throws: ``PageError/unreadableForm`` where the form has none.
    func act(_ body: FormBody, why reason: String = "") throws -> RoundAct {
        guard let key = try body.text(Self.requestField).flatMap({ RequestKey(reading: $0) }) else {
            throw PageError.unreadableForm
        }
        return RoundAct(key, by: standing, why: reason)
    }

    /// Leaves the cause of a failure of the plan's store in the log; people are told what to do about it.
    func report(_ taking: Result<PlanTaking, RoundError>) {
        guard case .failure(.planUnwritten(let detail)) = taking else { return }
        visit.context.logger.error("The plan could not be written", metadata: ["error": "\(detail)"])
    }

    /// What tells this member's drafts in a browser from those of others.
    var draft: String { member.draftOwner }

    /// What the posts and units of the member's municipality are called.
    func directory() async throws -> PostDirectory {
        PostDirectory(try await pages.city.organisation(standing.municipality))
    }

    /// The key of a form that is about to be shown.
    static var newRequest: FormView.Part { .hidden(name: requestField, value: Base64URL.random(bytes: 16)) }

    /// A form that is sent to `bare`, with its token and a key of its own; what is typed stays in the browser until it is taken.
    func form(
        to bare: String,
        _ entries: FormEntries,
        _ parts: [FormView.Part],
        _ actions: [FormView.Action]
    ) -> FormView {
        var form = FormView(
            language,
            action: path(bare),
            token: visit.token(for: bare),
            entries: entries,
            parts: [Self.newRequest] + parts,
            actions: actions
        )
        form.keeper = draft
        return form
    }

    /// What the member is called by in forms that others see: never a name, always the post.
    func postName(_ key: PostKey) -> String {
        standing.holdings.first { $0.post.text == key.text }?.name ?? key.text
    }
}
