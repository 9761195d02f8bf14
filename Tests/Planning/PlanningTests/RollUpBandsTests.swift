import Figures
import Planning
import Testing
import Wording

/// Roll-ups with bands of their own, and with bands that a roll-up cannot answer.
@Suite struct RollUpBandsTests {
    private func fixture(_ method: RollUpMethod, bands: [Band]? = nil) throws -> PlanFixture {
        var fixture = try PlanFixture()
        for actual in ["100", "80", "30", "-"] { try fixture.add([2023: ("100", actual)]) }
        fixture.rollUps = [
            RollUpRule(scope: .level(try id("policy")), members: .series, method: method, bands: bands)
        ]
        return fixture
    }

    /// S from 50, else T.
    private func upperAndLower() throws -> [Band] {
        let half = BandCondition.within(.rate, Interval(lower: .init(Rational(50), included: true)))
        return [
            Band(symbol: "S", name: .init(same: "upper"), conditions: [half]),
            Band(symbol: "T", name: .init(same: "lower")),
        ]
    }

    private func trendBands() -> [Band] {
        [
            Band(symbol: "↑", name: .init(same: "better"), conditions: [.isOne(of: .trend, [.improving])]),
            Band(symbol: "→", name: .init(same: "not better")),
        ]
    }

    @Test func `the worst rating by bands of the roll-up's own is that of the lowest rate`() throws {
        let rollUp = try fixture(.worst, bands: upperAndLower()).rolledUp()
        #expect(rollUp.symbol == "T")
        #expect(rollUp.rate == Rational(30))
        #expect(rollUp.band == 1)
        #expect(rollUp.ratingName == .init(same: "lower"))
    }

    @Test func `a matrix over bands of its own finds its row by the worst`() throws {
        let table = ["S": ["S": "good", "T": "fair"], "T": ["S": "mixed", "T": "poor"]]
        let method = RollUpMethod.matrix(rows: .worst, columns: .share(symbols: ["◎", "○"]), table: table)
        #expect(try fixture(method, bands: upperAndLower()).rolledUp().symbol == "mixed")
    }

    @Test(arguments: [RollUpMethod.mean, .share(symbols: ["↑"])])
    func `bands that ask about more than the rate cannot rate a roll-up`(method: RollUpMethod) throws {
        var fixture = try fixture(method)
        fixture.bands = trendBands()
        let rollUp = try fixture.rolledUp()
        #expect(rollUp.rate != nil)
        #expect(rollUp.symbol.isEmpty)
    }

    @Test func `the worst of bands that ask about more is still the worst`() throws {
        var fixture = try fixture(.worst)
        fixture.bands = trendBands()
        #expect(try fixture.rolledUp().symbol == "→")
    }

    @Test func `a share counts only what its denominator holds`() throws {
        let rollUp = try fixture(.share(symbols: ["△", "－"])).rolledUp()
        #expect(rollUp.rate == Rational(100, over: 3))
    }

    @Test func `the working of every method can be asked`() throws {
        let methods: [RollUpMethod] = [.counts, .mean, .worst, .points, .judged, .share(symbols: ["◎"])]
        for bands in [nil, try upperAndLower()] {
            for method in methods {
                let rollUp = try fixture(method, bands: bands).rolledUp()
                let working = rollUp.working { _ in "member" }
                #expect(!working.line(in: .japanese).isEmpty)
                #expect(!working.line(in: .english).isEmpty)
            }
        }
    }
}
