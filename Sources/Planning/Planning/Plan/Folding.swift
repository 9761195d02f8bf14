import Foundation

extension String {
    /// The text with everything removed that people do not see as a difference: width, case, white space and the
    /// many look-alikes of dash and circle.
    ///
    /// For finding and comparing only; what was printed is kept as it was.
    package var foldedForComparison: String {
        var folded = ""
        for scalar in foldedForWidth.unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r", "\u{3000}", "(", ")": continue
            case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{30FC}", "\u{FF0D}", "\u{2500}":
                folded.unicodeScalars.append("-")
            case "\u{3007}", "\u{25EF}", "\u{25CB}": folded.unicodeScalars.append("\u{25CB}")
            default: folded.unicodeScalars.append(scalar)
            }
        }
        return folded
    }

    /// The text without differences of width, case and white space; look-alikes stay what they are.
    var foldedForWidth: String {
        String(
            precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }
        )
    }
}
