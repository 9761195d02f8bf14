/// A place in a folded cell that only moves forward: reading takes time in proportion to the cell's length.
struct CellScanner {
    let text: [Unicode.Scalar]
    private(set) var position = 0

    init(_ text: [Unicode.Scalar]) {
        self.text = text
    }

    var isAtEnd: Bool { position >= text.count }

    var next: Unicode.Scalar? { scalar(ahead: 0) }

    func scalar(ahead count: Int) -> Unicode.Scalar? {
        let index = position + count
        return text.indices.contains(index) ? text[index] : nil
    }

    mutating func advance(_ count: Int = 1) {
        position = min(position + count, text.count)
    }

    mutating func skipBlanks() {
        while let scalar = next, WidthFolding.isBlank(scalar) { advance() }
    }

    /// Moves past `word` if it stands here.
    mutating func take(_ word: [Unicode.Scalar]) -> Bool {
        guard text[position...].starts(with: word) else { return false }
        advance(word.count)
        return true
    }

    /// Moves past the first of `words` that stands here.
    mutating func take<Meaning>(firstOf words: [(word: [Unicode.Scalar], meaning: Meaning)]) -> Meaning? {
        for (word, meaning) in words where take(word) { return meaning }
        return nil
    }

    /// Whether a number begins here, perhaps after its sign.
    var isAtNumber: Bool {
        var ahead = 0
        if let sign = next, sign == "+" || sign.isDash || sign.isMinusTriangle { ahead = 1 }
        while ahead > 0, scalar(ahead: ahead) == " ", next?.isMinusTriangle == true { ahead += 1 }
        if scalar(ahead: ahead) == "¥" { ahead += 1 }
        if scalar(ahead: ahead) == "." { ahead += 1 }
        return scalar(ahead: ahead)?.isASCIIDigit == true
    }

    /// Moves past notes in brackets and behind ※ and returns the text of the last one in brackets.
    ///
    /// An unclosed bracket is no note: the scanner stays before it.
    mutating func takeNotes() -> [Unicode.Scalar]? {
        var note: [Unicode.Scalar]?
        skipBlanks()
        while let scalar = next {
            if scalar == "※" {
                position = text.count
            } else if scalar.isOpeningBracket, let close = closingBracket {
                note = Array(text[position + 1..<close])
                position = close + 1
            } else {
                break
            }
            skipBlanks()
        }
        return note
    }

    /// Where the bracket that opens here is closed.
    private var closingBracket: Int? {
        var depth = 0
        for index in position..<text.count {
            if text[index].isOpeningBracket { depth += 1 }
            if text[index].isClosingBracket { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
