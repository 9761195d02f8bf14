import Casework
import Figures
import Planning
import Rounds
import RoundsStorage
import TestSupport
import Testing
import Wording

/// What the clock does by itself: every morning, once.
@Suite struct RoundClockTests {
    private func mails(_ town: TownOffice) async throws -> [QueuedMail] {
        try await town.rounds.read(in: town.code) { try $0.casework.mail(in: [.waiting], limit: 1_000) }
    }

    private func subjects(_ town: TownOffice, _ part: String) async throws -> Int {
        try await mails(town).count { $0.mail.subject.contains(part) }
    }

    /// A town whose round is open, moved to so many days after the departments' deadline of 10 May, at nine in the morning.
    private func late(_ days: Int) async throws -> TownOffice {
        let town = try await TownOffice()
        try await town.open()
        town.clock.advance(days: 30 + days)
        return town
    }

    @Test func `nobody is reminded before the deadline`() async throws {
        let town = try await late(0)
        #expect(try await town.morning() == [])
        #expect(try await subjects(town, "再依頼") == 0)
    }

    @Test func `the morning after the deadline everybody who is late is reminded, once`() async throws {
        let town = try await late(1)
        let work = try await town.morning()
        #expect(work.map(\.round) == [TownOffice.round] && work.map(\.reminded) == [2] && work.map(\.escalated) == [0])
        #expect(try await subjects(town, "再依頼") == 2)
        for _ in 1...3 { #expect(try await town.morning() == []) }
        town.clock.advance(days: 1)
        #expect(try await town.morning() == [])
        #expect(try await subjects(town, "再依頼") == 2)
    }

    @Test func `before eight in the morning nothing goes out`() async throws {
        let town = try await late(1)
        town.clock.advance(seconds: -3601)
        #expect(try await town.morning() == [])
        town.clock.advance(seconds: 3601)
        #expect(try await town.morning().map(\.reminded) == [2])
    }

    @Test func `a morning on which nothing ran is made up for`() async throws {
        let town = try await late(6)
        let work = try await town.morning()
        #expect(work.map(\.reminded) == [2])
        // Three days beyond the deadline the heads hear of it.
        let sheets = try await town.office.board(of: TownOffice.round, for: try await town.standing("office")).lines
            .count
        #expect(work.map(\.escalated) == [sheets])
        #expect(try await subjects(town, "所属長へのお知らせ") == 2)
        #expect(try await town.morning() == [])
    }

    @Test func `a clock that jumps forth and back sends nothing twice`() async throws {
        let town = try await late(-5)
        var random = SystemRandomNumberGenerator()
        // Far enough for everything once, then to and fro.
        town.clock.advance(days: 40)
        _ = try await town.morning()
        let once = try await mails(town).count
        for _ in 1...30 {
            town.clock.advance(seconds: Int.random(in: -20 * 86_400...20 * 86_400, using: &random))
            _ = try await town.morning()
        }
        #expect(try await mails(town).count == once)
        #expect(try await subjects(town, "再依頼") == 2)
    }

    @Test func `who did it is the clock, and the record says so`() async throws {
        let town = try await late(1)
        _ = try await town.morning()
        let events = try await town.office.events(of: TownOffice.round, for: try await town.standing("office"))
        let last = try events.last.orFail()
        #expect(last.kind == .reminded && last.member == RoundOffice.clock.member && last.count == 2)
    }

    @Test func `a round in trouble keeps no other from its reminders, and is told of`() async throws {
        let town = try await TownOffice()
        try await town.open()
        // Its round comes first, as its year is later.
        var other = try await town.plan()
        other.id = try Plan.ID("other").orFail()
        try await town.plans.save(other, by: "試験", at: town.clock.now, reason: "取込")
        let (id, year): (RoundID, FiscalYear) = ("other-2024", try town.year(2024))
        let measures = other.measures.filter { other.isCurrent($0, in: year) }.map(\.id.text)
        let settings = try town.settings(measures)
        try await town.office.prepare(id, of: other.id, year: year, settings, try await town.act("office"))
        try await town.office.open(id, try await town.act("office"))
        town.officePlans.lose(other.id)
        // What was read before is not good any more.
        var plan = try await town.plan()
        plan.name = Bilingual("改めた計画", "Renamed")
        try await town.plans.save(plan, by: "試験", at: town.clock.now, reason: "改称")
        town.clock.advance(days: 31)
        var troubled: [RoundID] = []
        let work = try await town.office.morningWork(in: town.code) { round, _ in troubled.append(round) }
        #expect(troubled == [id])
        #expect(work.map(\.round) == [TownOffice.round] && work.map(\.reminded) == [2])
    }

    @Test func `a closed round is left in peace`() async throws {
        let town = try await late(10)
        try await town.office.close(TownOffice.round, try await town.act("office"))
        #expect(try await town.morning() == [])
    }
}
