import Exchange
import Foundation
import Hummingbird
import PagesSupport
import Planning
import PlanningStorage
import SQLiteDriver
import Server

/// The site over a database in memory that holds the two sample cities.
struct SampleSite: Sendable {
    let store: SQLPlanStore
    let client: InProcessClient

    /// Loads the folders of `Samples` that are named.
    init(_ samples: [String] = ["kagoshima", "ibusuki"]) async throws {
        store = try await SQLPlanStore.open(SQLiteDatabase.inMemory()) { text in
            try RulesReader().read(Array(text.utf8), for: nil)
        }
        for sample in samples {
            let plan = try Self.plan(sample)
            try await store.save(plan, by: "test", at: Date(timeIntervalSince1970: 1_700_000_000), reason: "sample")
        }
        client = InProcessClient(Site(store: store).router())
    }

    static func plan(_ sample: String) throws -> Plan {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
        return try PlanFolderReader().read(path: root.appendingPathComponent("Samples/\(sample)").standardized.path)
            .plan
    }

    func get(_ path: String) async throws -> InProcessClient.Answer {
        try await client.get(path)
    }
}

/// The site that every test shares which changes nothing.
enum SharedSite {
    private static let loading = Task { try await SampleSite() }

    static var site: SampleSite {
        get async throws { try await loading.value }
    }
}

extension InProcessClient {
    /// The site over one plan alone, which has no history.
    init(of plan: Plan, origin: SiteOrigin? = nil) {
        self.init(Site(store: PublishedPlanStore(plan), origin: origin).router())
    }
}
