import Casework
import Figures
import Planning
import Rounds
import TestSupport
import Testing
import Wording

/// What a sheet warns of, and what it does not.
struct WarningTests {
    struct Case: Sendable {
        let measure: String
        var series = "1"
        let value: String
        let kinds: [SheetWarning.Kind]
        var last: String?
        var target: String?
        var accumulation: Accumulation = .yearly
    }

    private static let cases = [
        // The town's last year: a1 950 of 1,000; a3 80 of 100.
        Case(measure: "a1", value: "960", kinds: []),
        Case(measure: "a1", value: "9500", kinds: [.unitSlip, .reachedEarly]),
        Case(measure: "a1", value: "0.95", kinds: [.unitSlip, .causeMissing, .causeMissing]),
        Case(measure: "a1", value: "1425", kinds: [.reachedEarly]),
        Case(measure: "a1", value: "1426", kinds: [.jump, .reachedEarly]),
        Case(measure: "a1", value: "475", kinds: [.causeMissing, .causeMissing]),
        Case(measure: "a1", value: "474", kinds: [.jump, .causeMissing, .causeMissing]),
        Case(measure: "a1", value: "999", kinds: []),
        Case(measure: "a1", value: "1000", kinds: [.reachedEarly]),
        Case(measure: "a3", value: "70", kinds: []),
        Case(measure: "a3", value: "69.99", kinds: [.causeMissing, .causeMissing]),
        Case(measure: "a3", value: "79", kinds: [.cumulativeFalls], accumulation: .cumulative),
        Case(measure: "a3", value: "80", kinds: [], accumulation: .cumulative),
        Case(measure: "a3", value: "0.9", kinds: [.jump, .unitSlip, .causeMissing, .causeMissing], last: "30"),
        Case(measure: "a1", value: "1", kinds: [.jump, .causeMissing, .causeMissing], last: "0"),
        Case(measure: "a1", value: "0", kinds: [.causeMissing, .causeMissing], last: "0"),
        Case(measure: "a1", value: "960", kinds: [.actualWithoutTarget], target: "none"),
    ]

    @Test(arguments: cases)
    func `each figure is warned of by its own rule`(item: Case) throws {
        var sheet = try PaperSheet(item.measure)
        let index = try sheet.plan.measures.firstIndex { $0.id == sheet.measure }.orFail()
        sheet.plan.measures[index].indicators[0].accumulation = item.accumulation
        if let last = item.last {
            let value = try ExactDecimal(plain: last).orFail()
            let figure = Figure(.number(value), printed: last)
            sheet.plan.measures[index].indicators[0].actuals[sheet.year.advanced(by: -1)] = figure
        }
        if item.target == "none" { sheet.plan.measures[index].indicators[0].targets[sheet.year] = nil }
        let address = try SheetForm.actual(item.series).orFail()
        let filled = try sheet.filled([address: try .number(item.value)])
        #expect(filled.warnings.map(\.kind) == item.kinds)
        for warning in filled.warnings {
            #expect(!warning.words.japanese.isEmpty && !warning.words.english.isEmpty)
            let isText = warning.kind == .causeMissing
            #expect(isText ? warning.address.cell == nil : warning.address == address)
        }
    }

    @Test func `a reason of no value is warned of by nothing, and needs no cause`() throws {
        let sheet = try PaperSheet("a3")
        let filled = try sheet.filled([try SheetForm.actual("1").orFail(): .figure(.none(.notYetAvailable))])
        #expect(filled.warnings.isEmpty)
        #expect(filled.series[0].evaluation?.rate == nil)
        #expect(filled.missing.map(\.address) == [FieldAddress(SheetForm.Field.activity)])
    }

    @Test func `a given threshold is compared exactly, without rounding`() throws {
        var sheet = try PaperSheet("a3")
        sheet.settings.questions.cause = .rateBelow(try ExactDecimal(plain: "75.5").orFail())
        let address = try SheetForm.actual("1").orFail()
        for (value, isAsked) in [("75.5", false), ("75.499999999", true), ("75.6", false)] {
            let missing = try sheet.filled([address: try .number(value)]).missing.map(\.address.field)
            #expect(missing.contains(SheetForm.Field.cause) == isAsked, "\(value)")
        }
    }

