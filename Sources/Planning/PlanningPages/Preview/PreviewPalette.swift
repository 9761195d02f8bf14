import PagesSupport
import PaperWriter

/// The colours of the site in daylight, for pictures.
enum PreviewPalette {
    static let paper = Colour(0xFFFFFF)
    static let raised = Colour(0xF8F8FB)
    static let lineStrong = Colour(0x767676)
    static let ink = Colour(0x1A1A1C)
    static let inkSoft = Colour(0x5A5A60)
    static let link = Colour(0x0017C1)
    static let tint = Colour(0xE8F1FE)
    static let good = Colour(0x197A4B)
    static let goodTint = Colour(0xE6F5EC)
    static let fair = Colour(0x927200)
    static let fairInk = Colour(0x6E5600)
    static let fairTint = Colour(0xFFF7D6)
    static let poor = Colour(0xCE0000)
    static let poorTint = Colour(0xFDEEEE)
    static let neutralTint = Colour(0xF1F1F4)

    static let all = [
        paper, raised, lineStrong, ink, inkSoft, link, tint, good, goodTint, fair, fairInk, fairTint, poor,
        poorTint, neutralTint,
    ]
}

extension Tone {
    /// Of areas.
    var fill: Colour {
        switch self {
        case .good: PreviewPalette.good
        case .fair: PreviewPalette.fair
        case .poor: PreviewPalette.poor
        case .neutral: PreviewPalette.lineStrong
        }
    }

    /// Of letters.
    var letters: Colour {
        switch self {
        case .good: PreviewPalette.good
        case .fair: PreviewPalette.fairInk
        case .poor: PreviewPalette.poor
        case .neutral: PreviewPalette.ink
        }
    }

    /// Of areas behind letters.
    var ground: Colour {
        switch self {
        case .good: PreviewPalette.goodTint
        case .fair: PreviewPalette.fairTint
        case .poor: PreviewPalette.poorTint
        case .neutral: PreviewPalette.neutralTint
        }
    }
}
