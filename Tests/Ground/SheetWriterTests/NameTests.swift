import Documents
import TestSupport
import Testing

@testable import SheetWriter

/// The names of tabs, and the lines above and below the pages.
@Suite struct NameTests {
    @Test(arguments: [
        ("一覧", "一覧"),
        ("進捗[R5]: a/b\\c*?", "進捗［R5］： a／b＼c＊？"),
        ("'名前'", "’名前’"),
        ("", "—"),
        ("  ", "—"),
        ("改\n行", "改 行"),
        ("'\u{301}a", "’\u{301}a"),
        ("History", "History_"),
        ("1234567890123456789012345678901", "1234567890123456789012345678901"),
        ("12345678901234567890123456789012", "123456789012345678901234567890…"),
    ])
    func `a title becomes a name that Excel allows`(_ title: String, _ name: String) {
        var names = SheetNames()
        #expect(names.name(for: title) == name)
    }

    @Test func `every name is there once, whatever its width and case`() {
        var names = SheetNames()
        let given = ["Ａ", "a", "A", String(repeating: "長", count: 40), String(repeating: "長", count: 50)]
        #expect(
            given.map { names.name(for: $0) } == [
                "Ａ", "a (2)", "A (3)", String(repeating: "長", count: 30) + "…",
                String(repeating: "長", count: 26) + "… (2)",
            ]
        )
    }

    @Test func `names of any titles are short, allowed and different`() {
        let letters = Array("aAａ'[]:*?/\\👍\n \u{0}年".unicodeScalars)
        var names = SheetNames()
        var seen: Set<String> = []
        repeatedly(500) { random in
            let title = String(
                String.UnicodeScalarView(
                    (0..<Int.random(in: 0...34, using: &random)).compactMap { _ in letters.randomElement(using: &random)
                    }
                )
            )
            let name = names.name(for: title)
            #expect((1...31).contains(name.utf16.count))
            #expect(!name.contains { "[]:*?/\\\n\0".contains($0) })
            #expect(!name.hasPrefix("'") && !name.hasSuffix("'"))
            #expect(seen.insert(name.lowercased()).inserted)
        }
    }

    private func code(_ line: RunningLine, title: String = "題", section: String = "節") -> String {
        RunningText(
            document: Document(title: title, fonts: ["F"]),
            section: DocumentSection(title: section, header: line)
        ).code(line)
    }

    @Test(arguments: [
        ("{page}／{pages}", "&P／&N"),
        ("{section-page}/{section-pages}", "&P/&N"),
        ("{title}「{section}」", "題「節」"),
        ("A&B", "A&&B"),
        ("R&G", "R＆G"),
        ("&&G", "&&＆G"),
        ("R&{title}", "R&&題"),
        ("{unknown} {page", "{unknown} {page"),
        ("2023年", "2023年"),
        ("&\u{301}G\u{301}", "&&\u{301}G\u{301}"),
        ("&G\u{301}", "＆G\u{301}"),
    ])
    func `words in braces become codes and ampersands stay`(_ text: String, _ expected: String) {
        #expect(code(RunningLine(centre: text)) == "&C&\"F,Regular\"" + expected)
    }

    @Test func `a title that begins like a picture does not become one`() {
        #expect(code(RunningLine(start: "&{title}"), title: "Goals") == "&L&\"F,Regular\"＆Goals")
    }

    @Test func `a line that is too long for Excel is shortened where it is long`() {
        let long = String(repeating: "長", count: 100) + "&"
        let code = code(RunningLine(start: long + long + long, centre: "{page}", end: "終わり"))
        #expect(code.utf16.count <= 255)
        #expect(code.contains("…&C&\"F,Regular\"&P&R&\"F,Regular\"終わり"))
    }
}
