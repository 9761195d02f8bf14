import Documents

/// How letters on paper look.
struct LetterStyle: Hashable, Sendable {
    var size: LetterSize
    var isBold: Bool

    init(_ size: LetterSize, isBold: Bool = false) {
        (self.size, self.isBold) = (size, isBold)
    }

    /// From line to line, in percent of the letters' size.
    func lineHeight(percent: Int) -> Length {
        Length(hundredths: size.tenths * percent / 10)
    }
}

extension Length {
    init(_ paper: PaperLength) {
        // 72 points are 25.4 mm: 360 / 127, to the nearest hundredth.
        self.init(hundredths: (paper.hundredths * 720 + (paper < .zero ? -127 : 127)) / 254)
    }

    /// From the drawing library's numbers, rounded up: what is measured must fit.
    init(roundingUp units: Double) {
        self.init(hundredths: Int((min(max(units, -2_000_000), 2_000_000) * 100).rounded(.up)))
    }
}
