import Casework
import City
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// Begins a round: plan and year are chosen here once and for all, everything else can be changed until it is opened.
struct NewRoundPage {
    static let title = Bilingual("新しい照会を作る", "Prepare a round")

    private let visit: RoundVisit
    private let plans: [PlanSummary]
    private let rounds: [Round]

    private init(_ visit: RoundVisit) async throws {
        self.visit = visit
        plans = try await visit.office.plans(for: visit.standing)
        rounds = try await visit.office.rounds(for: visit.standing)
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let page = try await NewRoundPage(visit)
        var entries = FormEntries()
        if page.plans.count == 1, let plan = page.plans.first { entries.fill(page.plan, plan.id.text) }
        if let year = page.proposedYear { entries.fill(page.year, String(year.year)) }
        if let last = page.rounds.first { entries.fill(page.from, last.id.text) }
        return visit.visit.answer(page.page(entries))
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await NewRoundPage(visit)
        var entries = FormEntries(body)
        if let response = try await page.prepare(&entries, body) { return response }
        return visit.visit.refuse(page.page(entries))
    }

    private var plan: FormField {
        FormField(
            "plan",
            .select(plans.map { .init($0.id.text, $0.name[visit.language]) }),
            Bilingual("計画", "Plan")
        )
    }

    private var years: [FiscalYear] {
        let all = Set(plans.flatMap { Array($0.period) })
        return all.sorted()
    }

    private var year: FormField {
        FormField(
            "year",
            .select(years.map { .init(String($0.year), $0.name(visit.years, visit.language)) }),
            Bilingual("実績を尋ねる年度", "Year that is asked about")
        ).width(.short)
    }

    private var from: FormField {
        FormField(
            "from",
            .select(rounds.map { .init($0.id.text, $0.settings.title) }),
            Bilingual("設定を引き継ぐ照会", "Start from the settings of"),
            hint: Bilingual("選ぶと、質問・記入の手引き・段階を写します。", "Questions, instructions and stages are copied.")
        ).optional
    }

    private let roundTitle = FormField(
        "title",
        .text,
        Bilingual("件名", "Title"),
        hint: Bilingual("空欄なら「令和5年度 実績照会」のように付けます。", "Left empty, it is named after the year.")
    ).optional

    /// The year before this one, as far as a plan has it.
    private var proposedYear: FiscalYear? {
        guard let last = visit.today.fiscalYear?.advanced(by: -1) else { return years.last }
        return years.last { $0 <= last } ?? years.first
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        var page = OfficePage(title: Self.title, path: DeskPath.new)
        page.crumbs = [(DeskWords.rounds, DeskPath.list)]
        page.intro = p {
            visit.says(
                Bilingual(
                    "作っただけでは、だれにも知らせません。設定を確かめてから開始します。",
                    "Nobody hears of it before you open it."
                )
            )
        }
        page.form = visit.form(
            to: DeskPath.new,
            entries,
            [.field(plan), .field(year), .field(roundTitle), .field(from)],
            [.init(Self.title)]
        )
        return page
    }

    private func prepare(_ entries: inout FormEntries, _ body: FormBody) async throws -> Response? {
        let planID = entries.text(plan).flatMap { Plan.ID($0) }
        let chosen = entries.text(year).flatMap { Int($0) }.flatMap { FiscalYear($0) }
        let typed = entries.text(roundTitle)
        let last = entries.text(from).flatMap { id in rounds.first { $0.id.text == id } }
        guard entries.isComplete, let planID, let chosen, let typed, let id = name(for: chosen) else { return nil }
        let plan = try await visit.office.plan(planID, for: visit.standing)
        let title = typed.isEmpty ? "\(chosen.name(.era, .japanese)) 実績照会" : typed
        let settings = settings(title, plan, chosen, last)
        do {
            let act = try visit.act(body)
            let round = try await visit.office.prepare(id, of: planID, year: chosen, settings, act)
            return try visit.visit.goOn(to: DeskPath.round(round.id, .settings), saying: Flash("round-prepared"))
        } catch RoundError.problems(let problems) {
            for problem in problems {
                entries.refuse(problem.setting == .title ? roundTitle : year, problem.message)
            }
            return nil
        }
    }

    /// Nobody has to think of one: the year, and a letter for a further round about it.
    private func name(for year: FiscalYear) -> RoundID? {
        let taken = Set(rounds.map(\.id.text))
        let names = ["\(year.year)"] + (2...99).map { "\(year.year)-\($0)" }
        return names.first { !taken.contains($0) }.flatMap { RoundID(reading: $0) }
    }

    private func settings(_ title: String, _ plan: Plan, _ year: FiscalYear, _ last: Round?) -> RoundSettings {
        let today = visit.today
        func day(_ count: Int) -> CalendarDate { CalendarDate(daysSince1970: today.daysSince1970 + count) }
        let calendar = RoundCalendar(opens: today, departments: day(28), heads: day(35), review: day(49))
        return RoundSettings(
            title: title,
            instructions: last?.settings.instructions ?? "",
            measures: plan.measures.filter { plan.isCurrent($0, in: year) }.map(\.id),
            questions: last?.settings.questions ?? RoundQuestions(),
            stages: last?.settings.stages ?? RoundStages(),
            calendar: calendar
        )
    }
}
