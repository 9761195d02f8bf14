import Casework
import Crypto
import Figures
import Rounds

/// What a workbook says of itself on its hidden sheet: of which round and unit it is, and which sheets in which versions
/// it was made from.
struct BookRecord {
    struct Sheet: Hashable {
        let id: CaseID
        /// The version of the sheet that stands in the workbook.
        let version: Int
        /// How many rows of it have a key.
        let rowCount: Int
    }

    static let marker = "shirube-round-book"
    static let format = "1"

    let municipality: MunicipalityCode
    let round: RoundID
    let unit: String
    let sheets: [Sheet]

    init(_ book: RoundBook) {
        municipality = book.round.municipality
        round = book.round.id
        unit = book.unit
        sheets = book.sheets.map { sheet in
            Sheet(id: sheet.entry.sheet, version: sheet.record.version, rowCount: BookForm(sheet).rows.count)
        }
    }

    /// Reads the rows as they stand in a workbook.
    /// - Throws: ``RoundBookError`` where they are another program's, or were changed.
    init(_ rows: [[String]]) throws(RoundBookError) {
        guard rows.first?.first == Self.marker else { throw .foreign }
        guard rows.first?.dropFirst().first == Self.format else { throw .otherFormat }
        guard let last = rows.last, last.count == 2, last[0] == Self.digestWord,
            last[1] == Self.digest(of: rows.dropLast())
        else { throw .changedRecord }
        let words = Dictionary(
            rows.dropFirst().filter { $0.count == 2 }.map { ($0[0], $0[1]) },
            uniquingKeysWith: { first, _ in first }
        )
        guard let municipality = words["municipality"].flatMap({ try? MunicipalityCode(reading: $0) }),
            let round = words["round"].flatMap({ RoundID(reading: $0) }), let unit = words["unit"]
        else { throw .changedRecord }
        self.municipality = municipality
        self.round = round
        self.unit = unit
        sheets = rows.compactMap { row in
            guard row.count == 4, row[0] == Self.sheetWord, let id = CaseID(reading: row[1]),
                let version = Int(row[2]), let count = Int(row[3])
            else { return nil }
            return Sheet(id: id, version: version, rowCount: count)
        }
    }

    /// As they stand on the hidden sheet; the last row is the digest of those before it.
    var rows: [[String]] { content + [[Self.digestWord, Self.digest(of: content[...])]] }

    /// A short name of this workbook, by which a tab from another one is recognised.
    var tag: String { String(Self.digest(of: content[...]).prefix(12)) }

    private var content: [[String]] {
        [
            [Self.marker, Self.format], ["municipality", municipality.text], ["round", round.text], ["unit", unit],
        ] + sheets.map { [Self.sheetWord, $0.id.text, String($0.version), String($0.rowCount)] }
    }

    private static let digestWord = "digest"
    private static let sheetWord = "sheet"

    /// SHA-256 in hexadecimal digits.
    private static func digest(of rows: ArraySlice<[String]>) -> String {
        let text = rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
        return SHA256.hash(data: Array(text.utf8)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        .joined()
    }
}
