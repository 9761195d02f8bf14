/// The place of a cell in a sheet, from 0.
package struct CellReference: Hashable, Sendable {
    package static let rowLimit = 1_048_576
    package static let columnLimit = 16_384

    package let row: Int
    package let column: Int

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads a name such as B12 or $B$12; `nil` for anything else and beyond the last cell of Excel (XFD1048576).
    package init?(_ name: some StringProtocol) {
        var (column, row) = (0, 0)
        var rest = name.utf8[...]
        if rest.first == UInt8(ascii: "$") { rest.removeFirst() }
        while let byte = rest.first, let digit = Self.letter(byte) {
            column = column * 26 + digit
            guard column <= Self.columnLimit else { return nil }
            rest.removeFirst()
        }
        if rest.first == UInt8(ascii: "$") { rest.removeFirst() }
        guard column > 0, let first = rest.first, first != UInt8(ascii: "0") else { return nil }
        for byte in rest {
            guard (0x30...0x39).contains(byte) else { return nil }
            row = row * 10 + Int(byte - 0x30)
            guard row <= Self.rowLimit else { return nil }
        }
        self.init(row: row - 1, column: column - 1)
    }

    /// The name that people know it by: B12.
    package var name: String {
        var (rest, letters) = (column, "")
        while rest >= 0 {
            letters = String(Character(Unicode.Scalar(UInt8(0x41 + rest % 26)))) + letters
            rest = rest / 26 - 1
        }
        return letters + String(row + 1)
    }

    private static func letter(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x41...0x5A: Int(byte) - 0x40
        case 0x61...0x7A: Int(byte) - 0x60
        default: nil
        }
    }
}

/// A rectangle of cells, both corners included.
package struct CellRange: Hashable, Sendable {
    package let first: CellReference
    package let last: CellReference

    /// Reads a range such as A1:C3 or a single cell; `nil` for anything else and where the corners are the wrong way
    /// round.
    package init?(_ name: some StringProtocol) {
        let corners = name.split(separator: ":", omittingEmptySubsequences: false).map { CellReference($0) }
        guard corners.count <= 2, let first = corners[0], let last = corners[corners.count - 1] else { return nil }
        guard first.row <= last.row, first.column <= last.column else { return nil }
        (self.first, self.last) = (first, last)
    }

    package func contains(_ cell: CellReference) -> Bool {
        (first.row...last.row).contains(cell.row) && (first.column...last.column).contains(cell.column)
    }
}
