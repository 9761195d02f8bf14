/// The cells of one comma-separated file, and where each of them stands.
///
/// Cells stay slices of the file until someone asks for their text.
struct CSVTable {
    struct Cell {
        /// The bytes between the quotes or commas.
        var bytes: Range<Int>
        /// The line in which the cell begins, from 1.
        var line: Int
        /// Whether the bytes hold doubled quotes.
        var hasDoubledQuotes: Bool
    }

    let bytes: [UInt8]
    var cells: [Cell] = []
    /// The cells of each row that is not blank.
    var rows: [Range<Int>] = []

    func text(_ cell: Cell) -> String {
        guard cell.hasDoubledQuotes else { return String(decoding: bytes[cell.bytes], as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(cell.bytes.count)
        var index = cell.bytes.lowerBound
        while index < cell.bytes.upperBound {
            text.append(bytes[index])
            index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return String(decoding: text, as: UTF8.self)
    }
}
