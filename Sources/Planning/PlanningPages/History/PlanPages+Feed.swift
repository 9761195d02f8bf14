import Hummingbird
import PagesSupport
import Planning

/// - `GET /plans/:plan/feed.atom` what was published and corrected, for feed readers
extension PlanPages {
    @Sendable func feed(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let place = try await currentPlace(context)
        return try await answer(request, path: place.paths.feed, revision: place.revision) {
            let history = try await editions.history(of: place.edition)
            return PageResponse(bytes: PlanFeed(place, history).bytes, contentType: PlanFeed.contentType)
        }
    }
}

extension PlanPaths {
    var feed: String { current.root + "feed.atom" }
}
