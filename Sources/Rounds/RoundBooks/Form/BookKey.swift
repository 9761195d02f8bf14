import Casework

/// By what a row is found again: which workbook and sheet it is of, which cells of it hold what, and its heading.
struct BookKey: Hashable {
    static let word = "shirube-row"

    let tag: String
    let sheet: CaseID
    /// The column that the key itself stands in, such as I.
    let column: String
    /// By the column of each cell, what it holds (``BookField/token``).
    let cells: [(column: String, token: String)]
    /// The heading of the row, which stands in its first column.
    let label: String

    init(tag: String, sheet: CaseID, column: String, cells: [(column: String, token: String)], label: String) {
        self.tag = tag
        self.sheet = sheet
        self.column = column
        self.cells = cells
        self.label = label
    }

    /// Reads ``text``; `nil` for anything else.
    init?(_ text: String) {
        let halves = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let words = halves[0].split(separator: " ").map(String.init)
        guard halves.count == 2, words.count >= 4, words[0] == Self.word, let sheet = CaseID(reading: words[2]),
            words[3].hasPrefix("@")
        else { return nil }
        var cells: [(column: String, token: String)] = []
        for word in words[4...] {
            let parts = word.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            cells.append((String(parts[0]), String(parts[1])))
        }
        self.init(
            tag: words[1],
            sheet: sheet,
            column: String(words[3].dropFirst()),
            cells: cells,
            label: String(halves[1])
        )
    }

    var text: String {
        let cells = cells.map { "\($0.column)=\($0.token)" }
        return ([Self.word, tag, sheet.text, "@\(column)"] + cells).joined(separator: " ") + "|" + label
    }

    static func == (left: BookKey, right: BookKey) -> Bool { left.text == right.text }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
