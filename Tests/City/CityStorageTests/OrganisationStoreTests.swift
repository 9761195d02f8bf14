import City
import CityStorage
import Figures
import SQLInterface
import SQLiteDriver
import TestSupport
import Testing
import Wording

/// Organisations in a real database, and the record of every change.
@Suite struct OrganisationStoreTests {
    @Test func `an organisation comes back as it was saved`() async throws {
        let city = try await TestCity.withMembers()
        let first = try await city.office.organisation(of: try cityCode())
        // Another store on the same database has nothing in memory.
        let again = try await PersonnelOffice(store: SQLCityStore(database: city.database)).organisation(
            of: try cityCode()
        )
        #expect(first == again)
        #expect(first.organisation.units.map(\.id.text) == ["b1", "d1", "d2"])
        #expect(first.organisation.members.map(\.id.text) == Role.allCases.map(\.rawValue))
    }

    @Test func `random changes come back, and the record tells them all`() async throws {
        let city = try await TestCity.withMembers()
        var random = SeededRandom(7)
        var count = try await city.events().count
        for year in 2027...2034 {
            let april = try day("\(year)-04-01")
            let member = try Role.allCases.randomElement(using: &random).orFail().rawValue
            let post = try Role.allCases.randomElement(using: &random).orFail().rawValue
            let name = "第\(year)課"
            try await city.office.change(try cityCode(), by: city.terminal, why: "\(year)") { town in
                try town.changeUnit(try id("d2"), from: april) { $0.name = name }
                let held = town.posts(of: try id(member), on: april.previous).map(\.id)
                let taken = try held.contains(id(post)) ? [] : [id(post) as Post.ID]
                try town.perform(Transfer(member: try id(member), leaves: held, takes: taken, day: april))
            }
            let stored = try await city.office.organisation(of: try cityCode())
            let fresh = SQLCityStore(database: city.database)
            #expect(try await PersonnelOffice(store: fresh).organisation(of: try cityCode()) == stored)
            let events = try await city.events()
            #expect(events.count > count)
            #expect(events.first?.reason == "\(year)")
            count = events.count
        }
        // The whole past is still there.
        let town = try await city.office.organisation(of: try cityCode()).organisation
        #expect(town.unit(try id("d2"))?.phases.count == 9)
        #expect(town.standing(of: try id("head"), on: try day("2025-01-01"))?.roles == [.head])
    }

    @Test func `a transfer is one operation, with what was and what is`() async throws {
        let city = try await TestCity.withMembers()
        let transfer = Transfer(
            member: try id("reporter"),
            leaves: [try id("reporter")],
            takes: [try id("office")],
            day: try day("2026-07-01")
        )
        let administrator = try await city.authority(.administrator)
        let revision = try await city.office.transfer(transfer, in: try cityCode(), by: administrator, why: "7月の異動")
        let events = try await city.events(.member(try id("reporter"))).filter { $0.position.operation == revision }
        #expect(events.map(\.kind) == [.added, .changed])
        #expect(events.allSatisfy { $0.reason == "7月の異動" && $0.originator.post?.text == "administrator" })
        #expect(events[1].before?.contains(#""from":"2024-04-01","through":null"#) == true)
        #expect(events[1].after?.contains(#""from":"2024-04-01","through":"2026-06-30""#) == true)
        #expect(events[0].before == nil)
        #expect(try await city.office.organisation(of: try cityCode()).revision == revision)
    }

