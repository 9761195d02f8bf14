import Casework
import HTTPTypes
package import Hummingbird
package import PagesSupport

/// What an administrator watches of a running site, as `GET /metrics` gives it.
package struct SiteMetrics: Sendable {
    let requests: RequestMetrics
    let connections: OpenConnections
    private let readiness: Readiness
    private let cache: PageCache
    /// Answers that pass by the site, which the requests by route do not count.
    var answers: KeptAnswers?
    /// How many mails are in each state; `nil` where that cannot be said now.
    var mail: (@Sendable () async -> [MailState: Int]?)?
    private let version: String
    private let started = ProcessFigures.now

    /// `routes` are the patterns of the site's routes.
    package init(routes: some Sequence<String>, readiness: Readiness, cache: PageCache, version: String) {
        requests = RequestMetrics(routes: routes)
        connections = OpenConnections()
        self.readiness = readiness
        self.cache = cache
        self.version = version
    }

    /// `GET /metrics`; for everybody who reaches it, or only for this machine.
    package func addRoutes(to router: Router<ShirubeRequestContext>, onlyForThisMachine: Bool = false) {
        router.get("/metrics") { request, context -> Response in
            let isOurs = context.isFromThisMachine && !Self.isForwarded(request)
            guard isOurs || !onlyForThisMachine else { throw PageError.notFound }
            return PageResponse(
                bytes: Array(await text().utf8),
                contentType: MetricsText.contentType,
                freshness: .noStore
            )
            .response(to: request)
        }
    }

    /// Whether a proxy on this machine says that it asks for somebody else.
    private static func isForwarded(_ request: Request) -> Bool {
        let telling = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"]
        return telling.contains { name in HTTPField.Name(name).map { request.headers[$0] != nil } ?? false }
    }

    /// All families, measured now.
    package func text() async -> String {
        var text = MetricsText()
        text.family("shirube_build_info", .gauge, "The version of the program.")
        text.sample("shirube_build_info", labels: ["version": version], "1")
        await writeDatabase(to: &text)
        let kept = cache.usage
        text.gauge("shirube_page_cache_pages", kept.pages, "Finished pages kept in memory.")
        text.gauge("shirube_page_cache_bytes", kept.bytes, "Bytes of finished pages kept in memory.")
        text.gauge("shirube_page_cache_capacity_bytes", cache.capacity, "Bytes that finished pages may take.")
        text.gauge("shirube_open_connections", connections.current, "Connections open to the site.")
        if let answers {
            let repeated = "shirube_repeated_answers_total"
            text.family(repeated, .counter, "Requests answered again without asking the site; not counted by route.")
            text.sample(repeated, String(answers.repeated))
        }
        await writeMail(to: &text)
        requests.write(to: &text)
        writeProcess(to: &text)
        return text.text
    }

    private func writeDatabase(to text: inout MetricsText) async {
        let found = try? await readiness.database()
        let isReady = found != nil && !readiness.isStopping
        text.gauge("shirube_ready", isReady ? 1 : 0, "1 while visitors may be sent here, as /readyz says.")
        text.gauge("shirube_database_up", found == nil ? 0 : 1, "1 while the plans of the database can be read.")
        guard let found else { return }
        text.gauge("shirube_plans", found.plans, "Plans in the database.")
        text.gauge("shirube_store_revision", found.revision, "The revision of the latest change of any plan.")
    }

    private func writeMail(to text: inout MetricsText) async {
        guard let counts = await mail?() else { return }
        text.family("shirube_mails", .gauge, "Mails in the outbox: waiting, sent, or given up.")
        for state in MailState.allCases {
            text.sample("shirube_mails", labels: ["state": state.rawValue], String(counts[state] ?? 0))
        }
    }

    private func writeProcess(to text: inout MetricsText) {
        if let bytes = ProcessFigures.residentBytes {
            text.gauge("process_resident_memory_bytes", bytes, "Bytes of memory that the process holds.")
        }
        let processor = "process_cpu_seconds_total"
        text.family(processor, .counter, "Seconds of processors that the process has used.")
        text.sample(processor, MetricsText.seconds(ProcessFigures.processorMicroseconds))
        let start = "process_start_time_seconds"
        text.family(start, .gauge, "When the process started, in seconds since 1970.")
        text.sample(start, MetricsText.seconds(started))
    }
}
