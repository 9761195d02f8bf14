import Documents

/// How a line of a chart looks: told apart by shape and dashes as well as by colour.
struct ChartMarker: Hashable, Sendable {
    enum Shape: CaseIterable, Hashable, Sendable {
        case disc
        case square
        case triangle
        case diamond
    }

    let shape: Shape
    let colour: Colour
    let isTarget: Bool

    private static let actualColours = [Colour(0x0017C1), Colour(0x197A4B), Colour(0x1A1A1C), Colour(0x7A1FA2)]
    private static let targetColours = [Colour(0x6E5600), Colour(0x5A5A60), Colour(0xCE0000), Colour(0x00687A)]

    /// The marker of the line that is number `place` of its kind.
    init(_ kind: DocumentChart.Series.Kind, place: Int) {
        isTarget = kind == .target
        let shapes: [Shape] = isTarget ? [.diamond, .square, .triangle, .disc] : [.disc, .triangle, .square, .diamond]
        let colours = isTarget ? Self.targetColours : Self.actualColours
        shape = shapes[place % shapes.count]
        colour = colours[place % colours.count]
    }

    var stroke: Stroke {
        isTarget ? Stroke(colour, width: 1, dashes: [4, 3]) : Stroke(colour, width: Length(hundredths: 160))
    }

    /// Full for what is, empty for what should be.
    func draw(at spot: Spot, on picture: inout Picture) {
        let paper = Colour(0xFFFFFF)
        let edge = Stroke(colour, width: 1)
        let radius = Length(hundredths: 260)
        if shape == .disc {
            picture.disc(centre: spot, radius: radius, fill: isTarget ? paper : colour, edge: edge)
            return
        }
        let corners = corners(
            around: spot,
            radius: shape == .square ? Length(hundredths: 230) : Length(hundredths: 320)
        )
        picture.area(corners, fill: isTarget ? paper : colour, edge: edge)
    }

    private func corners(around spot: Spot, radius: Length) -> [Spot] {
        let (left, right, top, foot) = (spot.x - radius, spot.x + radius, spot.y - radius, spot.y + radius)
        return switch shape {
        case .disc, .diamond: [Spot(spot.x, top), Spot(right, spot.y), Spot(spot.x, foot), Spot(left, spot.y)]
        case .square: [Spot(left, top), Spot(right, top), Spot(right, foot), Spot(left, foot)]
        case .triangle: [Spot(spot.x, top), Spot(right, foot), Spot(left, foot)]
        }
    }
}
