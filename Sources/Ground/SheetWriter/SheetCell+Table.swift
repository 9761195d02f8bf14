import Documents

extension SheetCell {
    /// A cell of a table at its place in the sheet.
    init(
        _ cell: TableCell,
        rows: Range<Int>,
        columns: Range<Int>,
        size: LetterSize,
        borders: CellFormat.Borders
    ) {
        self.rows = rows
        self.columns = columns
        entry = cell.entry
        format = CellFormat(size: size)
        (content, format.numbers) = Self.content(of: cell)
        format.isBold = cell.style.isBold
        format.vertical = cell.style.vertical
        format.direction = cell.style.direction
        format.borders = borders
        format.shade = cell.style.shade
        format.isUnlocked = cell.entry != nil
        var isNumber = false
        if case .number = cell.content { isNumber = true }
        format.horizontal = cell.style.horizontal ?? (isNumber ? .end : .start)
        if case .number = content { format.wraps = false }
    }

    private static func content(of cell: TableCell) -> (Content, CellFormat.Numbers) {
        switch cell.content {
        case .empty:
            return (.blank, format(of: cell.entry))
        case .number(let number):
            let shown = SheetText.cleaned(number.text)
            guard let value = number.workbookValue, let format = number.numberFormat else {
                return (.text(shown), .general)
            }
            return (.number(value, shown: shown), .custom(format))
        case .text(let text):
            if cell.entry == .date, let day = DateSerial.day(text) {
                return (.number(Double(day), shown: text), format(of: .date))
            }
            let cleaned = SheetText.cleaned(text)
            let format = SheetText.looksLikeFormula(cleaned) ? .text : format(of: cell.entry)
            return (cleaned.isEmpty ? .blank : .text(cleaned), format)
        }
    }

    /// So that what is typed stays a text, or becomes a date.
    private static func format(of entry: CellEntry?) -> CellFormat.Numbers {
        switch entry {
        case .text: .text
        case .date: .custom("yyyy\\-mm\\-dd")
        case .number, .choice, nil: .general
        }
    }
}
