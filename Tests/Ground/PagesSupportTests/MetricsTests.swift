import Hummingbird
import PagesSupport
import Testing

struct MetricsTests {
    private func lines(_ metrics: RequestMetrics) -> [String] {
        var text = MetricsText()
        metrics.write(to: &text)
        return text.text.split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        (0, "0"), (1, "0.000001"), (500, "0.0005"), (1_000_000, "1"), (2_500_000, "2.5"), (12_345_678, "12.345678"),
        (10_000_000, "10"), (100_100_000, "100.1"),
    ])
    func `microseconds are seconds without loss`(microseconds: Int, text: String) {
        #expect(MetricsText.seconds(microseconds) == text)
    }

    @Test func `a label may hold anything`() {
        var text = MetricsText()
        text.sample("x", labels: ["a": "b\"c\\d\ne", "f": "日本"], "1")
        #expect(text.text == "x{a=\"b\\\"c\\\\d\\ne\",f=\"日本\"} 1\n")
    }

    @Test func `answers are counted by route and class, and a duration falls into every bucket above it`() {
        let metrics = RequestMetrics(routes: ["/a", "/b"])
        metrics.count(route: "/a", status: 200, microseconds: 500)
        metrics.count(route: "/a", status: 304, microseconds: 501)
        metrics.count(route: "/a", status: 204, microseconds: 60_000_000)
        let lines = lines(metrics)
        #expect(lines.contains("shirube_requests_total{route=\"/a\",status=\"2xx\"} 2"))
        #expect(lines.contains("shirube_requests_total{route=\"/a\",status=\"3xx\"} 1"))
        let bucket = "shirube_request_duration_seconds_bucket{route=\"/a\",le="
        #expect(lines.contains(bucket + "\"0.0005\"} 1"))
        #expect(lines.contains(bucket + "\"0.001\"} 2"))
        #expect(lines.contains(bucket + "\"10\"} 2"))
        #expect(lines.contains(bucket + "\"+Inf\"} 3"))
        #expect(lines.contains("shirube_request_duration_seconds_sum{route=\"/a\"} 60.001001"))
        #expect(lines.contains("shirube_request_duration_seconds_count{route=\"/a\"} 3"))
        #expect(!lines.contains { $0.contains("/b") })
    }

    @Test func `no address of a visitor makes a new line`() async throws {
        let router = makeSiteRouter { router in
            router.get("/plans/:plan") { _, _ -> Response in throw PageError.notFound }
        }
        let metrics = RequestMetrics(routes: router.routes.map(\.path.description))
        let responder = MeasuredResponder(router.buildResponder(), metrics: metrics)
        for number in 0..<50 {
            for path in ["/plans/\(number)", "/\(number)"] {
                let head = HTTPRequest(method: .get, scheme: "http", authority: "x", path: path)
                let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
                let context = ShirubeRequestContext(logger: InProcessClient.quietLogger)
                #expect(try await responder.respond(to: request, context: context).status == .notFound)
            }
        }
        let counted = lines(metrics).filter { $0.hasPrefix("shirube_requests_total") }
        #expect(
            counted == [
                "shirube_requests_total{route=\"/plans/{plan}\",status=\"4xx\"} 50",
                "shirube_requests_total{route=\"other\",status=\"4xx\"} 50",
            ]
        )
    }

    @Test func `counting from many tasks loses nothing`() async {
        let metrics = RequestMetrics(routes: ["/a"])
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 { metrics.count(route: "/a", status: 200, microseconds: 3) }
                }
            }
        }
        let lines = lines(metrics)
        #expect(lines.contains("shirube_requests_total{route=\"/a\",status=\"2xx\"} 8000"))
        #expect(lines.contains("shirube_request_duration_seconds_sum{route=\"/a\"} 0.024"))
    }
}
