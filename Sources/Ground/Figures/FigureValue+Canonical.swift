extension FigureValue {
    /// The value as the plan folder writes it; `init(canonical:reason:)` reads it back exactly.
    ///
    /// | kind | text |
    /// |---|---|
    /// | number | `1087`, `97.40` |
    /// | parts | `①=18104人;②=25617人`; without any: `parts` |
    /// | bound | `>=75`, `>75`, `<=60`, `<60`, `40..60`, `maintain` |
    /// | duration | ISO 8601: `P2Y3M`, `PT1H30M` |
    /// | milestone | `milestone`, `milestone:reached` |
    /// | number in another unit | `100[%]` |
    /// | no value | empty; the reason has its own column (``reason``) |
    ///
    /// In labels and units the characters `\ = ; : < > [ ]`, line breaks and a leading digit or sign of a unit stand
    /// behind a backslash.
    package var canonicalText: String {
        switch self {
        case .number(let number): number.text
        case .parts(let parts): parts.isEmpty ? "parts" : parts.map(\.canonicalText).joined(separator: ";")
        case .bound(let bound): bound.canonicalText
        case .duration(let duration): duration.canonicalText
        case .milestone(let state): state.map { "milestone:\($0.rawValue)" } ?? "milestone"
        case .otherUnit(let number, let unit): "\(number.text)[\(CanonicalEscape.escaped(unit))]"
        case .none: ""
        }
    }

    /// Why there is no value; `nil` where there is one.
    package var reason: NoValueReason? {
        if case .none(let reason) = self { reason } else { nil }
    }
}

extension FigurePart {
    fileprivate var canonicalText: String {
        let unit = CanonicalEscape.escaped(unit, protectsStart: true)
        return "\(CanonicalEscape.escaped(label))=\(amount.text)\(unit)"
    }
}

extension FigureBound {
    fileprivate var canonicalText: String {
        switch self {
        case .atLeast(let limit): ">=\(limit.text)"
        case .moreThan(let limit): ">\(limit.text)"
        case .atMost(let limit): "<=\(limit.text)"
        case .lessThan(let limit): "<\(limit.text)"
        case .between(let low, let high): "\(low.text)..\(high.text)"
        case .maintain: "maintain"
        }
    }
}

extension FigureDuration {
    /// ISO 8601; each component of a negative duration has its own sign, as ISO 8601-2 has it.
    fileprivate var canonicalText: String {
        let (years, restMonths) = months.quotientAndRemainder(dividingBy: 12)
        let (days, restOfDay) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let (hours, restOfHour) = restOfDay.quotientAndRemainder(dividingBy: 3_600)
        let (minutes, seconds) = restOfHour.quotientAndRemainder(dividingBy: 60)
        let date = Self.components([(years, "Y"), (restMonths, "M"), (days, "D")])
        let time = Self.components([(hours, "H"), (minutes, "M"), (seconds, "S")])
        if date.isEmpty, time.isEmpty { return "PT0S" }
        return "P\(date)\(time.isEmpty ? "" : "T" + time)"
    }

    private static func components(_ list: [(count: Int, letter: String)]) -> String {
        list.filter { $0.count != 0 }.map { "\($0.count)\($0.letter)" }.joined()
    }
}

/// Escapes labels and units in canonical texts, so that each character of the notation has one meaning.
enum CanonicalEscape {
    static let mark: Unicode.Scalar = "\\"
    private static let special = "\\=;:<>[]".unicodeScalars

    /// The text with its special characters escaped.
    ///
    /// `protectsStart` escapes a digit, point or sign at the start too: it would be read as part of the number before.
    static func escaped(_ text: String, protectsStart: Bool = false) -> String {
        var escaped = String.UnicodeScalarView()
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch scalar {
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\r": escaped.append(contentsOf: "\\r".unicodeScalars)
            default:
                let isStart = protectsStart && index == 0 && (scalar.isASCIIDigit || scalar == "." || scalar == "-")
                if isStart || special.contains(scalar) { escaped.append(mark) }
                escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// The text behind escapes; `nil` where a backslash stands at the end.
    static func unescaped(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
        var text = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in scalars {
            if isEscaped {
                text.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
                isEscaped = false
            } else if scalar == mark {
                isEscaped = true
            } else {
                text.append(scalar)
            }
        }
        return isEscaped ? nil : String(text)
    }

    /// Where `wanted` stands without a backslash before it.
    static func positions(of wanted: Unicode.Scalar, in scalars: ArraySlice<Unicode.Scalar>) -> [Int] {
        var positions: [Int] = []
        var isEscaped = false
        for index in scalars.indices {
            if !isEscaped, scalars[index] == wanted { positions.append(index) }
            isEscaped = !isEscaped && scalars[index] == mark
        }
        return positions
    }
}

extension Figure {
    /// The figure as a program reads it: plain digits for a number, the printed words of a milestone, nothing where
    /// there is no value.
    package var dataText: String {
        switch value {
        case .none: ""
        case .milestone: printed
        default: value.canonicalText
        }
    }
}
