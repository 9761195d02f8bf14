import Documents

/// Everything about how a cell looks and behaves: cells that agree share one format of the workbook.
struct CellFormat: Hashable {
    enum Numbers: Hashable {
        case general
        /// What is typed stays as it is typed.
        case text
        case custom(String)
    }

    struct Borders: OptionSet, Hashable {
        let rawValue: UInt8

        static let top = Borders(rawValue: 1)
        static let bottom = Borders(rawValue: 2)
        static let sides = Borders(rawValue: 4)
        static let all: Borders = [.top, .bottom, .sides]
    }

    var numbers = Numbers.general
    var size: LetterSize
    var isBold = false
    var horizontal = HorizontalAlignment.start
    var vertical = VerticalAlignment.top
    var direction = CellStyle.Direction.horizontal
    /// In steps of about 3 mm.
    var indent = 0
    var borders: Borders = []
    var shade = CellStyle.Shade.none
    /// Breaks lines at the edge of the cell; else the letters become smaller, because a number that does not fit would
    /// show as ####.
    var wraps = true
    var isUnlocked = false
}
