import Planning

/// The part of a text around the words that were searched for.
struct Snippet {
    private static let maximumLength = 80
    private static let charactersBefore = 20

    let pieces: [SearchHit.Piece]
    /// How many characters stand before the first hit.
    let offset: Int

    /// `hits` are where the words stand, in characters; in any order, and they may overlap.
    init(of text: String, hits: [Range<Int>]) {
        let characters = Array(text)
        let hits = Self.merged(hits)
        offset = hits.first?.lowerBound ?? 0
        let isShort = characters.count <= Self.maximumLength
        let start = isShort ? 0 : max(0, min(offset - Self.charactersBefore, characters.count - Self.maximumLength))
        let end = min(characters.count, start + Self.maximumLength)
        var pieces: [SearchHit.Piece] = []
        func add(_ range: Range<Int>, isHit: Bool) {
            if !range.isEmpty { pieces.append(SearchHit.Piece(String(characters[range]), isHit: isHit)) }
        }
        if start > 0 { pieces.append(SearchHit.Piece("…", isHit: false)) }
        var next = start
        for hit in hits {
            let visible = hit.clamped(to: start..<end)
            guard !visible.isEmpty else { continue }
            add(next..<visible.lowerBound, isHit: false)
            add(visible, isHit: true)
            next = visible.upperBound
        }
        add(next..<end, isHit: false)
        if end < characters.count { pieces.append(SearchHit.Piece("…", isHit: false)) }
        self.pieces = pieces
    }

    private static func merged(_ hits: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for hit in hits.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = merged.last, hit.lowerBound < last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, hit.upperBound)
            } else {
                merged.append(hit)
            }
        }
        return merged
    }
}
