import Casework
import CityPages
import Hummingbird
import PagesSupport
import Planning
import PlanningPages
import Rounds
import Wording

/// What waits for a head's approval, with figures and warnings; one press approves all that are ticked.
struct ApprovalPage {
    static let path = "/office/approval/"
    static let title = Bilingual("承認", "Approval")
    static let purpose = Bilingual("承認を待っている調査票の確認", "Sheets that wait for your approval")

    private static let chosen = FormField("sheet", .checkboxes([]), Bilingual("承認する調査票", "Sheets to approve"))
    /// A text with more characters than this is folded.
    private static let longText = 300
    /// How many characters of a folded text are seen.
    private static let shownStart = 100
    private static let open = Bilingual("開いて全部を見る・差し戻す", "Open it, or return it")

    private let visit: RoundVisit
    private let sheets: [MeasureSheet]

    private init(_ visit: RoundVisit) async throws {
        self.visit = visit
        let waiting = try await visit.office.todo(for: visit.standing).filter { $0.step == SheetForm.Step.approve }
        var sheets: [MeasureSheet] = []
        for item in waiting { sheets.append(try await visit.office.sheet(item.line.entry.sheet, for: visit.standing)) }
        self.sheets = sheets
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        visit.visit.answer(try await ApprovalPage(visit).page(FormEntries(), outcomes: .empty))
    }

    /// A sheet as a choice says it: which, and the version that was seen.
    private static func value(_ sheet: MeasureSheet) -> String { "\(sheet.entry.sheet)@\(sheet.record.version)" }

    private static func seen(_ text: String) -> SeenSheet? {
        let parts = text.split(separator: "@", maxSplits: 1)
        guard parts.count == 2, let id = CaseID(reading: parts[0]), let version = Int(parts[1]) else { return nil }
        return SeenSheet(id, version: version)
    }

    private func page(_ entries: FormEntries, outcomes: Markup) -> OfficePage {
        var page = OfficePage(title: Self.title, path: Self.path)
        guard !sheets.isEmpty else {
            page.intro = Markup {
                outcomes
                p(.class("lead")) { visit.says(Bilingual("承認を待っている調査票はありません。", "Nothing waits for your approval.")) }
                p { a(.href(visit.path(TodoPage.path))) { visit.says(RoundWords.todo) } }
            }
            return page
        }
        page.intro = Markup {
            outcomes
            p(.class("lead")) {
                visit.says(
                    Bilingual(
                        "\(sheets.count)件が承認を待っています。よければチェックを入れて承認し、直してほしいものは「\(Self.open.japanese)」から開いてください。",
                        "\(sheets.count) sheet(s) wait. Tick those that are right and approve them; open one to return it."
                    )
                )
            }
        }
        let boxes = DrawnBoxes(Self.chosen, entries, visit.language)
        let rows = boxes.around { for (index, sheet) in sheets.enumerated() { row(sheet, boxes, at: index) } }
        page.form = visit.form(
            to: Self.path,
            entries,
            [.markup(rows), .drawn([Self.chosen])],
            [.init(Bilingual("チェックしたものを承認する", "Approve those that are ticked"))]
        )
        return page
    }

    private func row(_ sheet: MeasureSheet, _ boxes: DrawnBoxes, at index: Int) -> Markup {
        div(.class("approve-row")) {
            div(.class("option")) {
                boxes.box(Self.value(sheet), at: index)
                label(.for(boxes.id(at: index))) { "\(sheet.number) \(sheet.name)" }
            }
            for series in sheet.series { figures(series, sheet) }
            texts(of: sheet)
            ForWarnings(sheet: sheet, language: visit.language).markup
            p {
                a(.href(visit.path(RoundPath.sheet(sheet.entry)))) {
                    visit.says(Self.open)
                    span(.class("visually-hidden")) { "：\(sheet.number) \(sheet.name)" }
                }
            }
        }
    }

    private func figures(_ series: SheetSeries, _ sheet: MeasureSheet) -> Markup {
        let view = SeriesView(series: series, sheet: sheet, visit: visit)
        return div {
            p(.class("approve-series")) {
                strong { view.title[visit.language] }
                " "
                answerText(series.actual, visit.language, unit: series.indicator.unit)
                " "
                if let evaluation = series.evaluation, series.actual != nil {
                    evaluation.shownText.map { "\($0)％" } ?? ""
                    " "
                    RatingView(evaluation, visit.language)?.markup ?? .empty
                }
            }
            view.figures
        }
    }

    /// What the department wrote; a long text shows how it begins, and the rest when it is opened.
    private func texts(of sheet: MeasureSheet) -> Markup {
        let answered = sheet.texts.filter { $0.value != nil || $0.isRequired }
        guard !answered.isEmpty else { return .empty }
        return definitionList(
            answered.map { text in
                Definition(text.name[visit.language]) {
                    if let value = text.value { written(value) } else { answerText(nil, visit.language) }
                }
            }
        )
    }

    private func written(_ text: String) -> Markup {
        guard text.count > Self.longText else { return linesOfText(text, visit.language) }
        let start = text.prefix(Self.shownStart).split(whereSeparator: \.isNewline).joined(separator: " ")
        let summary = Bilingual(
            "\(start)…（全\(text.count)字を読む）",
            "\(start)… (read all \(text.count) characters)"
        )
        return working(summary: visit.says(summary)) { linesOfText(text, visit.language) }
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let ticked = body.texts(chosen.name)
        let seen = ticked.compactMap(seen)
        guard seen.count == ticked.count else { throw PageError.unreadableForm }
        guard !seen.isEmpty else {
            var entries = FormEntries(body)
            entries.refuse(chosen, Bilingual("承認するものにチェックを入れてください。", "Tick those that are to be approved."))
            return visit.visit.refuse(try await ApprovalPage(visit).page(entries, outcomes: .empty))
        }
        // What was approved meanwhile by somebody else is not among those that wait afterwards.
        let waiting = try await ApprovalPage(visit)
        let results = try await visit.office.approve(seen, try visit.act(body))
        let refused = results.sorted { $0.key < $1.key }.compactMap { id, result -> Bilingual? in
            guard case .failure(let error) = result else { return nil }
            let name = waiting.name(of: id)
            return Bilingual("\(name)：\(error.message.japanese)", "\(name): \(error.message.english)")
        }
        guard refused.isEmpty else {
            let page = try await ApprovalPage(visit)
            return visit.visit.refuse(page.page(FormEntries(), outcomes: page.outcome(refused)))
        }
        return try visit.visit.goOn(to: path, saying: Flash("sheets-approved"))
    }

    private func name(of id: CaseID) -> String {
        sheets.first { $0.entry.sheet == id }.map { "\($0.number) \($0.name)" } ?? id.text
    }

    /// What was not done, and why; the reader is taken there.
    private func outcome(_ lines: [Bilingual]) -> Markup {
        div(.class("error-summary"), .role("group"), .labelledBy("errors-title"), .id("errors"), .tabIndex(-1)) {
            h2(.id("errors-title")) { visit.says(Bilingual("承認できなかったもの", "Not approved")) }
            ul { for line in lines { li { visit.says(line) } } }
        }
    }
}

/// The warnings of a sheet, where they stand together.
struct ForWarnings {
    let sheet: MeasureSheet
    let language: Language

    var markup: Markup {
        Markup {
            for warning in sheet.warnings {
                p(.class("field-warning")) {
                    strong { Bilingual("確認：", "Check: ")[language] }
                    warning.words[language]
                }
            }
        }
    }
}
