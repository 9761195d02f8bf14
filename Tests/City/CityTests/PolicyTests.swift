import City
import Figures
import TestSupport
import Testing

/// Who may do what: every cell of role and action.
@Suite struct PolicyTests {
    private func standing(_ role: Role, unit: String = "d1", code text: String = "462012") throws -> Standing {
        var town = try Organisation.small()
        if role.needsUnit {
            try town.changePost(try id(role.rawValue), from: try day("2024-04-01")) { $0.unit = CityUnit.ID(unit) }
        }
        let standing = try town.standing(of: try id(role.rawValue), on: try day("2026-04-01")).orFail()
        #expect(standing.roles == [role])
        return Standing(
            municipality: try code(text),
            member: standing.member,
            day: standing.day,
            holdings: standing.holdings
        )
    }

    /// In the order of ``Role``: reporter, head, office, committee, auditor, administrator, operator; x is allowed.
    static let measures: [(MeasurePolicy.Action, String)] = [
        (.see, "x x x . x . ."), (.edit, "x x . . . . ."), (.approve, ". x . . . . ."), (.review, ". . x . . . ."),
        (.correct, ". . x . . . ."), (.readBeforePublication, ". . x x x . ."), (.comment, ". . x x . . ."),
    ]
    static let rounds: [(RoundPolicy.Action, String)] = [
        (.seeBoard, ". . x . x . ."), (.manage, ". . x . . . ."), (.remind, ". . x . . . ."),
        (.freeze, ". . x . . . ."),
        (.publish, ". . x . . . ."), (.issueErratum, ". . x . . . ."),
    ]
    static let people: [(PeoplePolicy.Action, String)] = [
        (.seeOrganisation, "x x x . x x x"), (.seeMembers, ". . x . x x x"), (.changeOrganisation, ". . . . . x x"),
        (.manageSignIn, ". . . . . x x"), (.readRecord, ". . . . x x x"),
        (.seeMail, ". . x . x x x"), (.retryMail, ". . x . . x x"),
    ]
    static let server: [(ServerPolicy.Action, String)] = [
        (.registerMunicipality, ". . . . . . x"), (.seeOperations, ". . . . . . x"),
    ]

    private func expect<Subject: Policy>(_ policy: Subject, _ table: [(Subject.Action, String)]) throws {
        #expect(table.map(\.0) == Array(Subject.Action.allCases))
        for (action, line) in table {
            let cells = line.split(separator: " ")
            #expect(cells.count == Role.allCases.count)
            for (role, cell) in zip(Role.allCases, cells) {
                #expect(policy.allows(action, try standing(role)) == (cell == "x"), "\(role) \(action)")
            }
        }
    }

    @Test func `every role and action on a measure of its own unit`() throws {
        try expect(MeasurePolicy(municipality: try code(), owners: ["d1"]), Self.measures)
    }

    @Test func `every role and action on a round`() throws {
        try expect(RoundPolicy(municipality: try code()), Self.rounds)
    }

    @Test func `every role and action on people`() throws {
        try expect(PeoplePolicy(municipality: try code()), Self.people)
    }

    @Test func `every role and action on the server`() throws {
        try expect(ServerPolicy(municipality: try code()), Self.server)
    }

    @Test(arguments: Role.allCases)
    func `another municipality is out of reach for all but the operator`(role: Role) throws {
        let stranger = try standing(role, code: "462101")
        let here = try code()
        for action in MeasurePolicy.Action.allCases {
            #expect(!MeasurePolicy(municipality: here, owners: ["d1"]).allows(action, stranger))
        }
        for action in RoundPolicy.Action.allCases { #expect(!RoundPolicy(municipality: here).allows(action, stranger)) }
        for action in PeoplePolicy.Action.allCases {
            #expect(PeoplePolicy(municipality: here).allows(action, stranger) == (role == .operator))
        }
    }

    @Test(arguments: [
        ("d1", ["d1"], true), ("d1", ["s1"], true), ("s1", ["d1"], false), ("d1", ["d2"], false), ("b1", ["s1"], true),
        ("d1", ["d2", "s1"], true), ("d1", [], false), ("d1", ["課 1"], false),
    ])
    func `a unit's rights reach down, not up or aside`(unit: String, owners: [String], isAllowed: Bool) throws {
        let policy = MeasurePolicy(municipality: try code(), owners: owners)
        #expect(policy.allows(.edit, try standing(.reporter, unit: unit)) == isAllowed)
        #expect(policy.allows(.approve, try standing(.head, unit: unit)) == isAllowed)
    }

    @Test func `without a post nobody may do anything`() throws {
        let member = try person("nobody")
        let nobody = Standing(municipality: try code(), member: member, day: try day("2026-04-01"), holdings: [])
        let here = try code()
        for action in MeasurePolicy.Action.allCases {
            #expect(!MeasurePolicy(municipality: here, owners: ["d1"]).allows(action, nobody))
        }
        for action in PeoplePolicy.Action.allCases { #expect(!PeoplePolicy(municipality: here).allows(action, nobody)) }
        for action in ServerPolicy.Action.allCases { #expect(!ServerPolicy(municipality: here).allows(action, nobody)) }
    }

    @Test func `the record names the post that gave the right`() throws {
        let standing = try standing(.office)
        let authority = Authority.member(standing, address: "192.0.2.1")
        let originator = authority.originator(allowing: .review, MeasurePolicy(municipality: try code(), owners: []))
        #expect(originator?.post == (try id("office")))
        #expect(originator?.member == standing.member.id)
        #expect(authority.originator(allowing: .edit, MeasurePolicy(municipality: try code(), owners: ["d1"])) == nil)
    }
}
