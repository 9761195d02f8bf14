import Documents
import Figures
import Testing

@testable import SheetWriter

/// Numbers as a workbook stores and shows them.
@Suite struct NumberTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var value: String
        var isPercentage = false
        var label = ""
        var unit = ""
        let stored: String
        let format: String

        var testDescription: String { label + value + unit }
    }

    @Test(arguments: [
        Case(value: "1087", unit: "件", stored: "1087", format: "#,##0\"件\""),
        Case(value: "87.60", stored: "87.59999999999999", format: "#,##0.00"),
        Case(value: "97.4", isPercentage: true, stored: "0.974", format: "#,##0.0%"),
        Case(value: "97", isPercentage: true, stored: "0.97", format: "#,##0%"),
        Case(
            value: "12",
            label: "[目標値]①",
            unit: "件",
            stored: "12",
            format: "\"[目標値]① \"#,##0\"件\";\"[目標値]① \"-#,##0\"件\""
        ),
        Case(value: "-3", unit: "人", stored: "-3", format: "#,##0\"人\""),
        Case(value: "5", unit: "\"件\"", stored: "5", format: "#,##0\\\"\"件\"\\\""),
        Case(value: "0", unit: "件", stored: "0", format: "#,##0\"件\""),
        Case(value: "123456789012345", stored: "123456789012345", format: "#,##0"),
        Case(value: "100000000000000000", stored: "1E+17", format: "#,##0"),
    ])
    func `a number is stored as a number with its words in the format`(_ one: Case) throws {
        let number = CellNumber(
            try decimal(one.value),
            isPercentage: one.isPercentage,
            label: one.label,
            unit: one.unit
        )
        let workbook = try UnpackedWorkbook(document(section([[.number(number)]])))
        let stored = try #require(workbook.value("A1"))
        #expect(Double(stored) == Double(one.stored))
        #expect(workbook.numberFormat("A1") == one.format)
        #expect(!workbook.strings.contains(number.text))
    }

    @Test(arguments: ["1234567890123456", "0.1234567890123456", "-123456789012345.5"])
    func `a number that Excel would change stays text`(_ text: String) throws {
        let number = CellNumber(try decimal(text), unit: "円")
        let workbook = try UnpackedWorkbook(document(section([[.number(number)]])))
        #expect(workbook.value("A1") == number.text)
        #expect(workbook.numberFormat("A1") == nil)
        #expect(workbook.style("A1").contains("horizontal=\"right\""))
    }

    @Test func `words that no number format takes stay with their number as text`() throws {
        let number = CellNumber(ExactDecimal(5), unit: String(repeating: "長", count: 60))
        let workbook = try UnpackedWorkbook(document(section([[.number(number)]])))
        #expect(workbook.value("A1") == number.text)
    }

    @Test func `a label that is too long for both signs is there for numbers that are not negative`() throws {
        let label = String(repeating: "長", count: 20)
        let positive = CellNumber(ExactDecimal(5), label: label)
        let negative = CellNumber(ExactDecimal(-5), label: label)
        let workbook = try UnpackedWorkbook(document(section([[.number(positive), .number(negative)]])))
        #expect(workbook.value("A1") == "5")
        #expect(workbook.numberFormat("A1") == "\"\(label) \"#,##0")
        #expect(workbook.value("B1") == negative.text)
    }

    @Test func `decimals of up to 15 digits come back from what is stored`() throws {
        var texts: [String] = []
        for scale in 0...6 {
            for digits in [1, 9, 87, 995, 99_999, 123_457, 999_999_999] {
                let value = try #require(ExactDecimal(coefficient: Int64(digits), scale: scale))
                texts.append(value.text)
            }
        }
        let rows = try texts.map { [CellContent.number(CellNumber(try decimal($0)))] }
        let workbook = try UnpackedWorkbook(document(section(rows)))
        for (index, text) in texts.enumerated() {
            let stored = workbook.value("A\(index + 1)").flatMap { Double($0) }
            #expect(stored == Double(text))
        }
    }

    @Test func `beyond the number formats that Excel has the rarest become text and lose nothing`() throws {
        let numbers = (0..<230).map { CellNumber(ExactDecimal(Int32($0)), unit: "単位\($0)") }
        let often = CellNumber(ExactDecimal(7), unit: "単位229")
        let rows = (numbers + [often]).map { [CellContent.number($0)] }
        let workbook = try UnpackedWorkbook(document(section(rows)))
        #expect(workbook.styles.contains("<numFmts count=\"200\">"))
        #expect(workbook.value("A1") == "0")
        #expect(workbook.value("A199") == "198")
        #expect(workbook.value("A200") == "199単位199")
        #expect(workbook.value("A230") == "229")
        #expect(workbook.value("A231") == "7")
    }
}
