import Casework
import Planning
import Rounds
import SQLInterface
import SQLiteDriver
import Testing

/// What the committee says before its meeting, and what the office answers.
@Suite struct OpinionTests {
    private let papers = PapersRead(revision: 1, edition: nil)

    @Test func `what somebody had read is kept with what they said, and nobody has read what is yet to come`()
        async throws
    {
        let town = try await TownOffice()
        try await town.open()
        let read = PapersRead(revision: 1, edition: 3)
        try await town.office.say(
            "意見",
            about: .round,
            of: TownOffice.round,
            having: read,
            try await town.act("committee")
        )
        let said = try await town.office.opinions(of: TownOffice.round, for: try await town.standing("office"))
        #expect(said.map(\.papers) == [read])
        for revision in [0, 999] {
            let act = try await town.act("committee")
            let wrong = PapersRead(revision: revision, edition: nil)
            await #expect(throws: RoundError.self) {
                try await town.office.say("意見", about: .round, of: TownOffice.round, having: wrong, act)
            }
        }
    }

    @Test func `opinions and answers stay in their order, with who said them`() async throws {
        let town = try await TownOffice()
        try await town.open()
        let measure = try town.complete.measures.first.orFail().id
        let first = try await town.office.say(
            "指標の根拠を知りたい。",
            about: .measure(measure),
            of: TownOffice.round,
            having: papers,
            try await town.act("committee", "q1")
        )
        try await town.office.answer(
            "資料に書き足します。",
            to: 1,
            of: TownOffice.round,
            having: papers,
            try await town.act("office", "q2")
        )
        try await town.office.say(
            "全体によい。",
            about: .round,
            of: TownOffice.round,
            having: papers,
            try await town.act("committee", "q3")
        )
        for reader in ["office", "committee", "auditor"] {
            let said = try await town.office.opinions(of: TownOffice.round, for: try await town.standing(reader))
            #expect(said.map(\.number) == [1, 2, 3])
            #expect(said.map(\.answers) == [nil, 1, nil])
            #expect(said.map(\.subject) == [.measure(measure), .measure(measure), .round])
            #expect(said.map(\.act.actor.post.text) == ["committee", "office", "committee"])
            #expect(said.first == first || said.first?.text == first.text)
        }
    }

    @Test func `the same request is one opinion, and another text with it is refused`() async throws {
        let town = try await TownOffice()
        try await town.open()
        let act = try await town.act("committee", "q1")
        for _ in 1...2 { try await town.office.say("意見", about: .round, of: TownOffice.round, having: papers, act) }
        #expect(try await town.office.opinions(of: TownOffice.round, for: try await town.standing("office")).count == 1)
        await #expect(throws: RoundError.requestReused) {
            try await town.office.say("別の意見", about: .round, of: TownOffice.round, having: papers, act)
        }
    }

    @Test(arguments: ["reporter-u1", "head-u1", "auditor"])
    func `whoever is not asked says nothing`(name: String) async throws {
        let town = try await TownOffice()
        try await town.open()
        let act = try await town.act(name)
        await #expect(throws: RoundError.notPermitted) {
            try await town.office.say("意見", about: .round, of: TownOffice.round, having: papers, act)
        }
        await #expect(throws: RoundError.notPermitted) {
            try await town.office.answer("回答", to: 1, of: TownOffice.round, having: papers, act)
        }
    }

    @Test(arguments: ["reporter-u1", "head-u1"])
    func `departments do not read what the committee says`(name: String) async throws {
        let town = try await TownOffice()
        try await town.open()
        let standing = try await town.standing(name)
        await #expect(throws: RoundError.notPermitted) {
            try await town.office.opinions(of: TownOffice.round, for: standing)
        }
        await #expect(throws: RoundError.notPermitted) {
            try await town.office.pack(of: TownOffice.round, for: standing)
        }
    }

    @Test(arguments: ["", " \n", String(repeating: "長", count: Opinion.maximumText + 1), "a\u{202E}b"])
    func `a text that cannot be read is refused`(text: String) async throws {
        let town = try await TownOffice()
        try await town.open()
        let act = try await town.act("committee")
        await #expect(throws: RoundError.self) {
            try await town.office.say(text, about: .round, of: TownOffice.round, having: papers, act)
        }
        #expect(try await town.office.opinions(of: TownOffice.round, for: try await town.standing("office")) == [])
    }

    @Test(arguments: ["UPDATE round_opinion SET text = 'x'", "DELETE FROM round_opinion"])
    func `what was said cannot be changed, whoever asks the database`(statement: String) async throws {
        let town = try await TownOffice()
        try await town.open()
        try await town.office.say(
            "意見",
            about: .round,
            of: TownOffice.round,
            having: papers,
            try await town.act("committee")
        )
        await #expect(throws: SQLError.self) {
            try await town.database.write { try $0.execute(SQLQuery(stringLiteral: statement)) }
        }
        #expect(try await town.office.opinions(of: TownOffice.round, for: try await town.standing("office")).count == 1)
    }

    @Test(arguments: ["round", "document/measure-list", "measure/m1"])
    func `what an opinion is about reads back`(text: String) {
        #expect(Opinion.Subject(reading: text)?.text == text)
    }

    @Test(arguments: ["", "rounds", "document/", "measure/", "measure/a b", "round/1"])
    func `anything else is about nothing`(text: String) {
        #expect(Opinion.Subject(reading: text) == nil)
    }
}
