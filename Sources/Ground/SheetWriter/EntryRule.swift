import CXlsxWriter
import Documents
import Foundation
import Wording

/// What an entry cell takes, as the workbook's own check.
struct EntryRule {
    let entry: CellEntry
    let choices: ChoiceLists
    let language: Language

    init(_ entry: CellEntry, choices: ChoiceLists, language: Language) {
        self.entry = entry
        self.choices = choices
        self.language = language
    }

    func apply(to sheet: SheetFile, cell: SheetCell) throws(SheetError) {
        var rule = lxw_data_validation()
        let words: [String] = [Self.title[language], message[language]]
        let texts = words.map { strdup($0) }
        defer { for text in texts { free(text) } }
        (rule.error_title, rule.error_message) = (texts[0], texts[1])
        rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        switch entry {
        case .text(let maximumLength):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LENGTH.rawValue)
            rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO.rawValue)
            rule.value_number = Double(min(max(maximumLength, 0), SheetLimits.characters))
        case .number:
            rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            (rule.minimum_number, rule.maximum_number) = (-Self.largest, Self.largest)
            // A warning can be passed over: where there is no number, the reason is written.
            rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
        case .date:
            rule.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
            rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
            rule.value_datetime = lxw_datetime(year: 1900, month: 3, day: 1, hour: 0, min: 0, sec: 0)
        case .choice(let words):
            try applyList(of: words, rule, to: sheet, cell: cell)
            return
        }
        try add(rule, to: sheet, cell: cell)
    }

    private func applyList(
        of words: [String],
        _ rule: lxw_data_validation,
        to sheet: SheetFile,
        cell: SheetCell
    ) throws(SheetError) {
        var rule = rule
        if let words = ChoiceLists.inline(words) {
            var list = words.map { strdup($0) } + [nil]
            defer { for word in list { free(word) } }
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            let result = list.withUnsafeMutableBufferPointer { list in
                rule.value_list = list.baseAddress
                return Self.result(rule, sheet, cell)
            }
            try result.check()
        } else if let range = choices.range(of: words) {
            let formula = strdup(range)
            defer { free(formula) }
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            rule.value_formula = formula
            try add(rule, to: sheet, cell: cell)
        }
    }

    private func add(_ rule: lxw_data_validation, to sheet: SheetFile, cell: SheetCell) throws(SheetError) {
        try Self.result(rule, sheet, cell).check()
    }

    private static func result(_ rule: lxw_data_validation, _ sheet: SheetFile, _ cell: SheetCell) -> lxw_error {
        var rule = rule
        return worksheet_data_validation_cell(
            sheet.worksheet,
            lxw_row_t(cell.rows.lowerBound),
            lxw_col_t(cell.columns.lowerBound),
            &rule
        )
    }

    /// Excel keeps 15 digits.
    private static let largest: Double = 999_999_999_999_999

    private static let title = Bilingual("入力内容の確認", "Please check")

    private var message: Bilingual {
        switch entry {
        case .text(let maximumLength):
            Bilingual("\(maximumLength)文字以内で入力してください。", "At most \(maximumLength) characters, please.")
        case .number:
            Bilingual(
                "15桁までの数値を入力してください。数値がないときは理由（未定、集計中など）を入力し、「はい」を押してください。",
                "A number of up to 15 digits, please. Where there is none, write the reason and choose Yes."
            )
        case .date:
            Bilingual("日付を 2024-05-31 のように入力してください。", "A date such as 2024-05-31, please.")
        case .choice:
            Bilingual("一覧から選んでください。", "Please choose from the list.")
        }
    }
}
