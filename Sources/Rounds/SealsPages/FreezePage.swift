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

/// Seals a year, with what is still open in it.
struct FreezePage {
    private static let reason = FormField("reason", .text, Bilingual("理由", "Reason")).longest(500).width(.full)

    private let visit: MemberVisit
    private let plan: Plan
    private let years: [FiscalYear]
    private let remainders: [RoundRemainder]
    private let findings: [Finding]

    private init(_ pages: SealsPages, _ visit: MemberVisit) async throws {
        self.visit = visit
        plan = try await pages.plan(visit).plan
        let sealed = try await pages.office.sealing(of: plan.id).seals.map(\.year)
        years = plan.yearsWithActuals.filter { !sealed.contains($0) }
        findings = PlanCheck(PlanEvaluator(plan)).findings()
        remainders = try await pages.yearEnd.remainders(of: plan, by: .member(visit.me.standing))
    }

    private var year: FormField {
        FormField(
            "year",
            .select(years.map { FormField.Choice(String($0.year), label(of: $0)) }),
            Bilingual("確定する年度", "Year to be sealed")
        )
    }

    private func label(of year: FiscalYear) -> String {
        let name = year.name(style, visit.language)
        guard let day = planned(year) else { return name }
        return says(
            Bilingual(
                "\(name)（公表の予定 \(day.name(style, .japanese))）",
                "\(name) (to be published on \(day.name(.western, .english)))"
            )
        )
    }

    /// The day that the year's round names for its publication; `nil` where no round does, or several do.
    private func planned(_ year: FiscalYear) -> CalendarDate? {
        let days = remainders.filter { $0.round.year == year }.compactMap(\.round.settings.calendar.publication)
        return days.count == 1 ? days.first : nil
    }

    /// Empty for the day that the chosen year's round names, so that a day never stands there for another year.
    private var publication: FormField {
        let hint =
            years.contains { planned($0) != nil }
            ? Bilingual(
                "この日から誰でも見られます。空欄のまま確定すると、選んだ年度の公表の予定の日に公表します。予定の日のない年度は、確定と同時に公表します。",
                "Everybody may see the year from this day on. If you leave it empty, it is the day planned for the chosen year; a year without one is public as soon as it is sealed."
            )
            : Bilingual(
                "この日から誰でも見られます。空欄のまま確定すると、確定と同時に公表します。",
                "Everybody may see the year from this day on. If you leave it empty, it is public as soon as it is sealed."
            )
        return FormField("publication", .date, Bilingual("公表する日", "Day of publication"), hint: hint).optional
    }

    private var style: YearStyle { visit.visit.reading.years }

    static func answer(_ pages: SealsPages, _ visit: MemberVisit) async throws -> Response {
        let page = try await FreezePage(pages, visit)
        return visit.visit.answer(page.page(FormEntries()))
    }

    static func take(_ pages: SealsPages, _ visit: MemberVisit, _ body: FormBody) async throws -> Response {
        let page = try await FreezePage(pages, visit)
        var entries = FormEntries(body)
        let chosen = entries.text(page.year).flatMap { Int($0) }.flatMap { FiscalYear($0) }
        let day = entries.text(page.publication)
        let date = day.flatMap { CalendarDate($0) }
        if let day, !day.isEmpty, date == nil {
            entries.refuse(page.publication, Bilingual("2024-08-01 のように書いてください。", "Write it like 2024-08-01."))
        }
        let why = entries.text(reason)
        guard entries.isComplete, let chosen, let why else { return visit.visit.refuse(page.page(entries)) }
        do {
            try await pages.yearEnd.seal(
                chosen,
                of: page.plan,
                publication: date ?? page.planned(chosen),
                pages.signature(visit, .freeze, why: why),
                by: .member(visit.me.standing)
            )
        } catch let error as SealError {
            entries.refuse(page.year, error.message)
            return visit.visit.refuse(page.page(entries))
        } catch let error as RoundError where error != .notPermitted {
            entries.refuse(page.year, error.message)
            // Some of what waited may be in the plan now.
            return visit.visit.refuse(try await FreezePage(pages, visit).page(entries))
        }
        return try visit.visit.goOn(to: SealsPages.path(page.plan.id), saying: Flash("year-sealed"))
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        let path = SealsPages.path(plan.id, "freeze")
        var page = OfficePage(title: SealWords.freeze, path: path)
        page.crumbs = [(SealWords.seals, SealsPages.path), (plan.name, SealsPages.path(plan.id))]
        page.intro = p { says(SealWords.about) }
        guard !years.isEmpty else {
            page.rest = p { says(Bilingual("実績値のある年度は、すべて確定しています。", "Every year with actuals is sealed.")) }
            return page
        }
        page.intro = Markup {
            page.intro
            h2 { says(Bilingual("確定する前に", "Before you seal")) }
            definitionList(years.map { year in Definition(year.name(style, visit.language)) { state(of: year) } })
        }
        page.form = FormView(
            visit.language,
            action: visit.visit.path(path),
            token: visit.visit.token(for: path),
            entries: entries,
            parts: [
                .field(year), .field(publication), .field(Self.reason), .markup(consequences),
            ],
            actions: [.init(SealWords.freeze)]
        )
        page.form?.keeper = visit.draftOwner
        return page
    }

