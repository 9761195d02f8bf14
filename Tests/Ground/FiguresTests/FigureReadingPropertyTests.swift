import Figures
import TestSupport
import Testing

@Suite struct FigureReadingPropertyTests {
    @Test func `a number is the same in every notation`() throws {
        try repeatedly(3_000, seed: 11) { random in
            let number = ExactDecimal.random(using: &random)
            for cell in notations(of: number) {
                let value = try Figure(reading: cell, unit: "件").value
                #expect(value.canonicalText == number.text, "\(cell)")
            }
        }
    }

    private func notations(of number: ExactDecimal) -> [String] {
        var notations = [number.text, number.groupedText]
        if number.coefficient < 0 {
            notations += ["▲", "△", "－", "−", "ー", "‐"].map { $0 + number.groupedText.dropFirst() }
        }
        notations += notations.map(fullWidth)
        notations += notations.map { $0 + "件" }
        return notations + ["　\(number.text)件（累計）", "約\(number.groupedText)件"]
    }

    private func fullWidth(_ text: String) -> String {
        var wide = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isPlain = (0x21...0x7E).contains(scalar.value)
            wide.append(isPlain ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
        }
        return String(wide)
    }

    @Test func `no cell is silently zero and none crashes`() {
        let telling = Array("0123456789０１５9,.，．-－ー―▲+＋%％人件千万億年月日分秒()（）①②～〜、/／\n 　以上以下未満未定なし※:：システムA".unicodeScalars)
        for alphabet in [telling, Array(telling.prefix(30))] {
            repeatedly(8_000, seed: 12) { random in
                expectNoSilentZero(random.text(of: alphabet, upTo: 14))
            }
        }
    }

    @Test func `any Unicode text is answered`() {
        repeatedly(8_000, seed: 13) { random in
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                let limit: UInt32 = Bool.random(using: &random) ? 0x3FF : 0x10FFFF
                if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) { text.append(scalar) }
            }
            expectNoSilentZero(String(text))
        }
    }

    /// A zero comes of nothing but zeros before the notes.
    private func expectNoSilentZero(_ cell: String) {
        for unit in ["", "件", "％", "千円", "分"] {
            guard case .number(let number)? = (try? Figure(reading: cell, unit: unit))?.value, number.isZero else {
                continue
            }
            var scalars = cell.unicodeScalars[...]
            if let note = scalars.dropFirst().firstIndex(where: { "(（※".unicodeScalars.contains($0) }), number.isZero,
                scalars[..<note].contains(where: { $0 == "0" || $0 == "０" })
            {
                scalars = scalars[..<note]
            }
            let digits = scalars.filter { ("0"..."9").contains($0) || ("０"..."９").contains($0) }
            #expect(!digits.isEmpty && digits.allSatisfy { $0 == "0" || $0 == "０" }, "\(cell.debugDescription)")
        }
    }

    @Test func `reading does not change what was printed, and writing and reading again changes nothing`() {
        let alphabet = Array("0123456789,.▲-%件人時間分①②～+、以上未定 ".unicodeScalars)
        repeatedly(20_000, seed: 14) { random in
            let cell = random.text(of: alphabet, upTo: 12)
            guard let figure = try? Figure(reading: cell) else { return }
            #expect(figure.printed == cell)
            let text = figure.value.canonicalText
            let again = try? FigureValue(canonical: text, reason: figure.value.reason)
            #expect(again == figure.value && again?.canonicalText == text, "\(cell)")
        }
    }
}
