/// A length or place in a drawing, exact to a hundredth of a unit.
///
/// Whole hundredths keep drawings free of floating point, so that the same figures always give the same bytes.
package struct Coordinate: ExpressibleByIntegerLiteral, Hashable, Sendable {
    package let hundredths: Int

    package init(hundredths: Int) {
        self.hundredths = hundredths
    }

    package init(_ units: Int) {
        hundredths = units * 100
    }

    package init(integerLiteral units: Int) {
        self.init(units)
    }

    /// Decimal digits without trailing zeros.
    var text: String {
        let size = hundredths.magnitude
        let (whole, rest) = size.quotientAndRemainder(dividingBy: 100)
        var text = (hundredths < 0 ? "-" : "") + String(whole)
        if rest > 0 {
            text += "." + String(rest / 10)
            if rest % 10 > 0 { text += String(rest % 10) }
        }
        return text
    }
}

/// A place in a drawing.
package struct Point: Hashable, Sendable {
    package let x: Coordinate
    package let y: Coordinate

    package init(_ x: Coordinate, _ y: Coordinate) {
        self.x = x
        self.y = y
    }
}

extension Attribute {
    /// The visible part of a drawing, from its origin.
    package static func viewBox(width: Coordinate, height: Coordinate) -> Attribute {
        Attribute(" viewBox=\"", "0 0 \(width.text) \(height.text)")
    }
    package static func x(_ value: Coordinate) -> Attribute { Attribute(" x=\"", value.text) }
    package static func y(_ value: Coordinate) -> Attribute { Attribute(" y=\"", value.text) }
    package static func x1(_ value: Coordinate) -> Attribute { Attribute(" x1=\"", value.text) }
    package static func y1(_ value: Coordinate) -> Attribute { Attribute(" y1=\"", value.text) }
    package static func x2(_ value: Coordinate) -> Attribute { Attribute(" x2=\"", value.text) }
    package static func y2(_ value: Coordinate) -> Attribute { Attribute(" y2=\"", value.text) }
    package static func cx(_ value: Coordinate) -> Attribute { Attribute(" cx=\"", value.text) }
    package static func cy(_ value: Coordinate) -> Attribute { Attribute(" cy=\"", value.text) }
    package static func r(_ value: Coordinate) -> Attribute { Attribute(" r=\"", value.text) }
    package static func breadth(_ value: Coordinate) -> Attribute { Attribute(" width=\"", value.text) }
    package static func tallness(_ value: Coordinate) -> Attribute { Attribute(" height=\"", value.text) }
    package static func cornerRadius(_ value: Coordinate) -> Attribute { Attribute(" rx=\"", value.text) }
    /// The corners of a polyline or polygon.
    package static func points(_ points: [Point]) -> Attribute {
        Attribute(" points=\"", points.map { "\($0.x.text),\($0.y.text)" }.joined(separator: " "))
    }
    /// The commands of a path; letters, digits, signs, points, commas and blanks, anything else is left out.
    package static func d(_ commands: String) -> Attribute {
        let allowed = commands.utf8.filter { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || " ,.+-".utf8.contains(byte)
        }
        return Attribute(" d=\"", String(decoding: allowed, as: UTF8.self))
    }
    package static func textAnchor(_ anchor: StaticString) -> Attribute {
        Attribute(" text-anchor=\"", .literal(anchor))
    }
    /// Keeps the icon of a drawing out of the order of the tab key in older browsers.
    package static var notFocusable: Attribute { Attribute(" focusable=\"", .literal("false")) }
    /// Lets a drawing be stretched to the width of its place.
    package static var stretched: Attribute { Attribute(" preserveAspectRatio=\"", .literal("none")) }
}

// Drawings.

package func svg(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.svg, attributes, content())
}

package func g(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.g, attributes, content())
}

package func rect(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.rect, attributes, content())
}

package func line(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.line, attributes, content())
}

package func path(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.path, attributes, content())
}

package func polyline(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.polyline, attributes, content())
}

package func polygon(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.polygon, attributes, content())
}

package func circle(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.circle, attributes, content())
}

package func svgText(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.svgText, attributes, content())
}

package func desc(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .empty }) -> Markup {
    Markup(.desc, attributes, content())
}
