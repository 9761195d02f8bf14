/// Numbers that keep rows in order, with gaps so that a row put between two others moves neither.
///
/// A moved row is a change like any other and leaves an event; its neighbours should not.
enum Positions {
    private static let step: Int64 = 1024
    /// What an integer column of every database holds.
    private static let limits = Int64(Int32.min)...Int64(Int32.max)

    /// Positions for rows in their wanted order, changing as few as possible.
    ///
    /// `stored` is the position that each row has; `nil` for a new one.
    static func of(_ stored: [Int64?]) -> [Int64] {
        let kept = longestIncreasing(stored)
        var positions: [Int64] = []
        positions.reserveCapacity(stored.count)
        var (index, nextKept) = (0, 0)
        while index < stored.count {
            let end = nextKept < kept.count ? kept[nextKept] : stored.count
            let above = end < stored.count ? stored[end] : nil
            guard let run = between(positions.last, above, count: end - index) else { return renumbered(stored.count) }
            positions += run
            if let above { positions.append(above) }
            index = end + 1
            nextKept += 1
        }
        return positions.allSatisfy(limits.contains) ? positions : renumbered(stored.count)
    }

    private static func renumbered(_ count: Int) -> [Int64] {
        (0..<count).map { Int64($0 + 1) * step }
    }

    /// `count` numbers above `low` and below `high`; `nil` where there is no room.
    private static func between(_ low: Int64?, _ high: Int64?, count: Int) -> [Int64]? {
        guard count > 0 else { return [] }
        let numbers = (1...count).map { Int64($0) }
        switch (low, high) {
        case (nil, nil): return numbers.map { $0 * step }
        case (let low?, nil): return numbers.map { low + $0 * step }
        case (nil, let high?): return numbers.map { high - (Int64(count) + 1 - $0) * step }
        case (let low?, let high?):
            let gap = (high - low) / (Int64(count) + 1)
            return gap > 0 ? numbers.map { low + $0 * gap } : nil
        }
    }

    /// The indexes of the longest run of rows that are in order already.
    private static func longestIncreasing(_ stored: [Int64?]) -> [Int] {
        /// For each length, the index that ends the run of that length with the smallest position.
        var ends: [(index: Int, position: Int64)] = []
        var previous = [Int](repeating: -1, count: stored.count)
        for (index, position) in stored.enumerated() {
            guard let position else { continue }
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if ends[middle].position < position { low = middle + 1 } else { high = middle }
            }
            previous[index] = low > 0 ? ends[low - 1].index : -1
            if low == ends.count { ends.append((index, position)) } else { ends[low] = (index, position) }
        }
        var run: [Int] = []
        var index = ends.last?.index ?? -1
        while index >= 0 {
            run.append(index)
            index = previous[index]
        }
        return run.reversed()
    }
}
