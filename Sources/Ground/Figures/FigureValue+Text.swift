package import Wording

extension FigureValue {
    /// The value as a person reads it: `1,087件`, `75%以上`, `at least 75%`, 未定.
    ///
    /// A milestone without a state has no words of its own; show what was printed. `unit`, that of the series, is put
    /// behind numbers and limits; values that name their own unit ignore it.
    package func text(_ language: Language, unit: String = "") -> String {
        switch self {
        case .number(let number): number.groupedText + unit
        case .parts(let parts): Self.text(parts)
        case .bound(let bound): bound.text(language, unit: unit)
        case .duration(let duration): duration.text(language)
        case .milestone(let state): (state?.name ?? Bilingual("文言による目標", "milestone"))[language]
        case .otherUnit(let number, let own): number.groupedText + own
        case .none(let reason): reason.name[language]
        }
    }

    private static func text(_ parts: [FigurePart]) -> String {
        var text = ""
        for part in parts {
            let isCircled = part.label.unicodeScalars.first?.isCircledNumber == true
            if !text.isEmpty { text += isCircled ? " " : " + " }
            text += part.label
            if !part.label.isEmpty, part.label.unicodeScalars.last?.isCircledNumber != true { text += " " }
            text += part.amount.groupedText + part.unit
        }
        return text
    }
}

extension FigureBound {
    fileprivate func text(_ language: Language, unit: String) -> String {
        let words =
            switch self {
            case .atLeast(let limit): Bilingual("\(limit.groupedText)\(unit)以上", "at least \(limit.groupedText)\(unit)")
            case .moreThan(let limit):
                Bilingual("\(limit.groupedText)\(unit)超", "more than \(limit.groupedText)\(unit)")
            case .atMost(let limit): Bilingual("\(limit.groupedText)\(unit)以下", "at most \(limit.groupedText)\(unit)")
            case .lessThan(let limit):
                Bilingual("\(limit.groupedText)\(unit)未満", "less than \(limit.groupedText)\(unit)")
            case .between(let low, let high):
                Bilingual(
                    "\(low.groupedText)～\(high.groupedText)\(unit)",
                    "\(low.groupedText) to \(high.groupedText)\(unit)"
                )
            case .maintain: Bilingual("現状維持", "kept at the present level")
            }
        return words[language]
    }
}

extension FigureDuration {
    fileprivate func text(_ language: Language) -> String {
        let (days, restOfDay) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let (hours, restOfHour) = restOfDay.quotientAndRemainder(dividingBy: 3_600)
        let components: [(count: Int, ja: String, en: String)] = [
            (months / 12, "年", "year"), (months % 12, "か月", "month"), (days, "日", "day"), (hours, "時間", "hour"),
            (restOfHour / 60, "分", "minute"), (restOfHour % 60, "秒", "second"),
        ]
        let present = components.filter { $0.count != 0 }
        switch language {
        case .japanese:
            return present.isEmpty ? "0秒" : present.map { "\($0.count)\($0.ja)" }.joined()
        case .english:
            if present.isEmpty { return "0 seconds" }
            return present.map { "\($0.count) \($0.en)\(abs($0.count) == 1 ? "" : "s")" }.joined(separator: " ")
        }
    }
}

extension NoValueReason {
    /// The reason in words.
    package var name: Bilingual {
        switch self {
        case .notSet: Bilingual("未定", "not set")
        case .notPlanned: Bilingual("予定なし", "not planned")
        case .notYetAvailable: Bilingual("集計中", "not yet available")
        case .notSurveyed: Bilingual("調査なし", "not surveyed this year")
        case .notApplicable: Bilingual("指標になじまない", "not applicable")
        case .new: Bilingual("新規のためなし", "new this year")
        case .ended: Bilingual("終了", "ended")
        case .dash: Bilingual("「－」とだけ記載", "only a dash")
        case .blank: Bilingual("空欄", "blank")
        }
    }
}

extension MilestoneState {
    /// The state in words.
    package var name: Bilingual {
        switch self {
        case .reached: Bilingual("達成", "reached")
        case .partly: Bilingual("一部達成", "partly reached")
        case .notReached: Bilingual("未達成", "not reached")
        }
    }
}
