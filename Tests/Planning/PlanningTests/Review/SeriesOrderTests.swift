import Figures
import Planning
import Testing
import Wording

@Suite struct SeriesOrderTests {
    private func review() throws -> YearReview {
        var fixture = try PlanFixture()
        try fixture.add(last: "80", now: "75")
        try fixture.add(last: "80", now: "集計中")
        try fixture.add(last: "20", now: "95")
        try fixture.add(last: "80", now: "75")
        try fixture.add(last: "", now: "10")
        for (index, name) in ["ｃ", "B", "a ", "き", "カ"].enumerated() {
            fixture.measures[index].name = .init(same: name)
        }
        for (index, owners) in [["u2"], [], ["u1", "u2"], ["u3"], ["u2"]].enumerated() {
            fixture.measures[index].owners = try owners.map { Ownership(unit: try id($0)) }
        }
        fixture.measures[3].owners.insert(Ownership(unit: try id("u1"), through: try year(2022)), at: 0)
        var plan = try fixture.plan()
        plan.units = try ["u1", "u3", "u2"].map {
            OrganisationUnit(id: try id($0), parent: nil, kind: .section, name: $0)
        }
        return try PlanFixture.review(plan)
    }

    @Test(
        arguments: [
            ("number", [1, 2, 3, 4, 5]), ("number-down", [5, 4, 3, 2, 1]),
            // a, b, c, then き (U+304D) before カ (U+30AB).
            ("name", [3, 2, 1, 4, 5]), ("name-down", [5, 4, 1, 2, 3]),
            ("owner", [3, 4, 1, 5, 2]), ("owner-down", [1, 5, 4, 3, 2]),
            ("rate", [5, 1, 4, 3, 2]), ("rate-down", [3, 1, 4, 5, 2]),
            ("rating", [3, 1, 4, 5, 2]), ("rating-down", [5, 1, 4, 3, 2]),
            ("change", [1, 4, 3, 2, 5]), ("change-down", [3, 1, 4, 2, 5]),
        ] as [(String, [Int])]
    )
    func `what has no value is last in both directions, what is equal in the plan's order`(
        code: String,
        measures: [Int]
    ) throws {
        let order = try #require(SeriesOrder(code: code))
        #expect(try review().names(order) == measures.map { "m\($0)" })
    }

    @Test func `every order has its own code and a name in both languages`() {
        #expect(SeriesOrder.all.count == 12)
        #expect(Set(SeriesOrder.all.map(\.code)).count == 12)
        #expect(Set(SeriesOrder.all.map(\.name)).count == 12)
        #expect(SeriesOrder.all.allSatisfy { SeriesOrder(code: $0.code) == $0 })
        #expect(SeriesOrder.all.allSatisfy { $0.code.allSatisfy(\.isASCII) })
    }

    @Test(arguments: ["", "Rate", "rate-up", "down", "-down", "rate-down-down"])
    func `a code that is none gives nothing`(code: String) {
        #expect(SeriesOrder(code: code) == nil)
    }
}
