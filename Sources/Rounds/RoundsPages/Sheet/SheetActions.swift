import Casework
import City
import CityPages
import HTTPTypes
import Hummingbird
import NIOCore
import PagesSupport
import Rounds
import Wording

/// The addresses of a sheet's smaller forms.
enum SheetActions {
    static func comments(_ entry: SheetEntry) -> String { RoundPath.sheet(entry) + "comments/" }
    static func files(_ entry: SheetEntry) -> String { RoundPath.sheet(entry) + "files/" }
    static func file(_ entry: SheetEntry, _ number: Int) -> String { files(entry) + "\(number)/" }
    static func open(_ entry: SheetEntry) -> String { RoundPath.sheet(entry) + "open/" }
    static func approve(_ entry: SheetEntry) -> String { RoundPath.sheet(entry) + "approve/" }
    static func sendBack(_ entry: SheetEntry) -> String { RoundPath.sheet(entry) + "return/" }

    /// A form may bring one file, as large as a sheet's attachment may be.
    static let fileLimits = FormLimits.oneFile(AttachmentRule().maximumBytes)

    private static let sheet = "/office/rounds/{round}/sheets/{sheet}/"

    static func add(_ routes: RoundRoutes) {
        let readers = Access.measures([.see, .readBeforePublication])
        let writers = Access.measures([.edit, .correct])
        let speakers = Access.measures([.edit, .approve, .review, .comment])
        routes.page(sheet, for: readers) { try await SheetPage.answer($0) }
        routes.form(sheet, for: writers) { try await SheetSaving.take($0, $1) }
        routes.form(sheet + ConflictPage.path, for: writers) { try await ConflictPage.take($0, $1) }
        routes.page(sheet + "history/", for: readers) { try await SheetHistoryPage.answer($0) }
        routes.form(sheet + "open/", for: .measures([.edit])) { try await heartbeat($0, $1) }
        routes.form(sheet + "comments/", for: speakers) { try await CommentForms.take($0, $1) }
        routes.form(sheet + "files/", for: writers, limits: fileLimits) { try await AttachmentForms.take($0, $1) }
        routes.page(sheet + "files/{file}/", for: readers) { try await AttachmentForms.answer($0) }
        routes.form(sheet + "files/{file}/", for: writers) { try await AttachmentForms.withdraw($0, $1) }
        routes.form(sheet + "approve/", for: .measures([.approve])) { try await ApprovalForms.approve($0, $1) }
        routes.form(sheet + "return/", for: .measures([.approve, .review])) { try await ApprovalForms.sendBack($0, $1) }
    }

    /// Notes that somebody has the form open; nothing is shown of it.
    private static func heartbeat(_ visit: RoundVisit, _: FormBody) async throws -> Response {
        guard let key = RequestKey(reading: Base64URL.random(bytes: 16)) else { throw PageError.unreadableForm }
        try await visit.office.heartbeat(try visit.sheetID(), RoundAct(key, by: visit.standing))
        return Response(status: .noContent)
    }
}
