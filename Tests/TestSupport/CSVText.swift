/// A CSV text taken apart strictly by RFC 4180, every line ended; `nil` where it is none.
package func table(_ text: String) -> [[String]]? {
    var (rows, row): ([[String]], [String]) = ([], [])
    var rest = Array(text.unicodeScalars)[...]
    while !rest.isEmpty {
        guard let cell = cell(&rest), let end = rest.popFirst(), end == "," || end == "\n" else { return nil }
        row.append(cell)
        guard end == "\n" else { continue }
        rows.append(row)
        row = []
    }
    return row.isEmpty ? rows : nil
}

private func cell(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    var cell = String.UnicodeScalarView()
    guard rest.first == "\"" else {
        let plain = rest.prefix { !",\r\n\"".unicodeScalars.contains($0) }
        rest = rest.dropFirst(plain.count)
        cell.append(contentsOf: plain)
        return String(cell)
    }
    rest.removeFirst()
    while let next = rest.popFirst() {
        if next == "\"" {
            guard rest.first == "\"" else { return String(cell) }
            rest.removeFirst()
        }
        cell.append(next)
    }
    return nil
}
