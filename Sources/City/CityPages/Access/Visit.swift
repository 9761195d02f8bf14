import City
import Figures
import HTTPTypes
import Hummingbird
import PagesSupport
import Wording

/// One request for a page of the office.
struct Visit: Sendable {
    let pages: CityPages
    let request: Request
    let context: ShirubeRequestContext

    var reading: Reading { context.reading }
    var language: Language { context.language }

    /// The member who asks; nothing for others.
    var signedIn: SignedInMember? { context.visitor.person as? SignedInMember }

    /// Where the request came from, for the record.
    var origin: RequestOrigin {
        RequestOrigin(address: context.remoteAddress, device: request.headers[.userAgent] ?? "")
    }

    /// The address of a page in this reading.
    func path(_ bare: String) -> String { reading.path(bare) }

    func token(for bare: String) -> String? { pages.gate.token(for: path(bare), context) }

    func says(_ words: Bilingual) -> String { words[language] }

    /// Sends the reader on to another page of the office.
    func goOn(to bare: String, saying flash: Flash? = nil, _ fields: HTTPField...) throws -> Response {
        guard let path = SitePath(path(bare)) else { throw PageError.notFound }
        return .seeOther(path, fields + (flash.map { [$0.setting(pages.cookies.policy)] } ?? []))
    }

    /// A page for this visitor alone.
    func answer(_ page: OfficePage, status: HTTPResponse.Status = .ok) -> Response {
        let said = Flash.taken(from: request, pages.cookies.policy)
        let shell = page.shell(self, flash: said.flatMap { OfficeWords.said[$0.name] })
        var response = PageResponse(shell, status: status, freshness: .noStore).response(to: request)
        if let said, request.method == .get { response.headers.append(said.removal) }
        return response
    }

    /// A form again, with what is wrong in it.
    func refuse(_ page: OfficePage) -> Response { answer(page, status: .unprocessableContent) }
}

/// A request of a member who may see the page.
struct MemberVisit: Sendable {
    let visit: Visit
    let member: SignedInMember

    var me: SignedIn { member.me }
    var municipality: MunicipalityCode { me.standing.municipality }
    var language: Language { visit.language }

    func may(_ action: PeoplePolicy.Action) -> Bool { Access.people(action).allows(me) }
}
