/// A table for a terminal.
///
/// Japanese characters take two columns there.
struct TextTable {
    enum Alignment {
        case left
        case right
    }

    var header: [String]
    var alignments: [Alignment]
    var rows: [[String]] = []
    /// Cells wider than this are shortened.
    var widest = 44

    var lines: [String] {
        let cells = ([header] + rows).map { row in row.map { visible($0).shortened(to: widest) } }
        let widths = header.indices.map { column in cells.map { $0[column].terminalWidth }.max() ?? 0 }
        return cells.enumerated().flatMap { index, row -> [String] in
            let line = line(row, widths)
            return index == 0
                ? [line, widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")] : [line]
        }
    }

    private func line(_ row: [String], _ widths: [Int]) -> String {
        let cells = row.indices.map { column in
            let space = String(repeating: " ", count: widths[column] - row[column].terminalWidth)
            return alignments[column] == .right ? space + row[column] : row[column] + space
        }
        let joined = cells.joined(separator: "  ")
        return String(joined.reversed().drop { $0 == " " }.reversed())
    }
}

extension String {
    /// How many columns of a terminal the text takes.
    var terminalWidth: Int {
        unicodeScalars.reduce(0) { $0 + $1.terminalWidth }
    }

    func shortened(to width: Int) -> String {
        guard terminalWidth > width else { return self }
        var (text, used) = ("", 0)
        for character in self {
            let next = String(character).terminalWidth
            guard used + next < width else { break }
            text.append(character)
            used += next
        }
        return text + "…"
    }
}

extension Unicode.Scalar {
    /// East Asian wide and full-width characters take two columns, combining marks none.
    fileprivate var terminalWidth: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        return switch value {
        case 0x1100...0x115F, 0x2460...0x24FF, 0x25A0...0x25FF, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
