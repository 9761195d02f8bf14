import HTTPTypes
import Hummingbird
import Logging
import PagesSupport
import Planning

/// What a monitor or a load balancer asks.
///
/// - `GET /healthz` whether the process is up and its database answers
/// - `GET /readyz` whether to send visitors here: the plans can be read, and the process is not about to end
struct WatchRoutes: Sendable {
    let store: any PlanStore
    let readiness: Readiness

    func addRoutes(to router: Router<ShirubeRequestContext>) {
        router.get("/healthz", use: health)
        router.get("/readyz", use: ready)
    }

    @Sendable private func health(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        do {
            _ = try await store.revision
            return Self.answer("ok\n", .ok).response(to: request)
        } catch {
            context.logger.error("The database does not answer", metadata: ["error": "\(error)"])
            return Self.answer("database does not answer\n", .serviceUnavailable).response(to: request)
        }
    }

    @Sendable private func ready(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        do throws(Readiness.Obstacle) {
            _ = try await readiness.check()
            return Self.answer("ready\n", .ok).response(to: request)
        } catch {
            switch error {
            case .stopping: return Self.answer("stopping\n", .serviceUnavailable).response(to: request)
            case .database(let error):
                context.logger.error("The plans cannot be read", metadata: ["error": "\(error)"])
                return Self.answer("plans cannot be read\n", .serviceUnavailable).response(to: request)
            }
        }
    }

    static func answer(_ text: String, _ status: HTTPResponse.Status) -> PageResponse {
        PageResponse(
            bytes: Array(text.utf8),
            contentType: "text/plain; charset=utf-8",
            status: status,
            freshness: .noStore
        )
    }
}
