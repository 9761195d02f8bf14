import Figures
import Planning
import SQLInterface
import Wording

/// A document that the index found, before its lines were read.
struct SearchCandidate: Sendable {
    let document: Int
    let subject: SearchHit.Subject
    let municipality: String
    let plan: Plan.ID
    let number: String
    let japanese: String
    let english: String
    /// The first tier whose columns, together with those before, contain all words.
    let tier: Int

    /// How well the words fit the number and the name; smaller is better.
    func distance(from query: SearchQuery) -> Int {
        let names = [number, SearchDocument.spoken(number), japanese, english].map { FoldedText($0) }
        return query.words.map { word in names.map { Self.distance(of: word, in: $0) }.min() ?? 4 }.max() ?? 4
    }

    /// 0 for the same, 1 for its beginning, 2 for a Western word of its own or Japanese, 3 inside a Western word, 4 for
    /// not at all.
    private static func distance(of word: FoldedText, in name: FoldedText) -> Int {
        let (wanted, scalars) = (word.scalars, name.scalars)
        guard !wanted.isEmpty, wanted.count <= scalars.count else { return 4 }
        if scalars == wanted { return 0 }
        var best = 4
        for start in 0...(scalars.count - wanted.count)
        where scalars[start..<(start + wanted.count)].elementsEqual(wanted) {
            let end = start + wanted.count
            let cutsBefore = start > 0 && areOneWord(scalars[start - 1], wanted[0])
            let cutsAfter = end < scalars.count && areOneWord(wanted[wanted.count - 1], scalars[end])
            best = min(best, cutsBefore || cutsAfter ? 3 : (start == 0 ? 1 : 2))
        }
        return best
    }

    private static func areOneWord(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isWestern && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
        return isWordPart(first) && isWordPart(second)
    }
}

extension [SearchCandidate] {
    /// The best first; those that are as good keep their order.
    func ranked(for query: SearchQuery) -> [SearchCandidate] {
        enumerated()
            .map { (offset: $0.offset, distance: $0.element.distance(from: query), candidate: $0.element) }
            .sorted { ($0.candidate.tier, $0.distance, $0.offset) < ($1.candidate.tier, $1.distance, $1.offset) }
            .map(\.candidate)
    }
}

extension SearchHit {
    /// Shows the line that contains the most of the words, the first of them where several do.
    init(_ candidate: SearchCandidate, lines: [SearchDocument.Line], query: SearchQuery) throws {
        var best: (line: SearchDocument.Line, hits: [Range<Int>], words: Int)?
        for line in lines {
            let folded = FoldedText(line.text)
            let ranges = query.words.map { folded.ranges(of: $0) }
            let words = ranges.count { !$0.isEmpty }
            if words > best?.words ?? -1 { best = (line, ranges.flatMap { $0 }, words) }
        }
        guard let best else {
            throw SQLError.unexpectedValue(column: "search_text.document", found: "\(candidate.document)")
        }
        let snippet = Snippet(of: best.line.text, hits: best.hits)
        self.init(
            plan: candidate.plan,
            municipality: try .init(stored: candidate.municipality),
            subject: candidate.subject,
            number: candidate.number,
            name: .init(candidate.japanese, candidate.english),
            field: best.line.field,
            snippet: snippet.pieces,
            offset: snippet.offset
        )
    }
}
