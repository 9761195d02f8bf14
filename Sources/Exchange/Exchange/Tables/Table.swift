import Wording

/// One table of a plan folder: rows whose cells are found by the name of their column.
final class Table {
    let schema: TableSchema
    let log: ProblemLog
    private let csv: CSVTable
    /// Where each column of the schema stands in the file.
    private let positions: [String: Int]
    let rows: [Range<Int>]

    /// A table without rows: the file is missing and may be.
    init(empty schema: TableSchema, log: ProblemLog) {
        self.schema = schema
        self.log = log
        csv = CSVTable(bytes: [])
        positions = [:]
        rows = []
    }

    /// Reads the header and keeps the rows that have as many cells as it.
    ///
    /// A table whose header is wrong has no rows, so that one slip does not make a problem of every row.
    init(_ csv: CSVTable, schema: TableSchema, log: ProblemLog) {
        self.csv = csv
        self.schema = schema
        self.log = log
        guard let header = csv.rows.first else {
            log.add(Problem.Place(file: schema.file, line: 1), Self.noHeader(schema))
            (positions, rows) = ([:], [])
            return
        }
        let count = log.count
        let width = Self.width(of: header, in: csv)
        let titles = header.prefix(width).map { csv.cells[$0] }
        if let message = Self.otherSeparator(titles, in: csv, schema: schema) {
            log.add(Problem.Place(file: schema.file, line: titles.first?.line), message)
            (positions, rows) = ([:], [])
            return
        }
        positions = Self.positions(of: titles, in: csv, schema: schema, log: log)
        guard log.count == count else {
            rows = []
            return
        }
        rows = csv.rows.dropFirst().filter { row in
            if (width...header.count).contains(row.count) { return true }
            let place = Problem.Place(
                file: schema.file,
                line: csv.cells[row.lowerBound].line,
                column: min(row.count, width + 1)
            )
            log.add(place, Self.wrongCount(row.count, expected: width))
            return false
        }
    }

    /// How many columns there are without those at the end that are blank from top to bottom, as Excel leaves them.
    private static func width(of header: Range<Int>, in csv: CSVTable) -> Int {
        func isBlank(_ index: Int) -> Bool { csv.text(csv.cells[index]).trimmed.isEmpty }
        var width = header.count
        while width > 1, isBlank(header.lowerBound + width - 1) {
            let last = width - 1
            guard csv.rows.allSatisfy({ $0.count <= last || isBlank($0.lowerBound + last) }) else { break }
            width = last
        }
        return width
    }

    /// What is said where something else than a comma separates the columns; `nil` where nothing does.
    private static func otherSeparator(
        _ titles: [CSVTable.Cell],
        in csv: CSVTable,
        schema: TableSchema
    ) -> Bilingual? {
        guard titles.count == 1, let title = titles.first.map(csv.text) else { return nil }
        for separator in [";", "\t"] as [Character] where title.contains(separator) {
            let names = title.split(separator: separator).map { String($0).trimmed }
            if names.count(where: schema.header.contains) > 1 { return notCommas(separator) }
        }
        return nil
    }

    private static func positions(
        of header: [CSVTable.Cell],
        in csv: CSVTable,
        schema: TableSchema,
        log: ProblemLog
    ) -> [String: Int] {
        var positions: [String: Int] = [:]
        let known = schema.header
        for (index, cell) in header.enumerated() {
            let title = csv.text(cell)
            let name = title.trimmed
            let place = Problem.Place(file: schema.file, line: cell.line, column: index + 1, field: name)
            if name.isEmpty {
                log.add(place, blankTitle)
            } else if !known.contains(name) {
                log.add(place, cell: title, unknownColumn(name, known: known))
            } else if positions.updateValue(index, forKey: name) != nil {
                log.add(place, cell: title, duplicateColumn)
            }
        }
        for column in schema.columns where column.isRequired && positions[column.name] == nil {
            let place = Problem.Place(file: schema.file, line: header.first?.line, field: column.name)
            log.add(place, missingColumn(column.name))
        }
        return positions
    }

    /// What stands in `column` of the row at `index`; empty where the file leaves the column out.
    func cell(_ column: String, row: Range<Int>) -> String {
        guard let position = positions[column] else { return "" }
        return csv.text(csv.cells[row.lowerBound + position])
    }

    func place(_ column: String?, row: Range<Int>) -> Problem.Place {
        let position = column.flatMap { positions[$0] }
        let cell = csv.cells[row.lowerBound + (position ?? 0)]
        return Problem.Place(file: schema.file, line: cell.line, column: position.map { $0 + 1 }, field: column)
    }
}

extension Table {
    private static func noHeader(_ schema: TableSchema) -> Bilingual {
        let header = schema.header.joined(separator: ",")
        return Bilingual(
            "ファイルが空です。1行目に見出し（\(header)）を書いてください。",
            "The file is empty; its first line must be the header \(header)."
        )
    }

    private static func wrongCount(_ count: Int, expected: Int) -> Bilingual {
        Bilingual(
            "セルの数が\(count)個で、見出しの\(expected)列と合いません。コンマを含むセルは \" で囲んでください。",
            "The row has \(count) cells, the header \(expected) columns; put quotes around cells that hold commas."
        )
    }

    private static func notCommas(_ separator: Character) -> Bilingual {
        let mark = separator == "\t" ? Bilingual("タブ", "tabs") : Bilingual("「;」", "“;”")
        return Bilingual(
            "列が\(mark.japanese)で区切られています。コンマ区切り（Excelでは「CSV UTF-8（コンマ区切り）」）で保存し直してください。",
            "The columns are separated by \(mark.english); save the table again with commas (in Excel: “CSV UTF-8”)."
        )
    }

    private static let blankTitle = Bilingual(
        "見出しが空の列に値があります。見出しを書くか、列を削ってください。",
        "The column has no name but holds something; name it, or remove the column."
    )

    private static let duplicateColumn = Bilingual(
        "同じ列が二つあります。一つにしてください。",
        "The column stands there twice; keep one."
    )

    private static func missingColumn(_ name: String) -> Bilingual {
        Bilingual("列「\(name)」がありません。見出しに加えてください。", "The column “\(name)” is missing; add it to the header.")
    }

    private static func unknownColumn(_ name: String, known: [String]) -> Bilingual {
        let list = Bilingual.nearest(name, among: known)
        return Bilingual(
            "知らない列です。読み込むと失われるため、取り込めません。" + list.japanese,
            "The column is not known and would be lost. " + list.english
        )
    }
}
