import Foundation

/// A text without the differences that people do not see or do not type, and where each part of it came from.
///
/// Width, case, hiragana and katakana, the many dashes and circles, brackets, and white space next to Japanese are gone;
/// white space between Western words stays as one space.
struct FoldedText: Sendable {
    private(set) var scalars: [Unicode.Scalar] = []
    /// Which character of the original each scalar came from, counted from 0.
    private(set) var origins: [Int] = []
    private var hasPendingSpace = false

    init(_ text: String) {
        scalars.reserveCapacity(text.utf8.count / 2)
        for (index, character) in text.enumerated() {
            let original = character.unicodeScalars
            if let scalar = original.first, original.count == 1, Self.needsNoNormalization(scalar) {
                append(scalar, from: index)
            } else {
                let normalized = String(character).precomposedStringWithCompatibilityMapping.lowercased()
                for scalar in normalized.unicodeScalars { append(scalar, from: index) }
            }
        }
    }

    /// The scalars that compatibility mapping and lower case leave as they are: by far most of a Japanese text.
    private static func needsNoNormalization(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{00}"..."@", "["..."~", "\u{3001}"..."\u{3035}", "\u{3041}"..."\u{3096}", "\u{309B}"..."\u{309E}",
            "\u{30A1}"..."\u{30FE}", "\u{4E00}"..."\u{9FFF}":
            true
        default: false
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, from index: Int) {
        switch scalar {
        case "(", ")": return
        case "\u{AD}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}", "\u{FE00}"..."\u{FE0F}",
            "\u{E0100}"..."\u{E01EF}":
            return
        case "\u{3099}"..."\u{309C}":
            if voice(with: scalar) { return }
        case _ where scalar.properties.isWhitespace || scalar.properties.generalCategory == .control:
            hasPendingSpace = true
            return
        default: break
        }
        let folded = Self.folded(scalar)
        if hasPendingSpace, let last = scalars.last, last.isWestern, folded.isWestern {
            scalars.append(" ")
            origins.append(max(index - 1, 0))
        }
        hasPendingSpace = false
        scalars.append(folded)
        origins.append(index)
    }

    /// Joins a voicing mark that stands on its own to the kana before it: ハ゛ is バ.
    private mutating func voice(with mark: Unicode.Scalar) -> Bool {
        let combining: Unicode.Scalar = mark == "\u{3099}" || mark == "\u{309B}" ? "\u{3099}" : "\u{309A}"
        guard let last = scalars.last, !hasPendingSpace else { return false }
        var pair = String.UnicodeScalarView([last])
        pair.append(combining)
        let composed = String(pair).precomposedStringWithCanonicalMapping.unicodeScalars
        guard composed.count == 1, let kana = composed.first else { return false }
        scalars[scalars.count - 1] = kana
        return true
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{3041}"..."\u{3096}", "\u{309D}"..."\u{309E}":
            Unicode.Scalar(scalar.value + 0x60) ?? scalar
        case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{30FC}", "\u{2500}", "\u{2501}": "-"
        case "\u{3007}", "\u{25EF}", "\u{25CB}": "\u{25CB}"
        case "\u{301C}", "\u{223C}": "~"
        default: scalar
        }
    }

    /// Where `word` stands, as ranges of the original's characters; the next hit begins where the last one ended.
    func ranges(of word: FoldedText) -> [Range<Int>] {
        let wanted = word.scalars
        guard let first = wanted.first, wanted.count <= scalars.count else { return [] }
        var ranges: [Range<Int>] = []
        var start = 0
        while start + wanted.count <= scalars.count {
            if scalars[start] == first, scalars[start..<(start + wanted.count)].elementsEqual(wanted) {
                ranges.append(origins[start]..<(origins[start + wanted.count - 1] + 1))
                start += wanted.count
            } else {
                start += 1
            }
        }
        return ranges
    }
}

extension Unicode.Scalar {
    /// Whether it belongs to a script that separates words by spaces.
    var isWestern: Bool { value < 0x2E80 }
}
