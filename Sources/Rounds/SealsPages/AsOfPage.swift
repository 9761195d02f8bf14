import City
import CityPages
import Figures
import Foundation
import Hummingbird
import PagesSupport
import Planning
import Wording

/// A year of a plan as it stood at a moment, published or not.
struct AsOfPage {
    private static let day = FormField("day", .date, Bilingual("日", "Day")).width(.short)
    private static let time = FormField(
        "time",
        .text,
        Bilingual("時刻", "Time"),
        hint: Bilingual(
            "日本時間で 14:30 のように入力してください。空欄ならその日の終わりです。",
            "In Japan, like 14:30; the end of the day where it is empty."
        )
    ).longest(5).width(.short).optional

    private let pages: SealsPages
    private let visit: MemberVisit
    private let plan: Plan
    private let years: [FiscalYear]

    static func answer(_ pages: SealsPages, _ visit: MemberVisit) async throws -> Response {
        let page = try await AsOfPage(pages, visit)
        let conditions = try visit.visit.request.conditions
        var entries = FormEntries()
        guard !conditions.isEmpty else {
            entries.fill(page.year, page.plan.yearsWithActuals.last.map { String($0.year) } ?? "")
            return visit.visit.answer(page.page(entries))
        }
        for field in [day, time, page.year] { entries.fill(field, all: conditions.texts(field.name)) }
        let moment = page.moment(&entries)
        let year = entries.text(page.year).flatMap { Int($0) }.flatMap { FiscalYear($0) }
        guard entries.isComplete, let moment, let year else { return visit.visit.refuse(page.page(entries)) }
        guard let found = try await pages.earlier(page.plan.id, moment) else {
            entries.refuse(day, Bilingual("その時点では、この計画はまだありません。", "There was no plan yet at that moment."))
            return visit.visit.refuse(page.page(entries))
        }
        guard let evaluation = PlanEvaluator(found.plan).evaluation(of: year) else {
            entries.refuse(page.year, Bilingual("その時点の計画に、この年度はありません。", "The plan had no such year at that moment."))
            return visit.visit.refuse(page.page(entries))
        }
        var answer = page.page(entries)
        answer.rest = page.result(found, evaluation)
        return visit.visit.answer(answer)
    }

    private init(_ pages: SealsPages, _ visit: MemberVisit) async throws {
        self.pages = pages
        self.visit = visit
        plan = try await pages.plan(visit).plan
        years = plan.period.reversed()
    }

    private func says(_ words: Bilingual) -> String { visit.visit.says(words) }

    private var year: FormField {
        FormField(
            "year",
            .select(
                years.map { FormField.Choice(String($0.year), $0.name(visit.visit.reading.years, visit.language)) }
            ),
            Bilingual("年度", "Year")
        )
    }

    /// The moment that was typed; nothing where it is none, or has not come.
    private func moment(_ entries: inout FormEntries) -> Date? {
        let typedDay = entries.text(Self.day)
        let typedTime = entries.text(Self.time)
        guard let typedDay, let typedTime else { return nil }
        guard let day = CalendarDate(typedDay) else {
            entries.refuse(Self.day, Bilingual("2024-08-01 のように入力してください。", "Write it like 2024-08-01."))
            return nil
        }
        var moment = day.endInJapan
        if !typedTime.isEmpty {
            guard let time = ClockTime(typedTime) else {
                entries.refuse(Self.time, Bilingual("14:30 のように入力してください。", "Write it like 14:30."))
                return nil
            }
            moment = day.startInJapan.addingTimeInterval(TimeInterval(time.hour * 3600 + time.minute * 60))
        }
        guard day <= pages.effects.today else {
            entries.refuse(Self.day, Bilingual("まだ来ていない日です。", "That day has not come."))
            return nil
        }
        return moment
    }

    private func page(_ entries: FormEntries) -> OfficePage {
        let path = SealsPages.path(plan.id, "as-of")
        var page = OfficePage(title: SealWords.asOf, path: path)
        page.crumbs = [(SealWords.seals, SealsPages.path), (plan.name, SealsPages.path(plan.id))]
        page.intro = p { says(SealWords.asOfPurpose) }
        var form = FormView(
            visit.language,
            action: visit.visit.path(path),
            token: nil,
            entries: entries,
            parts: [.field(Self.day), .field(Self.time), .field(year)],
            actions: [.init(SealWords.asOf)]
        )
        form.isQuestion = true
        page.form = form
        return page
    }
}

// MARK: What there was

extension AsOfPage {
    private func result(_ found: StoredPlan, _ evaluation: YearEvaluation) -> Markup {
        let year = evaluation.year
        let counts = evaluation.planRollUp.counts.map { "\($0.symbol) \($0.count)" }.joined(separator: "　")
        return Markup {
            h2 {
                says(
                    Bilingual(
                        "\(year.name(visit.visit.reading.years, .japanese))の内容",
                        "\(year.name(.western, .english))"
                    )
                )
            }
            p {
                says(
                    Bilingual(
                        "計画の版：\(found.revision)。公表していない内容も含みます。",
                        "Revision \(found.revision) of the plan, with what was not published."
                    )
                )
            }
            if !counts.isEmpty { p { counts } }
            table(found.plan, evaluation).markup
        }
    }

    private func table(_ plan: Plan, _ evaluation: YearEvaluation) -> DataTable {
        let rows = zip(plan.measures, evaluation.series)
            .filter { plan.isCurrent($0.0, in: evaluation.year) }
            .flatMap { measure, list in list.map { row(measure, $0, plan) } }
        return DataTable(
            id: "as-of",
            caption: evaluation.year.name(visit.visit.reading.years, visit.language),
            columns: [
                .init(says(Bilingual("取組", "Measure"))), .init(says(Bilingual("指標", "Indicator"))),
                .init(says(Bilingual("目標値", "Target")), .number), .init(says(Bilingual("実績値", "Actual")), .number),
                .init(says(Bilingual("率", "Rate")), .number), .init(says(Bilingual("評価", "Rating"))),
            ],
            rows: rows,
            narrow: .cards
        )
    }

    private func row(_ measure: Measure, _ evaluation: Evaluation, _ plan: Plan) -> [Markup] {
        let year = evaluation.year
        let indicator = evaluation.indicator
        return [
            .text("\(plan.number(of: measure, in: year)) \(plan.name(of: measure, in: year))"),
            .text(indicator.unit.isEmpty ? indicator.name : "\(indicator.name)（\(indicator.unit)）"),
            .text(evaluation.target?.printed ?? ""), .text(evaluation.actual?.printed ?? ""),
            .text(evaluation.shownText.map { $0 + "%" } ?? ""), .text(evaluation.symbol),
        ]
    }
}
