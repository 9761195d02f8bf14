import Casework
import Documents
import Figures
import Rounds
import SheetReader
import Wording

/// What somebody wrote into a cell, understood.
struct CellReading {
    let language: Language

    /// What is wrong with a cell, in words.
    struct Fault: Error {
        let message: Bilingual

        init(_ japanese: String, _ english: String) { message = Bilingual(japanese, english) }

        init(_ message: Bilingual) { self.message = message }
    }

    private var contents: BookContent { BookContent(language: language) }

    /// The answer that stands in a field's cell, and that of the reason beside it where there is one.
    ///
    /// `nil` where both are empty.
    func answer(_ field: BookField, _ cell: WorksheetCell?, reason: WorksheetCell?) throws(Fault) -> FieldValue? {
        let text = try text(of: cell, in: field)
        let words = try reason.map { cell throws(Fault) in try plainText(of: cell) } ?? ""
        if case .text = field.kind { return text.isBlank ? nil : .text(text) }
        guard !words.isBlank else { return text.isBlank ? nil : .figure(try figure(text, in: field)) }
        guard let found = Self.reason(words) else {
            throw Fault(
                "「\(shown(words))」は理由の一覧にありません。一覧から選んでください。",
                "“\(shown(words))” is none of the reasons. Choose one from the list."
            )
        }
        guard text.isBlank else {
            // 集計中 in both cells says the same twice.
            let value = try figure(text, in: field)
            guard value == .none(found) else {
                throw Fault(
                    "数値と理由の両方があります。数値があるときは理由を消し、ないときは数値を消してください。",
                    "There is a figure and a reason why there is none. Delete one of them."
                )
            }
            return .figure(value)
        }
        return .figure(.none(found))
    }

    private func figure(_ text: String, in field: BookField) throws(Fault) -> FigureValue {
        if let reason = Self.namedReason(text) { return .none(reason) }
        let unit: String
        switch field.kind {
        case .milestone(let own):
            if let state = Self.milestone(text) { return .milestone(state) }
            unit = own
        case .figure(let own): unit = own
        case .reason, .text: unit = ""
        }
        let value: FigureValue
        do throws(FigureProblem) {
            value = try Figure(reading: text, unit: unit).value
        } catch {
            throw Fault(error.message)
        }
        switch value {
        case .milestone:
            guard case .milestone = field.kind else {
                throw Fault(
                    "「\(shown(text))」は数値として読めません。数値を記入するか、数値がない理由を書いてください。",
                    "“\(shown(text))” is no figure. Write a number, or the reason why there is none."
                )
            }
            throw Fault(
                "「\(shown(text))」は一覧にありません。\(contents.milestoneWords.joined(separator: "、"))のどれかを選んでください。",
                "“\(shown(text))” is not in the list. Choose \(contents.milestoneWords.joined(separator: ", "))."
            )
        case .none(.dash), .none(.blank):
            throw Fault(
                "「\(shown(text))」だけでは、なぜ数値がないのか分かりません。理由を選んでください。",
                "“\(shown(text))” does not say why there is no figure. Choose the reason."
            )
        default: return value
        }
    }

    private static func reason(_ words: String) -> NoValueReason? {
        if let named = namedReason(words) { return named }
        guard case .none(let reason)? = try? Figure(reading: words).value, reason != .dash, reason != .blank else {
            return nil
        }
        return reason
    }

    /// As the lists name it, in either language.
    private static func namedReason(_ words: String) -> NoValueReason? {
        let words = words.inOneLine
        return NoValueReason.allCases.first { reason in
            reason != .dash && reason != .blank
                && (reason.name.japanese == words || reason.name.english == words.lowercased())
        }
    }

    private static func milestone(_ words: String) -> MilestoneState? {
        let words = words.inOneLine
        return MilestoneState.allCases.first { state in
            state.name.japanese == words || state.name.english == words.lowercased()
        }
    }
}

