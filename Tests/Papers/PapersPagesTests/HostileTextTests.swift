import Documents
import Exchange
import Figures
import Papers
import PapersPages
import Planning
import TestSupport
import Testing
import Wording

/// Whatever a plan contains, its documents are documents.
@Suite struct HostileTextTests {
    static let texts: [String: String] = [
        "ten thousand characters": String(repeating: "長い文", count: 3_300),
        "no place to break": String(repeating: "x", count: 10_000),
        "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🇯🇵👍🏽", "variation selectors": "葛󠄀城市の辻󠄁さん ☑︎ ☑️",
        "right to left": "مرحبا بالعالم שלום 123 ‏", "combining": "e\u{301}\u{302}\u{303}\u{304}か\u{3099}",
        "markup": "</td></table><script>alert(1)</script><!-- ]]> & &amp; \" '",
        "formula": "=HYPERLINK(\"http://x\",\"y\")", "braces": "{page}／{plan.name}{{", "line ends": "一\n\n\n二\r\n三",
        "controls": "あ\u{0}\u{1}\u{8}\u{B}\u{1B}[31m\u{7F}\u{85}い\u{FFFE}\u{2028}う",
        "marks of direction": "\u{202E}逆\u{202C}\u{2066}中\u{2069}\u{FEFF}",
    ]

    /// The town with one text everywhere where a plan has words.
    private func plan(_ text: String) throws -> Plan {
        var plan = try TownPlan().plan()
        plan.municipality.name = Bilingual(same: text)
        plan.name = Bilingual(same: text)
        for index in plan.nodes.indices { plan.nodes[index].name = Bilingual(same: text) }
        for index in plan.measures.indices {
            plan.measures[index].name = Bilingual(same: text)
            plan.measures[index].purpose = text
            for series in plan.measures[index].indicators.indices {
                plan.measures[index].indicators[series].name = text
                plan.measures[index].indicators[series].unit = text
            }
        }
        for index in plan.texts.indices { plan.texts[index].text = text }
        for index in plan.units.indices { plan.units[index].name = text }
        return plan
    }

    private static let form = """
        title: 様式
        paper: {size: a4, orientation: landscape}
        header: {start: "{plan.name}", end: "{page}"}
        sections:
          - title: "{measure.name}"
            each: measures
            blocks:
              - {heading: "{measure.name}", level: 1}
              - {text: "{measure.purpose} {measure.activity}"}
              - each: series
                blocks:
                  - {chart: series}
              - table:
                  name: "{measure.name}"
                  caption: yes
                  rows: [series, lines]
                  columns:
                    - {width: 60, heading: "{plan.name}", show: series.name, row_heading: yes}
                    - {width: 8, heading: 課, show: measure.owners, direction: vertical}
                    - {width: 30, heading: 値, show: line.value, unit: yes}
        """

    private func press(_ text: String) throws -> DocumentPress {
        let plan = try plan(text)
        let form = try DefinitionReader().read(Array(Self.form.utf8), name: "form", for: plan)
        return DocumentPress(plan, definitions: [form])
    }

    @Test(arguments: texts.keys.sorted())
    func `a hostile text breaks no markup`(name: String) throws {
        let text = try #require(Self.texts[name])
        let order = DocumentOrder("form", year: try #require(FiscalYear(2023)))
        let html = String(decoding: try press(text).print(order, as: .html).bytes, as: UTF8.self)
        let page = HTMLDocument(html)
        #expect(page.problems == [])
        #expect(page.all("script").isEmpty)
        #expect(page.all("table").count == 6)
        #expect(!html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test(arguments: texts.keys.sorted(), [DocumentFormat.pdf, .xlsx])
    func `a hostile text becomes a file or a clear error`(name: String, format: DocumentFormat) throws {
        let text = try #require(Self.texts[name])
        let order = DocumentOrder("form", year: try #require(FiscalYear(2023)))
        do {
            let printed = try press(text).print(order, as: format)
            #expect(printed.bytes.count > 1_000)
        } catch {
            let problems = try #require(error as? Problems)
            #expect(
                problems.list.allSatisfy { !$0.message.japanese.isEmpty && $0.place.file.hasPrefix("document-form") }
            )
        }
    }
}
