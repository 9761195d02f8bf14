/// A place: `x` from the left edge, `y` from the upper one.
package struct Spot: Hashable, Sendable {
    package var x: Length
    package var y: Length

    package init(_ x: Length, _ y: Length) {
        self.x = x
        self.y = y
    }
}

/// An upright rectangle.
package struct Box: Hashable, Sendable {
    package var x: Length
    package var y: Length
    package var width: Length
    package var height: Length

    package init(x: Length, y: Length, width: Length, height: Length) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The edge on the right.
    package var right: Length { x + width }

    /// The lower edge.
    package var foot: Length { y + height }

    /// The same box made smaller by `margin` on every side.
    package func inset(_ margin: Length) -> Box {
        Box(x: x + margin, y: y + margin, width: width - margin - margin, height: height - margin - margin)
    }
}

/// How a line is drawn.
package struct Stroke: Hashable, Sendable {
    package var colour: Colour
    package var width: Length
    /// The lengths of dashes and gaps in turn; empty for a line without gaps.
    package var dashes: [Length]

    package init(_ colour: Colour, width: Length, dashes: [Length] = []) {
        self.colour = colour
        self.width = width
        self.dashes = dashes
    }
}

/// A colour as style sheets write it: `Colour(0x0017C1)`.
package struct Colour: Hashable, Sendable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    /// The lowest 24 bits of `hex` are the colour.
    package init(_ hex: UInt32) {
        red = UInt8(truncatingIfNeeded: hex >> 16)
        green = UInt8(truncatingIfNeeded: hex >> 8)
        blue = UInt8(truncatingIfNeeded: hex)
    }

    /// As style sheets write it, in lower case: `#0017c1`.
    package var text: String {
        let digits = Array("0123456789abcdef")
        return [red, green, blue].reduce(into: "#") { text, part in
            text.append(digits[Int(part >> 4)])
            text.append(digits[Int(part & 15)])
        }
    }
}
