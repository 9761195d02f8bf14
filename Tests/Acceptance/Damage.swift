import Exchange
import TestSupport

/// A way in which a plan folder comes to harm.
enum Damage: String, CaseIterable, Sendable {
    case bytes
    case cell
    case cellFromElsewhere
    case line
    case column
    case swappedFiles
    case numbers
    case characters

    var seed: UInt64 { UInt64(Self.allCases.firstIndex(of: self) ?? 0) + 100 }

    var repetitions: Int { 200 }

    func apply(to folder: inout PlanFolder, _ random: inout SeededRandom) {
        let names = folder.files.keys.sorted()
        let tables = names.filter { $0.hasSuffix(".csv") }
        guard let name = names.randomElement(using: &random), let table = tables.randomElement(using: &random) else {
            return
        }
        switch self {
        case .bytes: folder.files[name].map { folder.files[name] = bytes($0, &random) }
        case .swappedFiles:
            guard let other = names.randomElement(using: &random) else { return }
            (folder.files[name], folder.files[other]) = (folder.files[other], folder.files[name])
        case .cell, .cellFromElsewhere, .line, .column, .numbers, .characters:
            guard let bytes = folder.files[table] else { return }
            var grid = Grid(bytes)
            change(&grid, &random)
            folder.files[table] = grid.bytes
        }
    }

    private func change(_ grid: inout Grid, _ random: inout SeededRandom) {
        guard let row = grid.rows.indices.randomElement(using: &random),
            let column = grid.rows[row].indices.randomElement(using: &random)
        else { return }
        switch self {
        case .cell: grid.rows[row][column] = Self.strangeCells.randomElement(using: &random) ?? ""
        case .cellFromElsewhere:
            let other = grid.rows.randomElement(using: &random)?.randomElement(using: &random)
            grid.rows[row][column] = other ?? ""
        case .line:
            switch Int.random(in: 0..<3, using: &random) {
            case 0: grid.rows.remove(at: row)
            case 1: grid.rows.insert(grid.rows[row], at: row)
            default: grid.rows.swapAt(row, Int.random(in: grid.rows.indices, using: &random))
            }
        case .column:
            let other = grid.rows[0].indices.randomElement(using: &random) ?? 0
            for row in grid.rows.indices where grid.rows[row].indices.contains(max(column, other)) {
                if column == other { grid.rows[row].remove(at: column) } else { grid.rows[row].swapAt(column, other) }
            }
        case .numbers:
            // Only the printed figures, so that most of what comes out is a plan.
            guard row > 0 else { return }
            grid.rows[row][grid.rows[row].count - 2] = Self.strangeFigures.randomElement(using: &random) ?? ""
        case .characters:
            var scalars = Array(grid.rows[row][column].unicodeScalars)
            let place = Int.random(in: 0...scalars.count, using: &random)
            scalars.insert(Self.strangeScalars.randomElement(using: &random) ?? " ", at: place)
            grid.rows[row][column] = String(String.UnicodeScalarView(scalars))
        case .bytes, .swappedFiles: return
        }
    }

    private func bytes(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        let position = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, position + Int.random(in: 0...40, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(position..<end)
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: position)
        case 2: bytes.insert(contentsOf: bytes[position..<end], at: position)
        default: if position < bytes.count { bytes[position] = UInt8.random(in: 0...255, using: &random) }
        }
        return bytes
    }

    private static let strangeCells = [
        "", "0", "-1", "１２３", "1e9", "99999999999999999999", "▲3", "-", "ー", "未定", "R99", "2023", "m001", "../..",
        "=1+1", "\"", "'", ";", ",", "a\nb", "milestone", "milestone:reached", ">=75", "40..60", "P1Y", "①=1;②=2",
        "100[%]", "higher", "target", "series:m001/1", "node:1", "goal:g01", "share:x", "\u{FEFF}", "\u{0}", "🙂",
        String(repeating: "長", count: 20_001), String(repeating: "9", count: 400),
    ]

    private static let strangeFigures = [
        "", "0", "0.0", "1", "-1", "▲0.5", "999999999999999999", "0.00000000000000001", "1/3", "①1 ②0", "①0 ②0", "100%",
        "75以上", "40～60", "現状維持", "1時間30分", "2年", "未定", "－", "導入", "導入済", "1,000千円",
    ]

    private static let strangeScalars: [Unicode.Scalar] = [
        "\u{0}", "\u{1F}", "\u{200B}", "\u{202E}", "\u{301}", "\u{FEFF}", "\u{FFFD}", "\u{10FFFF}", "０", "，", "．", "％",
        "〇",
        "○", "ー", "－", "―", "\"", ",", "\n", "\r", "\t", ";", "/", " ", "\u{3000}",
    ]
}

/// The cells of a table, roughly: enough to move them about.
private struct Grid {
    var rows: [[String]]

    init(_ bytes: [UInt8]) {
        var (rows, row, cell, quoted): ([[String]], [String], String, Bool) = ([], [], "", false)
        for character in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch character {
            case "\"": quoted.toggle()
            case "," where !quoted:
                row.append(cell)
                cell = ""
            case "\n" where !quoted:
                rows.append(row + [cell])
                (row, cell) = ([], "")
            default: cell.unicodeScalars.append(character)
            }
        }
        self.rows = row.isEmpty && cell.isEmpty ? rows : rows + [row + [cell]]
        if self.rows.isEmpty { self.rows = [[""]] }
    }

    var bytes: [UInt8] {
        let lines = rows.map { row in
            row.map { cell in
                cell.contains { ",\"\n\r".contains($0) } ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
            }
            .joined(separator: ",")
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
