import Figures
import Testing
import Wording

/// What a reading came to, as the tables of cases write it.
func outcome(_ cell: String, _ unit: String) throws -> String {
    let figure = try Figure(reading: cell, unit: unit)
    #expect(figure.printed == cell)
    return figure.value.reason.map { "(\($0.rawValue))" } ?? figure.value.canonicalText
}

@Suite struct FigureReadingTests {
    private func expect(_ example: ReadingCase) throws {
        #expect(try outcome(example.cell, example.unit) == example.expected)
    }

    @Test(arguments: ReadingCase.numbers + ReadingCase.signs)
    func `digits, separators and signs of every width are read`(example: ReadingCase) throws { try expect(example) }

    @Test(arguments: ReadingCase.units)
    func `the unit and notes in a cell do not disturb its number`(example: ReadingCase) throws { try expect(example) }

    @Test(arguments: ReadingCase.multiplied)
    func `multiplied units are brought to the unit of the series`(example: ReadingCase) throws { try expect(example) }

    @Test(arguments: ReadingCase.otherUnits)
    func `a number in a unit of something else enters no arithmetic`(example: ReadingCase) throws {
        try expect(example)
    }

    @Test(arguments: ReadingCase.parts)
    func `the parts of a cell keep their labels and units`(example: ReadingCase) throws { try expect(example) }

    @Test(arguments: ReadingCase.bounds)
    func `limits and ranges are read`(example: ReadingCase) throws { try expect(example) }

    @Test(arguments: ReadingCase.durations)
    func `lengths of time are read`(example: ReadingCase) throws { try expect(example) }

    @Test(arguments: ReadingCase.texts)
    func `text is a milestone and never a number`(example: ReadingCase) throws { try expect(example) }

    @Test(arguments: ReadingCase.noValues)
    func `every word and dash for no value gives its reason`(example: ReadingCase) throws { try expect(example) }

    @Test(arguments: ReadingCase.refused)
    func `what looks like a number and is none is refused`(cell: String) {
        #expect(throws: FigureProblem.self) { try Figure(reading: cell) }
    }

    @Test func `a refusal says what to do in both languages`() {
        for cell in ReadingCase.refused {
            do throws(FigureProblem) {
                _ = try Figure(reading: cell)
            } catch {
                #expect(error.message.japanese.hasSuffix("。") && error.message.english.hasSuffix("."))
            }
        }
    }

    @Test(arguments: [
        ("#REF!", "spreadsheet's error"), ("#N/A", "spreadsheet's error"), ("#VALUE!", "spreadsheet's error"),
        ("#DIV/0!", "spreadsheet's error"), ("#NAME?", "spreadsheet's error"), ("#NUM!", "spreadsheet's error"),
        ("#NULL!", "spreadsheet's error"), ("＃ＲＥＦ！", "spreadsheet's error"), ("#div/0! %", "spreadsheet's error"),
        ("NaN", "spreadsheet's error"), ("Err:502", "spreadsheet's error"), ("#", "too narrow"),
        ("####", "too narrow"), ("=A1", "formula"), ("=SUM(A1:A3)", "formula"), ("=1+2", "formula"),
        ("=実績!B4", "formula"), ("＝$A$1", "formula"),
    ])
    func `what a spreadsheet leaves in place of a value is refused`(cell: String, words: String) {
        do throws(FigureProblem) {
            _ = try Figure(reading: cell, unit: "件")
            Issue.record("\(cell) was read")
        } catch {
            #expect(error.message.english.contains(words) && error.message.japanese.hasSuffix("。"))
        }
    }

    @Test(arguments: ["#1の整備", "＝前年度", "NPOとの協働", "Eラーニング", "= 前年度と同じ"])
    func `words that only begin like a spreadsheet's are words`(cell: String) throws {
        #expect(try outcome(cell, "件") == "milestone")
    }

    @Test func `every cell that the two cities printed is read`() throws {
        #expect(PrintedCells.all.count > 700)
        for (unit, cell, expected) in PrintedCells.all {
            #expect(try outcome(cell, unit) == expected, "\(cell) in \(unit)")
        }
    }

    @Test func `a blank cell is never zero and a zero never blank`() throws {
        for blank in ["", " ", "\u{3000}", "\u{A0}", "\n", "-"] {
            #expect(try Figure(reading: blank).value.quantity == nil)
        }
        for zero in ["0", "０", "0件", "0.0%", "▲0"] { #expect(try Figure(reading: zero).value.quantity == .zero) }
    }

    @Test(arguments: [
        ("0.85", "85"), ("0.855", "85.5"), ("1", "100"), ("1.2", "120"), ("85%", "85"), ("0.5以上", ">=50"),
        ("0.4～0.6", "40..60"), ("▲0.05", "-5"), ("0", "0"), ("－", ""), ("0.123456", "12.3456"),
    ])
    func `fractions are read as percentages where that is asked for`(cell: String, expected: String) throws {
        let figure = try Figure(reading: cell, unit: "％", fractionsArePercentages: true)
        #expect(figure.value.canonicalText == expected)
        #expect(figure.printed == cell)
    }

    @Test func `a cell may have 2000 characters and no more`() throws {
        #expect(try Figure(reading: String(repeating: "あ", count: 2_000)).value == .milestone(nil))
        #expect(throws: FigureProblem.self) { try Figure(reading: String(repeating: "あ", count: 2_001)) }
        #expect(throws: FigureProblem.self) { try Figure(reading: String(repeating: "e\u{301}", count: 1_500)) }
    }

    @Test(arguments: [
        "(", "①", "1,", "5件+", "1時間", "/", "~", "※", "▲", "5/", "万", "1万", "年", "(1)", "、", "ー", "以上", "5以上",
    ])
    func `a cell full of one notation is answered`(piece: String) {
        let cell = String(repeating: piece, count: 2_000 / piece.unicodeScalars.count)
        _ = try? Figure(reading: cell)
    }
}
