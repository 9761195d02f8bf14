import City
import Figures
import TestSupport
import Testing

/// What may happen to an organisation, and that nothing of it is lost.
@Suite struct OrganisationTests {
    private func roles(_ town: Organisation, _ member: String, on text: String) throws -> Set<Role> {
        town.standing(of: try id(member), on: try day(text))?.roles ?? []
    }

    @Test func `a transfer changes the posts from its day on, and no day before`() throws {
        var town = try Organisation.small()
        let transfer = Transfer(
            member: try id("reporter"),
            leaves: [try id("reporter")],
            takes: [try id("office"), try id("auditor")],
            day: try day("2026-04-01")
        )
        try town.perform(transfer)
        #expect(town.faults == [])
        #expect(try roles(town, "reporter", on: "2024-03-31") == [])
        #expect(try roles(town, "reporter", on: "2024-04-01") == [.reporter])
        #expect(try roles(town, "reporter", on: "2026-03-31") == [.reporter])
        #expect(try roles(town, "reporter", on: "2026-04-01") == [.office, .auditor])
        #expect(town.career(of: try id("reporter")).map(\.post.text) == ["auditor", "office", "reporter"])
        #expect(town.holders(of: try id("reporter"), on: try day("2026-04-01")) == [])
    }

    @Test func `a transfer that cannot be done does nothing`() throws {
        var town = try Organisation.small()
        let before = town
        for (leaves, takes) in [(["reporter"], ["nothing"]), (["auditor"], ["office"]), ([], ["nothing"])] {
            let transfer = Transfer(
                member: try id("reporter"),
                leaves: try leaves.map { try id($0) },
                takes: try takes.map { try id($0) },
                day: try day("2026-04-01")
            )
            #expect(throws: CityError.self) { try town.perform(transfer) }
            #expect(town == before)
        }
    }

    @Test func `transfers never change what was true before their day`() throws {
        let start = try Organisation.small()
        let days = try ["2024-04-01", "2025-04-01", "2026-04-01", "2027-04-01"].map { try day($0) }
        try repeatedly(60) { random in
            var town = start
            for day in days.dropFirst() {
                let before = town
                let member = try town.members.randomElement(using: &random).orFail().id
                let held = town.posts(of: member, on: day.previous).map(\.id)
                let free = town.posts.map(\.id).filter { !held.contains($0) }.shuffled(using: &random).prefix(2)
                try town.perform(
                    Transfer(member: member, leaves: Array(held.prefix(1)), takes: Array(free), day: day)
                )
                #expect(town.faults == [])
                for past in days where past < day {
                    for member in town.members {
                        #expect(town.standing(of: member.id, on: past) == before.standing(of: member.id, on: past))
                    }
                }
                #expect(town.posts(of: member, on: day).count == held.dropFirst().count + free.count)
            }
        }
    }

    @Test func `a reorganisation is one operation of many steps`() throws {
        var town = try Organisation.small()
        let april = try day("2026-04-01")
        try town.perform(
            Reorganisation(
                day: april,
                steps: [
                    .begin(try id("d3"), kind: .department, name: "情報戦略課", under: try id("b1")),
                    .merge([try id("d1"), try id("d2")], into: try id("d3")),
                    .rename(try id("b1"), to: "総合戦略局"),
                    .rename(try id("s1"), to: "改革係"),
                ]
            )
        )
        #expect(town.faults == [])
        let (before, after) = (april.previous, april)
        #expect(town.units(on: before).map(\.id.text) == ["b1", "d1", "s1", "d2"])
        #expect(town.units(on: after).map(\.id.text) == ["b1", "s1", "d3"])
        #expect(town.path(to: try id("s1"), on: before).map { $0.name(around: before) } == ["企画局", "デジタル課", "推進係"])
        #expect(town.path(to: try id("s1"), on: after).map { $0.name(around: after) } == ["総合戦略局", "情報戦略課", "改革係"])
        // The posts went along, with whoever holds them.
        let standing = try town.standing(of: try id("head"), on: after).orFail()
        #expect(standing.holdings.map(\.unit?.text) == ["d3"])
        #expect(standing.holdings[0].branch == [try id("d3"), try id("s1")])
        #expect(try town.standing(of: try id("head"), on: before).orFail().holdings.map(\.unit?.text) == ["d1"])
        #expect(town.unit(try id("d1"))?.successors == [try id("d3")])
    }

    @Test func `a reorganisation with one impossible step does nothing`() throws {
        var town = try Organisation.small()
        let before = town
        let steps: [Reorganisation.Step] = [.rename(try id("b1"), to: "新局"), .rename(try id("nowhere"), to: "?")]
        #expect(throws: CityError.unknown(.unit(try id("nowhere")))) {
            try town.perform(Reorganisation(day: try day("2026-04-01"), steps: steps))
        }
        #expect(town == before)
    }

    @Test func `a second renaming on the same day takes the place of the first`() throws {
        var town = try Organisation.small()
        let april = try day("2026-04-01")
        for name in ["一課", "二課"] { try town.changeUnit(try id("d2"), from: april) { $0.name = name } }
        #expect(town.unit(try id("d2"))?.phases.map(\.name) == ["市民課", "二課"])
        #expect(town.faults == [])
    }

    @Test func `who leaves holds nothing from the next day on`() throws {
        var town = try Organisation.small()
        try town.leave(try id("office"), lastDay: try day("2026-03-31"))
        #expect(town.faults == [])
        #expect(try roles(town, "office", on: "2026-03-31") == [.office])
        #expect(town.standing(of: try id("office"), on: try day("2026-04-01")) == nil)
    }

    @Test func `an appointment that had not begun is called off`() throws {
        var town = try Organisation.small()
        try town.appoint(try id("office"), to: try id("auditor"), Validity(from: try day("2027-04-01")))
        try town.release(try id("office"), from: try id("auditor"), lastDay: try day("2026-12-31"))
        #expect(town.career(of: try id("office")).map(\.post.text) == ["office"])
    }

    @Test func `a post that is given up is left by whoever holds it`() throws {
        var town = try Organisation.small()
        try town.giveUp(try id("head"), lastDay: try day("2026-03-31"))
        #expect(town.faults == [])
        #expect(try roles(town, "head", on: "2026-03-31") == [.head])
        #expect(try roles(town, "head", on: "2026-04-01") == [])
    }
}