// Cells as texts.
extension CellReading {
    private func text(of cell: WorksheetCell?, in field: BookField) throws(Fault) -> String {
        guard let cell else { return "" }
        if case .text = field.kind { return try plainText(of: cell) }
        guard case .number(let number) = cell.value else { return try plainText(of: cell, takesDates: false) }
        try requireValue(cell)
        guard let decimal = number.decimal else { throw Self.tooManyDigits }
        guard Self.isPercentage(cell.numberFormat) else { return decimal.text }
        guard let hundredfold = decimal.hundredfold else { throw Self.tooManyDigits }
        return hundredfold.text + "%"
    }

    private func plainText(of cell: WorksheetCell, takesDates: Bool = true) throws(Fault) -> String {
        try requireValue(cell)
        switch cell.value {
        case .text(let text): return text.withoutBlankEnds
        case .number(let number):
            guard let decimal = number.decimal else { throw Self.tooManyDigits }
            return decimal.text
        case .date(let date):
            guard takesDates else {
                throw Fault(
                    "日付（\(date.text)）になっています。セルの表示形式を「標準」にして、数値を記入し直してください。",
                    "This became a date (\(date.text)). Set the cell's format to General and write the figure again."
                )
            }
            return date.text
        case .boolean(let flag):
            throw Fault(
                "\(flag ? "TRUE" : "FALSE") は記入できません。数値か文を書いてください。",
                "\(flag ? "TRUE" : "FALSE") is no answer. Write a figure or a text."
            )
        case .error(let word):
            throw Fault(
                "エラー値（\(shown(word))）になっています。値を記入し直してください。",
                "This is a spreadsheet's error (\(shown(word))). Write the value."
            )
        case .notCalculated: throw Self.formula
        }
    }

    private func requireValue(_ cell: WorksheetCell) throws(Fault) {
        guard cell.formula == nil else { throw Self.formula }
    }

    private static let formula = Fault(
        "式が入っています。計算された値を記入してください（「値の貼り付け」）。",
        "This is a formula. Write the value that it gives (paste values)."
    )
    private static let tooManyDigits = Fault(
        "桁数が多すぎます。単位を千円・万件などに改めるか、文字列として記入してください。",
        "The number has too many digits. Use a larger unit, or write it as a text."
    )

    /// Whether the format shows a hundred times the number with a percent sign; one between quotation marks is a letter.
    static func isPercentage(_ format: String) -> Bool {
        var isQuoted = false
        for scalar in format.unicodeScalars {
            if scalar == "\"" { isQuoted.toggle() }
            if scalar == "%", !isQuoted { return true }
        }
        return false
    }

    private func shown(_ text: String) -> String {
        let letters = text.unicodeScalars.prefix(40).map { $0.isHidden || $0 == "\n" ? "␣" : $0 }
        return String(String.UnicodeScalarView(letters)) + (text.unicodeScalars.count > 40 ? "…" : "")
    }
}

// What was not touched.
extension CellReading {
    /// Whether the cells still hold what was written into them for that value.
    func isUntouched(
        _ value: FieldValue?,
        _ field: BookField,
        _ cell: WorksheetCell?,
        reason: (field: BookField, cell: WorksheetCell?)?
    ) -> Bool {
        holds(cell, contents.content(of: value, in: field))
            && reason.map { holds($0.cell, contents.content(of: value, in: $0.field)) } ?? true
    }

    private func holds(_ cell: WorksheetCell?, _ content: CellContent) -> Bool {
        guard let cell else { return content.text.isBlank }
        guard cell.formula == nil else { return false }
        switch cell.value {
        case .text(let text): return text.inOneLine == content.text.inOneLine
        case .number(let number):
            guard case .number(let written) = content, !Self.isPercentage(cell.numberFormat) else { return false }
            return number.decimal == written.value
        default: return false
        }
    }
}

extension ExactDecimal {
    fileprivate var hundredfold: ExactDecimal? {
        if scale >= 2 { return ExactDecimal(coefficient: coefficient, scale: Int(scale) - 2) }
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: scale == 1 ? 10 : 100)
        return overflow ? nil : ExactDecimal(coefficient: product, scale: 0)
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// Without white space at both ends.
    fileprivate var withoutBlankEnds: String {
        let rest = drop(while: \.isWhitespace)
        let last = rest.lastIndex { !$0.isWhitespace }
        return last.map { String(rest[...$0]) } ?? ""
    }
}
