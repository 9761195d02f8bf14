import Casework
import City
import CityPages
import HTTPTypes
import Hummingbird
import NIOCore
import PagesSupport
import RoundBooks
import Rounds
import SheetWriter
import Wording

extension RoundsPages {
    /// A department's sheets as a workbook, out and in.
    func addBooks(_ routes: RoundRoutes) {
        let (readers, writers) = (Access.measures([.see]), Access.measures([.edit, .correct]))
        let book = "/office/rounds/{round}/book/{unit}/"
        routes.page(book, for: readers) { try await BookPage.answer($0) }
        routes.form(book, for: writers, limits: .oneFile(RoundBookDesk.maximumBytes)) {
            try await BookPage.take($0, $1)
        }
        routes.page(book + "file/", for: readers) { try await BookPage.file($0) }
        routes.form(book + "save/", for: writers, limits: .grid) { try await BookChoices.take($0, $1) }
    }
}

extension RoundPath {
    /// A department's sheets as a workbook.
    static func book(_ round: RoundID, unit: String) -> String { "/office/rounds/\(round)/book/\(unit)/" }
}

/// Where a department takes its sheets out as a workbook, and brings them in again.
struct BookPage {
    static let title = Bilingual("Excel で記入する", "Fill in with Excel")

    private static let file = FormField(
        "book",
        .file(".xlsx"),
        Bilingual("記入した Excel のファイル", "The filled-in workbook"),
        hint: Bilingual("読み込むと、まず何が変わるかを示します。まだ保存しません。", "You see what would change first; nothing is saved yet.")
    )

    let visit: RoundVisit
    let book: RoundBook

    init(_ visit: RoundVisit) async throws {
        self.visit = visit
        let unit = visit.parameter("unit")
        do {
            book = try await Self.desk(visit).book(
                of: try visit.roundID(),
                unit: unit,
                for: visit.standing,
                language: .japanese
            )
        } catch RoundBookError.noSheets {
            // A unit without a sheet that this member may see is no page.
            throw PageError.notFound
        }
    }

    static func desk(_ visit: RoundVisit) -> RoundBookDesk { RoundBookDesk(visit.office) }

    var path: String { RoundPath.book(book.round.id, unit: book.unit) }
    var crumbs: [(Bilingual, String)] { [(RoundWords.todo, TodoPage.path), (Self.title, path)] }
    private var mayWrite: Bool {
        book.sheets.contains { $0.rights.contains(.edit) || $0.rights.contains(.correct) }
    }

    static func answer(_ visit: RoundVisit) async throws -> Response {
        visit.visit.answer(try await BookPage(visit).page(FormEntries()))
    }

    /// The workbook itself.
    static func file(_ visit: RoundVisit) async throws -> Response {
        let book = try await BookPage(visit).book
        let bytes: [UInt8]
        do throws(SheetError) {
            bytes = try book.workbook()
        } catch {
            throw PageError.invalid([error.message])
        }
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        var response = PageResponse(bytes: bytes, contentType: type, freshness: .noStore)
        response.extraHeaders[.contentDisposition] = "attachment; filename=\"\(book.fileName)\""
        return response.response(to: visit.visit.request)
    }

    /// Reads a workbook and shows what it would change.
    static func take(_ visit: RoundVisit, _ body: FormBody) async throws -> Response {
        let page = try await BookPage(visit)
        var entries = FormEntries(body)
        guard let chosen = entries.file(file) else { return visit.visit.refuse(page.page(entries)) }
        do {
            let bytes = Array(chosen.bytes.readableBytesView)
            let preview = try await desk(visit).preview(bytes, of: page.book.round.id, for: visit.standing)
            guard preview.problems.isEmpty else {
                entries.refuse(file, Self.summary(preview.problems.count))
                return visit.visit.refuse(page.page(entries, problems: preview.problems))
            }
            return visit.visit.answer(BookPreviewPage(page: page, preview: preview).page(FormEntries()))
        } catch let error as RoundBookError {
            entries.refuse(file, error.message)
            return visit.visit.refuse(page.page(entries))
        }
    }

    private static func summary(_ count: Int) -> Bilingual {
        Bilingual(
            "直すところが\(count)か所あります。何も保存していません。下の一覧を見て直し、もう一度読み込んでください。",
            "\(count) thing(s) have to be mended; nothing was saved. See the list below, and read it in again."
        )
    }

    private func page(_ entries: FormEntries, problems: [BookProblem] = []) -> OfficePage {
        var page = OfficePage(title: Self.title, path: path)
        page.crumbs = [(RoundWords.todo, TodoPage.path)]
        page.intro = intro
        if mayWrite {
            page.form = visit.form(to: path, entries, [.field(Self.file)], [.init(Bilingual("読み込む", "Read it in"))])
        }
        page.rest = list(problems)
        return page
    }

    private var intro: Markup {
        Markup {
            p(.class("lead")) { "\(book.unitName)・\(book.round.settings.title)" }
            ol {
                li {
                    a(.href(visit.path(path + "file/")), .download) {
                        visit.says(
                            Bilingual(
                                "調査票 \(book.sheets.count)件を Excel でダウンロード",
                                "Download \(book.sheets.count) sheet(s)"
                            )
                        )
                    }
                }
                li {
                    visit.says(
                        Bilingual(
                            "黄色のセルに記入して保存します（シート、行、列はそのままに）。",
                            "Fill in the yellow cells and save it; leave tabs, rows and columns as they are."
                        )
                    )
                }
                if mayWrite {
                    li { visit.says(Bilingual("下で読み込み、確かめてから保存します。", "Read it in below, look, and save.")) }
                }
            }
            if !mayWrite {
                p { visit.says(Bilingual("今、記入できる調査票はありません。", "None of the sheets can be filled in now.")) }
            }
        }
    }

    private func list(_ problems: [BookProblem]) -> Markup {
        guard !problems.isEmpty else { return .empty }
        return section(.id("problems")) {
            h2 { visit.says(Bilingual("直すところ", "To be mended")) }
            ul { for problem in problems.prefix(200) { li { visit.says(problem.line) } } }
        }
    }
}
