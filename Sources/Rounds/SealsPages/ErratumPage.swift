import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Seals
import Wording

/// Corrects a figure or text of a sealed year.
struct ErratumPage {
    private static let series = FormField(
        "series",
        .text,
        Bilingual("指標", "Series"),
        hint: Bilingual(
            "取組のID/系列（例：m019/1）。記述は取組のIDだけ。",
            "The measure's id/series, such as m019/1; of a text the measure's id."
        )
    ).longest(140).width(.short)
    private static let value = FormField("value", .lines(3), Bilingual("正しい値または記述", "The right value or text"))
        .longest(10_000).width(.full).optional
    private static let reason = FormField("reason", .text, Bilingual("訂正の理由", "Reason of the erratum"))
        .longest(500).width(.full)

    private let visit: MemberVisit
    private let plan: Plan
    private let years: [FiscalYear]

    private init(_ pages: SealsPages, _ visit: MemberVisit) async throws {
        self.visit = visit
        plan = try await pages.plan(visit).plan
        years = try await pages.office.sealing(of: plan.id).seals.map(\.year).sorted(by: >)
    }

    private var year: FormField {
        FormField(
            "year",
            .select(years.map { FormField.Choice(String($0.year), $0.name(.era, visit.language)) }),
            Bilingual("確定した年度", "Sealed year")
        )
    }

    private var kind: FormField {
        let choices = PlanCorrection.Kind.allCases.map {
            FormField.Choice($0.rawValue, visit.visit.says(Self.name($0)))
        }
        return FormField("kind", .select(choices), Bilingual("何を訂正するか", "What is corrected"))
    }

    private var noValue: FormField {
        let none = FormField.Choice("", visit.visit.says(Bilingual("値がある", "There is a value")))
        let reasons = NoValueReason.allCases.map { FormField.Choice($0.rawValue, visit.visit.says($0.name)) }
        return FormField("no-value", .select([none] + reasons), Bilingual("値がない理由", "Why there is no value")).optional
    }

    private static func name(_ kind: PlanCorrection.Kind) -> Bilingual {
        switch kind {
        case .target: Bilingual("目標値", "Target")
        case .actual: Bilingual("実績値", "Actual")
        case .activity: Bilingual("実施内容", "Activity")
        case .outlook: Bilingual("今後の予定", "Outlook")
        case .assessment: Bilingual("評価", "Assessment")
        }
    }

    static func answer(_ pages: SealsPages, _ visit: MemberVisit) async throws -> Response {
        visit.visit.answer(try await ErratumPage(pages, visit).page(FormEntries()))
    }

    static func take(_ pages: SealsPages, _ visit: MemberVisit, _ body: FormBody) async throws -> Response {
        let page = try await ErratumPage(pages, visit)
        var entries = FormEntries(body)
        let correction = page.correction(&entries)
        let why = entries.text(reason)
        guard entries.isComplete, let correction, let why else { return visit.visit.refuse(page.page(entries)) }
        do {
            try await pages.office.correct(page.plan.id, pages.signature(visit, .issueErratum, why: why)) { plan in
                try correction.apply(to: &plan)
            }
        } catch let error as SealError {
            var field = value
            if case .unknownSeries = error { field = series }
            entries.refuse(field, error.message)
            return visit.visit.refuse(page.page(entries))
        }
        return try visit.visit.goOn(to: SealsPages.path(page.plan.id), saying: Flash("corrected"))
    }

    private func correction(_ entries: inout FormEntries) -> PlanCorrection? {
        let reference = entries.text(Self.series)
        let chosenYear = entries.text(year).flatMap { Int($0) }.flatMap { FiscalYear($0) }
        let chosenKind = entries.text(kind).flatMap { PlanCorrection.Kind(rawValue: $0) }
        let words = entries.text(Self.value)
        let absence = entries.text(noValue).flatMap { NoValueReason(rawValue: $0) }
        guard let reference, let chosenYear, let chosenKind, let words else { return nil }
        if chosenKind.figure != nil, words.isEmpty == (absence == nil) {
            entries.refuse(
                Self.value,
                Bilingual("値か、値がない理由の、どちらか一方を書いてください。", "Give either a value, or why there is none.")
            )
            return nil
        }
        let entry =
            absence.map { chosenKind.figure == nil ? .words(words) : .none($0) } ?? PlanCorrection.Entry.words(words)
        return PlanCorrection(chosenKind, of: reference, in: chosenYear, entry)
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        let path = SealsPages.path(plan.id, "correct")
        var page = OfficePage(title: SealWords.correct, path: path)
        page.crumbs = [(SealWords.seals, SealsPages.path), (plan.name, SealsPages.path(plan.id))]
        guard !years.isEmpty else {
            page.intro = p { visit.visit.says(SealError.notSealed(nil).message) }
            return page
        }
        page.intro = p { visit.visit.says(SealWords.about) }
        page.form = FormView(
            visit.language,
            action: visit.visit.path(path),
            token: visit.visit.token(for: path),
            entries: entries,
            parts: [
                .field(Self.series), .field(year), .field(kind), .field(Self.value), .field(noValue),
                .field(Self.reason),
            ],
            actions: [.init(SealWords.correct)]
        )
        return page
    }
}
