/// A number as it stands in a cell, before its unit is compared with that of the series.
struct PrintedNumber {
    var value: ExactDecimal
    /// Why the digits make no number; thrown once it is clear that a number was meant.
    var problem: FigureProblem?
    /// Whether ¥ stood before it.
    var isYen = false

    static let zero = ExactDecimal(0)
}

/// A number with the words behind it.
struct PrintedAmount {
    var number: PrintedNumber
    var unit: FigureUnit
    var limit: Limit?
}

/// On which side of a number the figure should stay.
enum Limit: Hashable {
    case atLeast
    case moreThan
    case atMost
    case lessThan
}

extension CellScanner {
    /// Moves past a number with its sign; `nil` where there is none.
    mutating func takeNumber() -> PrintedNumber? {
        guard isAtNumber else { return nil }
        var (isNegative, isYen) = (false, false)
        while let scalar = next, !scalar.isASCIIDigit, scalar != "." {
            if scalar.isDash || scalar.isMinusTriangle { isNegative = true }
            if scalar == "¥" { isYen = true }
            advance()
        }
        let start = position
        while let scalar = next {
            let isMark = scalar == "," || scalar == "."
            guard scalar.isASCIIDigit || isMark && self.scalar(ahead: 1)?.isASCIIDigit == true else { break }
            advance()
        }
        var number = Self.number(text[start..<position], isNegative: isNegative)
        number.isYen = isYen
        return number
    }

    private static func number(_ token: ArraySlice<Unicode.Scalar>, isNegative: Bool) -> PrintedNumber {
        if let problem = problem(token) { return PrintedNumber(value: PrintedNumber.zero, problem: problem) }
        var plain = isNegative ? "-" : ""
        plain.unicodeScalars.append(contentsOf: token.lazy.filter { $0 != "," })
        guard let value = ExactDecimal(plain: plain) else {
            return PrintedNumber(value: PrintedNumber.zero, problem: .tooManyDigits)
        }
        return PrintedNumber(value: value)
    }

    private static func problem(_ token: ArraySlice<Unicode.Scalar>) -> FigureProblem? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return .severalPoints }
        guard let whole = parts.first, !whole.isEmpty else { return .leadingPoint }
        if parts.count == 2, parts[1].contains(",") { return .brokenThousands }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count > 1 else { return nil }
        let areWhole = groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
        return areWhole ? nil : .brokenThousands
    }

    /// Moves past a number, its unit and the words of a limit; `nil`, perhaps having moved, where that is not what
    /// stands here.
    mutating func takeAmount(of series: SeriesUnit) -> PrintedAmount? {
        guard var number = takeNumber() else { return nil }
        takeSmallerSegments(of: &number)
        skipBlanks()
        if let spelling = series.spelledWithDigits.first(where: { text[position...].starts(with: $0) }) {
            advance(spelling.count)
            return PrintedAmount(number: number, unit: FigureUnit(spelling), limit: nil)
        }
        let (words, limit) = AmountWords.split(takeWords())
        var unit = FigureUnit(words)
        if number.isYen, unit.name.isEmpty { unit = FigureUnit(words + ["円"]) }
        guard
            series.members.contains(where: { $0.name == unit.name }) || unit.name.isEmpty
                || KnownUnits.contains(unit.name)
        else { return nil }
        return PrintedAmount(number: number, unit: unit, limit: limit)
    }

    /// Reads on where a number is written in segments, each smaller than the one before: 1億2,000万, 3万5千.
    private mutating func takeSmallerSegments(of number: inout PrintedNumber) {
        var (power, length) = FigureUnit.multiplier(text[position...])
        guard length > 0, scalar(ahead: length)?.isASCIIDigit == true else { return }
        var total = number.value.timesTen(toThe: power)
        let sign: Int64 = number.value.coefficient < 0 ? -1 : 1
        var isBroken = number.value.scale > 0
        repeat {
            let limit = ExactDecimal(1).timesTen(toThe: power)
            advance(length)
            guard let segment = takeNumber() else { break }
            number.problem = number.problem ?? segment.problem
            (power, length) = FigureUnit.multiplier(text[position...])
            guard let limit, let amount = segment.value.timesTen(toThe: power),
                let sum = total?.adding(amount.times(sign))
            else {
                number.problem = number.problem ?? .tooManyDigits
                break
            }
            isBroken = isBroken || segment.value.scale > 0 || amount.coefficient >= limit.coefficient
            total = sum
        } while length > 0 && scalar(ahead: length)?.isASCIIDigit == true
        advance(length)
        if let total { number.value = total }
        if isBroken { number.problem = number.problem ?? .unclearNumbers }
    }

    /// Moves past what may be a unit with its tail: everything up to a digit, bracket, separator or dash.
    private mutating func takeWords() -> [Unicode.Scalar] {
        var words: [Unicode.Scalar] = []
        while let scalar = next, !endsWords(scalar, isFirst: words.isEmpty) || isPower(scalar, of: words.last) {
            if scalar != " " { words.append(scalar) }
            advance()
        }
        return words
    }

    /// The 2 of m2 belongs to the unit.
    private func isPower(_ scalar: Unicode.Scalar, of last: Unicode.Scalar?) -> Bool {
        last == "m" && (scalar == "2" || scalar == "3") && self.scalar(ahead: 1)?.isASCIIDigit != true
    }

    private func endsWords(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
        if scalar == "/" {
            // A slash before a word belongs to the unit (件/年), one before a number separates.
            return self.scalar(ahead: 1).map { $0.isASCIIDigit || $0 == " " || $0.isCircledNumber } ?? true
        }
        if scalar == "ー" { return isFirst }
        return scalar.isASCIIDigit || scalar.isOpeningBracket || scalar.isClosingBracket || scalar.isCircledNumber
            || scalar.isDash && scalar != "-" || scalar == "-" && self.scalar(ahead: 1)?.isASCIIDigit == true
            || scalar.isMinusTriangle || "~+、\n;,※:=".unicodeScalars.contains(scalar)
    }
}
