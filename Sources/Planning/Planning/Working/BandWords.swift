import Figures
package import Wording

extension Band {
    /// When the band is given, in words generated from its conditions.
    package var conditionWords: Bilingual {
        guard !conditions.isEmpty else { return Bilingual("そのほかすべて", "everything else") }
        let words = conditions.map(\.words)
        return Bilingual(
            words.map(\.japanese).joined(separator: "、かつ"),
            words.map(\.english).joined(separator: " and ")
        )
    }
}

extension BandCondition {
    var words: Bilingual {
        switch self {
        case .within(let quantity, let interval):
            let range = interval.words
            return Bilingual(
                quantity.words.japanese + "が" + range.japanese,
                quantity.words.english + " " + range.english
            )
        case .unknown(let quantity):
            return Bilingual(quantity.words.japanese + "が不明", quantity.words.english + " unknown")
        case .isOne(let state, let values):
            let names = BandState.Value.allCases.filter(values.contains).map(\.words)
            return Bilingual(
                state.words.japanese + "が" + names.map(\.japanese).joined(separator: "または"),
                state.words.english + " " + names.map(\.english).joined(separator: " or ")
            )
        }
    }
}

extension Interval {
    var words: Bilingual {
        var japanese = ""
        var english: [String] = []
        if let lower {
            let number = lower.value.decimalText()
            japanese += number + (lower.included ? "以上" : "超")
            english.append((lower.included ? "at least " : "more than ") + number)
        }
        if let upper {
            let number = upper.value.decimalText()
            japanese += number + (upper.included ? "以下" : "未満")
            english.append((upper.included ? "at most " : "less than ") + number)
        }
        return Bilingual(japanese, english.joined(separator: ", "))
    }
}
