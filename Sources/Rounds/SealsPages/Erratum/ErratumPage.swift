import Casework
import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Seals
import Wording

/// Corrects what a sealed year says: choose what, change what is wrong, see what follows, confirm.
///
/// No step needs a script.
struct ErratumPage {
    private enum Step {
        static let name = "step"
        static let preview = "preview"
        static let confirm = "confirm"
        static let edit = "edit"
    }

    /// What stands in the form unseen.
    private enum Hidden {
        static let what = "what"
        static let year = "year"
        /// The state in which everything was when the form was shown.
        static let seen = "seen"
        /// In an address: an accepted sheet that the form begins with.
        static let sheet = "sheet"
    }

    private static let reason = FormField("reason", .text, ErratumWords.reason).longest(500).width(.full)

    private let visit: MemberVisit
    private let plan: Plan
    private let subject: ErratumSubject
    private let year: FiscalYear
    private let form: ErratumForm

    /// - Throws: ``PageError/notFound`` where the plan does not have the subject, or the year is not sealed.
    private init(_ desk: ErratumDesk, _ what: String, _ year: String) throws(PageError) {
        guard let subject = ErratumSubject(what, in: desk.plan),
            let chosen = desk.years.first(where: { String($0.year) == year })
        else { throw .notFound }
        (visit, plan, self.subject, self.year) = (desk.visit, desk.plan, subject, chosen)
        form = ErratumForm(subject, in: plan, chosen, visit.language)
    }

    static func answer(_ pages: SealsPages, _ visit: MemberVisit) async throws -> Response {
        let desk = try await ErratumDesk(pages, visit)
        let query = try visit.visit.request.conditions
        guard let what = try query.text(Hidden.what), let year = try query.text(Hidden.year) else {
            return visit.visit.answer(desk.page)
        }
        let page = try ErratumPage(desk, what, year)
        guard let sheet = try query.text(Hidden.sheet) else {
            return visit.visit.answer(page.page(page.form.entries()))
        }
        return visit.visit.answer(page.page(try await page.entries(of: sheet, pages), isOfSheet: true))
    }

    /// What an accepted sheet says, which the year was sealed without.
    /// - Throws: ``PageError/notFound`` where it is no such sheet of this measure and year.
    private func entries(of sheet: String, _ pages: SealsPages) async throws -> FormEntries {
        guard let id = CaseID(reading: sheet),
            let found = try await pages.yearEnd.rounds.proposal(of: id, for: visit.me.standing),
            found.round.plan == plan.id, found.round.year == year, found.entry.measure == subject.measure?.id,
            let said = ErratumSubject(subject.text, in: found.plan)
        else { throw PageError.notFound }
        var entries = ErratumForm(said, in: found.plan, year, visit.language).entries()
        entries.fill(Self.reason, says(ErratumWords.afterSeal))
        return entries
    }

    static func take(_ pages: SealsPages, _ visit: MemberVisit, _ body: FormBody) async throws -> Response {
        let desk = try await ErratumDesk(pages, visit)
        guard let what = try body.text(Hidden.what), let year = try body.text(Hidden.year),
            let seen = try body.text(Hidden.seen)
        else { throw PageError.unreadableForm }
        let page = try ErratumPage(desk, what, year)
        var entries = page.form.entries(body)
        let step = try body.text(Step.name)
        guard step != Step.edit else { return visit.visit.answer(page.page(entries)) }
        let corrections = page.form.read(&entries, in: page.plan)
        let why = entries.text(reason)
        if seen != page.form.state { entries.refuse(reason, ErratumWords.changedMeanwhile) }
        if entries.isComplete, corrections.isEmpty { entries.refuse(reason, ErratumWords.unchanged) }
        guard entries.isComplete, let why else { return visit.visit.refuse(page.page(entries)) }
        do {
            guard step == Step.confirm else {
                let changes = try await pages.office.preview(page.plan.id) { try page.apply(corrections, to: &$0) }
                return visit.visit.answer(page.preview(changes, body, why))
            }
            let erratum = try await pages.office.correct(
                page.plan.id,
                pages.signature(visit, .issueErratum, why: why)
            ) {
                try page.apply(corrections, to: &$0)
            }
            try await pages.yearEnd.takeIn(erratum, of: page.plan, by: .member(visit.me.standing))
        } catch let error as SealError {
            entries.refuse(reason, error.message)
            return visit.visit.refuse(page.page(entries))
        } catch is ChangedMeanwhile {
            let now = try await ErratumPage(ErratumDesk(pages, visit), what, year)
            entries.refuse(reason, ErratumWords.changedMeanwhile)
            return visit.visit.refuse(now.page(entries))
        }
        return try visit.visit.goOn(to: SealsPages.path(page.plan.id), saying: Flash("corrected"))
    }

