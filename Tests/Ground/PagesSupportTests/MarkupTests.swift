import PagesSupport
import Testing
import Wording

/// What markup is written as.
@Suite struct MarkupTests {
    @Test func `elements, attributes, text, conditions and loops come out in their order`() {
        let isOpen = true
        let names = ["一", "二"]
        let markup = ul(.class("list"), .id("x")) {
            for name in names { li { name } }
            if isOpen { li { 3 } }
            if !isOpen { li { "never" } } else { li { em { "else" } } }
        }
        #expect(
            markup.string == #"<ul class="list" id="x"><li>一</li><li>二</li><li>3</li><li><em>else</em></li></ul>"#
        )
    }

    @Test func `void elements have no end, and flags no value`() {
        #expect(br().string == "<br>")
        #expect(input(.name("q"), .required(), .checked(false)).string == #"<input name="q" required>"#)
        #expect(details(.open(false)) {}.string == "<details></details>")
    }

    @Test func `a piece that was written already is written the same, wherever it stands`() {
        let row = tr { td(.title("\"<\"")) { "１ & 2" } }
        let written = row.written
        #expect(written.string == row.string)
        #expect(table { tbody { written } }.string == table { tbody { row } }.string)
        #expect(!written.isEmpty && Markup.empty.written.isEmpty)
    }

    @Test func `an element without content says so, whichever way it is empty`() {
        #expect(Markup.empty.isEmpty && Markup.text("").isEmpty && Markup.group([.empty, .text("")]).isEmpty)
        #expect(!p {}.isEmpty)
        for content in [Markup.empty, .text(""), .group([]), Markup(raw: "")] {
            #expect(p { content }.string == "<p></p>")
        }
    }

    @Test func `a page of any size is written whole`() {
        let line = String(repeating: "指標 & <実績> ", count: 40)
        let page = ul { for number in 0..<3000 { li(.id("\(number)")) { line } } }
        let escaped = String(repeating: "指標 &amp; &lt;実績&gt; ", count: 40)
        let expected = (0..<3000).map { "<li id=\"\($0)\">\(escaped)</li>" }.joined()
        #expect(page.string == "<ul>\(expected)</ul>")
    }

    @Test func `drawings have exact coordinates`() {
        let drawing = svg(.viewBox(width: 100, height: 20)) {
            title { "図" }
            polyline(.points([Point(0, Coordinate(hundredths: 1250)), Point(Coordinate(hundredths: -5), 3)]))
            path(.d("M0 0\"><script>"))
        }
        #expect(
            drawing.string == """
                <svg viewBox="0 0 100 20"><title>図</title><polyline points="0,12.5 -0.05,3"></polyline>\
                <path d="M0 0script"></path></svg>
                """
        )
    }

    @Test(arguments: [
        ("&<>\"'", "&amp;&lt;&gt;&quot;&#39;"),
        ("\"\u{0301} onclick=x", "&quot;\u{0301} onclick=x"),
        ("<\u{0338}script>\u{0338}", "&lt;\u{0338}script&gt;\u{0338}"),
        ("'\u{FE0F}&\u{200D}", "&#39;\u{FE0F}&amp;\u{200D}"),
        ("a\u{0}b\u{1B}c\u{7F}d\u{85}e\u{9F}f", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f"),
        (
            "\u{A0}\u{FDCF}\u{FDF0}\u{FFFD}\u{FEFF}\u{1F600}\u{10FFFD}",
            "\u{A0}\u{FDCF}\u{FDF0}\u{FFFD}\u{FEFF}\u{1F600}\u{10FFFD}"
        ),
        ("\u{202E}אבג\u{202C} ﷺ", "\u{202E}אבג\u{202C} ﷺ"),
        ("行\r\n\t次", "行\n\n\t次"),
        ("", ""),
    ])
    func `what could end a text or an attribute is escaped, scalar by scalar`(text: String, escaped: String) {
        #expect(Array(Markup.text(text).string.unicodeScalars) == Array(escaped.unicodeScalars))
        #expect(p(.title(text)) {}.string.unicodeScalars.elementsEqual("<p title=\"\(escaped)\"></p>".unicodeScalars))
    }

    @Test func `exactly the noncharacters and control characters are replaced`() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isNoncharacter = (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE
            let isControl = (value < 0x20 && ![0x09, 0x0A, 0x0D].contains(value)) || (0x7F...0x9F).contains(value)
            let bytes = Markup.text(String(Character(scalar))).bytes
            let isReplaced = bytes == [0xEF, 0xBF, 0xBD] && value != 0xFFFD
            if isReplaced != (isNoncharacter || isControl) { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test func `no text of any scalars can write a tag or end an attribute`() {
        var generator = SeededGenerator(state: 42)
        let dangerous: [Unicode.Scalar] = [
            "<", ">", "\"", "'", "&", "\u{0}", "\u{301}", "\u{20DD}", "\u{202E}", "\u{FFFE}", "`", "=",
        ]
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...40, using: &generator) {
                let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) ?? "\u{FFFD}"
                text.unicodeScalars.append(
                    Bool.random(using: &generator) ? dangerous.randomElement(using: &generator) ?? any : any
                )
            }
            let bytes = p(.title(text)) { text }.bytes
            #expect(bytes.count { $0 == UInt8(ascii: "<") } == 2)
            #expect(bytes.count { $0 == UInt8(ascii: ">") } == 2)
            #expect(bytes.count { $0 == UInt8(ascii: "\"") } == 2)
            #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 })
            #expect(String(validating: bytes, as: UTF8.self) != nil)
        }
    }

    @Test func `a text that came from broken bytes is repaired, never cut`() {
        let text = String(decoding: [0x61, 0xED, 0xA0, 0x80, 0x22, 0xFF, 0x62] as [UInt8], as: UTF8.self)
        let written = Markup.text(text).string
        #expect(written.hasPrefix("a\u{FFFD}"))
        #expect(written.hasSuffix("&quot;\u{FFFD}b"))
    }

    @Test(arguments: [
        "/", "/plans/1?year=2023#top", "#main", "?q=1", "./a", "../a", "https://example.jp/a", "HTTP://example.jp",
    ])
    func `a link may lead to this site or the web`(address: String) {
        #expect(SafeLink(address)?.address == address)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "https:///x",
        "http://",
        "mailto:a@b", "plans/1", "", "\u{1}javascript:x",
    ])
    func `any other link is left out`(address: String) {
        #expect(SafeLink(address) == nil)
        #expect(a(.href(address)) { "x" }.string == "<a>x</a>")
    }
}

/// The same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
