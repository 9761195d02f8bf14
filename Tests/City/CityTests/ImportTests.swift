import City
import Figures
import TestSupport
import Testing
import Wording

/// Units and members out of tables.
@Suite struct OrganisationImportTests {
    private func unit(
        _ name: String,
        _ title: String,
        under parent: String? = "b1",
        from: String? = nil,
        through: String? = nil
    ) throws -> OrganisationImport.UnitRow {
        let validity = Validity(from: try from.map { try day($0) }, through: try through.map { try day($0) })
        return .init(
            id: try id(name),
            parent: try parent.map { try id($0) },
            kind: .department,
            name: title,
            validity: validity
        )
    }

    private func member(
        _ name: String,
        _ role: Role,
        unit: String? = nil,
        from: String? = nil,
        through: String? = nil
    ) throws -> OrganisationImport.MemberRow {
        let known = try person(name)
        return .init(
            .init(name: known.name, mail: known.mail, signInName: known.signInName),
            post: role.name.japanese,
            role: role,
            unit: try unit.map { try id($0) },
            validity: Validity(from: try from.map { try day($0) }, through: try through.map { try day($0) })
        )
    }

    private func imported(
        _ units: [OrganisationImport.UnitRow],
        _ members: [OrganisationImport.MemberRow]
    ) throws -> (town: Organisation, summary: ImportSummary) {
        let before = try Organisation.small()
        var after = before
        try OrganisationImport(units: units, members: members, effects: .still()).apply(to: &after)
        #expect(after.faults == [])
        return (after, ImportSummary(from: before, to: after))
    }

    @Test func `new units and members are added, with their posts`() throws {
        let (town, summary) = try imported(
            [try unit("d9", "防災課")],
            [try member("a", .reporter, unit: "d9"), try member("a", .head, unit: "d9"), try member("b", .auditor)]
        )
        #expect(summary.unitsAdded == 1)
        #expect(summary.membersAdded.count == 2)
        #expect(summary.postsAdded == 2)
        #expect(summary.appointmentsAdded == 3)
        let member = try town.member(named: try person("a").signInName).orFail()
        let today = Effects.still().today
        #expect(town.standing(of: member.id, on: today)?.roles == [.reporter, .head])
    }

    @Test func `bringing in what is there changes nothing`() throws {
        let rows = try [unit("d1", "デジタル課"), unit("d2", "市民課")]
        let (_, summary) = try imported(rows, [try member("reporter", .reporter, unit: "d1")])
        #expect(summary.isEmpty)
    }

    @Test func `a renaming needs its day, and keeps the old name before it`() throws {
        #expect(throws: OrganisationImport.Faults.self) { try imported([try unit("d2", "窓口課")], []) }
        let (town, summary) = try imported([try unit("d2", "窓口課", from: "2026-10-01")], [])
        #expect(summary.unitsChanged == 1)
        #expect(town.unit(try id("d2"))?.name(around: try day("2026-09-30")) == "市民課")
        #expect(town.unit(try id("d2"))?.name(around: try day("2026-10-01")) == "窓口課")
    }

    @Test func `an end in the table ends what is running`() throws {
        let row = try member("reporter", .reporter, unit: "d1", from: "2024-04-01", through: "2026-12-31")
        let (town, summary) = try imported([], [row])
        #expect(summary.appointmentsEnded == 1)
        #expect(town.career(of: try id("reporter")).map(\.validity.through?.text) == ["2026-12-31"])
    }

    @Test func `every fault is told with its row, and nothing is brought in`() throws {
        var town = try Organisation.small()
        let before = town
        let rows = OrganisationImport(
            units: [try unit("d1", "別の名"), try unit("d8", "課", under: "nowhere")],
            members: [try member("c", .reporter), try member("d", .head, unit: "nowhere")],
            effects: .still()
        )
        let faults = try #require(throws: OrganisationImport.Faults.self) { try rows.apply(to: &town) }
        #expect(Set(faults.list.map(\.row)) == [.unit(0), .unit(1), .member(0), .member(1)])
        #expect(town == before)
    }
}
