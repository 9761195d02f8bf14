import Testing
import Wording

@testable import Exchange

/// What YAML may do here, and what it may not.
@Suite struct YamlTests {
    private func problems(_ yaml: String) -> [String] {
        let log = ProblemLog()
        _ = YamlDocument(Array(yaml.utf8), file: "a.yaml", log: log)
        return log.problems().list.map { $0.line(in: .english) }
    }

    @Test(arguments: [
        ("", "a.yaml:1: The file is empty"),
        ("# only a comment\n", "a.yaml:1: The file is empty"),
        ("a: 1\na: 2\n", "a.yaml:1:1: The key a is written twice"),
        ("a: {b: 1, b: 2}\n", "a.yaml:1:5: The key b is written twice"),
        ("a: [1, 2\nb: 3\n", "a.yaml:2:2: This is no valid YAML"),
        ("a: \"open\n", "a.yaml:2:1: This is no valid YAML"),
        ("a:\n\t- b\n", "a.yaml:2:1: This is no valid YAML"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2:1: There is more than one YAML document"),
        ("a: &x 1\nb: *x\n", "a.yaml:2:4: YAML aliases"),
        ("a: *x\n", "a.yaml:1:4: YAML aliases"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", "a.yaml:3:7: YAML aliases"),
        ("a: \u{7}\n", "a.yaml:1: This is no valid YAML"),
    ])
    func `what is not accepted is named with its line`(yaml: String, expected: String) {
        let lines = problems(yaml)
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix(expected) == true, "\(lines)")
    }

    @Test func `an ampersand that is text is text`() throws {
        let log = ProblemLog()
        let yaml = "a: R&D\nR&E: 1\nR&F: 1\nb: \"x, &y *z\"\nc: A & B\n# &x\n"
        let document = try #require(YamlDocument(Array(yaml.utf8), file: "a.yaml", log: log))
        let texts = document.root.mapping()?.pairs.map { $0.value.scalar }
        #expect(texts == ["R&D", "1", "1", "x, &y *z", "A & B"])
        #expect(log.isEmpty)
    }

    @Test func `a bomb of aliases is refused at once, also where it would be a key`() {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let member = "*a\(level - 1)"
            yaml += "a\(level): &a\(level) [\(Array(repeating: member, count: 9).joined(separator: ", "))]\n"
        }
        #expect(problems(yaml + "? *a30\n: x\n").first?.contains("aliases") == true)
    }

    @Test(arguments: [21, 500, 900, 5000, 100_000])
    func `deep nesting is refused in every style`(depth: Int) {
        let flow = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let block = String(repeating: "- ", count: min(depth, 5000)) + "x\n"
        let maps = String(repeating: "{a: ", count: depth) + "x" + String(repeating: "}", count: depth)
        let keys = String(repeating: "? ", count: min(depth, 900)) + "x\n"
        for yaml in [flow, block, maps, keys] {
            let lines = problems(yaml)
            #expect(lines.count == 1)
            #expect(lines.first?.contains("nested too deeply") == true, "\(lines) \(yaml.prefix(8))")
        }
    }

    @Test func `twenty levels are accepted`() {
        let flow = String(repeating: "[", count: 19) + "x" + String(repeating: "]", count: 19)
        #expect(problems(flow).isEmpty)
    }

    @Test func `a file of more than a mebibyte is refused`() {
        #expect(problems(String(repeating: "# padding\n", count: 200_000)).first?.contains("too large") == true)
    }
}
