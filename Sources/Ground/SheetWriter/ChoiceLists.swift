import CXlsxWriter
import Documents
import Wording

/// The lists of words that entry cells offer and that are too long for the cell itself: columns of a hidden sheet.
struct ChoiceLists {
    let sheetName: String
    private var columns: [[String]: Int] = [:]
    private var lists: [[String]] = []

    init(_ model: WorkbookModel) {
        var names = SheetNames()
        for sheet in model.sheets { _ = names.name(for: sheet.name) }
        sheetName = names.name(for: model.language == .japanese ? "選択肢" : "Choices")
        for cell in model.sheets.lazy.flatMap(\.cells) {
            guard case .choice(let words) = cell.entry, Self.inline(words) == nil, columns[words] == nil else {
                continue
            }
            columns[words] = lists.count
            lists.append(words)
        }
    }

    /// The words as they stand in the cell's own rule; `nil` where they are too long or hold what ends a word there.
    static func inline(_ words: [String]) -> [String]? {
        let cleaned = words.map(SheetText.inOneLine)
        let length = cleaned.reduce(0) { $0 + $1.utf16.count + 1 }
        let isPlain = cleaned.allSatisfy { word in
            let letters = word.unicodeScalars
            return !word.isEmpty && !letters.contains(",") && !letters.contains("\"") && letters.first != " "
                && letters.last != " "
        }
        return !words.isEmpty && isPlain && length <= 255 ? cleaned : nil
    }

    /// Where the words stand: `='選択肢'!$A$1:$A$12`.
    func range(of words: [String]) -> String? {
        guard let column = columns[words] else { return nil }
        let name = SheetCell.columnName(column)
        let sheet = SheetText.replacing("'", by: "''", in: sheetName)
        return "='\(sheet)'!$\(name)$1:$\(name)$\(max(1, words.count))"
    }

    func write(into workbook: UnsafeMutablePointer<lxw_workbook>) throws(SheetError) {
        guard !lists.isEmpty else { return }
        guard let worksheet = workbook_add_worksheet(workbook, sheetName) else { throw .writing(sheetName) }
        for (column, words) in lists.enumerated() {
            for (row, word) in words.enumerated() where !word.isEmpty {
                let word = SheetText.escaped(SheetText.inOneLine(word))
                try worksheet_write_string(worksheet, lxw_row_t(row), lxw_col_t(column), word, nil).check()
            }
        }
        worksheet_hide(worksheet)
    }
}
