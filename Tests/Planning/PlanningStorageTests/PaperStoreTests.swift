import Figures
import Planning
import SQLInterface
import SQLiteDriver
import Testing
import Wording

@testable import PlanningStorage

/// What the committee's papers need, in the database.
@Suite struct PaperStoreTests {
    private func plan() throws -> Plan {
        var plan = try Plan.small()
        var grant = Grant(
            year: try year(2024),
            type: "デジタル実装",
            name: "申請の基盤",
            amount: try ExactDecimal(plain: "27950.0").orFail(),
            kind: .continued(year: 2)
        )
        grant.measures = [try id("m019")]
        plan.grants = [grant]
        var meeting = Meeting(id: try id("2024-07"), year: try year(2023), title: "第1回会議")
        meeting.date = CalendarDate("2024-07-30")
        meeting.start = ClockTime("9:30")
        meeting.agenda = [
            AgendaItem(order: 1, text: "報告事項"),
            AgendaItem(order: 2, number: "(1)", parent: 1, text: "進捗状況", materials: ["1"]),
        ]
        meeting.materials = [Material(number: "1", title: "進捗状況", document: DocumentName("progress-summary"))]
        meeting.attendees = [Attendee(order: 1, name: "会長", role: .member, attendance: .proxy)]
        plan.meetings = [meeting]
        plan.council = [CouncilEntry(kind: .member, from: CalendarDate("2024-01-31"), count: 7)]
        plan.documents = [
            DocumentSource(name: try DocumentName("progress-summary").orFail(), source: "\u{FEFF}# 進捗状況\r\n")
        ]
        return plan
    }

