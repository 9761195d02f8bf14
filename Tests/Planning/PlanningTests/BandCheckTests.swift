import Figures
import Planning
import Testing
import Wording

@Suite struct BandCheckTests {
    private func band(_ symbol: String, _ conditions: BandCondition...) -> Band {
        Band(symbol: symbol, name: .init(same: "band"), conditions: conditions)
    }

    private func from(_ lower: String, of quantity: BandQuantity = .rate) throws -> BandCondition {
        .within(quantity, Interval(lower: .init(try number(lower), included: true)))
    }

    private func below(_ upper: String, of quantity: BandQuantity = .rate) throws -> BandCondition {
        .within(quantity, Interval(upper: .init(try number(upper), included: false)))
    }

    @Test func `the usual bands are sound`() throws {
        #expect(BandCheck(try Band.usual()).problems().isEmpty)
        #expect(BandCheck([try band("a", from("90")), try band("b", below("90"))]).problems().isEmpty)
    }

    @Test func `a gap between bands is found`() throws {
        let problems = BandCheck([try band("a", from("90")), try band("b", below("70"))]).problems()
        #expect(problems.map(\.kind) == [.notExhaustive])
        #expect(problems[0].message.english.contains("rate = 70"))
    }

    @Test func `a gap of one single value is found`() throws {
        let above = BandCondition.within(.rate, Interval(lower: .init(try number("90"), included: false)))
        let problems = BandCheck([band("a", above), try band("b", below("90"))]).problems()
        #expect(problems.map(\.kind) == [.notExhaustive])
        #expect(problems[0].message.english.contains("rate = 90"))
    }

    @Test func `a band behind a wider one is unreachable`() throws {
        let problems = BandCheck([try band("a", from("70")), try band("b", from("90")), band("c")]).problems()
        #expect(problems.map(\.kind) == [.unreachable])
        #expect(problems[0].band == 1)
    }

    @Test func `a band that asks for the impossible is contradictory`() throws {
        let problems = BandCheck([try band("a", from("90"), below("70")), band("b")]).problems()
        #expect(problems.map(\.kind) == [.contradictory])
    }

    @Test func `known and unknown at once is contradictory`() throws {
        let conditions = [try from("0", of: .changeFromBaseline), .unknown(.changeFromBaseline)]
        let problems = BandCheck([Band(symbol: "a", name: .init(same: "x"), conditions: conditions), band("b")])
            .problems()
        #expect(problems.map(\.kind) == [.contradictory])
    }

    @Test func `a trend needs a band for the first year`() {
        let bands = [
            band("a", .isOne(of: .trend, [.improving])),
            band("b", .isOne(of: .trend, [.unchanged, .worsening])),
        ]
        let problems = BandCheck(bands).problems()
        #expect(problems.map(\.kind) == [.notExhaustive])
        #expect(problems[0].message.english.contains("trend = unknown"))
        #expect(BandCheck(bands + [band("c", .isOne(of: .trend, [.unknown]))]).problems().isEmpty)
    }

    @Test func `a missing baseline needs a band`() throws {
        let bands = [
            try band("a", from("0", of: .changeFromBaseline)), try band("b", below("0", of: .changeFromBaseline)),
        ]
        #expect(BandCheck(bands).problems().map(\.kind) == [.notExhaustive])
        #expect(BandCheck(bands + [band("c", .unknown(.changeFromBaseline))]).problems().isEmpty)
    }

    @Test func `combinations of several variables are tried together`() throws {
        // 90 and over but worsening has no band.
        let bands = [
            try band("a", from("90"), .isOne(of: .trend, [.improving, .unchanged, .unknown])),
            try band("b", below("90")),
        ]
        let problems = BandCheck(bands).problems()
        #expect(problems.map(\.kind) == [.notExhaustive])
        #expect(problems[0].message.english.contains("trend = worsening"))
    }

    @Test func `a rule of very many conditions is refused instead of tried for ever`() throws {
        let bands = try BandQuantity.allCases.flatMap { quantity in
            try (0..<12).map { try band("s", from("\($0)", of: quantity)) }
        }
        #expect(BandCheck(bands).problems().contains { $0.kind == .tooMany })
    }
}
