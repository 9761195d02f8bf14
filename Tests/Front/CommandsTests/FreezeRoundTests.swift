import ArgumentParser
import Casework
import City
import CityStorage
import Exchange
import Figures
import Foundation
import Planning
import PlanningStorage
import Rounds
import RoundsStorage
import SQLiteDriver
import Testing
import Wording

@testable import Commands

/// What `shirube freeze` does with the rounds of the year: the same as the office's page.
@Suite struct FreezeRoundTests {
    private static let round: RoundID = "kagoshima-2023"

    /// A round of two measures of 鹿児島市's plan in a database of its own, and the office that leads it.
    private struct Desk {
        let database: SQLiteDatabase
        let path: String
        let office: RoundOffice
        let plans: SQLPlanStore
        let rounds: SQLRoundStore
        let standing: Standing

        init(_ place: String) async throws {
            path = place + "/plans.sqlite"
            _ = try await Import.parse(["\(samples)/kagoshima", "--database", path]).line()
            let member = ["--municipality", "462012", "--municipality-name", "鹿児島市", "--name", "主査"]
            let post = ["--mail", "syusa@example.lg.jp", "--role", "office", "--database", path]
            _ = try await MemberAdd.parse(member + post).lines()
            database = try SQLiteDatabase(path: path)
            plans = try await SQLPlanStore.open(database) { try RulesReader().read(Array($0.utf8), for: nil) }
            let city = try await SQLCityStore.open(database)
            rounds = try await SQLRoundStore.open(database)
            office = RoundOffice(store: rounds, plans: plans, city: city)
            let code = try MunicipalityCode(reading: "462012")
            let organisation = try #require(try await city.read { try $0.organisation(of: code) }).organisation
            let id = try #require(organisation.members.first).id
            standing = try #require(organisation.standing(of: id, on: CalendarDate(inJapan: Date())))
            try await open()
        }

        private func open() async throws {
            let plan = try #require(Plan.ID("kagoshima"))
            let measures = try #require(try await plans.plan(plan)).plan.measures.prefix(2).map(\.id)
            let day = CalendarDate(inJapan: Date())
            var settings = RoundSettings(
                title: "令和5年度 進捗照会",
                instructions: "",
                measures: measures,
                calendar: RoundCalendar(opens: day, departments: day, heads: day)
            )
            settings.stages.headApproves = false
            settings.questions.actuals = .optional
            settings.questions.activity = .optional
            settings.questions.cause = nil
            let year = try #require(FiscalYear(2023))
            try await office.prepare(FreezeRoundTests.round, of: plan, year: year, settings, act("p"))
            try await office.open(FreezeRoundTests.round, act("o"))
        }

        func act(_ name: String) throws -> RoundAct {
            RoundAct(try #require(RequestKey(reading: name)), by: standing)
        }

        func freeze(_ year: String) async throws -> [String] {
            let start = ["--plan", "kagoshima", "--year", year, "--database", path]
            return try await Freeze.parse(start + ["--by", "課長", "--reason", "確定"]).lines()
        }

        /// A sheet with a text, as accepting leaves it where the plan's write fails.
        func accept() async throws -> Measure.ID {
            let line = try #require(try await office.board(of: FreezeRoundTests.round, for: standing).lines.first)
            let (sheet, round) = (line.entry.sheet, FreezeRoundTests.round)
            let actor = CaseActor(member: "m", post: "p", roles: ["reporter", "office"])
            func act(_ name: RequestKey) -> CaseAct { CaseAct(request: name, actor: actor, time: line.changed) }
            let (assign, save) = (act("assign"), act("save"))
            let (submit, accept) = (act("submit"), act("accept"))
            try await rounds.write(in: standing.municipality) { transaction in
                try transaction.cases.assign(["p"], to: SheetForm.Slot.reporter, of: sheet, assign)
                let seen = try #require(try transaction.casework.record(sheet)).version
                let activity = FieldAddress(SheetForm.Field.activity)
                let draft = FieldDraft(seen: seen, values: [activity: .text("締切の直前に受理した。")])
                var version = try transaction.cases.save(draft, in: sheet, save).outcome.record.version
                version = try transaction.cases.move(sheet, by: SheetForm.Step.submit, seen: version, submit).record
                    .version
                version = try transaction.cases.move(sheet, by: SheetForm.Step.accept, seen: version, accept).record
                    .version
                try transaction.markDue(sheet, of: round, version: version)
            }
            return line.entry.measure
        }

        func round() async throws -> Round { try await office.round(FreezeRoundTests.round, for: standing) }

        func states() async throws -> Set<StateKey> {
            Set(try await office.board(of: FreezeRoundTests.round, for: standing).lines.map(\.state))
        }
    }

