/// What a person searches for: words all of which must be there.
struct SearchQuery: Sendable {
    private static let maximumLength = 200
    private static let maximumWords = 10

    let words: [FoldedText]

    /// `nil` where there is nothing to search for.
    init?(_ text: String) {
        words = text.prefix(Self.maximumLength)
            .split(whereSeparator: \.isWhitespace)
            .map { FoldedText(String($0)) }
            .filter { !$0.scalars.isEmpty }
            .prefix(Self.maximumWords)
            .map { $0 }
        if words.isEmpty { return nil }
    }
}
