/// A picture: its size in pixels and what is drawn on it, in order.
///
/// A value without effects, so that tests can look at what is drawn. `png` makes the image of it.
package struct Picture: Hashable, Sendable {
    /// One thing that is drawn.
    package enum Mark: Hashable, Sendable {
        case box(Box, corner: Length, Colour)
        case line([Spot], Stroke)
        case disc(centre: Spot, radius: Length, fill: Colour, edge: Stroke?)
        case area([Spot], fill: Colour, edge: Stroke)
        case text(Text, at: Spot, Anchor)
    }

    /// Which part of a text stands at its place.
    package enum Anchor: Hashable, Sendable {
        /// The upper edge of its first line.
        case top
        /// The foot line of the first line's letters.
        case baseline
        /// Half its height.
        case middle
    }

    package let width: Int
    package let height: Int
    package let background: Colour
    package private(set) var marks: [Mark] = []

    package init(width: Int, height: Int, background: Colour) {
        self.width = width
        self.height = height
        self.background = background
    }

    /// The longest side that a picture may have.
    package static let maximumSide = 4096
}

// MARK: Drawing

extension Picture {
    /// A filled rectangle, its corners rounded by `corner`.
    package mutating func fill(_ box: Box, corner: Length = 0, with colour: Colour) {
        marks.append(.box(box, corner: corner, colour))
    }

    /// A line from spot to spot.
    package mutating func line(_ spots: [Spot], _ stroke: Stroke) {
        marks.append(.line(spots, stroke))
    }

    /// A filled circle with an edge, if one is given.
    package mutating func disc(centre: Spot, radius: Length, fill: Colour, edge: Stroke? = nil) {
        marks.append(.disc(centre: centre, radius: radius, fill: fill, edge: edge))
    }

    /// A filled area between its corners.
    package mutating func area(_ corners: [Spot], fill: Colour, edge: Stroke) {
        marks.append(.area(corners, fill: fill, edge: edge))
    }

    /// A text at `spot`.
    ///
    /// A text with a width fills it from `spot` to the right, by its alignment. One without stands to the right of
    /// `spot`, around it, or to the left of it.
    package mutating func write(_ text: Text, at spot: Spot, _ anchor: Anchor = .top) {
        marks.append(.text(text, at: spot, anchor))
    }
}

// MARK: Making

extension Picture {
    /// The picture as a PNG file.
    ///
    /// The same picture gives the same bytes, as long as fonts and libraries are the same.
    package func png(_ fonts: Fonts = .standard) throws(PaperError) -> [UInt8] {
        let sides = 1...Self.maximumSide
        guard sides.contains(width), sides.contains(height) else {
            throw .impossibleSize(width: width, height: height)
        }
        return try TypeSetterPool.shared.withTypeSetter(fonts) { setter throws(PaperError) in
            let canvas = try ImageCanvas(width: width, height: height)
            Painter(context: canvas.context, setter: setter).paint(self)
            return try canvas.png()
        }
    }
}

extension Text {
    /// How much room the text takes.
    package func measured(_ fonts: Fonts = .standard) throws(PaperError) -> TextSize {
        try TypeSetterPool.shared.withTypeSetter(fonts) { setter in setter.layout(self).size }
    }
}
