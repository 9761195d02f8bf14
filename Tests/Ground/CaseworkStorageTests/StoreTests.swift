import Casework
import CaseworkStorage
import Figures
import SQLInterface
import SQLiteDriver
import TestSupport
import Testing

@Suite struct StoreTests {
    private struct Interruption: Error {}

    @Test func `a transaction that fails leaves nothing`() async throws {
        let office = try await Office()
        try await office.open()
        let before = try await office.record()
        await #expect(throws: Interruption.self) {
            try await office.write { transaction in
                let act = CaseAct.by(.reporter, "q1", mails: [try mail()])
                try transaction.save(FieldDraft(seen: 1, values: Answers.complete), in: "s1", act)
                try transaction.attach(Array("本文".utf8), named: "a.txt", to: nil, of: "s1", .by(.reporter))
                try transaction.move("s1", by: "submit", seen: 3, .by(.reporter, "q2", mails: [try mail()]))
                throw Interruption()
            }
        }
        #expect(try await office.record() == before)
        #expect(try await office.history().count == 1)
        let rest = try await office.database.read { connection in
            try ["outbox_mail", "case_content", "case_value", "case_attachment"].map { table in
                try connection.firstRow(SQLQuery(stringLiteral: "SELECT COUNT(*) AS n FROM \(table)"))?.int("n")
            }
        }
        #expect(rest == [0, 0, 0, 0])
        // The requests were not used up.
        let again = try await office.save(Answers.complete, seen: 1, request: "q1")
        #expect(!again.outcome.isRepeated)
    }

    /// Each is something that no program should be able to do to the history.
    static let nonsense = [
        "UPDATE case_event SET reason = 'x'",
        "DELETE FROM case_event",
        "REPLACE INTO case_event SELECT * FROM case_event",
        "INSERT OR REPLACE INTO case_event SELECT municipality, case_id, 99, request, kind, step, time, member, post, "
            + "reason, detail FROM case_event WHERE number = 1",
        "INSERT INTO case_event SELECT municipality, case_id, 99, request, kind, step, time, member, post, reason, detail "
            + "FROM case_event WHERE number = 1",
        "INSERT INTO case_event SELECT municipality, 'nowhere', number, request, kind, step, time, member, post, reason, "
            + "detail FROM case_event WHERE number = 1",
        "UPDATE case_definition SET source = '{}'",
        "DELETE FROM case_definition",
        "REPLACE INTO case_definition SELECT * FROM case_definition",
        "UPDATE case_content SET bytes = x'00'",
        "DELETE FROM case_content",
        "DELETE FROM case_record",
        "UPDATE case_record SET version = 0",
        "UPDATE case_record SET definition_version = 9",
        "UPDATE case_value SET value = ''",
        "UPDATE case_value SET case_id = 'nowhere'",
        "UPDATE case_attachment SET hash = 'x'",
        "UPDATE case_comment SET resolved = 1",
        "UPDATE outbox_mail SET state = 'lost'",
        "UPDATE outbox_mail SET attempts = -1",
    ]

    @Test(arguments: nonsense)
    func `the schema itself refuses nonsense`(sql: String) async throws {
        let office = try await Office()
        try await office.open()
        try await office.write { transaction in
            let act = CaseAct.by(.reporter, mails: [try mail()])
            try transaction.save(FieldDraft(seen: 1, values: Answers.complete), in: "s1", act)
            try transaction.attach(Array("本文".utf8), named: "a.txt", to: nil, of: "s1", .by(.reporter))
            try transaction.comment("問", on: nil, of: "s1", .by(.office))
        }
        let (record, history) = (try await office.record(), try await office.history())
        await #expect(throws: SQLError.self) {
            try await office.database.write { try $0.executeScript(SQLQuery(stringLiteral: sql)) }
        }
        #expect(try await office.record() == record)
        #expect(try await office.history() == history)
    }

    @Test func `every key begins with the municipality`() async throws {
        let office = try await Office()
        let keys = try await office.database.read { connection in
            try connection.rows(
                """
                SELECT m.name AS name, (SELECT name FROM pragma_table_info(m.name) WHERE pk = 1) AS first
                FROM sqlite_master AS m WHERE m.type = 'table' AND m.name <> 'migration' AND m.name NOT LIKE 'sqlite_%'
                """
            )
            .map { (try $0.text("name"), try $0.text("first")) }
        }
        #expect(keys.count == 9)
        #expect(keys.allSatisfy { $0.1 == "municipality" }, "\(keys)")
    }

    @Test func `cases are listed by kind, state, post, deadline and subject`() async throws {
        let office = try await Office()
        for (id, subject) in [("c", "dx/m1/2024"), ("a", "dx/m10/2024"), ("b", "dx/m1"), ("d", "dx")] {
            try await office.open(CaseID(stringLiteral: id), about: subject)
        }
        try await office.write { transaction in
            try transaction.save(FieldDraft(seen: 1, values: Answers.complete), in: "c", .by(.reporter))
            try transaction.move("c", by: "submit", seen: 2, .by(.reporter))
            try transaction.setDeadline(of: "draft", to: .noon, for: "b", .by(.office))
            try transaction.assign(["r2"], to: "reporter", of: "d", .by(.office))
        }
        func ids(_ change: (inout CaseQuery) -> Void) async throws -> [String] {
            var query = CaseQuery()
            change(&query)
            let (summaries, records) = try await office.read { [query] in
                (try $0.summaries(query), try $0.records(query))
            }
            #expect(records.map(CaseSummary.init) == summaries)
            return summaries.map(\.id.text)
        }
        #expect(try await ids { _ in } == ["a", "b", "c", "d"])
        #expect(try await ids { $0.order = .deadline } == ["b", "a", "d", "c"])
        #expect(try await ids { $0.states = ["review", "checked"] } == ["c"])
        #expect(try await ids { $0.states = [] } == [])
        #expect(try await ids { $0.kind = "application" } == [])
        #expect(try await ids { $0.post = "r2" } == ["d"])
        #expect(try await ids { $0.post = "h1" } == ["a", "b", "c", "d"])
        #expect(try await ids { $0.dueBefore = Moment.noon.adding(seconds: 1) } == ["b"])
        #expect(try await ids { $0.subject = "dx/m1" } == ["b", "c"])
        #expect(try await ids { $0.ids = ["d", "z"] } == ["d"])
        #expect(try await ids { ($0.limit, $0.offset) = (2, 1) } == ["b", "c"])
        let counts = try await office.read {
            try $0.counts("sheet", by: "reporter", at: Moment.noon.adding(seconds: 1))
        }
        #expect(
            counts == [
                CaseCount(state: "draft", post: "r1", count: 2, late: 1),
                CaseCount(state: "draft", post: "r2", count: 1, late: 0),
                CaseCount(state: "review", post: "r1", count: 1, late: 0),
            ]
        )
    }

    @Test func `many writers at once lose nothing and duplicate nothing`() async throws {
        let office = try await Office()
        try await office.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    // Every request is sent twice, as a client does that had no answer.
                    let act = CaseAct.by(.office, RequestKey(stringLiteral: "q\(number / 2)"))
                    try await office.write { try $0.comment("問\(number / 2)", on: nil, of: "s1", act) }
                }
            }
            try await group.waitForAll()
        }
        let record = try await office.record()
        #expect(Set(record.comments.map(\.text)).count == 100 && record.comments.count == 100)
        #expect(record.version == 101)
        #expect(try CaseRecord(replaying: try await office.history()) == record)
    }

    @Test func `a long history is read whole`() async throws {
        let office = try await Office()
        try await office.open()
        try await office.write { transaction in
            for number in 1...1_500 {
                let draft = FieldDraft(seen: number, values: [Answers.activity: .text("回\(number)")])
                try transaction.save(draft, in: "s1", .by(.reporter))
            }
        }
        #expect(try await office.history().map(\.number) == Array(1...1_501))
    }

    @Test func `a history with a gap is no history`() async throws {
        let office = try await Office()
        try await office.open()
        _ = try await office.submit()
        let history = try await office.history()
        #expect(throws: CaseHistoryFault.outOfOrder(3)) { try CaseRecord(replaying: [history[0], history[2]]) }
        #expect(throws: CaseHistoryFault.outOfOrder(2)) { try CaseRecord(replaying: history.dropFirst()) }
        #expect(throws: CaseHistoryFault.empty) { try CaseRecord(replaying: []) }
        #expect(try CaseRecord.asOf(Moment.noon.adding(seconds: -1), events: history) == nil)
    }

    @Test func `a database of the time before opens, and opening again migrates nothing`() async throws {
        let database = try SQLiteDatabase.inMemory()
        let plans = Migrator([Migration("plans 0001 plans", "CREATE TABLE plan (id INTEGER)")])
        try await plans.migrate(database)
        let office = try await Office(database: database)
        try await office.open()
        #expect(try await plans.migrate(database) == [])
        #expect(try await Migrator.casework(in: .sqlite).migrate(database) == [])
        #expect(try await Office(database: database).record().id == "s1")
    }
}
