import Casework
import CityPages
import Hummingbird
import PagesSupport
import Rounds
import Wording

/// What became of each sheet that the office did something with at once.
struct BulkPage {
    static let sheets = FormField("sheet", .checkboxes([]), Bilingual("調査票", "Sheets"))
    static let actionName = "action"

    enum Action: String {
        case accept
        case remind

        var title: Bilingual {
            switch self {
            case .accept: Bilingual("受理の結果", "Acceptance")
            case .remind: Bilingual("再依頼の結果", "Reminders")
            }
        }

        func summary(_ done: Int, of all: Int) -> Bilingual {
            switch self {
            case .accept: Bilingual("\(all)件のうち\(done)件を受理しました。", "\(done) of \(all) accepted.")
            case .remind: Bilingual("\(all)件のうち\(done)件を再依頼しました。", "Reminders of \(done) of \(all) go out.")
            }
        }
    }

    private struct Line {
        let sheet: CaseID
        let tone: Tone
        let words: Bilingual
        /// Whether what was asked for was done, whatever is left to do.
        var isDone: Bool { tone != .poor && tone != .neutral }
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let desk = try await Desk(visit)
        let chosen = try body.texts(sheets.name).map(seen)
        guard let action = try body.text(actionName).flatMap({ Action(rawValue: $0) }) else {
            throw PageError.unreadableForm
        }
        if let refusal = refusal(of: chosen.count) {
            var entries = FormEntries(body)
            entries.refuse(sheets, refusal)
            return try await BoardPage.refuse(desk, entries)
        }
        switch action {
        case .accept: return try await accept(chosen, desk, body)
        case .remind: return try await remind(chosen, desk, body)
        }
    }

    /// Why nothing can be done with so many sheets.
    private static func refusal(of count: Int) -> Bilingual? {
        if count == 0 { return Bilingual("調査票を一つ以上選んでください。", "Choose at least one sheet.") }
        guard count > BoardPage.mostSheets else { return nil }
        return Bilingual(
            "一度に選べるのは\(BoardPage.mostSheets)件までです。",
            "At most \(BoardPage.mostSheets) sheets can be chosen at once."
        )
    }

    /// `SHEET/VERSION`, as the board's boxes say.
    private static func seen(_ text: String) throws -> SeenSheet {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let sheet = CaseID(reading: parts[0]), let version = Int(parts[1]) else {
            throw PageError.unreadableForm
        }
        return SeenSheet(sheet, version: version)
    }

    private static func accept(_ sheets: [SeenSheet], _ desk: Desk, _ body: FormBody) async throws -> Response {
        // Only sheets of the round that the address names.
        let known = Set(
            try await desk.office.board(of: desk.round.id, for: desk.visit.standing).lines.map(\.entry.sheet)
        )
        guard sheets.allSatisfy({ known.contains($0.sheet) }) else { throw PageError.notFound }
        let acceptance = try await desk.office.accept(sheets, try desk.visit.act(body))
        let lines = sheets.map { seen -> Line in
            switch acceptance.sheets[seen.sheet] {
            case .success where !acceptance.hasPlan(of: seen.sheet):
                Line(
                    sheet: seen.sheet,
                    tone: .fair,
                    words: Bilingual(
                        "受理済み・計画には未反映。「締切と計画への反映」で反映してください。",
                        "Accepted, not in the plan yet. See “Closing and the plan”."
                    )
                )
            case .success: Line(sheet: seen.sheet, tone: .good, words: Bilingual("受理しました。", "Accepted."))
            case .failure(let error): Line(sheet: seen.sheet, tone: .poor, words: error.message)
            case nil: Line(sheet: seen.sheet, tone: .neutral, words: Bilingual("何もしていません。", "Nothing was done."))
            }
        }
        for result in acceptance.plans.values { desk.visit.report(result) }
        return try await answer(.accept, lines, desk, acceptance.refusals.map(\.message))
    }

    private static func remind(_ sheets: [SeenSheet], _ desk: Desk, _ body: FormBody) async throws -> Response {
        let outcome = try await desk.office.remind(
            desk.round.id,
            sheets: Set(sheets.map(\.sheet)),
            try desk.visit.act(body)
        )
        let unreachable = Set(outcome.unreachable)
        let lines = sheets.map { seen in
            unreachable.contains(seen.sheet)
                ? Line(
                    sheet: seen.sheet,
                    tone: .poor,
                    words: Bilingual(
                        "知らせる相手のメールアドレスがありません。電話などで知らせてください。",
                        "Nobody who answers has a mail address. Tell them in another way."
                    )
                )
                : Line(sheet: seen.sheet, tone: .good, words: Bilingual("再依頼のメールを用意しました。", "A reminder goes out."))
        }
        return try await answer(.remind, lines, desk, [])
    }

    private static func answer(
        _ action: Action,
        _ lines: [Line],
        _ desk: Desk,
        _ refusals: [Bilingual]
    ) async throws -> Response {
        let board = try await desk.office.board(of: desk.round.id, for: desk.visit.standing)
        let measures = Dictionary(
            board.lines.map { ($0.entry.sheet, $0.entry.measure) },
            uniquingKeysWith: { first, _ in first }
        )
        let names = desk.names
        let done = lines.count(where: \.isDone)
        var page = OfficePage(title: action.title, path: DeskPath.round(desk.round.id, .bulk))
        page.crumbs = desk.crumbs
        page.intro = Markup {
            p(.class("lead")) { desk.says(action.summary(done, of: lines.count)) }
            for refusal in refusals {
                notice(
                    .poor,
                    language: desk.visit.language,
                    title: desk.says(
                        Bilingual("計画に反映できませんでした。調査票は受理のままです", "The plan does not have it; the sheets stay accepted")
                    )
                ) { p { desk.says(refusal) } }
            }
            DataTable(
                id: "outcomes",
                caption: desk.says(Bilingual("調査票ごとの結果", "Outcome of each sheet")),
                columns: [.init(desk.says(Bilingual("取組", "Measure"))), .init(desk.says(Bilingual("結果", "Outcome")))],
                // What was not done is to be looked at, and stands first.
                rows: (lines.filter { $0.tone != .good } + lines.filter { $0.tone == .good }).map { line in
                    let name = measures[line.sheet].flatMap { names[$0] } ?? line.sheet.text
                    return [
                        a(.href(desk.visit.path(DeskPath.review(desk.round.id, line.sheet)))) { name },
                        .text(desk.says(line.words)),
                    ]
                },
                narrow: .cards
            ).markup
            p { a(.href(desk.path(.board))) { desk.says(Bilingual("進み具合に戻る", "Back to the progress")) } }
        }
        return desk.visit.visit.answer(page)
    }
}
