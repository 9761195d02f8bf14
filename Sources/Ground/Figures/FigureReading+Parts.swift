extension FigureReader {
    /// Several amounts in one cell: ①18,104 ②25,617, or HP 63,224件 + メルマガ 307人; `nil` where it holds none.
    ///
    /// Every piece needs a number, and something that tells it is a piece: a circled label, a unit, or a label with a
    /// space or colon behind it. Bare numbers are parts only where + stands between them, so that neither a date nor a
    /// number broken over two lines is summed.
    func parts() throws(FigureProblem) -> [FigurePart]? {
        let pieces = Pieces(text)
        guard pieces.list.count > 1 || pieces.list.first?.first?.isCircledNumber == true else { return nil }
        var parts: [(part: FigurePart, problem: FigureProblem?)] = []
        for piece in pieces.list {
            guard let part = try part(piece, standsAlone: pieces.areAdded) else { return nil }
            parts.append(part)
        }
        if let problem = parts.lazy.compactMap(\.problem).first { throw problem }
        return parts.map(\.part)
    }

    private func part(
        _ piece: [Unicode.Scalar],
        standsAlone: Bool
    ) throws(FigureProblem) -> (part: FigurePart, problem: FigureProblem?)? {
        var scanner = CellScanner(piece)
        guard let label = scanner.takeLabel(), let amount = scanner.takeAmount(of: series), amount.limit == nil else {
            return nil
        }
        guard scanner.endsHere(), standsAlone || label.isSetApart || !amount.unit.isNone else { return nil }
        guard !label.isGlued || !amount.unit.isNone else { return nil }
        if let problem = amount.number.problem {
            return (FigurePart(label: label.text, amount: amount.number.value, unit: ""), problem)
        }
        let (value, unit) = try amountInSeries(amount)
        return (FigurePart(label: label.text, amount: value, unit: unit), nil)
    }

    /// The part's number and unit: multiplied out, unless its multiplied unit is the series' own.
    private func amountInSeries(_ amount: PrintedAmount) throws(FigureProblem) -> (ExactDecimal, String) {
        let (value, unit) = (amount.number.value, amount.unit)
        if series.members.contains(where: { $0.name == unit.name && $0.power == unit.power }) {
            return (value, unit.printed)
        }
        switch try resolve(amount) {
        case .inSeries(let number):
            let member = series.members.first { $0.name == unit.name }
            return (number, member?.printed ?? unit.printedWithoutMultiplier)
        case .other, .time:
            guard let plain = value.timesTen(toThe: unit.power) else { throw .tooManyDigits }
            return (plain, unit.printedWithoutMultiplier)
        }
    }
}

extension FigureUnit {
    var printedWithoutMultiplier: String {
        let scalars = Array(printed.unicodeScalars)
        return String(String.UnicodeScalarView(scalars[Self.multiplier(scalars[...]).length...]))
    }
}

/// A cell cut where its parts begin.
private struct Pieces {
    private(set) var list: [[Unicode.Scalar]] = []
    /// Whether nothing but + stands between the pieces.
    private(set) var areAdded = true

    init(_ text: [Unicode.Scalar]) {
        var (piece, depth) = ([Unicode.Scalar](), 0)
        for (index, scalar) in text.enumerated() {
            if scalar.isOpeningBracket { depth += 1 }
            if scalar.isClosingBracket { depth -= 1 }
            if depth == 0, scalar.isCircledNumber {
                close(&piece, isRequired: false)
                areAdded = false
                piece = [scalar]
            } else if depth == 0, Self.separates(text, index) {
                close(&piece, isRequired: true)
                if scalar != "+" { areAdded = false }
            } else {
                piece.append(scalar)
            }
        }
        close(&piece, isRequired: true)
    }

    /// Ends a piece; an empty one stays in the list where a separator demands one, and so spoils the reading.
    private mutating func close(_ piece: inout [Unicode.Scalar], isRequired: Bool) {
        let trimmed = WidthFolding.trimmed(piece[...])
        piece = []
        if !trimmed.isEmpty {
            list.append(trimmed)
        } else if isRequired, !list.isEmpty {
            areAdded = false
        }
    }

    private static func separates(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        switch text[index] {
        case "+", "、", "\n", ";": return true
        case ",": return index + 1 >= text.count || !text[index + 1].isASCIIDigit
        case "/":
            // In 件/年 the slash belongs to the unit; between pieces a number follows before the next mark.
            let rest = text[(index + 1)...].prefix { !"+、\n;,/".unicodeScalars.contains($0) }
            return rest.contains(where: \.isASCIIDigit)
        default: return false
        }
    }
}

/// What stands before a part's number.
private struct PartLabel {
    let text: String
    /// Whether it is a circled number, or has a space or colon behind it.
    let isSetApart: Bool
    /// Whether it is a word with the number right behind it: レベル3.
    let isGlued: Bool
}

extension CellScanner {
    /// Moves past the label of a part, up to its number; `nil` where no number follows.
    fileprivate mutating func takeLabel() -> PartLabel? {
        var label: [Unicode.Scalar] = []
        while !(isAtNumber && isSignSetApart(behind: label.last)) {
            guard let scalar = next, !scalar.isASCIIDigit else { return nil }
            label.append(scalar)
            advance()
        }
        let last = label.last
        // HP-5件 may be a minus or a hyphen.
        if let last, last.isDash, last != "ー" { return nil }
        let isMarked = last == " " || last == ":" || last == "=" || last?.isCircledNumber == true
        while let end = label.last, end == " " || end == ":" || end == "=" { label.removeLast() }
        while let start = label.first, WidthFolding.isBlank(start) { label.removeFirst() }
        return PartLabel(
            text: String(String.UnicodeScalarView(label)),
            isSetApart: isMarked && !label.isEmpty,
            isGlued: !label.isEmpty && !isMarked
        )
    }

    /// A dash right behind a word belongs to the word (メンバー5人), elsewhere it is a minus.
    private func isSignSetApart(behind last: Unicode.Scalar?) -> Bool {
        guard next?.isDash == true, let last else { return true }
        return last == " " || last == ":" || last.isCircledNumber
    }
}