    private struct ChangedMeanwhile: Error {}

    /// Somebody may have been faster between looking and writing.
    private func apply(_ corrections: [PlanCorrection], to plan: inout Plan) throws {
        guard let subject = ErratumSubject(subject.text, in: plan),
            ErratumForm(subject, in: plan, year, visit.language).state == form.state
        else { throw ChangedMeanwhile() }
        for correction in corrections { try correction.apply(to: &plan) }
    }

    // MARK: Drawn

    private func says(_ words: Bilingual) -> String { visit.visit.says(words) }

    private func bare(_ title: Bilingual) -> OfficePage {
        var page = OfficePage(title: title, path: SealsPages.path(plan.id, "correct"))
        page.crumbs = [
            (SealWords.seals, SealsPages.path), (plan.name, SealsPages.path(plan.id)),
            (SealWords.correct, SealsPages.path(plan.id, "correct")),
        ]
        return page
    }

    private var name: String {
        "\(subject.name(in: plan, year, visit.language))（\(year.name(visit.visit.reading.years, visit.language))）"
    }

    private func view(
        _ entries: FormEntries,
        _ parts: [FormView.Part],
        _ actions: [FormView.Action]
    ) -> FormView {
        let path = SealsPages.path(plan.id, "correct")
        var view = FormView(
            visit.language,
            action: visit.visit.path(path),
            token: visit.visit.token(for: path),
            entries: entries,
            parts: [
                .hidden(name: Hidden.what, value: subject.text), .hidden(name: Hidden.year, value: String(year.year)),
                .hidden(name: Hidden.seen, value: form.state),
            ] + parts,
            actions: actions
        )
        view.keeper = "\(visit.draftOwner):\(subject.text)-\(year.year)"
        return view
    }

    private func page(_ entries: FormEntries, isOfSheet: Bool = false) -> OfficePage {
        var page = bare(
            Bilingual("訂正する：\(name)", "Erratum: \(name)")
        )
        page.intro = p(.class("lead")) { says(isOfSheet ? ErratumWords.fillOfSheet : ErratumWords.fill) }
        page.form = view(
            entries,
            form.parts + [.field(Self.reason)],
            [.init(ErratumWords.preview, choice: (Step.name, Step.preview))]
        )
        return page
    }

    private func preview(_ changes: [SealedChange], _ body: FormBody, _ why: String) -> OfficePage {
        var page = bare(ErratumWords.previewTitle)
        let (written, results) = (changes.filter { $0.subject != .result }, changes.filter { $0.subject == .result })
        page.intro = Markup {
            p(.class("lead")) { name }
            table("changes", ErratumWords.changes, written)
            if results.isEmpty {
                p { says(ErratumWords.noResults) }
            } else {
                table("results", ErratumWords.results, results)
            }
            p { says(Bilingual("理由：\(why)", "Reason: \(why)")) }
        }
        page.form = view(
            FormEntries(),
            (form.fields + [Self.reason]).compactMap { field in
                body.texts(field.name).first.map { .hidden(name: field.name, value: $0) }
            } + [.drawn(form.fields + [Self.reason])],
            [
                .init(ErratumWords.confirm, choice: (Step.name, Step.confirm)),
                .init(ErratumWords.edit, style: .other, choice: (Step.name, Step.edit)),
            ]
        )
        return page
    }

    private func table(_ id: String, _ caption: Bilingual, _ changes: [SealedChange]) -> Markup {
        let names = ChangeNames(plan, visit.language, for: changes)
        return DataTable(
            id: id,
            caption: says(caption),
            columns: [
                .init(says(ErratumWords.thing)), .init(says(ErratumWords.before)), .init(says(ErratumWords.after)),
            ],
            rows: changes.map { change in
                let values = [change.before, change.after].map { Markup.text(names.shown($0, of: change)) }
                return [.text(names.name(of: change))] + values
            },
            narrow: .cards
        ).markup
    }
}
