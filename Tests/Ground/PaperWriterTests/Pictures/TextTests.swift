import PaperWriter
import TestSupport
import Testing
import Wording

/// Texts are measured, broken into lines and cut as Japanese readers expect; and no text breaks anything.
@Suite struct TextTests {
    private func text(_ string: String, width: Length? = nil, lines: Int? = nil) -> Text {
        Text(string, size: 20, colour: Colour(0), width: width, maximumLines: lines)
    }

    @Test func `a full-width letter is as wide as it is high`() throws {
        let size = try text("市民の利便性").measured()
        #expect(size.lines == 1)
        #expect((11_500...12_000).contains(size.width.hundredths))
        #expect(size.height == 28)
        #expect(!size.isCut)
    }

    @Test func `bold letters have more ink than regular ones`() throws {
        func ink(_ weight: Text.Weight) throws -> Int {
            var text = text("鹿児島市 Kagoshima")
            text.weight = weight
            var picture = Picture(width: 240, height: 30, background: Colour(0xFFFFFF))
            picture.write(text, at: Spot(0, 0))
            let image = try #require(PNGImage(try picture.png()))
            return image.colours.filter { $0.key < 0x808080 }.values.reduce(0, +)
        }
        #expect(try ink(.regular) > 200)
        #expect(try ink(.bold) > ink(.regular) * 5 / 4)
    }

    @Test func `a long text is broken into lines of the same height`() throws {
        let size = try text(String(repeating: "計画", count: 15), width: 200).measured()
        #expect(size.lines == 3)
        #expect(size.height == 84)
        #expect(size.width <= 200)
    }

    @Test func `a full stop does not begin a line`() throws {
        let ten = String(repeating: "市", count: 10)
        let size = try text("\(ten)。", width: 200).measured()
        let broken = try text("\(ten)市", width: 200).measured()
        #expect(broken.lines == 2)
        #expect(broken.width > 190)
        // The last letter goes down with the full stop, or the full stop hangs; both leave the first line.
        #expect(size.lines == 1 || size.width < broken.width)
    }

    @Test func `a foreign word that is wider than the line is broken within`() throws {
        let size = try text(String(repeating: "W", count: 200), width: 200).measured()
        #expect(size.lines > 5)
        #expect(size.width <= 200)
    }

    @Test func `a katakana word is broken only where it is longer than the line`() throws {
        // Six letters fit beside 市市市市 if the word may be broken; else it stands on the second line alone.
        let size = try text("市市市市システムズヲウリ", width: 180).measured()
        #expect(size.lines == 2)
        #expect(size.width < 170)
        #expect(size.unknownCharacters == 0)
        #expect(try text(String(repeating: "ア", count: 30), width: 200).measured().lines == 3)
    }

    @Test func `what does not fit is cut`() throws {
        let long = String(repeating: "住民異動手続き等における事業", count: 5)
        let size = try text(long, width: 200, lines: 2).measured()
        #expect(size.lines == 2)
        #expect(size.isCut)
        #expect(try !text("短い", width: 200, lines: 2).measured().isCut)
    }

    @Test func `characters that no font has are counted`() throws {
        #expect(try text("令和5年度 ◎○△－ ①②③ 髙﨑 ½ é").measured().unknownCharacters == 0)
        #expect(try text("a\u{10FFFD}b\u{10FFFC}").measured().unknownCharacters == 2)
    }

    @Test func `breaks are spaces, and what nobody sees is left out`() {
        #expect(text("a\nb\r\nc\td").string.filter { !$0.isWhitespace } == "abcd")
        #expect(text("a\nb").string == "a b")
        #expect(text("a\u{0}\u{1B}\u{202E}b\u{7F}").string == "ab")
    }

    @Test func `a text that is far too long is cut before it is set`() throws {
        let long = text(String(repeating: "字", count: 10_000), width: 200, lines: 3)
        #expect(long.string.unicodeScalars.count == Text.maximumLength + 1)
        #expect(long.string.hasSuffix("…"))
        #expect(try long.measured().lines == 3)
        #expect(try text(String(repeating: "字", count: 10_000)).measured().lines == 1)
    }

