import Casework
import CityPages
import Figures
import Hummingbird
import PagesSupport
import Planning
import PlanningPages
import Rounds
import Wording

/// All figures of a department at once: a row for each series, to be filled in with the keyboard.
struct GridPage {
    static let title = Bilingual("数値をまとめて入力", "All figures at once")

    private let visit: RoundVisit
    private let grid: FigureGrid
    private let unit: String
    private let unitName: String

    private var language: Language { visit.language }

    private init(_ visit: RoundVisit) async throws {
        self.visit = visit
        unit = visit.parameter("unit")
        grid = try await visit.office.grid(of: try visit.roundID(), unit: unit, for: visit.standing)
        // A unit without a sheet that this member may see is no page.
        guard !grid.rows.isEmpty else { throw PageError.notFound }
        unitName = try await visit.directory().name(ofUnit: unit, on: visit.today)
    }

    private var path: String { RoundPath.grid(grid.round.id, unit: unit) }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        let page = try await GridPage(visit)
        return visit.visit.answer(page.page(page.filled(), failures: []))
    }

    /// The question of a row; its fields are named after its place in the grid.
    private func question(_ row: FigureGrid.Row, _ index: Int) -> any SheetQuestion {
        let name = Bilingual("\(row.number) \(row.series.indicator.name)", "\(row.number) \(row.series.indicator.name)")
        guard !row.series.isMilestone else {
            return MilestoneQuestion(row.series.address, "row-\(index)", name, language)
        }
        return FigureQuestion(
            row.series.address,
            "row-\(index)",
            name,
            unit: row.series.indicator.unit,
            reasons: .ofActuals,
            language
        )
    }

    private func filled() -> FormEntries {
        var entries = FormEntries()
        for (index, row) in grid.rows.enumerated() { question(row, index).fill(row.series.actual, into: &entries) }
        return entries
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await GridPage(visit)
        var entries = FormEntries(body)
        let drafts = page.drafts(body, &entries)
        let results = try await visit.office.save(drafts, try visit.act(body))
        let failures = page.failures(results)
        guard entries.isComplete, failures.isEmpty else {
            let after = try await GridPage(visit)
            let (shown, seen) = after.shown(entries, body)
            return visit.visit.refuse(after.page(shown, seen: seen, failures: failures))
        }
        return try visit.visit.goOn(to: page.path, saying: Flash("sheet-saved"))
    }

    /// What is to be saved in each sheet, each figure over the version that its row was made from.
    private func drafts(_ body: FormBody, _ entries: inout FormEntries) -> [CaseID: FieldDraft] {
        var values: [CaseID: [FieldAddress: FieldValue?]] = [:]
        var seen: [CaseID: [FieldAddress: Int]] = [:]
        let sent = SentRow.rows(of: body)
        for row in grid.rows where row.mayEdit {
            guard let sent = sent[row.key] else { continue }
            let question = question(row, sent.index)
            let before = entries.mistakes.count
            let answer = question.read(&entries, held: row.series.actual)
            guard entries.mistakes.count == before else { continue }
            values[row.sheet, default: [:]].updateValue(answer, forKey: question.address)
            seen[row.sheet, default: [:]][question.address] = sent.version
        }
        return values.reduce(into: [:]) { drafts, entry in
            let seen = seen[entry.key] ?? [:]
            drafts[entry.key] = FieldDraft(seen: seen.values.min() ?? 1, values: entry.value, seenLater: seen)
        }
    }

    /// What was not saved, and why.
    private func failures(_ results: [CaseID: Result<SaveOutcome, RoundError>]) -> [(path: String, words: Bilingual)] {
        results.sorted { $0.key < $1.key }.flatMap { sheet, result -> [(path: String, words: Bilingual)] in
            let number = grid.rows.first { $0.sheet == sheet }?.number ?? sheet.text
            let path = RoundPath.sheet(grid.round.id, sheet)
            switch result {
            case .failure(let error):
                return [(path, Bilingual("\(number)：\(error.message.japanese)", "\(number): \(error.message.english)"))]
            case .success(let saved): return saved.conflicts.map { (path, conflict($0, number)) }
            }
        }
    }

    private func conflict(_ conflict: FieldConflict, _ number: String) -> Bilingual {
        let (mine, theirs) = (answerText(conflict.mine, language), answerText(conflict.theirs, language))
        return Bilingual(
            "\(number)：ほかの人が「\(theirs)」に変更していたので、あなたの「\(mine)」は保存していません。",
            "\(number): somebody else changed it to “\(theirs)”, so your “\(mine)” is not saved."
        )
    }

    /// What the fields show after a mistake: what is saved, and what could not be read as it was typed.
    ///
    /// A row with a mistake stays over the version that it was typed over: what somebody else saved in it meanwhile is not
    /// shown, and would be overwritten unseen.
    private func shown(_ entries: FormEntries, _ body: FormBody) -> (entries: FormEntries, seen: [String: Int]) {
        var (shown, seen) = (filled(), [String: Int]())
        let sent = SentRow.rows(of: body)
        for (index, row) in grid.rows.enumerated() {
            guard let sent = sent[row.key] else { continue }
            let (typed, fields) = (question(row, sent.index).fields, question(row, index).fields)
            for mistake in entries.mistakes {
                guard let wrong = typed.firstIndex(where: { $0.name == mistake.field }) else { continue }
                for (field, source) in zip(fields, typed) { shown.fill(field, body.texts(source.name).first ?? "") }
                shown.refuse(fields[wrong], mistake.message)
                seen[row.key] = sent.version
            }
        }
        return (shown, seen)
    }

    private func page(
        _ entries: FormEntries,
        seen: [String: Int] = [:],
        failures: [(path: String, words: Bilingual)]
    ) -> OfficePage {
        var page = OfficePage(title: Self.title, path: path)
        page.crumbs = [(RoundWords.todo, TodoPage.path)]
        page.intro = Markup {
            if !failures.isEmpty { list(failures) }
            p(.class("lead")) { "\(unitName)・\(grid.round.year.name(visit.years, language))" }
            if grid.rows.contains(where: \.series.asksForParts) {
                p {
                    visit.says(
                        Bilingual(
                            "内訳のある値は、前年度の欄と同じ書き方で、一つの欄にまとめて入力します（例：①18,104 ②25,617）。内訳ごとの欄に入力したいときは、調査票を開いてください。",
                            "A figure of several parts goes into one field, written as last year's is (①18,104 ②25,617). The sheet has a field for each part."
                        )
                    )
                }
            }
            p {
                visit.says(
                    Bilingual(
                        "Enterか矢印キーで上下の欄へ移れます。Excelで選んだ縦の範囲を、そのまま貼り付けられます。数値がないときは「集計中」などと入力してもかまいません。",
                        "Enter and the arrow keys go up and down. A column copied in Excel can be pasted. Where there is no figure, a word such as 集計中 will do."
                    )
                )
            }
        }
        page.form = visit.form(
            to: path,
            entries,
            [.markup(table(entries, seen))] + fieldsForSummary,
            [.init(Bilingual("保存する", "Save"))]
        )
        return page
    }

    /// The fields of the table, so that the summary of mistakes knows their names.
    private var fieldsForSummary: [FormView.Part] {
        [.drawn(grid.rows.enumerated().flatMap { question($1, $0).fields })]
    }

    private func list(_ failures: [(path: String, words: Bilingual)]) -> Markup {
        div(.class("error-summary"), .role("group"), .labelledBy("failures-title")) {
            h2(.id("failures-title")) { visit.says(Bilingual("保存できなかった行", "Rows that were not saved")) }
            ul { for failure in failures { li { a(.href(visit.path(failure.path))) { visit.says(failure.words) } } } }
        }
    }

    private func table(_ entries: FormEntries, _ seen: [String: Int]) -> Markup {
        GridTable(rows: grid.rows, language: language, entries: entries, seen: seen) { question($0, $1) }.markup
    }
}

/// A row as a form sent it back: its place in that form, and the version that it was typed over.
private struct SentRow {
    let index: Int
    let version: Int

    /// By what they are about: the department's sheets may have changed since the form was made.
    ///
    /// Rows that nobody could fill in are not sent, so that places are left out.
    static func rows(of body: FormBody) -> [String: SentRow] {
        let sent = Dictionary(body.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        var rows: [String: SentRow] = [:]
        for (name, key) in sent where name.hasPrefix("row-") && name.hasSuffix("-of") {
            guard let index = Int(name.dropFirst("row-".count).dropLast("-of".count)),
                let version = sent["row-\(index)-version"].flatMap({ Int($0) })
            else { continue }
            rows[key] = SentRow(index: index, version: version)
        }
        return rows
    }
}

extension FigureGrid.Row {
    /// What a row is about, by which a form knows it.
    var key: String { "\(sheet)/\(series.indicator.series)" }
}

extension FormLimits {
    /// For the figures of a large department: four fields each.
    static let grid = FormLimits(total: 2 << 20, fields: 4000, field: 64 << 10)
}