    @Test func `every row leaves an event with the plan's own words`() async throws {
        let plan = try plan()
        try await withStore { store, _ in
            try await store.save(try Plan.small())
            #expect(try await store.save(plan) == PlanChange(revision: 2, added: 9))
            let events = try await store.events(of: plan.id, limit: 9)
            let parts: [PlanPart] = [
                .grant, .grantMeasure, .meeting, .agendaItem, .agendaItem, .material, .attendee, .council, .document,
            ]
            #expect(events.reversed().map(\.part) == parts)
            #expect(events[8].key == "2024/デジタル実装/申請の基盤")
            #expect(
                events[8].after == """
                    {"year":2024,"type":"デジタル実装","name":"申請の基盤","amount":"27950.0","kind":"continued",\
                    "continued_year":2,"note":"","position":1024}
                    """
            )
            #expect(events.filter { $0.measure != nil }.map(\.part) == [.grantMeasure])
            #expect(try await store.plan(plan.id).orFail().plan == plan)
        }
    }

    @Test func `the amount keeps the places it was written with`() async throws {
        var plan = try plan()
        try await withStore { store, _ in
            try await store.save(plan)
            #expect(try await store.plan(plan.id).orFail().plan.grants[0].amount.text == "27950.0")
            plan.grants[0].amount = ExactDecimal(27950)
            #expect(try await store.save(plan) == PlanChange(revision: 2, changed: 1))
        }
    }

    @Test func `a grant for a measure that is not there stores nothing`() async throws {
        var plan = try plan()
        plan.grants[0].measures = [try id("nowhere")]
        try await withStore { [plan] store, _ in
            await #expect(throws: SQLError.self) { try await store.save(plan) }
            let stored = try await store.plans()
            #expect(stored == [])
        }
    }

    @Test(arguments: [
        (PlanPart.grant, "2024/デジタル実装/申請の基盤"), (.meeting, "2024-07"), (.council, "member///2024-01-31"),
        (.document, "progress-summary"),
    ])
    func `two of one name are refused by name`(part: PlanPart, key: String) async throws {
        var plan = try plan()
        switch part {
        case .grant: plan.grants += plan.grants
        case .meeting: plan.meetings += plan.meetings
        case .council: plan.council += plan.council
        default: plan.documents += plan.documents
        }
        try await withStore { [plan] store, _ in
            await #expect(throws: PlanStoreError.duplicate(part, key: key)) { try await store.save(plan) }
            let stored = try await store.plans()
            #expect(stored == [])
        }
    }

    /// Each is nonsense that no program should be able to store.
    @Test(arguments: [
        "UPDATE plan_grant SET amount = '-1'",
        "UPDATE plan_grant SET amount = '1e9'",
        "UPDATE plan_grant SET kind = 'new'",
        "UPDATE plan_grant SET kind = 'lost', continued_year = NULL",
        "UPDATE plan_grant SET continued_year = 1",
        "UPDATE plan_grant SET name = 'もうない'",
        "DELETE FROM plan_grant",
        "UPDATE plan_grant_measure SET measure = 'nowhere'",
        "UPDATE meeting SET title = ''",
        "UPDATE meeting SET date = '2024'",
        "UPDATE meeting SET start = '9時'",
        "DELETE FROM meeting",
        "UPDATE agenda_item SET parent = 2 WHERE line = 2",
        "DELETE FROM agenda_item WHERE line = 1",
        "UPDATE meeting_material SET meeting = 'nowhere'",
        "UPDATE meeting_material SET document = ''",
        "UPDATE meeting_attendee SET role = 'guest'",
        "UPDATE meeting_attendee SET attendance = 'late'",
        "UPDATE council_entry SET kind = 'club'",
        "UPDATE council_entry SET head_count = -1",
        "UPDATE council_entry SET head_count = NULL",
        "UPDATE plan_document SET name = ''",
    ])
    func `the schema itself refuses nonsense`(sql: String) async throws {
        let plan = try plan()
        try await withStore { store, database in
            try await store.save(plan)
            await #expect(throws: SQLError.self) {
                try await database.write { try $0.executeScript(SQLQuery(stringLiteral: sql)) }
            }
            #expect(try await store.plan(plan.id).orFail().plan == plan)
        }
    }

    @Test(arguments: [
        ("UPDATE meeting SET date = '2024-02-30'", "meeting.date"),
        ("UPDATE meeting SET start = '25:00'", "meeting.start"),
        ("UPDATE plan_grant SET amount = '1.2.3'", "plan_grant.amount"),
        ("UPDATE council_entry SET since = '2024-13-01'", "council_entry.since"),
        ("UPDATE meeting_material SET document = 'Ä'", "meeting_material.document"),
    ])
    func `damage names the column`(sql: String, column: String) async throws {
        let plan = try plan()
        try await withStore { store, database in
            try await store.save(plan)
            try await database.write { try $0.executeScript(SQLQuery(stringLiteral: sql)) }
            let damage = await #expect(throws: SQLError.self) { try await store.plan(plan.id) }
            guard case .unexpectedValue(let found, _) = damage else { throw FixtureFault() }
            #expect(found.hasPrefix(column))
        }
    }

    @Test func `a database from before there were papers keeps its plan and takes papers`() async throws {
        let database = try SQLiteDatabase.inMemory()
        try await Migrator([
            .m0001Plans(.sqlite), .m0002Figures(.sqlite), .m0003Goals(.sqlite), .m0004Events(.sqlite),
            .m0005Search(.sqlite),
        ])
        .migrate(database)
        try await database.write { try $0.executeScript(Self.olderPlan) }
        let store = try await SQLPlanStore.open(database, readRules: readAnyRules)
        var older = try Plan.empty()
        older.nodes = []
        #expect(try await store.plan(older.id).orFail().plan == older)
        #expect(try await store.save(try plan(), by: "係", at: .noon, reason: "", over: 1).revision == 2)
    }

    private static let olderPlan: SQLQuery = """
        INSERT INTO plan_register VALUES ('kagoshima', '462012');
        INSERT INTO plan VALUES
            ('462012', 'kagoshima', '鹿児島市', 'Kagoshima City', '鹿児島市ＤＸ推進計画', 'DX Promotion Plan', 2022, 2026);
        INSERT INTO rules VALUES ('462012', 'kagoshima', 'versions: # 規則' || char(10));
        INSERT INTO plan_level VALUES
            ('462012', 'kagoshima', 'policy', '基本方針', 'Basic policy', 1024),
            ('462012', 'kagoshima', 'measure', '具体策', 'Measure', 2048);
        INSERT INTO revision VALUES ('462012', 'kagoshima', 1, '2024-07-30T00:00:00.000Z', '係', '');
        UPDATE change_counter SET revision = 1;
        """
}
