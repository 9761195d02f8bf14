import Casework
import Figures
import Rounds
import TestSupport
import Testing

@testable import RoundsPages

/// All figures of a department at once, without JavaScript.
@Suite struct GridPageTests {
    private let path = RoundPath.grid(TestRound.round, unit: "u1")

    /// The figures of the first department's sheets, in their order.
    private func figures(_ round: TestRound) async throws -> [(measure: String, address: FieldAddress)] {
        let standing = try await round.standing("reporter-u1")
        let rows = try await round.office.grid(of: TestRound.round, unit: "u1", for: standing).rows
        return rows.map { (String($0.sheet.text.split(separator: ".").last ?? ""), $0.series.address) }
    }

    private func value(_ round: TestRound, row: Int) async throws -> FieldValue? {
        let figure = try await figures(round)[row]
        return try await round.sheet(figure.measure).record.value(figure.address)
    }

    private func number(_ number: Int32) -> FieldValue { .figure(.number(ExactDecimal(number))) }

    /// What the fields of all rows send, empty but for those that are given.
    private func answers(_ round: TestRound, _ typed: [Int: String]) async throws -> [(String, String)] {
        try await figures(round).indices.flatMap { [("row-\($0)", typed[$0] ?? ""), ("row-\($0)-reason", "")] }
    }

    @Test func `a mistake that is mended overwrites nothing that somebody else saved meanwhile`() async throws {
        let round = try await TestRound()
        let (mine, other) = (try await round.browser("reporter-u1"), try await round.browser("head-u1"))
        try await mine.get(path)
        try await other.get(path)
        try await other.send(path, try await answers(round, [0: "100"]))
        #expect(other.status == 200 && other.page.contains("保存しました"))
        try await mine.send(path, try await answers(round, [0: "12x0", 1: "7"]))
        #expect(mine.status == 422 && mine.page.contains("value=\"12x0\""))
        #expect(try await value(round, row: 1) == number(7))
        try await mine.send(path, try await answers(round, [0: "120", 1: "8"]))
        #expect(mine.status == 422 && mine.page.contains("ほかの人が「100」に変更していた"))
        #expect(try await value(round, row: 0) == number(100))
        // What stood beside it was shown as it was saved, and is over that.
        #expect(try await value(round, row: 1) == number(8))
        // Now that the other's figure is shown, it may be changed.
        try await mine.send(path, try await answers(round, [0: "120", 1: "8"]))
        #expect(mine.page.contains("保存しました"))
        #expect(try await value(round, row: 0) == number(120))
    }

    @Test func `figures below a sheet that nobody may change any more are saved`() async throws {
        let round = try await TestRound()
        let first = try await figures(round)[0].measure
        try await round.submit(first)
        let browser = try await round.browser("reporter-u1")
        try await browser.get(path)
        #expect(!browser.page.contains("name=\"row-0-of\"") && browser.page.contains("name=\"row-1-of\""))
        try await browser.send(path, [("row-1", "7"), ("row-1-reason", "")])
        #expect(browser.page.contains("保存しました"))
        #expect(try await value(round, row: 1) == number(7))
    }
}