    private func says(_ words: Bilingual) -> String { visit.visit.says(words) }

    /// What somebody may want to settle before the year is sealed.
    private func state(of year: FiscalYear) -> Markup {
        let missing = plan.measures.flatMap(\.indicators).count {
            $0.targets[year] != nil && $0.actuals[year]?.value.isValue != true
        }
        let found = findings.count { $0.year == year && $0.severity != .notice }
        let rounds = remainders.filter { $0.round.year == year }
        return Markup {
            p {
                says(
                    Bilingual(
                        "目標値はあるが実績値のない指標 \(missing)、点検で見つかった誤りと注意 \(found)",
                        "\(missing) series with a target and no actual; \(found) errors and warnings of the check"
                    )
                )
            }
            if rounds.isEmpty {
                p { says(Bilingual("終わっていない照会はありません。", "No round of it is unfinished.")) }
            }
            for remainder in rounds { RemainderView(remainder, plan, visit).markup }
        }
    }

    private var consequences: Markup {
        div(.class("form-note")) {
            p {
                says(
                    Bilingual(
                        "確定すると、締め切った照会は終わります。受理していない調査票は「受理せずに終了」になり、計画には入りません。",
                        "Sealing ends the year's closed rounds. Their sheets that are not accepted lapse and never reach the plan."
                    )
                )
            }
            p {
                says(
                    Bilingual(
                        "照会中のものは終わりません。ただし、この後に受理した調査票は確定した年度に反映されず、訂正として入れることになります。",
                        "Open rounds stay open, but what is accepted in them later reaches the sealed year by errata alone."
                    )
                )
            }
        }
    }
}

/// How many sheets of a round are not accepted, and who still has them.
private struct RemainderView {
    private let remainder: RoundRemainder
    private let plan: Plan
    private let visit: MemberVisit

    init(_ remainder: RoundRemainder, _ plan: Plan, _ visit: MemberVisit) {
        (self.remainder, self.plan, self.visit) = (remainder, plan, visit)
    }

    private func says(_ words: Bilingual) -> String { visit.visit.says(words) }

    private func board(_ filter: String) -> String {
        visit.visit.path("/office/rounds/\(remainder.round.id)/board/") + "?\(filter)#sheets"
    }

    var markup: Markup {
        Markup {
            p {
                name
                if remainder.count == 0 {
                    says(
                        Bilingual(
                            "調査票\(remainder.sheets)件をすべて受理しています。",
                            "all \(remainder.sheets) sheet(s) are accepted."
                        )
                    )
                } else {
                    a(.href(board("open=yes"))) {
                        says(
                            Bilingual(
                                "調査票\(remainder.sheets)件のうち\(remainder.count)件を受理していません",
                                "\(remainder.count) of \(remainder.sheets) sheet(s) are not accepted"
                            )
                        )
                    }
                }
            }
            if remainder.count > 0 { states }
            if !remainder.untaken.isEmpty { untaken }
        }
    }

    /// What is accepted and not in the plan, with the page on which that is mended.
    private var untaken: Markup {
        let (round, count) = (remainder.round, remainder.untaken.count)
        return Markup {
            p {
                a(.href(visit.visit.path("/office/rounds/\(round.id)/life/"))) {
                    says(
                        Bilingual(
                            "受理した\(count)件が、まだ計画に反映されていません",
                            "\(count) accepted sheet(s) are not in the plan yet"
                        )
                    )
                }
                says(
                    Bilingual(
                        "。確定するときに反映します。反映できなければ、確定しません。",
                        ". Sealing has the plan take them first; where it cannot, nothing is sealed."
                    )
                )
            }
            ul { for entry in remainder.untaken { li { plan.name(of: entry.measure, in: round.year) } } }
        }
    }

    private var name: String {
        let (title, state) = (remainder.round.settings.title, remainder.round.state.name)
        return says(Bilingual("照会「\(title)」（\(state.japanese)）：", "“\(title)” (\(state.english)): "))
    }

    private var states: Markup {
        ul {
            for state in SheetForm.State.all {
                if let count = remainder.open[state] {
                    li {
                        a(.href(board("state=\(state)"))) { says(SheetForm.name(of: state)) }
                        says(Bilingual("　\(count)件", " \(count)"))
                    }
                }
            }
        }
    }
}
