import Documents

/// The columns of a sheet: where any of its tables has an edge, so that tables with different columns can stand below
/// each other in their own widths.
struct ColumnGrid {
    /// Left edges in hundredths of a millimetre, rising, and the right edge of all.
    let edges: [Int]

    /// Edges nearer to each other than a millimetre become one.
    private static let nearest = 100
    /// A column of Excel is at most 255 digits wide, somewhat more than this.
    private static let widest = 45_000

    init(tables: [DocumentTable], textWidth: PaperLength) {
        var all = tables.flatMap(Self.edges)
        let right = max(all.max() ?? 0, Self.nearest)
        // Paragraphs reach over the whole width; where tables take nearly all of it, theirs is enough.
        all.append(textWidth.hundredths - right > 1000 ? textWidth.hundredths : right)
        var edges = [0]
        for edge in all.sorted() {
            guard var last = edges.last, edge - last >= Self.nearest else { continue }
            while edge - last > Self.widest {
                last += Self.widest - Self.nearest
                edges.append(last)
            }
            edges.append(edge)
        }
        self.edges = edges
    }

    var count: Int { edges.count - 1 }

    /// The column of the grid at which each column of `table` begins, and the one after its last.
    func columns(of table: DocumentTable) -> [Int] {
        Self.edges(of: table).map(column)
    }

    /// The width of columns in hundredths of a millimetre.
    func width(_ columns: Range<Int>) -> Int { edges[columns.upperBound] - edges[columns.lowerBound] }

    /// The width of each column on a screen of 96 dots per inch.
    var pixels: [Int] {
        let pixels = edges.map { ($0 * 96 + 1270) / 2540 }
        return zip(pixels.dropFirst(), pixels).map { max(1, $0 - $1) }
    }

    /// Every column is at least as wide as the least distance of two edges, so that none vanishes.
    private static func edges(of table: DocumentTable) -> [Int] {
        var edges = [0]
        for column in table.columns { edges.append((edges.last ?? 0) + max(column.width.hundredths, nearest)) }
        return edges
    }

    /// The last column that begins at or before `edge`.
    private func column(at edge: Int) -> Int {
        var (low, high) = (0, edges.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if edges[middle] <= edge { low = middle } else { high = middle }
        }
        return low
    }
}
