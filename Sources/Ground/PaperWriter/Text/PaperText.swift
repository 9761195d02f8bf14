import Wording

extension String {
    /// Without what is not drawn, with one sign for all kinds of line breaks.
    var onPaper: String {
        guard unicodeScalars.contains(where: \.isChangedOnPaper) else { return self }
        var scalars = UnicodeScalarView()
        var isAfterReturn = false
        for scalar in unicodeScalars {
            switch scalar {
            case "\n" where isAfterReturn: break
            case "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": scalars.append("\n")
            case "\t": scalars.append(" ")
            case _ where scalar.isNoCharacter: scalars.append("\u{FFFD}")
            default: if !scalar.isHidden { scalars.append(scalar) }
            }
            isAfterReturn = scalar == "\r"
        }
        return String(scalars)
    }

    /// For what a file says about itself, where there are no lines.
    var inOneLine: String { onPaper.replacing("\n", with: " ") }
}

extension Unicode.Scalar {
    fileprivate var isChangedOnPaper: Bool {
        switch value {
        case 0x20..<0x7F, 0xA0...0x1FFF, 0x3000..<0xFDD0, 0x0A: false
        default: isHidden || isNoCharacter || value == 0x09 || value == 0x0D || value == 0x2028 || value == 0x2029
        }
    }

    /// Unicode keeps these for programs' own use; the drawing library takes them for damaged text.
    fileprivate var isNoCharacter: Bool { (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE }
}
