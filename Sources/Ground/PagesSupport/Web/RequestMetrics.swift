import HTTPTypes
package import Hummingbird
import Synchronization

/// How many requests each route answered, how, and how long that took.
///
/// There is a place for every route of the site and one for everything else, so that no visitor can make them more.
package final class RequestMetrics: Sendable {
    /// Upper bounds of the histogram, in microseconds.
    static let bounds = [
        500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000,
    ]
    private static let classes = ["1xx", "2xx", "3xx", "4xx", "5xx"]

    private let routes: [String: RouteMetrics]
    /// What no route answered.
    private let others = RouteMetrics()

    /// - Parameter routes: the patterns of the routes, `/plans/{plan}`.
    package init(routes: some Sequence<String>) {
        self.routes = Dictionary(routes.map { ($0, RouteMetrics()) }, uniquingKeysWith: { first, _ in first })
    }

    /// Counts one answer of the route with this pattern.
    package func count(route: String?, status: Int, microseconds: Int) {
        let place = route.flatMap { routes[$0] } ?? others
        place.count(statusClass: min(max(status / 100, 1), 5) - 1, microseconds: microseconds)
    }

    /// Adds the families about requests; routes that nobody asked yet are left out.
    package func write(to text: inout MetricsText) {
        let asked = (routes.map { ($0.key, $0.value.snapshot) } + [("other", others.snapshot)])
            .filter { $0.1.total > 0 }.sorted { $0.0 < $1.0 }
        let requests = "shirube_requests_total"
        text.family(requests, .counter, "Requests answered, by route and class of status.")
        for (route, counts) in asked {
            for (name, count) in zip(Self.classes, counts.byClass) where count > 0 {
                text.sample(requests, labels: ["route": route, "status": name], String(count))
            }
        }
        let duration = "shirube_request_duration_seconds"
        text.family(duration, .histogram, "Time to make an answer, without the time to send it, by route.")
        for (route, counts) in asked {
            var sum = 0
            for (bound, count) in zip(Self.bounds, counts.byBound) {
                sum += count
                let limit = MetricsText.seconds(bound)
                text.sample(duration + "_bucket", labels: ["route": route, "le": limit], String(sum))
            }
            text.sample(duration + "_bucket", labels: ["route": route, "le": "+Inf"], String(counts.total))
            text.sample(duration + "_sum", labels: ["route": route], MetricsText.seconds(counts.microseconds))
            text.sample(duration + "_count", labels: ["route": route], String(counts.total))
        }
    }
}

/// The counts of one route.
///
/// Each route has a lock of its own that is held for a few additions, so that requests hardly ever wait for each other.
private final class RouteMetrics: Sendable {
    struct Counts {
        var byClass = [Int](repeating: 0, count: 5)
        /// Of each bound alone; what took longer than all is only in the total.
        var byBound = [Int](repeating: 0, count: RequestMetrics.bounds.count)
        var total = 0
        var microseconds = 0
    }

    private let counts = Mutex(Counts())

    var snapshot: Counts { counts.withLock { $0 } }

    func count(statusClass: Int, microseconds: Int) {
        let bucket = RequestMetrics.bounds.firstIndex { microseconds <= $0 }
        counts.withLock { counts in
            counts.byClass[statusClass] += 1
            if let bucket { counts.byBound[bucket] += 1 }
            counts.total += 1
            counts.microseconds += microseconds
        }
    }
}

/// Counts every answer of a site, error pages included.
package struct MeasuredResponder: HTTPResponder {
    private let responder: RouterResponder<ShirubeRequestContext>
    private let metrics: RequestMetrics

    package init(_ responder: RouterResponder<ShirubeRequestContext>, metrics: RequestMetrics) {
        self.responder = responder
        self.metrics = metrics
    }

    package func respond(to request: Request, context: ShirubeRequestContext) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await responder.respond(to: request, context: context)
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        metrics.count(
            route: context.coreContext.endpointPath.value,
            status: response.status.code,
            microseconds: Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
        )
        return response
    }
}
