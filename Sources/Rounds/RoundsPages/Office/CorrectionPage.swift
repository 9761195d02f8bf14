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

    private var desk: Desk { review.desk }
    private var sheet: MeasureSheet { review.sheet }

    private init(_ visit: RoundVisit) async throws {
        review = try await ReviewPage(visit)
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let page = try await CorrectionPage(visit)
        var entries = FormEntries()
        for (field, address) in page.fields {
            guard let value = page.sheet.record.value(address) else { continue }
            entries.fill(field, answerText(value, visit.language))
        }
        for question in page.inParts { question.fill(page.sheet.record.value(question.address), into: &entries) }
        return visit.visit.answer(page.page(entries))
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await CorrectionPage(visit)
        var entries = FormEntries(body)
        guard let version = try body.text("version").flatMap({ Int($0) }) else { throw PageError.unreadableForm }
        let values = page.read(&entries)
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
                guard !result.outcome.conflicts.isEmpty else { return try page.done() }
                for conflict in result.outcome.conflicts { page.refuse(conflict, &entries) }
            } catch let error as RoundError {
                if case .notPermitted = error { throw error }
                entries.refuse(Self.reason, error.message)
            }
        }
        return visit.visit.refuse(page.page(entries))
    }

    private func done() throws -> Response {
        try desk.visit.visit.goOn(
            to: DeskPath.review(desk.round.id, sheet.entry.sheet),
            saying: Flash("sheet-corrected")
        )
    }

    private func refuse(_ conflict: FieldConflict, _ entries: inout FormEntries) {
        let known = fields + inParts.flatMap { question in question.parts.map { ($0, question.address) } }
        guard let field = known.first(where: { $0.address == conflict.address })?.field else { return }
        entries.refuse(
            field,
            Bilingual(
                "ほかの人が「\(answerText(conflict.theirs, .japanese))」に変えたため、保存していません。画面を開き直して確かめてください。",
                "Somebody else wrote “\(answerText(conflict.theirs, .english))” meanwhile, so this was not saved. Open the page again."
            )
        )
    }

    /// What has one field: actuals, then texts; each with where it stands.
    private var fields: [(field: FormField, address: FieldAddress)] { figures + texts }

    private var figures: [(field: FormField, address: FieldAddress)] {
        sheet.series.filter { !$0.asksForParts && !Self.isMilestone($0) }.map { series in
            let field = FormField(
                Self.name(of: series),
                .number,
                Self.title(of: series),
                hint: Bilingual("数、または「集計中」などの理由", "A number, or a reason such as 集計中")
            ).width(.short).optional
            return (field, series.address)
        }
    }

    /// The actuals of several parts.
    private var inParts: [PartsQuestion] {
        sheet.series.filter { $0.asksForParts && !Self.isMilestone($0) }.map { series in
            PartsQuestion(
                series,
                Self.name(of: series),
                Self.title(of: series),
                reasons: SheetForm.actualReasons,
                isRequired: false,
                desk.visit.language
            )
        }
    }

    private static func name(of series: SheetSeries) -> String { "figure-\(series.number)" }

    private static func title(of series: SheetSeries) -> Bilingual {
        let unit = series.indicator.unit.isEmpty ? "" : "（\(series.indicator.unit)）"
        return Bilingual(same: series.indicator.name + unit)
    }

    private var texts: [(field: FormField, address: FieldAddress)] {
        sheet.texts.enumerated().map { index, text in
            let field = FormField("text-\(index + 1)", .lines(5), text.name)
                .longest(SheetForm.maximumText).width(.full).optional
            return (field, text.address)
        }
    }

    /// What happens or not has its words beside it, and is mended by the department.
    private static func isMilestone(_ series: SheetSeries) -> Bool {
        if case .figure(.milestone)? = series.actual { true } else { false }
    }

    /// What differs from what stands in the sheet.
    private func read(_ entries: inout FormEntries) -> [FieldAddress: FieldValue?] {
        var values: [FieldAddress: FieldValue?] = [:]
        for question in inParts {
            let (before, held) = (entries.mistakes.count, sheet.record.value(question.address))
            let answer = question.read(&entries, held: held)
            if entries.mistakes.count == before, answer != held { values.updateValue(answer, forKey: question.address) }
        }
        for (field, address) in fields {
            guard let typed = entries.text(field) else { continue }
            let now = sheet.record.value(address)
            guard typed != (now.map { answerText($0, desk.visit.language) } ?? "") else { continue }
            if typed.isEmpty {
                values[address] = .some(nil)
            } else if let series = sheet.series.first(where: { $0.address == address }) {
                if let figure = figure(typed, series, field, &entries) { values[address] = .figure(figure) }
            } else {
                values[address] = .text(typed)
            }
        }
        return values
    }

    private func figure(
        _ typed: String,
        _ series: SheetSeries,
        _ field: FormField,
        _ entries: inout FormEntries
    ) -> FigureValue? {
        do throws(FigureProblem) {
            let value = try Figure(reading: typed, unit: series.indicator.unit).value
            guard case .milestone = value else { return value }
            entries.refuse(
                field,
                Bilingual(
                    "数か、「集計中」「未調査」などの理由を書いてください。",
                    "Give a number, or a reason why there is none, such as 集計中."
                )
            )
        } catch {
            entries.refuse(field, error.message)
        }
        return nil
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
        page.crumbs = [
            (DeskWords.rounds, DeskPath.list),
            (Bilingual(same: desk.round.settings.title), DeskPath.round(desk.round.id, .board)),
            (Bilingual(same: sheet.number), DeskPath.review(desk.round.id, sheet.entry.sheet)),
        ]
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
                + figures.map { .field($0.field) }
                + inParts.flatMap { [.group($0.name, $0.parts)] + $0.other.fields.map { .field($0) } }
                + texts.map { .field($0.field) } + [.field(Self.reason)],
            [.init(Self.title)]
        )
        return page
    }
}