    @Test func `a change that does not fit leaves nothing`() async throws {
        let city = try await TestCity.withMembers()
        let before = try await city.office.organisation(of: try cityCode())
        let count = try await city.events().count
        await #expect(throws: CityError.self) {
            try await city.office.change(try cityCode(), by: city.terminal, why: "廃止") { town in
                try town.end(try id("d1"), lastDay: try day("2026-03-31"))
            }
        }
        #expect(try await city.office.organisation(of: try cityCode()) == before)
        #expect(try await city.events().count == count)
    }

    @Test func `whoever decided upon an older state is told`() async throws {
        let city = try await TestCity.withMembers()
        let seen = try await city.office.organisation(of: try cityCode()).revision
        try await city.office.change(try cityCode(), by: city.terminal, why: "先の人") { town in
            try town.amend(try id("office")) { $0.name = "係長" }
        }
        await #expect(throws: CityError.changedMeanwhile(expected: seen, found: seen + 1)) {
            try await city.office.change(try cityCode(), by: city.terminal, why: "後の人", over: seen) { town in
                try town.amend(try id("office")) { $0.name = "課長" }
            }
        }
    }

    @Test func `saving what is there is no operation`() async throws {
        let city = try await TestCity.withMembers()
        let before = try await city.office.organisation(of: try cityCode()).revision
        #expect(try await city.office.change(try cityCode(), by: city.terminal, why: "同じ") { _ in } == before)
    }

    @Test(arguments: Role.allCases)
    func `only those who may change the organisation`(role: Role) async throws {
        let city = try await TestCity.withMembers()
        let authority = try await city.authority(role)
        let change = {
            try await city.office.change(try cityCode(), by: authority, why: "改名") { town in
                try town.changeUnit(try id("d2"), from: try day("2026-04-01")) { $0.name = "窓口課" }
            }
        }
        if [.administrator, .operator].contains(role) {
            _ = try await change()
        } else {
            await #expect(throws: CityError.notPermitted) { _ = try await change() }
        }
        let mayRead = [Role.administrator, .operator, .auditor].contains(role)
        let events = try? await city.office.events(in: try cityCode(), EventSelection(), for: authority)
        #expect((events != nil) == mayRead)
    }

    @Test func `an administrator can neither give an operator's rights nor take them over`() async throws {
        let city = try await TestCity.withMembers()
        let administrator = try await city.authority(.administrator)
        let attempts: [@Sendable (inout Organisation) throws -> Void] = [
            { try $0.appoint(try id("administrator"), to: try id("operator"), Validity(from: try day("2026-04-01"))) },
            { try $0.changePost(try id("office"), from: try day("2026-04-01")) { $0.role = .operator } },
            { try $0.amend(try id("operator")) { $0.mail = "other@example.lg.jp" } },
            { town in
                let phase = Post.Phase(validity: .always, name: "運用", role: .operator, unit: nil)
                try town.establish(Post(id: try id("x"), phase: phase))
            },
        ]
        for attempt in attempts {
            await #expect(throws: CityError.notPermitted) {
                try await city.office.change(try cityCode(), by: administrator, why: "昇格", attempt)
            }
        }
        await #expect(throws: CityError.notPermitted) {
            try await city.desk.issueLink(
                .reset,
                to: try id("operator"),
                in: try cityCode(),
                by: administrator,
                why: "再設定"
            )
        }
        let another = try await city.authority(.operator)
        try await city.office.change(try cityCode(), by: another, why: "増員", attempts[0])
    }

    @Test func `a reason is asked for, and municipalities are strangers to each other`() async throws {
        let city = try await TestCity.withMembers()
        try await city.settle("462101")
        let administrator = try await city.authority(.administrator)
        await #expect(throws: CityError.reasonMissing) {
            try await city.office.change(try cityCode(), by: administrator, why: " \u{3000}\n") { _ in }
        }
        await #expect(throws: CityError.notPermitted) {
            try await city.office.change(try cityCode("462101"), by: administrator, why: "よその町") { _ in }
        }
        await #expect(throws: CityError.alreadyRegistered("462012")) { try await city.settle("462012") }
        await #expect(throws: CityError.unknownMunicipality("131016")) {
            try await city.office.organisation(of: try cityCode("131016"))
        }
        #expect(try await city.store.read { try $0.municipalities() }.map(\.code.text) == ["462012", "462101"])
    }

    @Test func `the record pages backwards without a gap`() async throws {
        let city = try await TestCity.withMembers()
        let all = try await city.events()
        var (pages, before) = ([CityEvent](), CityEvent.Position?.none)
        while true {
            let selection = EventSelection(before: before, limit: 7)
            let page = try await city.office.events(in: try cityCode(), selection, for: city.terminal)
            guard let last = page.last else { break }
            pages += page
            before = last.position
        }
        #expect(pages == all)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.position > $1.position })
    }
}
