import Casework
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import PlanningPages
import Rounds
import Wording

/// One sheet: to be filled in by those whose turn it is, to be read by the others.
struct SheetPage {
    let visit: RoundVisit
    let sheet: MeasureSheet
    let questions: SheetQuestions
    let people: People
    let history: [CaseEvent]

    private var language: Language { visit.language }

    init(_ visit: RoundVisit) async throws {
        self.visit = visit
        questions = try await SheetQuestions(visit)
        sheet = questions.sheet
        people = try await People(visit)
        history = try await visit.office.history(of: sheet.entry.sheet, for: visit.standing)
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let page = try await SheetPage(visit)
        return visit.visit.answer(page.page(page.questions.filled()))
    }

    /// Whether it is shown as a form: for those whose turn it is, and for a head who asks for it.
    var isForm: Bool {
        sheet.rights.contains(.submit) || sheet.rights.contains(.edit) && visit.asksToEdit
    }

    func page(_ entries: FormEntries, seen: SeenVersions? = nil) -> OfficePage {
        var page = OfficePage(
            title: Bilingual(same: "\(sheet.number) \(sheet.name)"),
            path: RoundPath.sheet(sheet.entry)
        )
        page.crumbs = [above]
        page.intro = intro
        if isForm {
            let forms = SheetForms(sheet: sheet, questions: questions, visit: visit, people: people)
            page.form = forms.form(entries, seen: seen)
        }
        page.rest = Markup {
            if !isForm { SheetReading(sheet: sheet, questions: questions, visit: visit, people: people).markup }
            ApprovalForms(page: self).markup
            AttachmentForms(page: self).markup
            CommentForms(page: self).markup
            p { a(.href(visit.path(SheetHistoryPage.path(sheet.entry)))) { visit.says(SheetHistoryPage.title) } }
            if isForm { heartbeat }
        }
        return page
    }

    private var intro: Markup {
        Markup {
            p(.class("sheet-state"), .id("sheet-state"), .dataLive) {
                stateChip(sheet.record.state, language)
                " "
                deadlineText(sheet.record.deadline, visit)
            }
            p(.class("small")) { round }
            returned
            p(.class("lead")) { visit.says(nextStep) }
            if !sheet.round.settings.instructions.isEmpty {
                working(summary: Bilingual("記入の手引き", "Instructions")[language], isOpen: isNew) {
                    linesOfText(sheet.round.settings.instructions, language)
                }
            }
        }
    }

    /// The round with its year, which a title may say already.
    private var round: String {
        let (title, year) = (sheet.round.settings.title, sheet.round.year)
        let isSaid = YearStyle.allCases.contains { title.contains(year.name($0, .japanese)) }
        return isSaid ? title : "\(title)・\(year.name(visit.years, language))"
    }

    /// Whether nobody has saved an answer yet: until then the instructions are not folded away.
    private var isNew: Bool { !history.contains(where: \.isSaving) }

    /// Why the sheet came back, as long as it is back.
    private var returned: Markup {
        guard sheet.record.state == SheetForm.State.returned,
            let event = history.last(where: { $0.isMove(SheetForm.Step.sendBack) })
        else { return .empty }
        return notice(.poor, language: language, title: Bilingual("差戻しの理由", "Why it came back")[language]) {
            linesOfText(event.reason, language)
            p(.class("small")) {
                people.name(event.member, as: event.post, at: event.time)
                " "
                visit.moment(event.time).markup
            }
        }
    }

    /// What is to be done now, in a sentence.
    private var nextStep: Bilingual {
        if sheet.rights.contains(.submit) {
            return Bilingual(
                "空いている欄を埋めて、いちばん下の「提出する」を押してください。入力は自動で保存されます。",
                "Fill in what is empty and press “Submit” at the end. What you type is saved as you go."
            )
        }
        if sheet.rights.contains(.approve) {
            return Bilingual("内容を確かめて、承認するか差し戻してください。", "Look it over, and approve or return it.")
        }
        return switch sheet.record.state {
        case SheetForm.State.atHead: Bilingual("所属長の承認を待っています。", "It waits for the head's approval.")
        case SheetForm.State.atOffice: Bilingual("事務局の確認を待っています。", "It waits for the office's review.")
        case SheetForm.State.accepted:
            Bilingual("事務局が受理しました。することはありません。", "The office has accepted it. Nothing is to be done.")
        default: Bilingual("この調査票は見るだけです。", "This sheet is for reading only.")
        }
    }

    /// What the script sends once a minute while somebody is at the form.
    private var heartbeat: Markup {
        let bare = SheetActions.open(sheet.entry)
        return div(.id("heartbeat"), .hidden()) {
            FormView(language, action: visit.path(bare), token: visit.visit.token(for: bare), parts: [], actions: [])
                .markup
        }
    }
}

extension RoundVisit {
    /// Whether a head wants to change what the department wrote.
    var asksToEdit: Bool { visit.request.uri.queryParameters["edit"] != nil }
}

extension CaseEvent {
    var isSaving: Bool {
        if case .saved = change { true } else { false }
    }

    func isMove(_ step: TransitionKey) -> Bool {
        if case .moved(let move) = change { move.transition == step } else { false }
    }
}
