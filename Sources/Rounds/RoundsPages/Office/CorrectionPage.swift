import Casework
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// The office changes what others filled in, with a reason; what stood there stays visible beside it.
struct CorrectionPage {
    private static let title = Bilingual("訂正する", "Correct")
    private static let reason = FormField(
        "reason",
        .lines(2),
        Bilingual("訂正の理由（記録に残ります）", "Reason (it stays in the record)")
    )
    .longest(2_000).width(.full)

    private let review: ReviewPage
    private let questions: SheetQuestions

    private var desk: Desk { review.desk }
    private var sheet: MeasureSheet { review.sheet }

    private init(_ visit: RoundVisit) async throws {
        review = try await ReviewPage(visit)
        questions = SheetQuestions(review.sheet, visit.language)
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let page = try await CorrectionPage(visit)
        return visit.visit.answer(page.page(page.questions.filled()))
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await CorrectionPage(visit)
        var entries = FormEntries(body)
        guard let version = try body.text("version").flatMap({ Int($0) }) else { throw PageError.unreadableForm }
        // What stands in the sheet already is no correction of it.
        let values = page.questions.read(body, &entries).filter { page.sheet.record.value($0.key) != $0.value }
        let reason = entries.text(reason)
        if entries.isComplete, let reason {
            guard !values.isEmpty else {
                entries.refuse(Self.reason, Bilingual("変えた欄がありません。", "Nothing was changed."))
                return visit.visit.refuse(page.page(entries))
            }
            let draft = FieldDraft(seen: version, values: values)
            do {
                let result = try await page.desk.office.correct(
                    draft,
                    in: page.sheet.entry.sheet,
                    try visit.act(body, why: reason)
                )
                if let plan = result.plan { visit.report(plan) }
                guard !result.outcome.conflicts.isEmpty else { return try page.done(result.plan?.isWhole ?? true) }
                for conflict in result.outcome.conflicts { page.refuse(conflict, &entries) }
            } catch let error as RoundError {
                if case .notPermitted = error { throw error }
                entries.refuse(Self.reason, error.message)
            }
        }
        return visit.visit.refuse(page.page(entries))
    }

    private func done(_ isInPlan: Bool) throws -> Response {
        try desk.visit.visit.goOn(
            to: isInPlan
                ? DeskPath.review(desk.round.id, sheet.entry.sheet) : DeskPath.round(desk.round.id, .life),
            saying: isInPlan ? Flash("sheet-corrected") : Flash("sheet-corrected-not-taken")
        )
    }

    private func refuse(_ conflict: FieldConflict, _ entries: inout FormEntries) {
        guard let field = questions.question(conflict.address)?.fields.first else { return }
        let theirs = (answerText(conflict.theirs, .japanese), answerText(conflict.theirs, .english))
        entries.refuse(
            field,
            Bilingual(
                "ほかの人が「\(theirs.0)」に変えたため、保存していません。画面を開き直して確かめてください。",
                "Somebody else wrote “\(theirs.1)” meanwhile, so this was not saved. Open the page again."
            )
        )
    }

    /// The sheet's own form, without what only its department needs.
    private var parts: [FormView.Part] {
        questions.series.map { section($0) } + questions.texts.flatMap(\.fields).map { .field($0) }
    }

    private func section(_ question: SeriesQuestions) -> FormView.Part {
        let view = SeriesView(series: question.series, sheet: sheet, visit: desk.visit)
        let asked = [question.actual, question.words, question.note].compactMap { $0 as (any SheetQuestion)? }
        let targets = question.targets.flatMap(\.question.fields).map { FormView.Part.field($0) }
        return .section(
            view.title,
            [.markup(view.figures)] + asked.flatMap(fields)
                + (targets.isEmpty ? [] : [.folded(SheetForms.targetsTitle, targets)])
        )
    }

    private func fields(of question: any SheetQuestion) -> [FormView.Part] {
        guard let parts = question as? PartsQuestion else { return question.fields.map { .field($0) } }
        return [.group(parts.name, parts.parts)] + parts.other.fields.map { .field($0) }
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        let path = DeskPath.review(desk.round.id, sheet.entry.sheet, "correct")
        var page = OfficePage(
            title: Bilingual(
                "訂正：\(sheet.number) \(sheet.name)",
                "Correct: \(sheet.number) \(sheet.name)"
            ),
            path: path
        )
        page.crumbs = desk.crumbs + [(Bilingual(same: sheet.number), DeskPath.review(desk.round.id, sheet.entry.sheet))]
        guard sheet.rights.contains(.correct) else {
            page.intro = p {
                desk.says(Bilingual("今の状態では訂正できません。", "It cannot be corrected in its state."))
            }
            return page
        }
        page.intro = p(.class("lead")) {
            desk.says(
                Bilingual(
                    "変えた欄だけを保存します。元の値と記入した人は残り、並べて表示されます。",
                    "Only what you change is saved. What stood there, and who wrote it, stays and is shown beside it."
                )
            )
        }
        page.form = desk.visit.form(
            to: path,
            entries,
            [.hidden(name: "version", value: String(sheet.record.version))]
                + parts + [.field(Self.reason)],
            [.init(Self.title)]
        )
        return page
    }
}
