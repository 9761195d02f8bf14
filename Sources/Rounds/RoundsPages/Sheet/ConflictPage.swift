import Casework
import CityPages
import Figures
import HTTPTypes
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// Two people changed the same fields: both answers beside each other, and a choice for each; nothing was overwritten.
struct ConflictPage {
    static let path = "conflict/"
    private static let title = Bilingual("ほかの人も同じ欄を変更しました", "Somebody else changed the same fields")
    private static let mine = "mine"
    private static let theirs = "theirs"

    private let visit: RoundVisit
    private let conflicts: [FieldConflict]
    private let body: FormBody

    init(_ visit: RoundVisit, _ conflicts: [FieldConflict], _ body: FormBody) {
        self.visit = visit
        self.conflicts = conflicts
        self.body = body
    }

    static func path(_ entry: SheetEntry) -> String { RoundPath.sheet(entry) + path }

    func answer() async throws -> Response {
        visit.visit.answer(page(try await SheetPage(visit), FormEntries()), status: .conflict)
    }

    /// Takes the choices: what is the member's own is saved over what was seen, the rest stays as it is.
    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let sheet = try await SheetPage(visit)
        guard let seen = try body.text(SheetForms.version).flatMap({ Int($0) }) else { throw PageError.unreadableForm }
        var typed = FormEntries(body)
        let values = sheet.questions.read(body, &typed)
        guard typed.isComplete else { throw PageError.unreadableForm }
        var entries = FormEntries(body)
        var kept: [FieldAddress: FieldValue?] = [:]
        for question in sheet.questions.all {
            guard let value = values[question.address] else { continue }
            if entries.text(choice(question)) == mine { kept.updateValue(value, forKey: question.address) }
        }
        guard entries.isComplete else { return try await again(visit, sheet, values, (seen, body), entries) }
        let draft = FieldDraft(seen: seen, values: kept)
        let saved = try await visit.office.save(draft, in: sheet.sheet.entry.sheet, try visit.act(body))
        guard saved.conflicts.isEmpty else { return try await ConflictPage(visit, saved.conflicts, body).answer() }
        return try visit.visit.goOn(to: RoundPath.sheet(sheet.sheet.entry), saying: Flash("sheet-saved"))
    }

    /// The page once more, where a choice is missing: with what stands in the sheet as it is now.
    private static func again(
        _ visit: RoundVisit,
        _ sheet: SheetPage,
        _ values: [FieldAddress: FieldValue?],
        _ sent: (seen: Int, body: FormBody),
        _ entries: FormEntries
    ) async throws -> Response {
        let conflicts = values.sorted { $0.key < $1.key }.map { address, value in
            let held = sheet.sheet.record.values[address]
            return FieldConflict(
                address: address,
                base: nil,
                mine: value,
                theirs: held?.value,
                changed: held?.changed ?? 0
            )
        }
        let page = ConflictPage(visit, conflicts, sent.body).page(sheet, entries, seen: sent.seen)
        return visit.visit.refuse(page)
    }

    private func page(_ sheet: SheetPage, _ entries: FormEntries, seen: Int? = nil) -> OfficePage {
        let entry = sheet.sheet.entry
        var page = OfficePage(title: Self.title, path: RoundPath.sheet(entry))
        page.crumbs = sheet.crumbs
        page.intro = p {
            visit.says(
                Bilingual(
                    "あなたが開いたあとに、ほかの人が次の欄を変更しました。まだ何も上書きしていません。欄ごとに、残すほうを選んでください。ほかの欄は保存しました。",
                    "After you had opened the form, somebody else changed these fields. Nothing was overwritten. Choose for each which one is kept; everything else is saved."
                )
            )
        }
        let version = FormView.Part.hidden(
            name: SheetForms.version,
            value: String(seen ?? sheet.sheet.record.version)
        )
        page.form = visit.form(
            to: Self.path(entry),
            entries,
            [version] + conflicts.flatMap { parts(of: $0, sheet) },
            [.init(Bilingual("選んだとおりに保存する", "Save as chosen"))]
        )
        // It has both answers, so that the browser need not keep the member's own.
        page.form?.settledDraft = visit.draft
        return page
    }

    private static func choice(_ question: any SheetQuestion) -> FormField {
        choice(question, mine: "", theirs: "", Bilingual(same: ""))
    }

    private static func choice(
        _ question: any SheetQuestion,
        mine own: String,
        theirs other: String,
        _ hint: Bilingual
    ) -> FormField {
        FormField(
            "keep-\(question.fields.first?.name ?? "")",
            .radios([.init(mine, own), .init(theirs, other)]),
            question.name,
            hint: hint
        )
    }

    private func parts(of conflict: FieldConflict, _ sheet: SheetPage) -> [FormView.Part] {
        guard let question = sheet.questions.question(conflict.address) else { return [] }
        let language = visit.language
        let field = Self.choice(
            question,
            mine: visit.says(Bilingual("あなたの入力：", "Yours: ")) + answerText(conflict.mine, language),
            theirs: visit.says(Bilingual("今の内容：", "As it is now: ")) + answerText(conflict.theirs, language),
            who(conflict, sheet)
        )
        // The member's own answer goes along as it was typed.
        let typed = question.fields.map { field in
            FormView.Part.hidden(name: field.name, value: body.texts(field.name).first ?? "")
        }
        return typed + [.field(field)]
    }

    private func who(_ conflict: FieldConflict, _ sheet: SheetPage) -> Bilingual {
        guard let event = sheet.history.first(where: { $0.number == conflict.changed }) else {
            return Bilingual(same: "")
        }
        let name = sheet.people.name(event.member, as: event.post, at: event.time)
        let time = visit.moment(event.time).text
        return Bilingual("\(name)が\(time)に変更", "Changed by \(name) at \(time)")
    }
}
