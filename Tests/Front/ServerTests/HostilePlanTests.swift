import HTTPTypes
import PagesSupport
import Planning
import TestSupport
import Testing
import Wording

/// Plans whose texts try to be something else.
///
/// Whoever may import a plan may not run anything in readers' browsers.
struct HostilePlanTests {
    static let texts = [
        "</td><script>alert(1)</script>", "\" onmouseover=\"alert(1)\" x=\"", "'><img src=x onerror=alert(1)>",
        "&lt;b&gt;&amp;quot;", "javascript:alert(1)", "]]>--><!--", "\"\u{301}<\u{301}b>",
        String(repeating: "名", count: 1000), "שלום \u{202E}gnp.exe", "a\u{0}b\u{1F}c\u{85}\u{FFFF}",
    ]

    /// The town with this text wherever a plan has one.
    private func town(_ text: String) throws -> Plan {
        let name = Bilingual(same: text)
        var plan = try TownPlan().plan()
        plan.name = name
        plan.municipality.name = name
        for index in plan.levels.indices { plan.levels[index].name = name }
        for index in plan.nodes.indices {
            plan.nodes[index].name = name
            plan.nodes[index].number = text
        }
        for index in plan.units.indices { plan.units[index].name = text }
        for index in plan.measures.indices {
            plan.measures[index].name = name
            plan.measures[index].number = text
            plan.measures[index].purpose = text
            plan.measures[index].effect = text
            for series in plan.measures[index].indicators.indices {
                plan.measures[index].indicators[series].name = text
                plan.measures[index].indicators[series].unit = text
                plan.measures[index].indicators[series].method = text
            }
        }
        for index in plan.goals.indices { plan.goals[index].name = name }
        for index in plan.texts.indices { plan.texts[index].text = text }
        for index in plan.tasks.indices { plan.tasks[index].text = text }
        for index in plan.lineage.indices {
            plan.lineage[index].before = text
            plan.lineage[index].after = text
            plan.lineage[index].note = text
        }
        return plan
    }

    /// Without what no document may hold, which a page shows as U+FFFD.
    private func shown(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { ["\u{0}", "\u{1F}", "\u{85}", "\u{FFFF}"].contains($0) ? "\u{FFFD}" : $0 }
            )
        )
    }

    @Test(arguments: texts.indices, ["", "/en"])
    func `every page shows such a text as text`(index: Int, prefix: String) async throws {
        let text = Self.texts[index]
        let client = InProcessClient(of: try town(text))
        for path in TownPages.all {
            let answer = try await client.get(prefix + path)
            #expect(answer.status == .ok, "\(path)")
            let document = Document(answer.text)
            #expect(document.unsoundness == [], "\(path)")
            #expect(document.all("script").map { $0.attributes["src"]?.hasPrefix("/assets/") } == [true], "\(path)")
            #expect(document.all("img").isEmpty && document.all("b").isEmpty, "\(path)")
            let names = document.elements.flatMap(\.attributes.keys)
            #expect(!names.contains { $0.hasPrefix("on") || $0 == "style" }, "\(path)")
            let links = document.elements.compactMap { $0.attributes["href"] ?? $0.attributes["action"] }
            #expect(links.allSatisfy { $0.hasPrefix("/") || $0.hasPrefix("#") }, "\(path)")
            let says = document.elements.contains { $0.text.contains(shown(text)) }
            #expect(says, "\(path)")
        }
    }

    @Test(arguments: texts.indices)
    func `data hold such a text whole`(index: Int) async throws {
        let text = Self.texts[index]
        let client = InProcessClient(of: try town(text))
        for page in ["measures/", "units/", "measures/a1/"] {
            let json = try JSONPage(try await client.get(TownPages.year + page + "data.json").bytes)
            for (name, rows) in json.tables {
                let csv = try CSVPage(try await client.get(json.page + name + ".csv").bytes)
                #expect(csv.rows == rows, "\(page) \(name)")
            }
            let values = json.tables.values.joined().flatMap(\.values)
            #expect(values.contains(text), "\(page)")
        }
    }

    @Test func `a picture of such a plan is still one`() async throws {
        for text in [Self.texts[0], Self.texts[8], Self.texts[9]] {
            let client = InProcessClient(of: try town(text))
            let answer = try await client.get(TownPages.year + "measures/a1/preview.png")
            #expect(answer.status == .ok && PNGImage(answer.bytes) != nil)
        }
    }
}