    private func withDesk(_ body: (Desk) async throws -> Void) async throws {
        try await withTemporaryFolderAsync { place in
            let desk = try await Desk(place)
            try await body(desk)
            try desk.database.close()
        }
    }

    @Test func `the closed rounds of the year end, and the command says how many sheets were not accepted`()
        async throws
    {
        try await withDesk { desk in
            try await desk.office.close(Self.round, try desk.act("c"))
            let lines = try await desk.freeze("R5")
            #expect(lines.count == 2)
            #expect(
                lines[1].contains(
                    said("調査票2件のうち、受理していない2件（未着手 2）は計画に入りません", "2 of 2 sheet(s) were not accepted (To do 2)")
                )
            )
            #expect(try await desk.round().state == .frozen)
            #expect(try await desk.states() == [SheetForm.State.lapsed])
            let last = try #require(try await desk.office.events(of: Self.round, for: desk.standing).last)
            #expect(last.kind == .frozen && last.post == YearEndHand.terminalActor.post && last.reason == "確定")
        }
    }

    @Test func `what was accepted reaches the plan before the year is sealed`() async throws {
        try await withDesk { desk in
            let measure = try await desk.accept()
            try await desk.office.close(Self.round, try desk.act("c"))
            let lines = try await desk.freeze("R5")
            #expect(lines.count == 2 && lines[1].contains(said("受理していない1件", "1 of 2 sheet(s)")))
            #expect(try await desk.round().state == .frozen)
            #expect(try await desk.states() == [SheetForm.State.settled, SheetForm.State.lapsed])
            let id = try #require(Plan.ID("kagoshima"))
            let plan = try #require(try await desk.plans.plan(id)).plan
            #expect(plan.texts.contains { $0.measure == measure && $0.text == "締切の直前に受理した。" })
        }
    }

    @Test func `a year is not sealed while the plan lacks what was accepted, and the command names it`() async throws {
        try await withDesk { desk in
            let measure = try await desk.accept()
            let id = try #require(Plan.ID("kagoshima"))
            var plan = try #require(try await desk.plans.plan(id)).plan
            plan.measures.removeAll { $0.id == measure }
            plan.texts.removeAll { $0.measure == measure }
            plan.tasks.removeAll { $0.measure == measure }
            plan.lineage.removeAll { $0.measure == measure }
            (plan.published, plan.goals, plan.grants, plan.meetings) = ([], [], [], [])
            try await desk.plans.save(plan, by: "試験", at: Date(), reason: "取組の廃止")
            try await desk.office.close(Self.round, try desk.act("c"))
            do {
                _ = try await desk.freeze("R5")
                Issue.record("The year was sealed.")
            } catch let failure as CommandFailure {
                #expect(failure.lines.contains { $0.contains(measure.text) }, "\(failure.lines)")
            }
            #expect(try await desk.round().state == .closed)
        }
    }

    @Test func `an open round stays open, and the command says so`() async throws {
        try await withDesk { desk in
            let lines = try await desk.freeze("R5")
            #expect(lines.count == 2 && lines[1].contains(said("照会中のままです", "stays open")))
            #expect(try await desk.round().state == .open)
            #expect(try await desk.states() == [SheetForm.State.toDo])
        }
    }

    @Test func `rounds of other years are no matter of it, and nothing ends where nothing is sealed`() async throws {
        try await withDesk { desk in
            try await desk.office.close(Self.round, try desk.act("c"))
            #expect(try await desk.freeze("R4").count == 1)
            #expect(try await desk.round().state == .closed)
            await #expect(throws: CommandFailure.self) { try await desk.freeze("R4") }
            #expect(try await desk.round().state == .closed)
        }
    }
}
