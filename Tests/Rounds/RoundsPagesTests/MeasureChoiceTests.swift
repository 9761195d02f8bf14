import Casework
import Foundation
import Planning
import Rounds
import TestSupport
import Testing

@testable import RoundsPages

/// Which measures a round asks about, chosen by departments and without JavaScript.
@Suite struct MeasureChoiceTests {
    private static let id: RoundID = "town-2023-2"
    private let path = "/office/rounds/town-2023-2/measures/"

    /// A round that is prepared and asks about everything.
    private func prepared() async throws -> TestRound {
        let round = try await TestRound()
        let open = try await round.office.round(TestRound.round, for: try await round.standing("office"))
        try await round.office.prepare(
            Self.id,
            of: open.plan,
            year: open.year,
            open.settings,
            try await round.act("office")
        )
        return round
    }

    private func asked(_ round: TestRound) async throws -> Set<Measure.ID> {
        Set(try await round.office.round(Self.id, for: try await round.standing("office")).settings.measures)
    }

    private func shares(_ round: TestRound) async throws -> [UnitShare] {
        let standing = try await round.standing("office")
        return try await round.office.answering(for: try await round.office.round(Self.id, for: standing), standing)
    }

    private func ticked(_ page: String) -> [(String, String)] {
        page.matches(of: /name="measures" value="([^"]*)" checked/).map { ("measures", String($0.output.1)) }
    }

    @Test func `each department has its measures under its name, and says how many are chosen`() async throws {
        let round = try await prepared()
        let browser = try await round.browser("office")
        try await browser.get(path)
        let groups = browser.page.components(separatedBy: "<fieldset class=\"option-group\"").dropFirst()
        let shares = try await shares(round)
        #expect(shares.count > 1 && groups.count == shares.count)
        for (group, share) in zip(groups, shares) {
            #expect(group.contains(share.unit.isEmpty ? "答える所属がない" : "<legend>\(share.name)</legend>"))
            #expect(group.contains("\(share.count)件のうち<span class=\"option-chosen\">\(share.count)</span>件を選択"))
            #expect(ticked(group).map(\.1) == share.measures.map(\.text))
        }
    }

    @Test func `one department alone is asked after two buttons and a save`() async throws {
        let round = try await prepared()
        let browser = try await round.browser("office")
        try await browser.get(path)
        let (all, share) = (try await asked(round), try #require(try await shares(round).first { $0.unit == "u2" }))
        #expect(all.count > share.count)
        try await browser.send(path, ticked(browser.page) + [("measures-grouping", "none")])
        #expect(browser.status == 200 && ticked(browser.page).isEmpty)
        try await browser.send(path, ticked(browser.page) + [("measures-grouping", "all:u2")])
        #expect(ticked(browser.page).map(\.1) == share.measures.map(\.text))
        // Nothing is saved until it is asked for.
        #expect(try await asked(round) == all)
        try await browser.send(path, ticked(browser.page))
        #expect(try await asked(round) == Set(share.measures) && browser.page.contains("設定を保存しました"))
    }

    @Test func `a department is cleared without touching the others`() async throws {
        let round = try await prepared()
        let browser = try await round.browser("office")
        try await browser.get(path)
        let share = try #require(try await shares(round).first { $0.unit == "u1" })
        let all = try await asked(round)
        try await browser.send(path, ticked(browser.page) + [("measures-grouping", "none:u1")])
        #expect(Set(ticked(browser.page).compactMap { Measure.ID($0.1) }) == all.subtracting(share.measures))
    }

    @Test func `what somebody else saved between a button and the save is not overwritten`() async throws {
        let round = try await prepared()
        let browser = try await round.browser("office")
        try await browser.get(path)
        let stored = try await round.office.round(Self.id, for: try await round.standing("office"))
        var settings = stored.settings
        settings.title = "別の件名"
        try await round.office.change(Self.id, to: settings, seen: stored.version, try await round.act("office"))
        try await browser.send(path, ticked(browser.page) + [("measures-grouping", "none:u1")])
        let all = try await asked(round)
        try await browser.send(path, ticked(browser.page))
        #expect(browser.status == 422)
        #expect(try await asked(round) == all)
    }
}
