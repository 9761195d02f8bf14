import Figures
import HTTPTypes
import Hummingbird
import PagesSupport
import Planning
import Wording

/// - `GET /plans/:plan/editions/` what was corrected; with `day` or `show` it leads to an earlier state of the plan
/// - `GET /plans/:plan/editions/:edition/` leads to that state in the year that was published, or the last with actuals
/// - below it the pages of the plan and their data, as they are below the plan
extension PlanPages {
    typealias Handler = @Sendable (Request, ShirubeRequestContext) async throws -> Response

    func addEditionRoutes(to router: Router<ShirubeRequestContext>, _ reading: Reading) {
        router.get(RouterPath(reading.path("/plans/:plan/editions")), use: editionsPage)
        let edition = reading.path("/plans/:plan/editions/:edition")
        router.get(RouterPath(edition), use: inEdition(editionStart))
        router.get(RouterPath(edition + "/:year/measures"), use: inEdition(measures))
        for route in PlanRoute.all {
            router.get(
                RouterPath("\(edition)/\(route.pattern)"),
                use: inEdition { try await self.page(route, $0, $1) }
            )
        }
    }

    /// Answers where the address names an edition of the plan by the one name that it has, and leads there from others.
    ///
    /// These ways end when the plan changes, so that no browser may remember them.
    func inEdition(_ handler: @escaping Handler) -> Handler {
        { request, context in
            let text = try context.pathText("edition")
            guard let id = Plan.ID(try context.pathText("plan")) else { throw PageError.notFound }
            guard let name = EditionName(text) else { throw EditionWords.unknown(text, of: id, context.reading) }
            guard let way = try await editions.way(to: name, of: id) else { throw PageError.notFound }
            switch way {
            case .edition(let found):
                if found.text == text { return try await handler(request, context) }
                return .redirect(to: Self.path(of: request, in: found), type: .found)
            case .current: return .redirect(to: Self.path(of: request, in: nil), type: .found)
            case .future, .beforeFirst, .notPublished:
                throw EditionWords.none(way, of: id, context.reading)
            }
        }
    }

    /// The same address in another edition; without one in the plan as it stands.
    private static func path(of request: Request, in edition: EditionName?) -> String {
        let segments = request.uri.path.split(separator: "/").map(String.init)
        guard let place = segments.firstIndex(of: "editions"), place + 1 < segments.count else { return "/" }
        // A plan may be called like the part of the address that stands behind it.
        let start = segments[place + 1] == "editions" ? place + 1 : place
        let middle = edition.map { ["editions", $0.text] } ?? []
        let path = (segments[..<start] + middle + segments[(start + 2)...]).joined(separator: "/")
        let end = request.uri.path.hasSuffix("/") || start + 2 == segments.count ? "/" : ""
        return "/\(path)\(end)" + (request.uri.query.map { "?" + $0 } ?? "")
    }

    @Sendable private func editionStart(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let place = try await currentPlace(context)
        // What was published is a year; the plan may have had later ones.
        let year = if case .published(let year) = place.edition.past?.name { year } else { place.year }
        return .redirect(to: place.paths.year(year), type: .found)
    }
}

// The page of errata, and its questions.
extension PlanPages {
    @Sendable private func editionsPage(
        _ request: Request,
        _ context: ShirubeRequestContext
    ) async throws -> Response {
        let place = try await currentPlace(context)
        let path = place.paths.editions
        if let response = canonicalRedirect(request, path) { return response }
        let conditions = try request.conditions
        guard !conditions.isEmpty else {
            return try await answer(request, path: path, about: place, address: .editions) { EditionsPage(place) }
        }
        let day = try conditions.text(EditionsPage.day.name)
        let shown = try conditions.text(EditionsPage.show)
        guard shown == nil || day == nil, try request.conditionNames.allSatisfy(Self.isKnown) else {
            throw EditionWords.wrongConditions
        }
        let text = shown ?? day ?? ""
        guard let name = EditionName(text), let way = try await editions.way(to: name, of: place.plan.id) else {
            return try await refuse(request, place, text, EditionWords.noDay(text))
        }
        switch way {
        case .edition(let name):
            let paths = PlanPaths(reading: place.reading, plan: place.plan.id, edition: name)
            return .redirect(to: paths.root, type: .found)
        case .current: return .redirect(to: place.paths.root, type: .found)
        case .future, .beforeFirst, .notPublished:
            return try await refuse(request, place, text, EditionWords.reason(way))
        }
    }

    private static func isKnown(_ name: String) -> Bool { [EditionsPage.day.name, EditionsPage.show].contains(name) }

    /// The page again, with what was typed and what is wrong with it.
    private func refuse(
        _ request: Request,
        _ place: Place,
        _ text: String,
        _ message: Bilingual
    ) async throws -> Response {
        var page = EditionsPage(place)
        page.entries.fill(EditionsPage.day, String(text.prefix(40)))
        page.entries.refuse(EditionsPage.day, message)
        return PageResponse(page.shell, status: .unprocessableContent, freshness: .noStore).response(to: request)
    }
}
