import Casework
import CityPages
import Figures
import HTTPTypes
import Hummingbird
import NIOCore
import PagesSupport
import Planning
import Rounds
import Wording

/// The files of a sheet: a list, one more, and one less.
struct AttachmentForms {
    private static let title = Bilingual("添付ファイル", "Files")
    private static let file = FormField(
        "file",
        .file(".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.pptx,.txt,.csv"),
        Bilingual("ファイルを選ぶ", "Choose a file"),
        hint: hint
    )

    private static var hint: Bilingual {
        let rule = AttachmentRule()
        let kinds = FileKind.allCases
        let size = "\(rule.maximumBytes / 1_000_000) MB"
        return Bilingual(
            "1個\(size)まで、\(rule.maximumFiles)個まで。\(kinds.map(\.name.japanese).joined(separator: "、"))",
            "At most \(size) each and \(rule.maximumFiles) files. \(kinds.map(\.name.english).joined(separator: ", "))"
        )
    }

    let page: SheetPage

    private var visit: RoundVisit { page.visit }
    private var sheet: MeasureSheet { page.sheet }
    private var mayAttach: Bool {
        page.isForm && sheet.definition.state(sheet.record.state)?.attaching.isEmpty == false
    }

    var markup: Markup {
        let files = sheet.record.attachments.filter { $0.withdrawn == nil }
        guard mayAttach || !files.isEmpty else { return .empty }
        return section(.id("files")) {
            h2 { visit.says(Self.title) }
            if !files.isEmpty {
                ul(.class("files")) { for attachment in files { row(attachment) } }
            }
            if mayAttach { form(FormEntries()).markup }
        }
    }

    private func row(_ attachment: Attachment) -> Markup {
        li {
            a(.href(visit.path(SheetActions.file(sheet.entry, attachment.number))), .download) { attachment.file.name }
            " "
            span(.class("soft")) { "\(attachment.file.kind.name[visit.language])・\(Self.size(attachment.file.size))" }
            if mayAttach {
                visit.form(
                    to: SheetActions.file(sheet.entry, attachment.number),
                    FormEntries(),
                    [],
                    [
                        .init(
                            Bilingual("「\(attachment.file.name)」を取り下げる", "Withdraw “\(attachment.file.name)”"),
                            style: .other
                        )
                    ]
                ).markup
            }
        }
    }

    /// `12 KB`, rounded up.
    static func size(_ bytes: Int) -> String {
        bytes >= 1_000_000 ? "\((bytes + 99_999) / 1_000_000) MB" : "\((bytes + 999) / 1000) KB"
    }

    private func form(_ entries: FormEntries) -> FormView {
        visit.form(
            to: SheetActions.files(sheet.entry),
            entries,
            [.field(Self.file)],
            [.init(Bilingual("添付する", "Attach"), style: .other)]
        )
    }

    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await SheetPage(visit)
        let forms = AttachmentForms(page: page)
        var entries = FormEntries(body)
        guard let chosen = entries.file(file) else { return forms.refuse(entries) }
        let bytes = Array(chosen.bytes.readableBytesView)
        do {
            let act = try visit.act(body)
            try await visit.office.attach(bytes, named: chosen.name, to: nil, of: page.sheet.entry.sheet, act)
        } catch RoundError.refused(let error) {
            entries.refuse(file, error.message)
            return forms.refuse(entries)
        }
        return try visit.visit.goOn(to: RoundPath.sheet(page.sheet.entry) + "#files", saying: Flash("file-attached"))
    }

    /// The form alone, with what is wrong in it.
    private func refuse(_ entries: FormEntries) -> Response {
        var refused = OfficePage(title: Self.title, path: RoundPath.sheet(sheet.entry))
        refused.crumbs = page.crumbs
        refused.form = form(entries)
        return visit.visit.refuse(refused)
    }

    static func withdraw(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let entry = try await SheetPage(visit).sheet.entry
        guard let number = Int(visit.parameter("file")) else { throw PageError.notFound }
        try await visit.office.withdraw(attachment: number, of: entry.sheet, try visit.act(body))
        return try visit.visit.goOn(to: RoundPath.sheet(entry) + "#files", saying: Flash("file-withdrawn"))
    }

    /// The file itself: always to be kept, never to be opened as a page of this site.
    static func answer(_ visit: RoundVisit) async throws -> Response {
        let (id, round) = (try visit.sheetID(), try visit.roundID())
        guard let number = Int(visit.parameter("file")),
            let (file, bytes) = try await visit.office.file(number, of: id, for: visit.standing),
            try await visit.office.sheet(id, for: visit.standing).entry.round == round
        else { throw PageError.notFound }
        var response = PageResponse(bytes: bytes, contentType: file.kind.mediaType, freshness: .noStore)
        let name = PercentEncoding.encode(file.name)
        response.extraHeaders[.contentDisposition] =
            "attachment; filename=\"file-\(number).\(file.kind.suffix)\"; filename*=UTF-8''\(name)"
        return response.response(to: visit.visit.request)
    }
}
