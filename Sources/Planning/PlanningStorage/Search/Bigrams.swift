/// Folded text as words of a full-text index: every two neighbouring characters, and the last one of a run alone.
///
/// Japanese does not separate words, so any two characters may be a word; three and more are found as a phrase of
/// pairs, a single one as the beginning of a pair. Each character is written as four letters or digits, so that every
/// tokenizer of every database takes it as it is and nothing that a person types can be an operator.
enum Bigrams {
    private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

    /// The words of one text, in their order, separated by spaces.
    static func words(of text: FoldedText) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.scalars.count * 9)
        for (index, scalar) in text.scalars.enumerated() where scalar != " " {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            append(scalar, to: &bytes)
            let next = index + 1
            if next < text.scalars.count, text.scalars[next] != " " { append(text.scalars[next], to: &bytes) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The pairs that a searched word consists of; for a single character the beginning of any pair.
    static func pairs(of word: FoldedText) -> [String] {
        guard word.scalars.count > 1 else { return word.scalars.map { code([$0]) } }
        return zip(word.scalars, word.scalars.dropFirst()).map { code([$0, $1]) }
    }

    /// One word for the whole text, which nothing else contains.
    static func code(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var bytes: [UInt8] = []
        for scalar in scalars { append(scalar, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        var divisor: UInt32 = 36 * 36 * 36
        while divisor > 0 {
            bytes.append(digits[Int(scalar.value / divisor % 36)])
            divisor /= 36
        }
    }
}
