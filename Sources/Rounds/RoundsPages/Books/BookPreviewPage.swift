import Casework
import CityPages
import Hummingbird
import PagesSupport
import RoundBooks
import Rounds
import Wording

/// What a workbook would change, to be looked at and then saved.
///
/// The page carries what the workbook says, so that nothing has to be kept in between.
struct BookPreviewPage {
    let page: BookPage
    let preview: BookPreview

    private var visit: RoundVisit { page.visit }
    private var open: [BookPreview.Sheet] { preview.sheets.filter { $0.refusal == nil } }

    func page(_ entries: FormEntries) -> OfficePage {
        var shown = OfficePage(title: Bilingual("読み込んだ内容の確認", "What would change"), path: page.path)
        shown.crumbs = page.crumbs
        shown.intro = Markup {
            p(.class("lead")) { visit.says(summary) }
            for sheet in preview.sheets { section(sheet) }
        }
        let choices = BookChoices(preview)
        guard !choices.isEmpty else { return shown }
        var parts = choices.hidden
        parts += choices.conflicts.map { .field($0.field(visit)) }
        if open.contains(where: \.needsReason) { parts.append(.field(BookChoices.reason)) }
        shown.form = visit.form(
            to: page.path + "save/",
            entries,
            parts,
            [.init(Bilingual("下書きとして保存する", "Save as drafts"))]
        )
        return shown
    }

    private var summary: Bilingual {
        guard preview.count > 0 else {
            return Bilingual("変わるところはありません。", "Nothing would change.")
        }
        let conflicts = preview.conflicts
        let more =
            conflicts == 0
            ? Bilingual(same: "")
            : Bilingual(
                "うち\(conflicts)か所は、ダウンロードの後にほかの人が変えています。どちらを残すか選んでください。",
                " \(conflicts) of them somebody else has changed since; choose which is kept."
            )
        return Bilingual(
            "\(preview.count)か所が変わります。まだ保存していません。\(more.japanese)",
            "\(preview.count) answer(s) would change; nothing is saved yet.\(more.english)"
        )
    }

    private func section(_ sheet: BookPreview.Sheet) -> Markup {
        PagesSupport.section {
            h2 { "\(sheet.sheet.number) \(sheet.sheet.name)" }
            if let refusal = sheet.refusal {
                p { visit.says(refusal) }
            } else {
                definitionList(sheet.changes.map { change in definition(change) })
            }
        }
    }

    private func definition(_ change: BookPreview.Change) -> Definition {
        Definition("\(visit.says(change.name))（\(visit.says(change.place.name))）") {
            div {
                span(.class("soft")) { visit.says(Bilingual("今：", "Now: ")) }
                linesOfText(text(change, change.now), visit.language)
            }
            div {
                span(.class("soft")) { visit.says(Bilingual("ファイル：", "Workbook: ")) }
                linesOfText(text(change, change.wanted), visit.language)
            }
        }
    }

    private func text(_ change: BookPreview.Change, _ value: FieldValue?) -> String {
        change.text(of: value, visit.language) ?? visit.says(Bilingual("（空欄）", "(empty)"))
    }
}

/// What a preview offers to save, as the form carries it and as it comes back.
struct BookChoices {
    struct Choice {
        let number: Int
        let sheet: CaseID
        let seen: Int
        /// The version of the sheet that the preview was made from.
        let now: Int
        let address: FieldAddress
        let wanted: FieldValue?
        /// What it is called and the two answers, where somebody else has changed it.
        let conflict: (name: Bilingual, mine: String, theirs: String)?

        var name: String { "change-\(number)" }

        func field(_ visit: RoundVisit) -> FormField {
            let own = visit.says(Bilingual("ファイルの内容：", "The workbook's: ")) + (conflict?.mine ?? "")
            let other = visit.says(Bilingual("今の内容：", "As it is now: ")) + (conflict?.theirs ?? "")
            return BookChoices.keep(number, conflict?.name ?? Bilingual(same: name), mine: own, theirs: other)
        }
    }

    static let reason = FormField("reason", .lines(2), Bilingual("訂正の理由", "Why it is corrected")).longest(2000).width(
        .full
    )
    private static let (mine, theirs) = ("mine", "theirs")

    private let choices: [Choice]

    var isEmpty: Bool { choices.isEmpty }
    var conflicts: [Choice] { choices.filter { $0.conflict != nil } }

    init(_ preview: BookPreview) {
        let open = preview.sheets.filter { $0.refusal == nil }
        let changes = open.flatMap { sheet in sheet.changes.map { (sheet, $0) } }
        choices = changes.enumerated().map { index, pair in
            let (sheet, change) = pair
            let empty = "—"
            return Choice(
                number: index,
                sheet: sheet.id,
                seen: sheet.seen,
                now: sheet.sheet.record.version,
                address: change.address,
                wanted: change.wanted,
                conflict: change.isConflict
                    ? (
                        change.name, change.text(of: change.wanted, .japanese) ?? empty,
                        change.text(of: change.now, .japanese) ?? empty
                    ) : nil
            )
        }
    }

    var hidden: [FormView.Part] {
        choices.map { choice in
            let words = [
                choice.sheet.text, String(choice.seen), String(choice.now), choice.address.text,
                choice.conflict == nil ? "free" : "taken",
            ]
            return .hidden(
                name: choice.name,
                value: words.joined(separator: " ") + "\n" + (choice.wanted?.storedText ?? "")
            )
        }
    }

    fileprivate static func keep(_ number: Int, _ name: Bilingual, mine own: String, theirs other: String) -> FormField
    {
        FormField("keep-\(number)", .radios([.init(theirs, other), .init(mine, own)]), name)
    }

    /// Saves what was shown, all of it or nothing.
    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await BookPage(visit)
        let drafts = try drafts(body)
        let reason = try body.text(reason.name) ?? ""
        do {
            let saved = try await BookPage.desk(visit).save(drafts, try visit.act(body, why: reason))
            let lost = saved.values.reduce(0) { $0 + $1.conflicts.count }
            let flash = lost == 0 ? Flash("book-saved") : Flash("book-saved-partly")
            return try visit.visit.goOn(to: page.path, saying: flash)
        } catch let refusal as SheetRefusal {
            throw refusal.error
        }
    }

    private static func drafts(_ body: FormBody) throws -> [CaseID: FieldDraft] {
        var values: [CaseID: [FieldAddress: FieldValue?]] = [:]
        var (seen, later): ([CaseID: Int], [CaseID: [FieldAddress: Int]]) = ([:], [:])
        for number in 0..<FormLimits.grid.fields {
            guard let text = try body.text("change-\(number)") else { break }
            let halves = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let words = halves[0].split(separator: " ").map(String.init)
            guard halves.count == 2, words.count == 5, let sheet = CaseID(reading: words[0]), let made = Int(words[1]),
                let now = Int(words[2]), let address = FieldAddress(reading: words[3])
            else { throw PageError.unreadableForm }
            if words[4] == "taken" {
                guard try body.text("keep-\(number)") == mine else { continue }
                later[sheet, default: [:]][address] = now
            }
            let stored = String(halves[1])
            let value = FieldValue(storedText: stored)
            guard value != nil || stored.isEmpty else { throw PageError.unreadableForm }
            values[sheet, default: [:]].updateValue(value, forKey: address)
            seen[sheet] = made
        }
        return values.reduce(into: [:]) { drafts, entry in
            drafts[entry.key] = FieldDraft(
                seen: seen[entry.key] ?? 1,
                values: entry.value,
                seenLater: later[entry.key] ?? [:]
            )
        }
    }
}
