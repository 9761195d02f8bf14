import Figures
import Hummingbird
import PagesSupport
import Planning
import Wording

// What an address is about.
extension PlanPages {
    private func edition(_ context: ShirubeRequestContext) async throws -> PlanEdition {
        guard let id = Plan.ID(try context.pathText("plan")) else { throw PageError.notFound }
        let name = context.parameters.get("edition").flatMap { EditionName($0) }
        let found =
            if let name { try await editions.edition(id, in: name) } else { try await editions.edition(id) }
        guard let found else { throw PageError.notFound }
        return found
    }

    func currentPlace(_ context: ShirubeRequestContext) async throws -> Place {
        guard let place = Place(current: try await edition(context), context.reading) else { throw PageError.notFound }
        return place
    }

    /// The plan in the year that the address names.
    func place(_ context: ShirubeRequestContext) async throws -> Place {
        let edition = try await edition(context)
        let text = try context.pathText("year")
        guard let year = try? FiscalYear(reading: text), let review = edition.reviews[year] else {
            throw unknownYear(text, edition, context.reading)
        }
        return Place(edition: edition, review: review, reading: context.reading)
    }

    /// Names the years that there are, because most who ask for another have guessed an address.
    private func unknownYear(_ text: String, _ edition: PlanEdition, _ reading: Reading) -> PageError {
        guard let place = Place(current: edition, reading) else { return .notFound }
        let asked = text.count > 20 ? text.prefix(20) + "…" : text[...]
        let plan = edition.plan.name
        return .notFoundBut(
            Bilingual(
                "\(plan.japanese)に「\(asked)」という年度のページはありません。次の年度があります。",
                "\(plan.english) has no pages for a year “\(asked)”. These years are there:"
            ),
            place.allYears.map { PageError.Link(name: $0.yearName, path: $0.paths.year($0.year)) }
        )
    }

    func history(for address: PlanAddress, _ place: Place) async throws -> PlanHistory {
        address.tellsHistory ? try await editions.history(of: place.edition) : .none
    }

    func place(_ context: ShirubeRequestContext, _ route: PlanRoute) async throws -> Place {
        route.hasYear ? try await place(context) : try await currentPlace(context)
    }
}

// Answers from the cache.
extension PlanPages {
    /// A page of a plan with the links to its data.
    func answer(
        _ request: Request,
        path: String,
        query: String = "",
        about place: Place,
        address: PlanAddress,
        make: () async throws -> any SitePage
    ) async throws -> Response {
        try await answer(request, path: path, query: query, revision: place.revision) {
            let page = try await make()
            var shell = page.shell
            shell.end = DataLinks(data: page.data, language: place.language).markup
            shell.picturePath = address.previewPath(place)
            shell.origin = origin
            if let notice = try await notice(place, address) {
                shell.start = notice.markup
                shell.canonicalPath = notice.currentPath
                shell.isIndexed = false
            }
            return shell
        }
    }

    /// What a page of an earlier state says first; nothing for the plan as it stands.
    private func notice(_ place: Place, _ address: PlanAddress) async throws -> EditionNotice? {
        guard place.edition.past != nil, let edition = try await editions.edition(place.plan.id) else { return nil }
        let review = edition.reviews[place.year]
        let current =
            review.map { Place(edition: edition, review: $0, reading: place.reading) }
            ?? Place(current: edition, place.reading)
        return current.flatMap { EditionNotice(place, address, current: $0) }
    }

    /// The page at its one address, from the cache where it is there; a redirect from every other spelling of it.
    func answer(
        _ request: Request,
        path: String,
        query: String = "",
        revision: String,
        make: () async throws -> PageShell
    ) async throws -> Response {
        try await answer(request, path: path, query: query, revision: revision) { PageResponse(try await make()) }
    }

    func answer(
        _ request: Request,
        path: String,
        query: String = "",
        revision: String,
        make: () async throws -> PageResponse
    ) async throws -> Response {
        if let response = canonicalRedirect(request, path) { return response }
        let key = PageCache.Key(revision: revision, path: path, query: query)
        return try await cache.page(key, make: make).response(to: request)
    }

    func canonicalRedirect(_ request: Request, _ path: String) -> Response? {
        guard request.uri.path != path else { return nil }
        let query = request.uri.query.map { "?" + $0 } ?? ""
        return .redirect(to: path + query, type: .permanent)
    }
}

extension Place {
    /// The plan in the year that readers ask about when they name none; nothing where no rules hold in any year.
    convenience init?(current edition: PlanEdition, _ reading: Reading) {
        guard let review = edition.reviews[edition.currentYear] ?? edition.reviews.max(by: { $0.key < $1.key })?.value
        else { return nil }
        self.init(edition: edition, review: review, reading: reading)
    }

    /// Names what pages are made from, for the cache.
    var revision: String { "\(plan.id.text)-\(edition.revision)" }
}
