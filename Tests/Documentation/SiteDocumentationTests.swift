import Exchange
import Hummingbird
import PagesSupport
import PlanningStorage
import SQLiteDriver
import Server
import Testing

/// docs/site.md names every address of the site.
@Suite struct SiteDocumentationTests {
    private func paths() async throws -> Set<String> {
        let store = try await SQLPlanStore.open(SQLiteDatabase.inMemory()) { text in
            try RulesReader().read(Array(text.utf8), for: nil)
        }
        return Set(Site(store: store).router().routes.filter { $0.method == .get }.map(\.path.description))
    }

    @Test func `every route is explained`() async throws {
        let known = Set(try Document("docs/site.md").codeSpans.map(String.init))
        let paths = try await paths()
        #expect(paths.count > 10)
        let missing = paths.filter { path in
            // The other readings are said once for all; the stylesheet's address changes with its content.
            if Reading(path: path) != .japanese { return false }
            if path.hasPrefix("/assets/site-") { return !known.contains("/assets/site-….css") }
            return !known.contains(path) && !known.contains(path + "/")
        }
        #expect(missing.sorted() == [])
    }

    @Test(arguments: [Reading.western, .english])
    func `every page stands in every reading`(reading: Reading) async throws {
        let paths = try await paths()
        // Data and what machines ask for have one reading.
        let pages = paths.filter { path in
            Reading(path: path) == .japanese && !path.hasPrefix("/assets/") && !path.contains(".")
                && !["/healthz", "/readyz"].contains(path)
        }
        let missing = pages.filter { !paths.contains($0 == "/" ? reading.prefix : reading.path($0)) }
        #expect(missing.sorted() == [])
    }
}
