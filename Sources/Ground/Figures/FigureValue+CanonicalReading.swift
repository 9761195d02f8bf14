import Wording

extension FigureValue {
    /// Reads the value and reason columns of a plan folder: the exact inverse of ``canonicalText`` and ``reason``.
    ///
    /// An empty text without a reason is a blank.
    package init(canonical text: String, reason: NoValueReason?) throws(FigureProblem) {
        guard !text.isEmpty else {
            self = .none(reason ?? .blank)
            return
        }
        guard reason == nil else { throw .valueWithReason }
        if let number = ExactDecimal(plain: text) {
            self = .number(number)
            return
        }
        guard text.utf8.count <= 16 * Figure.maximumLength else { throw .tooLongCell }
        guard let value = Self.canonical(Array(text.unicodeScalars)[...], text) else { throw .notCanonical }
        self = value
    }

    private static func canonical(_ scalars: ArraySlice<Unicode.Scalar>, _ text: String) -> FigureValue? {
        switch text {
        case "parts": return .parts([])
        case "maintain": return .bound(.maintain)
        case "milestone": return .milestone(nil)
        default: break
        }
        if scalars.first == ">" || scalars.first == "<" { return bound(scalars) }
        if !CanonicalEscape.positions(of: "=", in: scalars).isEmpty { return parts(scalars) }
        if text.hasPrefix("milestone:") {
            return MilestoneState(rawValue: String(text.dropFirst(10))).map { .milestone($0) }
        }
        if scalars.last == "]" { return otherUnit(scalars) }
        if scalars.first == "P" { return FigureDuration(canonical: scalars.dropFirst()).map { .duration($0) } }
        return range(scalars)
    }

    private static func bound(_ scalars: ArraySlice<Unicode.Scalar>) -> FigureValue? {
        let includesLimit = scalars.dropFirst().first == "="
        guard let limit = number(scalars.dropFirst(includesLimit ? 2 : 1)) else { return nil }
        return switch (scalars.first == ">", includesLimit) {
        case (true, true): .bound(.atLeast(limit))
        case (true, false): .bound(.moreThan(limit))
        case (false, true): .bound(.atMost(limit))
        case (false, false): .bound(.lessThan(limit))
        }
    }

    private static func range(_ scalars: ArraySlice<Unicode.Scalar>) -> FigureValue? {
        guard
            let dots = scalars.indices.first(where: { scalars[$0] == "." && scalars[$0...].dropFirst().first == "." }),
            let low = number(scalars[..<dots]), let high = number(scalars[(dots + 2)...])
        else { return nil }
        return .bound(.between(low, high))
    }

    private static func otherUnit(_ scalars: ArraySlice<Unicode.Scalar>) -> FigureValue? {
        let opening = CanonicalEscape.positions(of: "[", in: scalars)
        let closing = CanonicalEscape.positions(of: "]", in: scalars)
        guard opening.count == 1, closing == [scalars.endIndex - 1], let amount = number(scalars[..<opening[0]]),
            let unit = CanonicalEscape.unescaped(scalars[(opening[0] + 1)..<closing[0]])
        else { return nil }
        return .otherUnit(amount, unit: unit)
    }

    private static func parts(_ scalars: ArraySlice<Unicode.Scalar>) -> FigureValue? {
        var parts: [FigurePart] = []
        var start = scalars.startIndex
        for end in CanonicalEscape.positions(of: ";", in: scalars) + [scalars.endIndex] {
            guard let part = part(scalars[start..<end]) else { return nil }
            parts.append(part)
            start = end + 1
        }
        return .parts(parts)
    }

    private static func part(_ scalars: ArraySlice<Unicode.Scalar>) -> FigurePart? {
        let equals = CanonicalEscape.positions(of: "=", in: scalars)
        guard equals.count == 1, let label = CanonicalEscape.unescaped(scalars[..<equals[0]]) else { return nil }
        let rest = scalars[(equals[0] + 1)...]
        let digits = rest.prefix { $0.isASCIIDigit || $0 == "." || $0 == "-" }
        guard let amount = number(digits), let unit = CanonicalEscape.unescaped(rest[digits.endIndex...]) else {
            return nil
        }
        return FigurePart(label: label, amount: amount, unit: unit)
    }

    private static func number(_ scalars: ArraySlice<Unicode.Scalar>) -> ExactDecimal? {
        ExactDecimal(plain: String(String.UnicodeScalarView(scalars)))
    }
}

extension FigureDuration {
    /// Reads what follows the P of an ISO 8601 duration; every component may have its own sign, none may have decimals.
    fileprivate init?(canonical scalars: ArraySlice<Unicode.Scalar>) {
        var (months, seconds) = (0, 0)
        var (digits, isTime, count) = ("", false, 0)
        var allowed = Self.dateLetters[...]
        for scalar in scalars {
            if scalar.isASCIIDigit || scalar == "-" && digits.isEmpty {
                digits.unicodeScalars.append(scalar)
                continue
            }
            if scalar == "T", !isTime, digits.isEmpty {
                (isTime, allowed) = (true, Self.timeLetters[...])
                continue
            }
            guard let place = allowed.firstIndex(where: { $0.letter == scalar }), let amount = Int(digits) else {
                return nil
            }
            let (part, tooLarge) = amount.multipliedReportingOverflow(by: allowed[place].size)
            let isMonths = !isTime && scalar != "D"
            let (sum, overflow) = (isMonths ? months : seconds).addingReportingOverflow(part)
            guard !tooLarge, !overflow else { return nil }
            if isMonths { months = sum } else { seconds = sum }
            allowed = allowed[(place + 1)...]
            (digits, count) = ("", count + 1)
        }
        guard digits.isEmpty, count > 0, !isTime || allowed.count < Self.timeLetters.count else { return nil }
        self.init(months: months, seconds: seconds)
    }

    private typealias Component = (letter: Unicode.Scalar, size: Int)
    private static let dateLetters: [Component] = [("Y", 12), ("M", 1), ("D", 86_400)]
    private static let timeLetters: [Component] = [("H", 3_600), ("M", 60), ("S", 1)]
}

extension FigureProblem {
    static let valueWithReason = FigureProblem(
        "値と「値がない理由」の両方が書かれています。どちらか一方だけにしてください。",
        "There are both a value and a reason for having none. Keep one of them."
    )
    static let notCanonical = FigureProblem(
        "値の書き方が正しくありません。1087、97.4、>=75、40..60、P2Y3M、①=5件;②=3人、milestone:reachedのように書いてください。",
        "This is no value. Write 1087, 97.4, >=75, 40..60, P2Y3M, ①=5件;②=3人 or milestone:reached."
    )
}
