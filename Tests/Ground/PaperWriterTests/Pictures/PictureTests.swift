import PaperWriter
import TestSupport
import Testing

/// Shapes come out where they were put, and as the same bytes each time.
@Suite struct PictureTests {
    private static let ink = Colour(0x1A1A1C)
    private static let paper = Colour(0xFFFFFF)

    private func image(_ picture: Picture) throws -> PNGImage {
        try #require(PNGImage(try picture.png()))
    }

    @Test func `a picture has the size and the background that were asked for`() throws {
        let image = try image(Picture(width: 31, height: 17, background: Colour(0xE8F1FE)))
        #expect(image.width == 31)
        #expect(image.height == 17)
        #expect(image.colours == [0xE8F1FE: 31 * 17])
    }

    @Test func `a box covers its pixels and no others`() throws {
        var picture = Picture(width: 40, height: 30, background: Self.paper)
        picture.fill(Box(x: 10, y: 5, width: 20, height: 10), with: Colour(0xCE0000))
        let image = try image(picture)
        #expect(image.colours == [0xFFFFFF: 40 * 30 - 200, 0xCE0000: 200])
        #expect(image.colour(10, 5) == 0xCE0000)
        #expect(image.colour(29, 14) == 0xCE0000)
        #expect(image.colour(30, 15) == 0xFFFFFF)
    }

    @Test func `a rounded box leaves its corners free`() throws {
        var picture = Picture(width: 40, height: 40, background: Self.paper)
        picture.fill(Box(x: 0, y: 0, width: 40, height: 40), corner: 12, with: Self.ink)
        let image = try image(picture)
        #expect(image.colour(0, 0) == 0xFFFFFF)
        #expect(image.colour(39, 39) == 0xFFFFFF)
        #expect(image.colour(20, 0) == 0x1A1A1C)
        #expect(image.colour(20, 20) == 0x1A1A1C)
    }

    @Test func `a box of no width or height is not drawn`() throws {
        var picture = Picture(width: 20, height: 20, background: Self.paper)
        picture.fill(Box(x: 5, y: 5, width: 0, height: 10), with: Self.ink)
        picture.fill(Box(x: 15, y: 15, width: -10, height: -10), corner: 4, with: Self.ink)
        #expect(try image(picture).colours == [0xFFFFFF: 400])
    }

    @Test func `a circle has its filling and its edge`() throws {
        var picture = Picture(width: 40, height: 40, background: Self.paper)
        let edge = Stroke(Self.ink, width: 4)
        picture.disc(centre: Spot(20, 20), radius: 10, fill: Colour(0x0017C1), edge: edge)
        let image = try image(picture)
        #expect(image.colour(20, 20) == 0x0017C1)
        #expect(image.colour(20, 10) == 0x1A1A1C)
        #expect(image.colour(20, 5) == 0xFFFFFF)
    }

    @Test func `a dashed line has gaps`() throws {
        var picture = Picture(width: 40, height: 10, background: Self.paper)
        picture.line([Spot(0, 5), Spot(40, 5)], Stroke(Self.ink, width: 2, dashes: [10, 10]))
        let image = try image(picture)
        #expect(image.colour(5, 5) == 0x1A1A1C)
        #expect(image.colour(15, 5) == 0xFFFFFF)
        #expect(image.colour(25, 5) == 0x1A1A1C)
    }

    @Test func `the same picture gives the same bytes`() throws {
        let picture = Self.sample("同じ絵 Same 123")
        let first = try picture.png()
        #expect(try picture.png() == first)
        #expect(try Self.sample("別の絵").png() != first)
    }

    @Test func `pictures made at the same time do not disturb each other`() async throws {
        let expected = try (0..<8).map { try Self.sample("並行 \($0)").png() }
        let made = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            for task in 0..<64 { group.addTask { (task % 8, try Self.sample("並行 \(task % 8)").png()) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(made.count == 64)
        #expect(made.allSatisfy { expected[$0.0] == $0.1 })
    }

    @Test(arguments: [(0, 10), (10, 0), (-5, 5), (5000, 10), (10, Int.max)])
    func `an impossible size is an error`(width: Int, height: Int) {
        #expect(throws: PaperError.impossibleSize(width: width, height: height)) {
            try Picture(width: width, height: height, background: Self.paper).png()
        }
    }

    @Test func `what lies far outside or has impossible dashes does not end the picture`() throws {
        var picture = Picture(width: 20, height: 20, background: Self.paper)
        let far = Length(Int.max)
        picture.fill(Box(x: far, y: far, width: far, height: far), corner: far, with: Self.ink)
        picture.line([Spot(Length(Int.min), 0), Spot(far, far)], Stroke(Self.ink, width: -3, dashes: [-1, 0]))
        picture.line([Spot(0, 0), Spot(20, 0)], Stroke(Self.ink, width: 1, dashes: [0, 0]))
        picture.line([], Stroke(Self.ink, width: 1))
        picture.disc(centre: Spot(far, far), radius: far, fill: Self.ink)
        picture.fill(Box(x: 0, y: 10, width: 20, height: 10), with: Colour(0x197A4B))
        #expect(try image(picture).colour(10, 15) == 0x197A4B)
    }

    private static func sample(_ string: String) -> Picture {
        var picture = Picture(width: 300, height: 80, background: paper)
        picture.fill(Box(x: 4, y: 4, width: 292, height: 72), corner: 10, with: Colour(0xE6F5EC))
        picture.write(Text(string, size: 30, weight: .bold, colour: ink), at: Spot(20, 20))
        return picture
    }
}