    @Test func `last year's text is noticed whatever its spaces and widths`() throws {
        var sheet = try PaperSheet("a1")
        let last = sheet.year.advanced(by: -1)
        sheet.plan.texts = [
            YearlyText(measure: sheet.measure, year: last, kind: .activity, text: "ＡＩを 導入した。")
        ]
        let address = FieldAddress(SheetForm.Field.activity)
        let same = try sheet.filled([address: .text("AIを導入した。")])
        #expect(same.warnings.map(\.kind) == [.sameText])
        #expect(same.warnings.map(\.address) == [address])
        #expect(try sheet.filled([address: .text("AIを増やした。")]).warnings.isEmpty)
        #expect(same.lastYear[address] == .text("ＡＩを 導入した。"))
    }

    @Test func `a figure that had parts is asked for part by part`() throws {
        var sheet = try PaperSheet("a1")
        let index = try sheet.plan.measures.firstIndex { $0.id == sheet.measure }.orFail()
        let parts = [
            FigurePart(label: "HP", amount: ExactDecimal(900), unit: "件"),
            FigurePart(label: "SNS", amount: ExactDecimal(50), unit: "人"),
        ]
        let figure = Figure(.parts(parts), printed: "HP 900件 + SNS 50人")
        sheet.plan.measures[index].indicators[0].actuals[sheet.year.advanced(by: -1)] = figure
        let address = try SheetForm.actual("1").orFail()
        let one = try sheet.filled([address: try .number("960")])
        #expect(one.warnings.map(\.kind) == [.partsMissing])
        #expect(one.series[0].parts.list.map(\.label) == ["HP", "SNS"])
        #expect(try sheet.filled([address: .figure(.parts(parts))]).warnings.isEmpty)
        let some = try sheet.filled([address: .figure(.parts([parts[1]]))])
        #expect(some.warnings.map(\.kind) == [.partsMissing] && some.series[0].evaluation == nil)
        #expect(some.missing.contains { $0.address == address && $0.name.japanese.hasSuffix("「HP」") })
        sheet.settings.questions.parts = false
        #expect(try sheet.filled([address: try .number("960")]).warnings.isEmpty)
        #expect(try sheet.filled([address: .figure(.parts([parts[1]]))]).series[0].lackingParts.isEmpty)
    }

    @Test(arguments: [
        ("①=1件;②=2件", true), ("HP=1;SNS=2", true), ("=1件;=2人", true), ("①=1件;①=2人", true),
        ("=1件;=2件", false), ("①=1件", false), ("12", false),
    ])
    func `parts are asked for by themselves where they can be told apart`(text: String, isSo: Bool) throws {
        #expect(SeriesParts(try FigureValue(canonical: text, reason: nil)).canBeAskedFor == isSo)
    }

    @Test(
        arguments: [
            ("①=3;②=4件", [3, 4]), ("②=4件;①=3件", [3, 4]), ("②=4件", [nil, 4]), ("①=3人;②=4件", nil), ("③=3件", nil),
            ("①=3件;①=4件", nil), ("parts", nil), ("7", nil),
        ] as [(String, [Int32?]?)]
    )
    func `a figure has amounts for the parts that it is made of`(text: String, amounts: [Int32?]?) throws {
        let parts = SeriesParts(try FigureValue(canonical: "①=1件;②=2件", reason: nil))
        let expected = amounts.map { list in list.map { $0.map { ExactDecimal($0) } } }
        #expect(parts.amounts(of: try FigureValue(canonical: text, reason: nil)) == expected)
    }

    @Test func `rate and rating are worked out from what stands in the sheet, and the plan stays as it is`() throws {
        let sheet = try PaperSheet("a3")
        let address = try SheetForm.actual("1").orFail()
        let filled = try sheet.filled([address: try .number("89.5")])
        #expect(filled.series[0].evaluation?.rate == Rational(1790, over: 20))
        #expect(filled.series[0].evaluation?.symbol == "○")
        #expect(filled.series[0].lastEvaluation?.shownText == "80")
        #expect(sheet.plan.measure(sheet.measure)?.indicators[0].actuals[sheet.year] == nil)
    }
}
