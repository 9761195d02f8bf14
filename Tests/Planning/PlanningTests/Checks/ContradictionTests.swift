import Figures
import Planning
import Testing
import Wording

@Suite struct ContradictionTests {
    private func kinds(_ value: FigureValue, printed: String, unit: String = "件") throws -> [Finding.Kind] {
        var fixture = try PlanFixture()
        try fixture.add([2023: ("100", "100")], unit: unit)
        fixture.measures[0].indicators[0].actuals[try year(2023)] = Figure(value, printed: printed)
        return PlanCheck(PlanEvaluator(try fixture.plan())).findings().map(\.kind)
    }

    private func value(_ text: String) throws -> FigureValue {
        .number(try #require(ExactDecimal(plain: text)))
    }

    @Test func `a value that the printed cell contradicts is found`() throws {
        #expect(try kinds(value("111"), printed: "集計中") == [.figuresDiffer])
        #expect(try kinds(.none(.dash), printed: "110") == [.figuresDiffer])
        #expect(try kinds(value("110"), printed: "11") == [.unitSlip])
    }

    @Test func `a value that the printed cell says is not found`() throws {
        #expect(try kinds(value("110"), printed: "１１０件").isEmpty)
        #expect(try kinds(.none(.notPlanned), printed: "計画見直しのため取りやめ").isEmpty)
        #expect(try kinds(.none(.notSurveyed), printed: "-").isEmpty)
    }

    @Test func `a fraction beside whole percents is found`() throws {
        #expect(try kinds(value("0.9"), printed: "0.9", unit: "％") == [.unitSlip])
        #expect(try kinds(value("90"), printed: "90", unit: "％").isEmpty)
    }
}
