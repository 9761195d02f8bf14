import City
import Figures
import Testing
import Wording

@testable import Exchange

/// Tables of units and members, and what is told about wrong ones.
@Suite struct OrganisationTableTests {
    private static let unitHeader = "id,parent,kind,name,from,through\n"
    private static let memberHeader = "name,mail,sign_in_name,unit,post,role,from,through\n"

    private func read(units: String? = nil, members: String? = nil) throws -> OrganisationReading {
        try OrganisationReader().read(
            units: units.map { ("units.csv", Array($0.utf8)) },
            members: members.map { ("members.csv", Array($0.utf8)) }
        )
    }

    private func lines(units: String? = nil, members: String? = nil) throws -> [String] {
        let problems = try #require(throws: Problems.self) { try read(units: units, members: members) }
        return problems.list.map { $0.line(in: .english) }
    }

    private func town() throws -> Organisation {
        let code = try MunicipalityCode(reading: "462012")
        return Organisation(RegisteredMunicipality(code: code, name: Bilingual("鹿児島市", "Kagoshima City")))
    }

    @Test func `units and members are read, with years as days`() throws {
        let reading = try read(
            units: Self.unitHeader + "b1,,bureau,企画局,,\nd1,b1,department,デジタル課,R5,令和8年度\n",
            members: Self.memberHeader
                + "主査,a@example.lg.jp,,d1,,reporter,2026/4/1,\n課長,b@example.lg.jp,kacho,d1,課長,head,,\n"
        )
        let unit = try #require(reading.content.units.last)
        #expect(unit.validity == Validity(from: CalendarDate("2023-04-01"), through: CalendarDate("2027-03-31")))
        let members = reading.content.members
        #expect(members.map(\.signInName.text) == ["a@example.lg.jp", "kacho"])
        #expect(members.map(\.post) == ["記入者", "課長"])
        #expect(members[0].validity.from == CalendarDate("2026-04-01"))
    }

    @Test func `the units of a plan folder are read as they are`() throws {
        var town = try town()
        try read(units: "id,parent,kind,name\nu1,,department,課\nu2,u1,section,係\n").content.apply(to: &town)
        #expect(town.units.map(\.id.text) == ["u1", "u2"])
    }

    @Test func `every mistake is told with line and column`() throws {
        let found = try lines(
            units: Self.unitHeader + "b 1,,bureau,企画局,,\nd1,b1,departmnt,デジタル課,X99,\nd2,,section,,2027,2026\n",
            members: Self.memberHeader
                + "主査,no mail,,,,reporter,,\n,c@example.lg.jp,,,,chef,,\n係長,d@example.lg.jp,課長,,,office,,2026-02-30\n"
        )
        let places = found.map { $0.prefix { $0 != " " } }
        #expect(
            places == [
                "units.csv:2:1", "units.csv:3:3", "units.csv:3:5", "units.csv:4:4", "units.csv:4:5", "members.csv:2:2",
                "members.csv:3:1", "members.csv:3:6", "members.csv:4:3", "members.csv:4:8",
            ]
        )
        #expect(found[1].contains("Did you mean “department”?"))
    }

    @Test func `what does not fit into the organisation is told with its line`() throws {
        let reading = try read(
            units: Self.unitHeader + "d1,b9,department,課,,\n",
            members: Self.memberHeader + "主査,a@example.lg.jp,,,,reporter,,\n"
        )
        var town = try town()
        let faults = try #require(throws: OrganisationImport.Faults.self) { try reading.content.apply(to: &town) }
        let lines = reading.problems(faults).list.map { $0.line(in: .english) }
        #expect(lines.count == 2)
        #expect(lines.contains { $0.hasPrefix("units.csv:2: There is no unit “b9”") })
        #expect(lines.contains { $0.hasPrefix("members.csv:2: A post of the role “reporter” needs a unit") })
        #expect(town.units.isEmpty)
    }

    @Test func `a file that is not there or has other columns is refused`() throws {
        #expect(throws: Problems.self) { try OrganisationReader().read(units: nil, members: "/nowhere/members.csv") }
        #expect(try lines(members: "name,mail,role,password\nx,y,z,q\n")[0].hasPrefix("members.csv:1:4 (password)"))
    }
}