/// What does not fit together is refused, with the thing that it is about.
@Suite struct OrganisationCheckTests {
    private func faults(_ change: (inout Organisation) throws -> Void) throws -> [CitySubject] {
        var town = try Organisation.small()
        try change(&town)
        return town.faults.map(\.subject)
    }

    @Test func `the small town has no faults`() throws {
        let subjects = try faults { _ in }
        #expect(subjects.isEmpty)
    }

    @Test func `a unit cannot end while something stands in it`() throws {
        let subjects = try faults { try $0.end(try id("d1"), lastDay: try day("2026-03-31")) }
        #expect(Set(subjects) == [.unit(try id("s1")), .post(try id("reporter")), .post(try id("head"))])
    }

    @Test func `a unit cannot end before it began, or stand below itself`() throws {
        let subjects = try faults { town in
            try town.changeUnit(try id("b1"), from: try day("2026-04-01")) { $0.parent = CityUnit.ID("s1") }
        }
        #expect(subjects.count == 1)
        let ended = try faults { town in
            let validity = Validity(from: try day("2026-04-01"), through: try day("2026-03-01"))
            let phase = CityUnit.Phase(validity: validity, kind: .section, name: "係", parent: nil)
            try town.begin(CityUnit(id: try id("x"), phase: phase))
        }
        #expect(ended == [.unit(try id("x"))])
    }

    @Test func `two members cannot have one sign-in name`() throws {
        let name = try person("auditor").signInName
        let subjects = try faults { try $0.amend(try id("office")) { $0.signInName = name } }
        #expect(subjects == [.member(try id("auditor"))])
    }

    @Test func `nobody holds the same post twice at once`() throws {
        let subjects = try faults {
            try $0.appoint(try id("office"), to: try id("office"), Validity(from: try day("2025-04-01")))
        }
        #expect(subjects == [.appointment(try id("office"), try id("office"))])
    }

    @Test func `a reporter needs a unit`() throws {
        let subjects = try faults { town in
            let phase = Post.Phase(validity: .always, name: "担当", role: .reporter, unit: nil)
            try town.establish(Post(id: try id("x"), phase: phase))
        }
        #expect(subjects == [.post(try id("x"))])
    }

    @Test(arguments: ["", " \u{3000}", "改行\nあり", "右\u{202E}左", String(repeating: "長", count: 201)])
    func `a name is one visible line`(name: String) throws {
        let subjects = try faults { try $0.amend(try id("office")) { $0.name = name } }
        #expect(!subjects.isEmpty)
    }

    @Test(arguments: [
        "no", "a@", "@b", "a@b\r\nBcc: c@d", "a b@c.jp", "a@b..jp", "a@-b.jp", "課長@city.lg.jp", "a@b@c", "<a@b.jp>",
    ])
    func `a mail address cannot smuggle a header`(mail: String) throws {
        let subjects = try faults { try $0.amend(try id("office")) { $0.mail = mail } }
        #expect(subjects == [.member(try id("office"))])
    }
}

/// The measures for which nobody answers.
@Suite struct OwnerlessTests {
    private let measures = [
        MeasureOwners(measure: "m1", units: ["d1"]), MeasureOwners(measure: "m2", units: ["d2"]),
        MeasureOwners(measure: "m3", units: ["d2", "b1"]), MeasureOwners(measure: "m4", units: []),
        MeasureOwners(measure: "m5", units: ["課 1", "zz"]),
    ]

    @Test func `a unit lives where somebody below it can fill in`() throws {
        let found = try Organisation.small().ownerless(measures, on: try day("2026-04-01"))
        #expect(found.map(\.measure) == ["m2", "m4", "m5"])
        #expect(found[0].reasons == [.vacant(try id("d2"))])
        #expect(found[1].reasons == [])
        #expect(found[2].reasons == [.unknown("課 1"), .unknown("zz")])
    }

    @Test func `a measure of a unit that went up in others is told with those that exist`() throws {
        var town = try Organisation.small()
        for (year, target) in [("2026", "d3"), ("2027", "d4")] {
            let from = year == "2026" ? ["d1", "d2"] : ["d3"]
            try town.perform(
                Reorganisation(
                    day: try day("\(year)-04-01"),
                    steps: [
                        .begin(try id(target), kind: .department, name: "新課", under: try id("b1")),
                        .merge(try from.map { try id($0) }, into: try id(target)),
                    ]
                )
            )
        }
        #expect(town.faults == [])
        let found = town.ownerless([measures[0]], on: try day("2027-04-01"))
        #expect(found.map(\.reasons) == [[.ended(try id("d1"), successors: [try id("d4")])]])
        #expect(town.ownerless([measures[0]], on: try day("2026-03-31")) == [])
    }
}
