import Wording

extension Figure {
    /// The longest cell that is read, in Unicode scalars.
    package static let maximumLength = 2_000

    /// Reads one cell as cities print it.
    ///
    /// Understands full-width forms, thousands separators, units and notes inside the cell, ▲, multiplied units,
    /// limits and ranges, durations, parts and every word for "no value"; other text is a milestone. `printed` is kept
    /// untouched.
    /// - Parameters:
    ///   - printed: the cell.
    ///   - unit: the unit of the series, as its heading states it: ％, 千円, 件・人; empty where it states none, and then
    ///     any unit is accepted. A number in another unit of the same thing is converted (5万人 in 千人 is 50), one in a
    ///     unit of something else becomes `FigureValue.otherUnit`.
    ///   - fractionsArePercentages: whether a number without a unit is a fraction of one, as spreadsheets store
    ///     percentages: 0.85 is then 85.
    /// - Throws: what looks like a number and cannot be one: broken thousands, two points, more than 18 digits, a
    ///   hyphen that may be a range or a minus. So no cell is ever silently zero, or another number.
    package init(
        reading printed: String,
        unit: String = "",
        fractionsArePercentages: Bool = false
    ) throws(FigureProblem) {
        if !fractionsArePercentages, let number = ExactDecimal(plain: printed) {
            self.init(.number(number), printed: printed)
            return
        }
        guard printed.utf8.count <= 4 * Self.maximumLength, printed.unicodeScalars.count <= Self.maximumLength else {
            throw .tooLongCell
        }
        guard !printed.unicodeScalars.contains(where: \.isHidden) else { throw .controlCharacter }
        let reader = FigureReader(
            text: WidthFolding.fold(printed),
            series: SeriesUnit(unit),
            fractionsArePercentages: fractionsArePercentages
        )
        self.init(try reader.value(), printed: printed)
    }
}

/// Reads one folded cell: asks for each kind of figure in turn, the most definite first.
struct FigureReader {
    let text: [Unicode.Scalar]
    let series: SeriesUnit
    let fractionsArePercentages: Bool

    func value() throws(FigureProblem) -> FigureValue {
        guard !text.isEmpty else { return .none(.blank) }
        try refuseSpreadsheetRemains()
        // No word for "no value" begins as a number does and goes on as one, so the common case comes first.
        let beginsAsNumber = CellScanner(text).isAtNumber
        if beginsAsNumber, let quantity = try quantity() { return quantity }
        if let reason = NoValueReason(cell: text) { return .none(reason) }
        if isMaintain { return .bound(.maintain) }
        guard text.contains(where: \.isASCIIDigit) else { return .milestone(nil) }
        if !beginsAsNumber, let quantity = try quantity() { return quantity }
        if let duration = try duration() { return duration }
        if let parts = try parts() { return .parts(parts) }
        try refuseUnclearNumbers()
        return .milestone(nil)
    }

    private var isMaintain: Bool {
        guard text.count <= 12 else { return false }
        let words: Set = [
            "現状維持", "維持", "現状を維持", "現状の維持", "現状維持とする", "前年度維持", "前年度を維持", "前年度並み", "前年並み", "前年度水準を維持", "横ばい",
        ]
        return words.contains(String(String.UnicodeScalarView(text)))
    }

    /// Refuses a cell that has nothing but digits and marks and was none of the notations of figures.
    ///
    /// Dates (2023/4/1, 2023-04-01) are texts: a milestone's day.
    private func refuseUnclearNumbers() throws(FigureProblem) {
        if isExponent { throw .exponent }
        let marks = ",.+~/:;=%¥*'()[]、\n ".unicodeScalars
        let isOnlyMarks = text.allSatisfy {
            $0.isASCIIDigit || $0.isDash || $0.isMinusTriangle || $0.isCircledNumber || marks.contains($0)
        }
        if isOnlyMarks, !isDate { throw .unclearNumbers }
    }

    private var isExponent: Bool {
        var scanner = CellScanner(text)
        guard scanner.takeNumber() != nil, scanner.next == "E" || scanner.next == "e" else { return false }
        scanner.advance()
        guard scanner.takeNumber() != nil else { return false }
        return scanner.isAtEnd
    }

    private var isDate: Bool {
        let pieces = text.split { $0 == "/" || $0 == "-" }
        guard pieces.count == 3, pieces.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else { return false }
        return pieces[0].count == 4 && pieces[1].count <= 2 && pieces[2].count <= 2
    }
}
