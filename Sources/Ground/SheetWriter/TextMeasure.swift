import Documents

/// How many lines a text takes, as far as that can be known without the fonts of the machine that opens the file.
///
/// Letters are counted in halves of a full-width letter, as in fonts of one width. Lines are taken a little shorter than
/// they are, so that a text is rather given too much room than cut.
struct TextMeasure {
    /// Halves of a letter in a line.
    let capacity: Int

    /// The lines of a cell of this width, in hundredths of a millimetre.
    init(width: Int, size: LetterSize) {
        // In tenths of a point: 3 % less than the width, and what Excel keeps free at both edges.
        let usable = width * 720 / 2540 * 97 / 100 - 45
        capacity = max(2, usable * 2 / size.tenths)
    }

    /// At least one line.
    func lines(_ text: String) -> Int {
        // A letter of three bytes is at most two halves wide, one of a single byte is one half.
        if text.utf8.count <= capacity, !text.utf8.contains(0x0A) { return 1 }
        var counter = LineCounter(capacity: capacity)
        for scalar in text.unicodeScalars { counter.add(scalar) }
        return counter.count
    }

    /// The height of so many lines with a little space, in tenths of a point.
    static func height(lines: Int, size: LetterSize) -> Int { lines * size.tenths * 13 / 10 + 20 }

    /// Halves of a letter: 0 for marks that stand on another letter, 1 for Latin letters and half-width kana, else 2.
    static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7F, 0xFF61...0xFF9F: 1
        case 0x300...0x36F, 0x3099, 0x309A, 0x200B...0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: 0
        default: 2
        }
    }
}

/// Fills lines with letters: words of Latin letters stay whole, and some signs never begin a line.
private struct LineCounter {
    let capacity: Int
    private(set) var count = 1
    private var used = 0
    /// The width of the Latin word at the end of the line.
    private var word = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    mutating func add(_ scalar: Unicode.Scalar) {
        guard scalar != "\n" else {
            count += 1
            (used, word) = (0, 0)
            return
        }
        let width = TextMeasure.width(scalar)
        let isWord = scalar.value > 0x20 && scalar.value < 0x7F
        if used + width > capacity, scalar != " " {
            count += 1
            // What moves to the new line with this letter: the word's beginning, or the letter before the sign.
            used = isWord && word < used ? word : Self.neverFirst.contains(scalar) ? min(2, capacity - 2) : 0
        }
        used += width
        word = isWord ? word + width : 0
        if word > capacity { word = used }
    }

    private static let neverFirst = Set("、。，．・：；？！ー）］｝〉》」』】〕々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％".unicodeScalars)
}
