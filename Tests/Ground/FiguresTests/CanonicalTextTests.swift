import Figures
import TestSupport
import Testing
import Wording

@Suite struct CanonicalTextTests {
    @Test(arguments: [
        (FigureValue.none(.blank), ""), (.number(.of(8760, 2)), "87.60"), (.number(.of(-5, 1)), "-0.5"),
        (.parts([]), "parts"),
        (.parts([FigurePart(label: "", amount: .of(5, 0), unit: "")]), "=5"),
        (.parts([FigurePart(label: "a=b;\\", amount: .of(5, 0), unit: "2次")]), "a\\=b\\;\\\\=5\\2次"),
        (.parts([FigurePart(label: ">", amount: .of(75, 0), unit: "")]), "\\>=75"),
        (.bound(.atLeast(.of(75, 0))), ">=75"),
        (.bound(.between(.of(-5, 0), .of(150, 2))), "-5..1.50"), (.bound(.maintain), "maintain"),
        (.duration(FigureDuration(months: 27, seconds: 0)), "P2Y3M"),
        (.duration(FigureDuration(months: 0, seconds: 0)), "PT0S"),
        (.duration(FigureDuration(months: 1, seconds: 90_061)), "P1M1DT1H1M1S"),
        (.duration(FigureDuration(months: -27, seconds: 0)), "P-2Y-3M"), (.milestone(nil), "milestone"),
        (.milestone(.notReached), "milestone:not_reached"), (.otherUnit(.of(100, 0), unit: "%"), "100[%]"),
        (.otherUnit(.of(1, 0), unit: "[=]"), "1[\\[\\=\\]]"),
    ])
    func `each kind has its notation`(value: FigureValue, text: String) throws {
        #expect(value.canonicalText == text)
        #expect(try FigureValue(canonical: text, reason: value.reason) == value)
    }

    @Test func `every value is read back exactly`() throws {
        try repeatedly(20_000, seed: 7) { random in
            let value = FigureValue.random(using: &random)
            let again = try FigureValue(canonical: value.canonicalText, reason: value.reason)
            #expect(again == value)
            // Equal numbers may differ in their decimals; the texts may not.
            #expect(again.canonicalText == value.canonicalText)
        }
    }

    @Test func `a reason is only given where there is no value`() throws {
        for reason in NoValueReason.allCases {
            #expect(try FigureValue(canonical: "", reason: reason).reason == reason)
            #expect(throws: FigureProblem.self) { try FigureValue(canonical: "5", reason: reason) }
        }
        #expect(try FigureValue(canonical: "", reason: nil) == .none(.blank))
    }

    @Test(arguments: [
        "1,087", "５", "5人", " 5", "+5", "5.", ".5", ">", ">=", "=>5", "5..", "..5", "5...6", "P", "PT", "P1", "PT1",
        "P1H", "PT1D",
        "P1M1Y", "P1.5Y", "P99999999999999999999Y", "P999999999999999999Y", "milestone:", "milestone:done", "[%]",
        "5[%", "5%]", "5[a][b]",
        "a=", "=;", "a=5;", "a=5;b", "a=b=5", "a=5\\", "text", "\\", "1234567890123456789",
    ])
    func `anything else is refused`(text: String) {
        #expect(throws: FigureProblem.self) { try FigureValue(canonical: text, reason: nil) }
    }

    @Test func `what is read of a cell survives the plan folder`() throws {
        for (unit, cell, _) in PrintedCells.all {
            let value = try Figure(reading: cell, unit: unit).value
            #expect(try FigureValue(canonical: value.canonicalText, reason: value.reason) == value)
        }
    }

    @Test func `garbage is refused and does not crash`() {
        let alphabet = Array("0123456789.-=;:<>[]\\PTYMDHS①件 milestone".unicodeScalars)
        repeatedly(20_000, seed: 8) { random in
            let text = random.text(of: alphabet, upTo: 12)
            guard let value = try? FigureValue(canonical: text, reason: nil) else { return }
            #expect((try? FigureValue(canonical: value.canonicalText, reason: value.reason)) == value, "\(text)")
        }
    }
}

@Suite struct FigureTextTests {
    @Test(arguments: [
        ("1,087", "件", "1,087件", "1,087件"), ("97.40", "%", "97.40%", "97.40%"), ("75以上", "%", "75%以上", "at least 75%"),
        ("75超", "%", "75%超", "more than 75%"), ("75以下", "%", "75%以下", "at most 75%"),
        ("75未満", "%", "75%未満", "less than 75%"),
        ("40～60", "%", "40～60%", "40 to 60%"), ("現状維持", "", "現状維持", "kept at the present level"),
        ("1時間30分", "", "1時間30分", "1 hour 30 minutes"), ("2年3か月", "", "2年3か月", "2 years 3 months"),
        ("0秒", "", "0秒", "0 seconds"),
        ("①18,104②25,617人", "人", "①18,104 ②25,617人", "①18,104 ②25,617人"),
        ("HP 63,224件+メルマガ 307人", "", "HP 63,224件 + メルマガ 307人", "HP 63,224件 + メルマガ 307人"),
        ("100%", "地域", "100%", "100%"),
        ("未定", "件", "未定", "not set"), ("", "件", "空欄", "blank"), ("システム導入", "", "文言による目標", "milestone"),
    ])
    func `a value is shown in both languages`(cell: String, unit: String, japanese: String, english: String) throws {
        let value = try Figure(reading: cell, unit: unit).value
        #expect(value.text(.japanese, unit: unit) == japanese)
        #expect(value.text(.english, unit: unit) == english)
    }

    @Test func `every reason and state has its own words`() {
        for language in Language.allCases {
            #expect(Set(NoValueReason.allCases.map { $0.name[language] }).count == NoValueReason.allCases.count)
            #expect(Set(MilestoneState.allCases.map { $0.name[language] }).count == MilestoneState.allCases.count)
        }
    }
}
