import Documents
import Figures
import Foundation
import TestSupport
import Testing

/// The facts of a sample city that its documents show.
struct SamplePlan {
    struct Measure {
        let id: String
        let number: String
        let name: String
        let node: String
        let audience: String
    }

    struct Indicator {
        let series: String
        let name: String
        let unit: String
    }

    let measures: [Measure]
    let nodes: [(id: String, parent: String, number: String, name: String)]
    let indicators: [String: [Indicator]]
    /// By measure, series, year and kind: as it is printed.
    let figures: [String: String]

    init(_ city: String) throws {
        let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../../Samples/\(city)")
            .standardized
        func rows(_ name: String) throws -> [[String: String]] {
            let text = try String(contentsOf: folder.appendingPathComponent("\(name).csv"), encoding: .utf8)
            let lines = try #require(table(text.replacing("\r\n", with: "\n")))
            let keys = try #require(lines.first)
            return lines.dropFirst().map { Dictionary(zip(keys, $0)) { first, _ in first } }
        }
        measures = try rows("measures").map {
            Measure(
                id: $0["id", default: ""],
                number: $0["number", default: ""],
                name: $0["name", default: ""],
                node: $0["node", default: ""],
                audience: $0["audience", default: ""]
            )
        }
        nodes = try rows("nodes").map {
            ($0["id", default: ""], $0["parent", default: ""], $0["number", default: ""], $0["name", default: ""])
        }
        indicators = Dictionary(grouping: try rows("indicators")) { $0["measure", default: ""] }.mapValues { rows in
            rows.map {
                Indicator(
                    series: $0["series", default: ""],
                    name: $0["name", default: ""],
                    unit: $0["unit", default: ""]
                )
            }
        }
        let printed = try rows("figures").map { row in
            (
                ["measure", "series", "year", "kind"].map { row[$0, default: ""] }.joined(separator: "/"),
                row["printed", default: ""]
            )
        }
        figures = Dictionary(printed) { first, _ in first }
    }

    func printed(_ measure: String, _ series: String, _ year: Int, _ kind: String) -> String? {
        figures["\(measure)/\(series)/\(year)/\(kind)"]
    }
}
