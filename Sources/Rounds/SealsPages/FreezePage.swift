import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Seals
import Wording

/// Seals a year, with what is still open in it.
struct FreezePage {
    private static let publication = FormField(
        "publication",
        .date,
        Bilingual("公表する日", "Day of publication"),
        hint: Bilingual(
            "この日から誰でも見られます。空欄ならすぐに公表します。",
            "Everybody may see the year from this day on; at once where it is empty."
        )
    ).optional
    private static let reason = FormField("reason", .text, Bilingual("理由", "Reason")).longest(500).width(.full)

    private let visit: MemberVisit
    private let plan: Plan
    private let years: [FiscalYear]

    private init(_ pages: SealsPages, _ visit: MemberVisit) async throws {
        self.visit = visit
        plan = try await pages.plan(visit).plan
        let sealed = try await pages.office.sealing(of: plan.id).seals.map(\.year)
        years = plan.yearsWithActuals.filter { !sealed.contains($0) }
    }

    private var year: FormField {
        FormField(
            "year",
            .select(years.map { FormField.Choice(String($0.year), $0.name(.era, visit.language)) }),
            Bilingual("確定する年度", "Year to be sealed")
        )
    }

    static func answer(_ pages: SealsPages, _ visit: MemberVisit) async throws -> Response {
        visit.visit.answer(try await FreezePage(pages, visit).page(FormEntries()))
    }

    static func take(_ pages: SealsPages, _ visit: MemberVisit, _ body: FormBody) async throws -> Response {
        let page = try await FreezePage(pages, visit)
        var entries = FormEntries(body)
        let chosen = entries.text(page.year).flatMap { Int($0) }.flatMap { FiscalYear($0) }
        let day = entries.text(publication)
        let date = day.flatMap { CalendarDate($0) }
        if let day, !day.isEmpty, date == nil {
            entries.refuse(publication, Bilingual("2024-08-01 のように書いてください。", "Write it like 2024-08-01."))
        }
        let why = entries.text(reason)
        guard entries.isComplete, let chosen, let why else { return visit.visit.refuse(page.page(entries)) }
        do {
            try await pages.office.freeze(
                page.plan.id,
                year: chosen,
                publication: date,
                pages.signature(visit, .freeze, why: why)
            )
        } catch let error as SealError {
            entries.refuse(page.year, error.message)
            return visit.visit.refuse(page.page(entries))
        }
        try await pages.settle(page.plan.id, chosen, visit.me.standing, why)
        return try visit.visit.goOn(to: SealsPages.path(page.plan.id), saying: Flash("year-sealed"))
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        let path = SealsPages.path(plan.id, "freeze")
        var page = OfficePage(title: SealWords.freeze, path: path)
        page.crumbs = [(SealWords.seals, SealsPages.path), (plan.name, SealsPages.path(plan.id))]
        page.intro = p { visit.visit.says(SealWords.about) }
        guard !years.isEmpty else {
            page.rest = p {
                visit.visit.says(Bilingual("実績値のある年度は、すべて確定しています。", "Every year with actuals is sealed."))
            }
            return page
        }
        page.form = FormView(
            visit.language,
            action: visit.visit.path(path),
            token: visit.visit.token(for: path),
            entries: entries,
            parts: [.field(year), .field(Self.publication), .field(Self.reason)],
            actions: [.init(SealWords.freeze)]
        )
        page.rest = open
        return page
    }

    /// What somebody may want to settle first, for each year.
    private var open: Markup {
        let findings = PlanCheck(PlanEvaluator(plan)).findings()
        return Markup {
            h2 { visit.visit.says(Bilingual("確定する前に", "Before you seal")) }
            definitionList(
                years.map { year in
                    let missing = plan.measures.flatMap(\.indicators).count {
                        $0.targets[year] != nil && $0.actuals[year]?.value.isValue != true
                    }
                    let found = findings.count { $0.year == year && $0.severity != .notice }
                    return Definition(year.name(.era, visit.language)) {
                        visit.visit.says(
                            Bilingual(
                                "目標値はあるが実績値のない指標 \(missing)、点検で見つかった誤りと注意 \(found)",
                                "\(missing) series with a target and no actual; \(found) errors and warnings of the check"
                            )
                        )
                    }
                }
            )
            p {
                a(.href(visit.visit.path("/office/board/"))) {
                    visit.visit.says(
                        Bilingual(
                            "受理していない調査票は、照会の一覧で確かめられます。",
                            "Sheets that are not accepted stand on the board of rounds."
                        )
                    )
                }
            }
        }
    }
}
