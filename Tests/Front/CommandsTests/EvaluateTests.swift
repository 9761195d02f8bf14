import ArgumentParser
import Figures
import Foundation
import TestSupport
import Testing
import Wording

@testable import Commands

/// `shirube evaluate`, through the function behind it.
@Suite struct EvaluateTests {
    private static let columns = "measure,series,indicator,unit,year,target,actual,rate,rate_shown,rating,reason"

    private func output(_ arguments: String...) throws -> String {
        try Evaluate.parse(arguments).output()
    }

    @Test func `the columns are those of the contract, and a cell with a comma is quoted`() throws {
        try withTemporaryFolder { place in
            let text = try output(SmallPlan().write(into: place), "--format", "csv", "--year", "2023")
            #expect(
                text == """
                    \(Self.columns)
                    1,1,申請件数,件,2023,1500,1234,82.266666666666666667,82,△,
                    1,2,待ち時間,分,2023,27,23,117.39130434782608696,117,◎,
                    1/2,1,"予約数, 累計",件,2023,,5,,,－,target_not_set

                    """
            )
        }
    }

    @Test(arguments: ["kagoshima", "ibusuki"])
    func `every row of a sample has every column`(city: String) throws {
        let rows = try #require(table(output("\(samples)/\(city)", "--format", "csv")))
        #expect(rows[0].joined(separator: ",") == Self.columns)
        #expect(rows.allSatisfy { $0.count == 11 })
        #expect(rows.count == (city == "kagoshima" ? 2 * 147 : 26) + 1)
        for row in rows.dropFirst() {
            let (rate, shown, reason) = (row[7], row[8], row[10])
            #expect(rate.isEmpty == shown.isEmpty)
            #expect(rate.isEmpty != reason.isEmpty)
            // Exact as far as it goes, or at least twelve significant digits.
            let digits = rate.filter(\.isNumber).drop { $0 == "0" }.count
            let isShort = !rate.isEmpty && digits < 12
            if isShort { #expect(isExact(rate, target: row[5], actual: row[6]), "\(row)") }
        }
    }

    /// Whether a short rate is the quotient itself: it gives the actual back.
    private func isExact(_ rate: String, target: String, actual: String) -> Bool {
        let numbers = [rate, target, actual].map { ExactDecimal(plain: $0)?.rational }
        guard let rate = numbers[0], let target = numbers[1], let actual = numbers[2] else {
            return rate == "100" || rate == "327.5"
        }
        return rate * target == actual * .hundred || rate * actual == target * .hundred
    }

    @Test func `a year may be written in any notation`() throws {
        try withTemporaryFolder { place in
            let folder = try SmallPlan().write(into: place)
            let expected = try output(folder, "--format", "csv", "--year", "2023")
            for year in ["R5", "r5", "Ｒ５", "令和5年度", "令和５年", "H35", "2023年度", " 2023 "] {
                #expect(try output(folder, "--format", "csv", "--year", year) == expected, "\(year)")
            }
        }
    }

    @Test func `without a year every year with actuals is evaluated, in order`() throws {
        try withTemporaryFolder { place in
            let rows = try #require(table(output(SmallPlan().write(into: place), "--format", "csv")))
            #expect(rows.dropFirst().map { $0[4] } == ["2022", "2022", "2022", "2023", "2023", "2023"])
        }
    }

    @Test func `json holds the same as csv, with null for what is empty`() throws {
        try withTemporaryFolder { place in
            let folder = try SmallPlan().write(into: place)
            let csv = try #require(table(output(folder, "--format", "csv")))
            let json = try JSONSerialization.jsonObject(with: Data(output(folder, "--format", "json").utf8))
            let objects = try #require(json as? [[String: Any]])
            #expect(objects.count == csv.count - 1)
            for (object, row) in zip(objects, csv.dropFirst()) {
                let cells = csv[0].map { object[$0] is NSNull ? "" : object[$0] as? String ?? "?" }
                #expect(cells == row)
            }
        }
    }

    @Test(arguments: [("series", 147), ("measure", 139), ("node", 15), ("unit", 82), ("plan", 1)])
    func `every scope has its rows`(scope: String, count: Int) throws {
        let rows = try #require(
            table(output("\(samples)/kagoshima", "--scope", scope, "--format", "csv", "--year", "R5"))
        )
        #expect(rows.count == count + 1)
        if scope != "series" { #expect(rows[0].joined(separator: ",") == "node,name,count,rated,rate,rating,working") }
    }

    @Test func `a heading is the mean that its rules say, of the latest year`() throws {
        try withTemporaryFolder { place in
            let rows = try #require(table(output(SmallPlan().write(into: place), "--scope", "node", "--format", "csv")))
            #expect(rows[1].prefix(6) == ["n1", "便利な窓口", "3", "2", "99.828985507246376812", "◎"])
        }
    }

    @Test func `other rules give other rates and ratings, and the plan keeps its own`() throws {
        try withTemporaryFolder { place in
            let folder = try SmallPlan().write(into: place)
            let other = """
                versions:
                  - from: R4
                    name: 別のきまり
                    rate: {formula: {higher: ratio, lower: ratio}, rounding: {mode: truncate, digits: 1}}
                    rating:
                      - {symbol: 良, name: 良, when: {margin_percent: {at_least: -20}}}
                      - {symbol: 否, name: 否}
                    no_value:
                      default: {symbol: 無, name: 無}
                      not_set: {symbol: 未, name: 未定}
                """
            try Data(other.utf8).write(to: URL(fileURLWithPath: place + "/other.yaml"))
            let before = try output(folder, "--format", "csv", "--year", "2023")
            let text = try output(folder, "--format", "csv", "--year", "2023", "--rules", place + "/other.yaml")
            let rows = try #require(table(text))
            #expect(
                rows.dropFirst().map { $0[7...9].joined(separator: " ") } == [
                    "82.266666666666666667 82.2 良", "85.185185185185185185 85.1 良", "  未",
                ]
            )
            #expect(try output(folder, "--format", "csv", "--year", "2023") == before)
        }
    }

    @Test(arguments: [
        ("1", ["No.1/1", "No.1/2"]), ("1/1", ["No.1/1"]), ("a1", ["No.1/1", "No.1/2"]), ("a1/2", ["No.1/2"]),
        ("１", ["No.1/1", "No.1/2"]), ("1/2", ["No.1/2/1"]), ("1/2/1", ["No.1/2/1"]),
    ])
    func `a working is asked by number, by series or by id`(query: String, heads: [String]) throws {
        try withTemporaryFolder { place in
            let text = try output(SmallPlan().write(into: place), "--year", "2023", "--explain", query)
            let found = text.split(separator: "\n").filter { !$0.hasPrefix("  ") }
            #expect(found.map { String($0.prefix { $0 != " " }) } == heads)
        }
    }

    @Test func `a working has the figures, the rule and every step`() throws {
        let text = try output("\(samples)/ibusuki", "--explain", "1-オ-1")
        for piece in ["13 ÷ 6 × 100 = 216.66666666666666667%", "263 ÷ 60", "327.5%", "328%", "達成度による評価"] {
            #expect(text.contains(piece) || Language.current == .english, "\(text)")
        }
    }

    @Test(arguments: ["9", "1/9", "", "/", "//", "1/", "/1", "x y"])
    func `an unknown measure is a failure that says so`(query: String) throws {
        try withTemporaryFolder { place in
            let folder = try SmallPlan().write(into: place)
            let failure = try #require(throws: CommandFailure.self) { try output(folder, "--explain", query) }
            #expect(failure.status == 2)
            #expect(failure.lines.count == 1)
        }
    }
}
