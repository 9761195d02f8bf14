import Foundation
import HTTPTypes
import Hummingbird
import PagesSupport
import Planning
import PlanningStorage
import SQLInterface
import Server
import Testing

/// What a monitor and a load balancer are told.
struct OperationsTests {
    /// A store whose database does not answer.
    private struct SilentStore: PlanStore {
        func plans() async throws -> [PlanSummary] { throw SQLError.busy }
        func plan(_ id: Plan.ID) async throws -> StoredPlan? { throw SQLError.busy }
        func events(
            of plan: Plan.ID,
            about measure: Measure.ID?,
            limit: Int,
            before position: PlanEvent.Position?
        ) async throws -> [PlanEvent] { throw SQLError.busy }
        func search(_ text: String, in plan: Plan.ID?, limit: Int) async throws -> [SearchHit] { throw SQLError.busy }
        func save(
            _ plan: Plan,
            by actor: String,
            at time: Date,
            reason: String,
            over revision: Int?
        ) async throws -> PlanChange { throw SQLError.busy }
        var revision: Int { get async throws { throw SQLError.busy } }
    }

    private func metrics(of store: any PlanStore, readiness: Readiness) -> SiteMetrics {
        SiteMetrics(routes: ["/"], readiness: readiness, cache: PageCache(), version: "1.2.3")
    }

    @Test func `a site that is about to end is up and not ready`() async throws {
        let store = try await SharedSite.site.store
        let readiness = Readiness(store: store)
        let client = InProcessClient(Site(store: store, readiness: readiness).router())
        #expect(try await client.get("/readyz").text == "ready\n")
        readiness.stop()
        let answer = try await client.get("/readyz")
        #expect(answer.status == .serviceUnavailable && answer.text == "stopping\n")
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(try await client.get("/healthz").status == .ok)
        #expect(await metrics(of: store, readiness: readiness).text().contains("\nshirube_ready 0\n"))
    }

    @Test func `a database that does not answer is told, and the rest of the figures is there`() async throws {
        let readiness = Readiness(store: SilentStore())
        let client = InProcessClient(Site(store: SilentStore(), readiness: readiness).router())
        #expect(try await client.get("/readyz").status == .serviceUnavailable)
        #expect(try await client.get("/healthz").status == .serviceUnavailable)
        let text = await metrics(of: SilentStore(), readiness: readiness).text()
        #expect(text.contains("\nshirube_database_up 0\n") && text.contains("\nshirube_ready 0\n"))
        #expect(!text.contains("shirube_plans "))
        #expect(text.contains("\nprocess_resident_memory_bytes "))
    }

    @Test func `the figures tell the plans, their revision and the program`() async throws {
        let site = try await SharedSite.site
        let text = await metrics(of: site.store, readiness: Readiness(store: site.store)).text()
        #expect(text.contains("\nshirube_build_info{version=\"1.2.3\"} 1\n"))
        #expect(text.contains("\nshirube_plans 2\n"))
        #expect(text.contains("\nshirube_store_revision \(try await site.store.revision)\n"))
        #expect(text.contains("\nshirube_ready 1\n"))
    }

    @Test func `the site itself does not show the figures`() async throws {
        #expect(try await SharedSite.site.get("/metrics").status == .notFound)
    }
}
