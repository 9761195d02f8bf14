package import City
package import Figures
package import HTTPTypes
package import Hummingbird
package import PagesSupport
package import Wording

/// One request for a page of the office.
package struct Visit: Sendable {
    let pages: CityPages
    /// As it came.
    package let request: Request
    /// With who asks, as ``SessionReader`` found out.
    package let context: ShirubeRequestContext

    /// How years and the page are written.
    package var reading: Reading { context.reading }
    /// The language of the page.
    package var language: Language { context.language }

    /// The member who asks; nothing for others.
    package var signedIn: SignedInMember? { context.visitor.person as? SignedInMember }

    /// Where the request came from, for the record.
    package var origin: RequestOrigin {
        RequestOrigin(address: context.remoteAddress, device: request.headers[.userAgent] ?? "")
    }

    /// The address of a page in this reading.
    package func path(_ bare: String) -> String { reading.path(bare) }

    /// What a form of this visitor needs that is sent to a page; `nil` before the browser was given a secret.
    package func token(for bare: String) -> String? { pages.gate.token(for: path(bare), context) }

    /// Words in the language of this reading.
    package func says(_ words: Bilingual) -> String { words[language] }

    /// Sends the reader on to another page of the office.
    package func goOn(to bare: String, saying flash: Flash? = nil, _ fields: HTTPField...) throws -> Response {
        guard let path = SitePath(path(bare)) else { throw PageError.notFound }
        return .seeOther(path, fields + (flash.map { [$0.setting(pages.cookies.policy)] } ?? []))
    }

    /// A page for this visitor alone.
    package func answer(_ page: OfficePage, status: HTTPResponse.Status = .ok) -> Response {
        let said = Flash.taken(from: request, pages.cookies.policy)
        let shell = page.shell(self, flash: said.flatMap { pages.said[$0.name] })
        var response = PageResponse(shell, status: status, freshness: .noStore).response(to: request)
        if let said, request.method == .get { response.headers.append(said.removal) }
        return response
    }

    /// A form again, with what is wrong in it.
    package func refuse(_ page: OfficePage) -> Response { answer(page, status: .unprocessableContent) }
}

/// A request of a member who may see the page.
package struct MemberVisit: Sendable {
    /// The request itself.
    package let visit: Visit
    /// Who asks.
    package let member: SignedInMember

    /// The member's rights of today.
    package var me: SignedIn { member.me }
    /// Whose data the member may be shown.
    package var municipality: MunicipalityCode { me.standing.municipality }
    /// The language of the page.
    package var language: Language { visit.language }

    /// What tells this member's drafts in a browser from those of others.
    package var draftOwner: String { member.draftOwner }

    /// Whether the policy of people allows the member this.
    package func may(_ action: PeoplePolicy.Action) -> Bool { Access.people(action).allows(me) }
}
