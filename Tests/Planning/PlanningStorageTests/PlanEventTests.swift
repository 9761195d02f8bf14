import Figures
import Foundation
import Planning
import PlanningStorage
import SQLInterface
import SQLiteDriver
import Testing
import Wording

@Suite struct PlanEventTests {
    @Test func `saving the same plan twice writes nothing and keeps the revision`() async throws {
        var maker = PlanMaker(seed: 4)
        let plan = try maker.plan()
        try await withStore { store, _ in
            let first = try await store.save(plan)
            let events = try await store.events(of: plan.id, limit: 1000)
            let second = try await store.save(plan, by: "田中", at: .noon, reason: "もう一度")
            #expect(!first.isEmpty)
            #expect(events.count == min(first.added, 1000))
            #expect(second == PlanChange(revision: first.revision))
            #expect(try await store.events(of: plan.id, limit: 1000) == events)
            #expect(try await store.revision == first.revision)
        }
    }

    @Test func `one changed figure is one event with both rows`() async throws {
        try await withStore { store, _ in
            var plan = try Plan.small()
            try await store.save(plan)
            plan.measures[0].indicators[0].actuals[try year(2023)] = Figure(try number("1203"), printed: "1,203件")
            let change = try await store.save(plan, by: "田中", at: .noon, reason: "集計が終わった")
            #expect(change == PlanChange(revision: 2, changed: 1))

            let event = try await store.events(of: plan.id, limit: 1).first.orFail()
            #expect(event.position == .init(revision: 2, sequence: 1))
            #expect(event.actor == "田中")
            #expect(event.reason == "集計が終わった")
            #expect(abs(event.time.timeIntervalSince(.noon)) < 0.001)
            #expect(event.kind == .changed)
            #expect(event.part == .figure)
            #expect(event.key == "m019/1/actual/2023")
            #expect(event.measure?.text == "m019")
            #expect(
                event.before == """
                    {"measure":"m019","series":"1","kind":"actual","year":2023,"value":null,\
                    "reason":"not_yet_available","printed":"集計中"}
                    """
            )
            #expect(
                event.after == """
                    {"measure":"m019","series":"1","kind":"actual","year":2023,"value":"1203","reason":null,\
                    "printed":"1,203件"}
                    """
            )
        }
    }

    @Test func `added and removed rows have one side only`() async throws {
        try await withStore { store, _ in
            let plan = try Plan.small()
            try await store.save(plan)
            #expect(try await store.events(of: plan.id).allSatisfy { $0.kind == .added && $0.before == nil })
            var emptied = plan
            emptied.measures = []
            let change = try await store.save(emptied)
            #expect(change == PlanChange(revision: 2, removed: 4))
            let events = try await store.events(of: plan.id, limit: 4)
            #expect(events.allSatisfy { $0.kind == .removed && $0.before != nil && $0.after == nil })
            #expect(Set(events.map(\.part)) == [.measure, .indicator, .figure])
        }
    }

    @Test func `a measure put between two others is one event`() async throws {
        try await withStore { store, _ in
            var plan = try Plan.empty()
            for number in 1...20 { try plan.addMeasure("m\(number)", number: "\(number)", "取組\(number)") }
            try await store.save(plan)
            let inserted = Measure(
                id: try id("new"),
                number: "6",
                name: Bilingual("新しい取組", "New"),
                node: plan.nodes[0].id
            )
            plan.measures.insert(inserted, at: 5)
            #expect(try await store.save(plan) == PlanChange(revision: 2, added: 1))
            #expect(try await store.plan(plan.id).orFail().plan == plan)

            plan.measures.insert(plan.measures.removeLast(), at: 0)
            #expect(try await store.save(plan) == PlanChange(revision: 3, changed: 1))
            #expect(try await store.plan(plan.id).orFail().plan == plan)

            plan.measures.reverse()
            try await store.save(plan)
            #expect(try await store.plan(plan.id).orFail().plan == plan)
        }
    }

    @Test func `the history of one measure leaves out the others`() async throws {
        try await withStore { store, _ in
            var plan = try Plan.small()
            try plan.addMeasure("m020", number: "20", "メタバースの活用")
            try await store.save(plan)
            let events = try await store.events(of: plan.id, about: try id("m019"), limit: 100, before: nil)
            #expect(events.map(\.part) == [.figure, .figure, .indicator, .measure])
            #expect(events.allSatisfy { $0.measure?.text == "m019" })
        }
    }

    @Test func `pages of events follow each other without gap or repetition`() async throws {
        var maker = PlanMaker(seed: 8)
        let (first, second) = (try maker.plan(), try maker.plan())
        try await withStore { store, _ in
            try await store.save(first)
            try await store.save(second)
            let all = try await store.events(of: first.id, limit: 1000)
            var pages: [PlanEvent] = []
            while pages.count < all.count {
                let page = try await store.events(
                    of: first.id,
                    about: nil,
                    limit: 37,
                    before: pages.last?.position
                )
                guard !page.isEmpty else { break }
                pages += page
            }
            #expect(Array(pages.prefix(all.count)) == all)
            #expect(zip(all, all.dropFirst()).allSatisfy { $0.position > $1.position })
        }
    }

    @Test func `rows before and after are JSON whatever they hold`() async throws {
        var maker = PlanMaker(seed: 21)
        let plan = try maker.plan()
        try await withStore { store, _ in
            try await store.save(plan)
            for event in try await store.events(of: plan.id, limit: 1000) {
                let data = Data(try event.after.orFail().utf8)
                let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
                #expect(object?.isEmpty == false)
            }
        }
    }

    @Test(arguments: [
        "UPDATE event SET after = '{}'",
        "DELETE FROM event",
        "DELETE FROM event WHERE sequence = 1",
        "UPDATE revision SET actor = '誰か'",
        "DELETE FROM revision",
        "INSERT OR REPLACE INTO event SELECT * FROM event LIMIT 1",
        "REPLACE INTO revision (municipality, plan, revision, time, actor, reason) "
            + "SELECT municipality, plan, revision, time, '誰か', '' FROM revision",
        "UPDATE OR REPLACE event SET sequence = 1",
    ])
    func `nobody can change what happened`(sql: String) async throws {
        try await withStore { store, database in
            let plan = try Plan.small()
            try await store.save(plan)
            let events = try await store.events(of: plan.id)
            await #expect(throws: SQLError.self) {
                try await database.write { try $0.executeScript(SQLQuery(stringLiteral: sql)) }
            }
            #expect(try await store.events(of: plan.id) == events)
        }
    }
}
