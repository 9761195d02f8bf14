import Casework
import CityPages
import Figures
import HTTPTypes
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// Takes the form of a sheet: saves what can be read, then does what the button says.
struct SheetSaving {
    let visit: RoundVisit
    let body: FormBody

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        try await SheetSaving(visit: visit, body: body).answer()
    }

    private func answer() async throws -> Response {
        let (act, version) = (try visit.act(body), try version)
        // A save reads no more than it needs: neither people nor history, nor what follows from figures that
        // are about to change.
        let (saved, (before, entries)) = try await visit.office.save(in: try visit.sheetID(), act) { sheet in
            let questions = try SheetQuestions(sheet, visit)
            var entries = FormEntries(body)
            let values = questions.read(body, &entries)
            let draft = FieldDraft(seen: version, values: values, seenLater: seenLater(questions))
            return (draft, (questions, entries))
        }
        guard saved.conflicts.isEmpty else {
            return try await ConflictPage(visit, saved.conflicts, body).answer()
        }
        guard entries.isComplete else { return try await refuse(entries) }
        return try await goOn(before, saved.outcome.record.version, act)
    }

    private var version: Int {
        get throws {
            guard let version = try body.text(SheetForms.version).flatMap({ Int($0) }), version > 0 else {
                throw PageError.unreadableForm
            }
            return version
        }
    }

    /// The fields that the open form has seen in a later version than the others.
    private func seenLater(_ questions: SheetQuestions) -> [FieldAddress: Int] {
        var seen: [FieldAddress: Int] = [:]
        for question in questions.all {
            let versions = question.fields.compactMap {
                body.texts(SheetFieldName.seen($0.name)).first.flatMap { Int($0) }
            }
            if let version = versions.max() { seen[question.address] = version }
        }
        return seen
    }

    /// The form again: everything as it is saved now, and what could not be read as it was typed.
    private func refuse(_ entries: FormEntries) async throws -> Response {
        let after = try await SheetPage(visit)
        var shown = after.questions.filled()
        var seen = SeenVersions(oldest: try version)
        for question in after.questions.all {
            let wrong = entries.mistakes.filter { mistake in question.fields.contains { $0.name == mistake.field } }
            guard !wrong.isEmpty else {
                for field in question.fields { seen.later[field.name] = after.sheet.record.version }
                continue
            }
            for field in question.fields { shown.fill(field, body.texts(field.name).first ?? "") }
            for mistake in wrong {
                guard let field = question.fields.first(where: { $0.name == mistake.field }) else { continue }
                shown.refuse(field, mistake.message)
            }
        }
        return visit.visit.refuse(after.page(shown, seen: seen))
    }

    private func goOn(_ before: SheetQuestions, _ version: Int, _ act: RoundAct) async throws -> Response {
        let entry = before.sheet.entry
        let path = RoundPath.sheet(entry) + (visit.asksToEdit ? "?edit=yes" : "")
        if let field = try body.text(SheetForms.take) {
            try await takeOver(field, before, version, act)
            if try isDraft { return try await SheetPage.answer(visit) }
            return try visit.visit.goOn(to: path + (field == SheetForms.everything ? "" : "#field-\(field)"))
        }
        switch try body.text(SheetForms.step) {
        case SheetForms.submit: return try await submit(entry, version, act)
        case "leave": return try visit.visit.goOn(to: TodoPage.path, saying: Flash("sheet-saved"))
        default:
            if try isDraft { return SavedDraft(sheet: entry.sheet, version: version).answer }
            return try visit.visit.goOn(to: path, saying: Flash("sheet-saved"))
        }
    }

    private var isDraft: Bool {
        get throws { try body.text(SheetForms.draft) != nil }
    }

    private func takeOver(_ name: String, _ questions: SheetQuestions, _ version: Int, _ act: RoundAct) async throws {
        var addresses: Set<FieldAddress>?
        if name != SheetForms.everything {
            guard let question = questions.all.first(where: { $0.fields.first?.name == name }) else {
                throw PageError.unreadableForm
            }
            var chosen: Set = [question.address]
            // What a milestone says goes with how far it has come.
            if let series = questions.series.first(where: { $0.actual?.address == question.address }) {
                chosen.formUnion([series.words?.address].compactMap(\.self))
            }
            addresses = chosen
        }
        let step = act.step("take")
        try await visit.office.takeOver(addresses, in: try visit.sheetID(), seen: version, step)
    }

    private func submit(_ entry: SheetEntry, _ version: Int, _ act: RoundAct) async throws -> Response {
        do {
            try await visit.office.submit(SeenSheet(entry.sheet, version: version), act.step("submit"))
            return try visit.visit.goOn(to: TodoPage.path, saying: Flash("sheet-submitted"))
        } catch RoundError.refused(.unanswered(let missing)) {
            let after = try await SheetPage(visit)
            var entries = after.questions.filled()
            for answer in missing {
                for field in after.questions.unanswered(answer) {
                    entries.refuse(field, Bilingual("入力してください。", "Please fill this in."))
                }
            }
            guard !entries.isComplete else { throw RoundError.refused(.unanswered(missing)) }
            return visit.visit.refuse(after.page(entries))
        }
    }
}

/// What the script is told of a draft that was saved whole.
///
/// Nothing but the version: what follows from the figures it looks up on the page, once nobody types any more.
private struct SavedDraft {
    let sheet: CaseID
    let version: Int

    var answer: Response {
        // Names of cases have nothing in them that JSON would write in another way.
        let text = #"{"sheet":"\#(sheet)","version":\#(version)}"#
        return Response(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}

extension RoundAct {
    /// The same, for one of several things that one form asks for.
    func step(_ name: String, why reason: String = "") -> RoundAct {
        let most = RequestKey.maximumLength - name.utf8.count - 1
        let key = RequestKey(reading: "\(request.text.prefix(most)).\(name)") ?? request
        return RoundAct(key, by: standing, why: reason)
    }
}
