/// Finds the known word that somebody probably meant.
enum NearestWord {
    /// `nil` where nothing is near enough to be a slip of the hand.
    static func of(_ word: String, among known: [String]) -> String? {
        guard word.unicodeScalars.count <= 40 else { return nil }
        let candidates = known.map { (word: $0, distance: distance(word, $0)) }
        guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, min(word.unicodeScalars.count, best.word.unicodeScalars.count) / 3)
            ? best.word : nil
    }

    /// How many characters must be put in, taken out or exchanged.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.lowercased().unicodeScalars), Array(right.lowercased().unicodeScalars))
        var row = Array(0...right.count)
        for (index, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for other in right.indices {
                let exchanged = diagonal + (right[other] == scalar ? 0 : 1)
                diagonal = row[other + 1]
                row[other + 1] = min(exchanged, row[other] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
