import Testing

@testable import Exchange

/// Characters that nobody sees are named with their place, wherever they stand.
@Suite struct HiddenCharacterTests {
    // A file with a NUL is refused as a whole.
    private static let codes: [UInt32] = [
        0x07, 0x0B, 0x1B, 0x7F, 0x85, 0x9F, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069,
    ]

    @Test(arguments: codes)
    func `a hidden character in a cell is one problem with its place`(code: UInt32) throws {
        let hidden = String(try #require(Unicode.Scalar(code)))
        let slips = [
            ("goals.csv", "申請と時間", "goals.csv:2:3: "), ("figures.csv", "速報値", "figures.csv:4:8: "),
            ("figures.csv", "９９０", "figures.csv:4:7: "), ("tasks.csv", "庶務係", "tasks.csv:2:5: "),
            ("published.csv", "99%", "published.csv:2:9: "),
        ]
        for (file, old, place) in slips {
            let lines = SmallFolder.replacing(file, old, with: old + hidden).problemLines()
            #expect(lines.count == 1, "\(lines)")
            #expect(lines.first?.hasPrefix(place) == true && lines.first?.contains("invisible control") == true)
        }
    }

    @Test(arguments: ["\\u202e", "\\u200F", "\\u2066", "\\0", "\\a"])
    func `a hidden character in YAML is a problem with its place`(escape: String) {
        let lines = SmallFolder.replacing("plan.yaml", "ja: 例示市,", with: "ja: \"例\(escape)市\",").problemLines()
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("plan.yaml:2:") == true && lines.first?.contains("municipality.name.ja") == true)
    }

    @Test(arguments: ["a\tb", "\"a\nb\"", "é", "標—“”…", "\u{200B}a", "🗾"])
    func `what may stand in a text is accepted`(text: String) {
        #expect(SmallFolder.replacing("goals.csv", "申請と時間", with: text).problemLines() == [])
    }
}
