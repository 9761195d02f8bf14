/// A length on paper, in hundredths of a millimetre: exact, so that the same form always has the same coordinates.
package struct PaperLength: Hashable, Sendable {
    package let hundredths: Int

    package init(hundredths: Int) {
        self.hundredths = min(max(hundredths, -Self.limit), Self.limit)
    }

    /// Whole millimetres.
    package init(millimetres: Int) {
        self.init(hundredths: min(max(millimetres, -Self.limit), Self.limit) * 100)
    }

    /// Ten metres, in hundredths: no sheet is longer, and no sum of a few overflows.
    package static let limit = 1_000_000
}

extension PaperLength: Comparable {
    package static func < (left: PaperLength, right: PaperLength) -> Bool { left.hundredths < right.hundredths }
}

extension PaperLength: AdditiveArithmetic {
    package static let zero = PaperLength(hundredths: 0)

    package static func + (left: PaperLength, right: PaperLength) -> PaperLength {
        PaperLength(hundredths: left.hundredths + right.hundredths)
    }

    package static func - (left: PaperLength, right: PaperLength) -> PaperLength {
        PaperLength(hundredths: left.hundredths - right.hundredths)
    }
}

/// The size of letters, in tenths of a point (1/72 inch).
package struct LetterSize: Hashable, Comparable, Sendable {
    package let tenths: Int

    /// Between one and 200 points.
    package init(tenths: Int) {
        self.tenths = min(max(tenths, 10), 2000)
    }

    /// 10.5 points, the size of Japanese office documents.
    package static let standard = LetterSize(tenths: 105)
    /// Nothing on paper is smaller unless a form says so: 5 points.
    package static let smallest = LetterSize(tenths: 50)

    package static func < (left: LetterSize, right: LetterSize) -> Bool { left.tenths < right.tenths }
}

/// A sheet of paper with its margins.
package struct PaperFormat: Hashable, Sendable {
    /// The series A of ISO 216 and the larger B (JIS) that Japanese offices print on.
    package enum Size: String, CaseIterable, Hashable, Sendable {
        case a3
        case a4
        case b4
        case b5

        /// The short and the long side, in whole millimetres.
        package var sides: (short: PaperLength, long: PaperLength) {
            switch self {
            case .a3: (PaperLength(millimetres: 297), PaperLength(millimetres: 420))
            case .a4: (PaperLength(millimetres: 210), PaperLength(millimetres: 297))
            case .b4: (PaperLength(millimetres: 257), PaperLength(millimetres: 364))
            case .b5: (PaperLength(millimetres: 182), PaperLength(millimetres: 257))
            }
        }
    }

    package enum Orientation: String, CaseIterable, Hashable, Sendable {
        case portrait
        case landscape
    }

    package var size: Size
    package var orientation: Orientation
    package var margins: Margins

    package init(
        size: Size = .a4,
        orientation: Orientation = .portrait,
        margins: Margins = Margins(all: PaperLength(millimetres: 15))
    ) {
        self.size = size
        self.orientation = orientation
        self.margins = margins
    }

    package var width: PaperLength { orientation == .portrait ? size.sides.short : size.sides.long }

    package var height: PaperLength { orientation == .portrait ? size.sides.long : size.sides.short }

    /// What is left between the margins on the left and right.
    package var textWidth: PaperLength { width - margins.left - margins.right }

    /// What is left between the upper and the lower margin.
    package var textHeight: PaperLength { height - margins.top - margins.bottom }
}

/// The empty edges of a sheet; headers and footers stand in them.
package struct Margins: Hashable, Sendable {
    package var top: PaperLength
    package var bottom: PaperLength
    package var left: PaperLength
    package var right: PaperLength

    package init(top: PaperLength, bottom: PaperLength, left: PaperLength, right: PaperLength) {
        self.top = top
        self.bottom = bottom
        self.left = left
        self.right = right
    }

    package init(all side: PaperLength) {
        self.init(top: side, bottom: side, left: side, right: side)
    }
}
