import Casework
import PagesSupport
import Rounds
import Wording

/// What the office may do with the sheet in its state, as forms.
struct ReviewForms {
    private let page: ReviewPage
    private let entries: FormEntries
    private let sent: ReviewStep?

    /// `entries` are those of the form that was `sent`.
    init(_ page: ReviewPage, _ entries: FormEntries, of sent: ReviewStep?) {
        (self.page, self.entries, self.sent) = (page, entries, sent)
    }

    /// Whether the form of a step is on the page.
    func isThere(_ step: ReviewStep?) -> Bool {
        switch step {
        case nil: true
        case .sendBack: rights.contains(.accept)
        case .reopen: rights.contains(.reopen)
        case .comment: rights.contains(.comment)
        case .accept, .withdraw: false
        }
    }

    private func entries(of step: ReviewStep) -> FormEntries { step == sent ? entries : FormEntries() }

    private var desk: Desk { page.desk }
    private var rights: SheetRights { page.sheet.rights }
    private var version: FormView.Part { .hidden(name: "version", value: String(page.sheet.record.version)) }

    private func path(_ step: String) -> String { DeskPath.review(desk.round.id, page.sheet.entry.sheet, step) }

    /// Accepting, and the way to a correction.
    var before: Markup {
        Markup {
            if rights.contains(.accept) {
                h2 { desk.says(Bilingual("確認した結果", "Your decision")) }
                desk.visit.form(
                    to: path(ReviewStep.accept.rawValue),
                    [version],
                    [.init(Bilingual("受理して計画に反映する", "Accept, and take it into the plan"))]
                ).markup
            }
            if rights.contains(.correct) {
                p {
                    a(.href(desk.visit.path(path("correct")))) {
                        desk.says(Bilingual("理由を付けて訂正する", "Correct it, with a reason"))
                    }
                }
            }
            if rights.contains(.accept) { h2 { desk.says(Bilingual("直してもらう", "Have it changed")) } }
        }
    }

    /// The form that gives a sheet back, with a place for a remark on every field; nothing where it is not the office's turn.
    var sendBack: FormView? {
        guard rights.contains(.accept) else { return nil }
        let fields = ReturnFields(page)
        return desk.visit.form(
            to: path(ReviewStep.sendBack.rawValue),
            entries(of: .sendBack),
            [
                version, .field(ReturnFields.reason),
                .group(
                    Bilingual("欄ごとのコメント（直してほしいところだけ）", "Remarks on fields, where something is to be changed"),
                    fields.remarks
                ),
            ],
            [.init(Bilingual("差し戻す", "Return it"), style: .danger)]
        )
    }

    /// What may be said without giving the sheet back.
    var commenting: FormView? {
        guard rights.contains(.comment) else { return nil }
        return desk.visit.form(
            to: path(ReviewStep.comment.rawValue),
            entries(of: .comment),
            [version] + ReviewComment(page).fields.map { .field($0) },
            [.init(Bilingual("コメントする", "Comment"), style: .other)]
        )
    }

    /// The form that takes an accepted sheet back into review; nothing for sheets in another state.
    var reopening: FormView? {
        guard rights.contains(.reopen) else { return nil }
        return desk.visit.form(
            to: path(ReviewStep.reopen.rawValue),
            entries(of: .reopen),
            [version, .field(ReturnFields.reopenReason)],
            [.init(Bilingual("確認に戻す", "Back into review"), style: .other)]
        )
    }

    /// A comment alone, and the form that takes an accepted sheet back into review.
    var after: Markup {
        Markup {
            if let commenting {
                h2 { desk.says(Bilingual("コメントだけを送る", "A comment alone")) }
                p {
                    desk.says(
                        Bilingual(
                            "差し戻さずに伝えます。調査票のコメントの欄に載ります。",
                            "It stands among the remarks of the sheet, which stays where it is."
                        )
                    )
                }
                commenting.markup
            }
            if let reopening { reopen(reopening) }
        }
    }

    private func reopen(_ form: FormView) -> Markup {
        Markup {
            h2 { desk.says(Bilingual("確認に戻す", "Back into review")) }
            p {
                desk.says(
                    Bilingual(
                        "計画に反映した内容は、もう一度受理するまでそのままです。",
                        "What the plan has of it stays until it is accepted again."
                    )
                )
            }
            form.markup
        }
    }
}

/// A comment of the office on a field or on the sheet.
struct ReviewComment {
    static let text = FormField("comment", .lines(3), Bilingual("コメント", "Comment")).longest(2_000).width(.full)

    private let place: FormField

    init(_ page: ReviewPage) {
        let whole = FormField.Choice("", page.desk.says(Bilingual("調査票の全体", "The whole sheet")))
        let addresses = page.sheet.series.map(\.address) + page.sheet.texts.map(\.address)
        let choices = addresses.map { FormField.Choice($0.text, page.label(of: $0)) }
        place = FormField("field", .select([whole] + choices), Bilingual("どの欄について", "About")).optional
    }

    var fields: [FormField] { [place, Self.text] }

    /// Nothing where there is a mistake.
    func read(_ entries: inout FormEntries) -> (place: FieldAddress?, text: String)? {
        let (place, text) = (entries.text(place), entries.text(Self.text))
        guard entries.isComplete, let place, let text else { return nil }
        return (FieldAddress(reading: place), text)
    }
}

/// The reason of a return, and a remark for every field.
struct ReturnFields {
    static let reason = FormField("reason", .lines(3), Bilingual("差し戻す理由", "Reason of the return")).longest(2_000)
        .width(.full)
    static let reopenReason = FormField("reopen-reason", .text, Bilingual("理由", "Reason")).longest(500).width(.full)

    private let addresses: [FieldAddress]
    let remarks: [FormField]

    init(_ page: ReviewPage) {
        addresses = page.sheet.series.map(\.address) + page.sheet.texts.map(\.address)
        remarks = addresses.enumerated().map { index, address in
            FormField("remark-\(index + 1)", .lines(2), Bilingual(same: page.label(of: address)))
                .longest(2_000).width(.full).optional
        }
    }

    /// Nothing where there is a mistake.
    func read(_ entries: inout FormEntries) -> (reason: String, remarks: [FieldRemark])? {
        let reason = entries.text(Self.reason)
        let texts = remarks.map { entries.text($0) }
        guard entries.isComplete, let reason else { return nil }
        let written = zip(addresses, texts).compactMap { address, text in
            text.flatMap { $0.isEmpty ? nil : FieldRemark(address, $0) }
        }
        return (reason, written)
    }
}
