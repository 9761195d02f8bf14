import Casework
import CityPages
import Hummingbird
import PagesSupport
import Planning
import Rounds
import Wording

/// What a head does with one sheet: approve it, or return it with a reason; the office returns it by the same form.
struct ApprovalForms {
    private static let reason = FormField(
        "reason",
        .lines(3),
        Bilingual("差し戻す理由", "Why it goes back"),
        hint: Bilingual("担当者への連絡に、そのまま載ります。", "It is sent to those who report, as it stands.")
    ).longest(2000).width(.full)
    private static let remark = FormField("remark", .lines(2), Bilingual("その欄へのコメント", "Remark on that field"))
        .longest(2000).width(.full).optional

    let page: SheetPage

    private var visit: RoundVisit { page.visit }
    private var entry: SheetEntry { page.sheet.entry }
    private var version: FormView.Part { .hidden(name: SheetForms.version, value: String(page.sheet.record.version)) }

    var markup: Markup {
        guard page.sheet.rights.contains(.approve) else { return .empty }
        return section(.id("approval"), .class("approval")) {
            h2 { visit.says(Bilingual("承認", "Approval")) }
            visit.form(
                to: SheetActions.approve(entry),
                FormEntries(),
                [version],
                [.init(Bilingual("承認して事務局へ送る", "Approve and pass on to the office"))]
            ).markup
            p {
                a(.href(visit.path(RoundPath.sheet(entry)) + "?edit=yes")) {
                    visit.says(Bilingual("自分で内容を直す", "Change it yourself"))
                }
            }
            working(summary: visit.says(Bilingual("差し戻す", "Return it"))) { sendBackForm(FormEntries()).markup }
        }
    }

    /// Where a remark goes: nowhere, or one of the fields.
    private var place: FormField {
        let none = FormField.Choice("", visit.says(Bilingual("なし", "none")))
        let fields = page.questions.all.map { FormField.Choice($0.address.text, visit.says(page.longName(of: $0))) }
        return FormField("field", .select([none] + fields), Bilingual("直してほしい欄", "Field to be changed")).optional
    }

    func sendBackForm(_ entries: FormEntries) -> FormView {
        visit.form(
            to: SheetActions.sendBack(entry),
            entries,
            [version, .field(Self.reason), .field(place), .field(Self.remark)],
            [.init(Bilingual("差し戻す", "Return"), style: .danger)]
        )
    }

    private static func seen(_ visit: RoundVisit, _ body: FormBody) throws -> SeenSheet {
        guard let version = try body.text(SheetForms.version).flatMap({ Int($0) }) else {
            throw PageError.unreadableForm
        }
        return SeenSheet(try visit.sheetID(), version: version)
    }

    static func approve(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await SheetPage(visit)
        let seen = try seen(visit, body)
        let results = try await visit.office.approve([seen], try visit.act(body))
        _ = try results[page.sheet.entry.sheet]?.get()
        return try visit.visit.goOn(to: ApprovalPage.path, saying: Flash("sheet-approved"))
    }

    static func sendBack(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await SheetPage(visit)
        let forms = ApprovalForms(page: page)
        var entries = FormEntries(body)
        let reason = entries.text(Self.reason)
        let place = entries.text(forms.place)
        let text = entries.text(remark)
        if let place, let text, place.isEmpty, !text.isEmpty {
            entries.refuse(forms.place, Bilingual("コメントを付ける欄を選んでください。", "Choose the field that the remark is about."))
        }
        guard entries.isComplete, let reason, let place, let text else { return forms.refuse(entries) }
        let remarks = FieldAddress(reading: place).flatMap { text.isEmpty ? nil : [FieldRemark($0, text)] } ?? []
        let seen = try seen(visit, body)
        do {
            try await visit.office.sendBack(seen, remarks: remarks, try visit.act(body, why: reason))
        } catch RoundError.refused(let error) {
            entries.refuse(remarks.isEmpty ? Self.reason : remark, error.message)
            return forms.refuse(entries)
        }
        return try visit.visit.goOn(to: TodoPage.path, saying: Flash("sheet-returned"))
    }

    private func refuse(_ entries: FormEntries) -> Response {
        var refused = OfficePage(title: Bilingual("差し戻す", "Return it"), path: RoundPath.sheet(entry))
        refused.crumbs = page.crumbs
        refused.form = sendBackForm(entries)
        return visit.visit.refuse(refused)
    }
}