    @Test(arguments: [
        "", " ", "\u{0}", "\u{300}\u{301}", "<b>&amp;</b>", "%s%n", "\u{FEFF}\u{200B}\u{200D}", "‮ABC", "👨‍👩‍👧‍👦",
        "بيان", "\u{FFFE}\u{FFFF}", String(repeating: "e\u{301}\u{302}\u{303}", count: 3000),
    ])
    func `hostile text is drawn like any other`(string: String) throws {
        var picture = Picture(width: 200, height: 60, background: Colour(0xFFFFFF))
        picture.write(text(string, width: 180, lines: 2), at: Spot(10, 10))
        picture.write(text(string), at: Spot(100, 30), .middle)
        picture.fill(Box(x: 0, y: 58, width: 2, height: 2), with: Colour(0xCE0000))
        #expect(try #require(PNGImage(try picture.png())).colour(0, 59) == 0xCE0000)
    }

    @Test func `markup is text`() throws {
        #expect(try text("<b>x</b>").measured().width > text("x").measured().width)
    }

    @Test func `sizes without sense are drawn as near as may be`() throws {
        for size: Length in [0, -10, Length(Int.max)] {
            var odd = Text("字", size: size, colour: Colour(0), width: -5, maximumLines: -3)
            odd.lineHeight = -100
            #expect(try odd.measured().lines >= 1)
        }
    }

    @Test(arguments: [(Text.Alignment.leading, 0..<100), (.centred, 100..<200), (.trailing, 200..<300)])
    func `a text stands where its alignment says`(alignment: Text.Alignment, columns: Range<Int>) throws {
        var text = text("■", width: 300)
        text.alignment = alignment
        var picture = Picture(width: 300, height: 40, background: Colour(0xFFFFFF))
        picture.write(text, at: Spot(0, 5))
        let image = try #require(PNGImage(try picture.png()))
        let inked = (0..<300).filter { x in (0..<40).contains { image.colour(x, $0) < 0x808080 } }
        #expect(!inked.isEmpty)
        #expect(inked.allSatisfy(columns.contains))
    }

    @Test(arguments: [(Text.Alignment.leading, 150..<180), (.centred, 135..<165), (.trailing, 120..<150)])
    func `a text without a width stands beside its place`(alignment: Text.Alignment, columns: Range<Int>) throws {
        var text = text("■")
        text.alignment = alignment
        var picture = Picture(width: 300, height: 40, background: Colour(0xFFFFFF))
        picture.write(text, at: Spot(150, 20), .middle)
        let image = try #require(PNGImage(try picture.png()))
        let inked = (0..<300).filter { x in (0..<40).contains { image.colour(x, $0) < 0x808080 } }
        #expect(!inked.isEmpty)
        #expect(inked.allSatisfy(columns.contains))
    }
}

/// The machine's own fonts have no part in a picture, and a missing font is an error that says what to do.
@Suite struct FontsTests {
    @Test func `fonts that are missing are an error with the command that helps`() throws {
        let nowhere = Fonts(folders: ["/nonexistent"], families: ["BIZ UDPGothic"])
        let error = PaperError.fontsMissing(families: ["BIZ UDPGothic"], folders: ["/nonexistent"])
        #expect(throws: error) { try Picture(width: 1, height: 1, background: Colour(0)).png(nowhere) }
        #expect(error.message.japanese.contains("fonts-morisawa-bizud-gothic"))
        #expect(error.message.english.contains("/nonexistent"))
    }

    @Test func `a family that only the machine has is not found`() throws {
        let folders = Fonts.standard.folders.filter { !$0.contains("dejavu") && !$0.contains("local") }
        let other = Fonts(folders: folders, families: ["DejaVu Sans"])
        #expect(throws: PaperError.self) { try Text("a", size: 10, colour: Colour(0)).measured(other) }
    }

    @Test func `a folder's name is no markup`() {
        let odd = Fonts(folders: ["/tmp/</dir>&\"<include>"], families: ["BIZ UDPGothic"])
        #expect(throws: PaperError.fontsMissing(families: odd.families, folders: odd.folders)) {
            try Text("a", size: 10, colour: Colour(0)).measured(odd)
        }
    }
}
