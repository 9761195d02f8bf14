import Exchange
import Figures
import Foundation
import Hummingbird
import PagesSupport
import Planning
import PlanningStorage
import SQLiteDriver
import Server
import TestSupport
import Testing

/// docs/site.md names every address of the site, and everything that programs may rely on.
@Suite struct SiteDocumentationTests {
    private func paths() async throws -> Set<String> {
        let database = try SQLiteDatabase.inMemory()
        let store = try await SQLPlanStore.open(database) { text in
            try RulesReader().read(Array(text.utf8), for: nil)
        }
        _ = try await store.save(TownPlan().plan(), by: "test", at: Date(), reason: "test", over: nil)
        var configuration = ServerConfiguration()
        configuration.isDemonstration = true
        let office = try await Office.pages(database, plans: store, configuration)
        let router = Site(store: store, office: office).router()
        return Set(router.routes.filter { $0.method == .get }.map(\.path.description))
    }

    @Test func `every route is explained`() async throws {
        let known = Set(try Document("docs/site.md").codeSpans.map(String.init))
        let paths = try await paths()
        #expect(paths.count > 10)
        let missing = paths.filter { path in
            // The other readings are said once for all, and so are data, which stand beside each page. The addresses of
            // stylesheet and script change with their content.
            if Reading(path: path) != .japanese { return false }
            if path.hasPrefix("/assets/site-") {
                return !known.contains("/assets/site-….css") || !known.contains("/assets/site-….js")
            }
            // Earlier states have the pages of the plan as it stands.
            let path = path.replacing("/editions/{edition}/", with: "/")
            for file in ["data.json", "{table}.csv"] where path.hasSuffix("/" + file) { return !known.contains(file) }
            return !known.contains(path) && !known.contains(path + "/")
        }
        #expect(missing.sorted() == [])
    }

    @Test func `every list, order and condition is explained`() throws {
        let section = try Document("docs/site.md").section("## Lists")
        let year = try #require(FiscalYear(2023))
        let evaluation = try #require(PlanEvaluator(try TownPlan().plan()).evaluation(of: year))
        let codes = (MeasureSelection.choices(in: evaluation) + MeasureSelection.byFigures).map(\.code)
            .filter { !$0.hasPrefix("rating-") && !$0.hasPrefix("missing-") }
        #expect(codes.count > 10)
        #expect(section.missing(codes + ["rating-1", "missing-not-set"]) == [])
        #expect(section.missing(SeriesOrder.all.map(\.code)) == [])
        #expect(section.missing(["show", "sort", "rating", "node", "relisted", "unit", "audience", "q"]) == [])
    }

    @Test func `every table and column of the data is explained`() async throws {
        let section = try Document("docs/site.md").section("## Data")
        let store = PublishedPlanStore(try TownPlan().plan())
        let client = InProcessClient(Site(store: store).router())
        let pages = [
            "2023/", "2023/measures/", "2023/measures/a1/", "2023/nodes/n1/", "2023/units/", "2023/units/b1/", "years/",
            "rules/", "findings/", "glossary/", "history/", "editions/",
        ]
        var seen: Set<String> = []
        for page in pages {
            let path = "/plans/town/" + page
            let data = try await client.get(path + "data.json")
            let object = try JSONSerialization.jsonObject(with: Data(data.text.utf8)) as? [String: Any]
            for name in try #require(object?["tables"] as? [String: Any]).keys {
                let csv = try await client.get("\(path)\(name).csv").text
                let columns = try #require(table(String(csv.drop { $0 == "\u{FEFF}" }))?.first)
                #expect(section.missing([name] + columns) == [], "\(page)\(name).csv")
                seen.insert(name)
            }
        }
        #expect(seen.count > 12)
    }

    @Test(arguments: [Reading.western, .english])
    func `every page stands in every reading`(reading: Reading) async throws {
        let paths = try await paths()
        // Data, what machines ask for and the city's own documents have one reading.
        let pages = paths.filter { path in
            Reading(path: path) == .japanese && !path.hasPrefix("/assets/") && !path.contains(".")
                && !["/healthz", "/readyz", "/plans/{plan}/{year}/documents/{document}"].contains(path)
        }
        let missing = pages.filter { !paths.contains($0 == "/" ? reading.prefix : reading.path($0)) }
        #expect(missing.sorted() == [])
    }
}
