import Hummingbird
import PagesSupport
import Planning

/// - `GET /plans/:plan/feed.atom` what was published and corrected, for feed readers
extension PlanPages {
    @Sendable func feed(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        guard let id = Plan.ID(try context.pathText("plan")), let edition = try await editions.edition(id),
            let place = Place(current: edition, context.language)
        else { throw PageError.notFound }
        let path = place.paths.feed
        guard request.uri.path == path else { return .redirect(to: path, type: .permanent) }
        let key = PageCache.Key(revision: "\(id.text)-\(edition.revision)", path: path)
        return try await cache.page(key) {
            let history = try await PlanHistory(of: id, in: editions, limit: PlanFeed.maximumEntries)
            return PageResponse(bytes: PlanFeed(place, history).bytes, contentType: PlanFeed.contentType)
        }
        .response(to: request)
    }
}

extension PlanPaths {
    var feed: String { root + "feed.atom" }
}
