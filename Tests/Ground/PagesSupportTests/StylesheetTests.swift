import PagesSupport
import Testing

/// The stylesheet's promises that can be computed.
@Suite struct StylesheetTests {
    private let site = TestSite()

    private func stylesheet() async throws -> String {
        let page = try await site.client.get("/page").text
        let path = try #require(page.firstMatch(of: /\/assets\/site-[0-9a-f]+\.css/))
        return try await site.client.get(String(path.0)).text
    }

    /// The colours of the light theme, and of the dark one on top of them.
    private func themes() async throws -> [[String: Colour]] {
        let css = try await stylesheet()
        let blocks = css.matches(of: /:root \{([^}]*--good[^}]*)\}/).map { block in
            block.1.matches(of: /--([a-z-]+): #([0-9a-f]{6})/).map { (String($0.1), Colour($0.2)) }
        }
        #expect(blocks.count == 2)
        let light = Dictionary(blocks[0]) { $1 }
        return [light, light.merging(blocks[1]) { $1 }]
    }

    @Test(arguments: [
        ("ink", "paper"), ("ink", "raised"), ("ink-soft", "paper"), ("ink-soft", "raised"), ("link", "paper"),
        ("link", "raised"),
        ("link", "tint"), ("link-visited", "paper"), ("link-visited", "raised"), ("link-hover", "tint"),
        ("good", "good-tint"),
        ("ink", "good-tint"), ("fair-ink", "fair-tint"), ("ink", "fair-tint"), ("poor", "poor-tint"),
        ("ink", "poor-tint"),
        ("ink", "neutral-tint"), ("paper", "link"), ("paper", "link-hover"), ("paper", "good"), ("paper", "fair"),
        ("paper", "poor"),
    ])
    func `text has the contrast that WCAG AA asks for, light and dark`(text: String, ground: String) async throws {
        for theme in try await themes() {
            #expect(try #require(theme[text]).contrast(to: try #require(theme[ground])) >= 4.5)
        }
    }

    @Test(arguments: [
        ("line-strong", "paper"), ("line-strong", "neutral-tint"), ("good", "neutral-tint"), ("fair", "neutral-tint"),
        ("poor", "neutral-tint"), ("ink-soft", "neutral-tint"),
    ])
    func `lines and bars can be told from what they stand on`(line: String, ground: String) async throws {
        for theme in try await themes() {
            #expect(try #require(theme[line]).contrast(to: try #require(theme[ground])) >= 3)
        }
    }

    @Test func `it thinks of dark screens, stillness, forced colours and paper`() async throws {
        let css = try await stylesheet()
        for query in [
            "prefers-color-scheme: dark", "prefers-reduced-motion: no-preference", "forced-colors: active",
            "@media print",
            "size: A4", "max-width: 40rem",
        ] {
            #expect(css.contains(query), "\(query)")
        }
    }

    @Test func `every class that pages use is styled`() async throws {
        let css = try await stylesheet()
        let used = try await site.client.get("/page").text.matches(of: /class="([^"]*)"/).flatMap {
            $0.1.split(separator: " ")
        }
        // What needs no look of its own.
        let unstyled: Set<Substring> = ["text", "years-link"]
        for name in Set(used) where !unstyled.contains(name) {
            #expect(css.contains(".\(name)"), "\(name)")
        }
    }
}

/// A colour as WCAG 2 measures it.
private struct Colour: Sendable {
    let luminance: Double

    init(_ hex: Substring) {
        let value = Int(hex, radix: 16) ?? 0
        let linear = [16, 8, 0].map { shift -> Double in
            let part = Double((value >> shift) & 0xFF) / 255
            // The exponent 2.4 of the standard, close enough without a mathematics library.
            return part <= 0.039_28 ? part / 12.92 : Self.power(of: (part + 0.055) / 1.055)
        }
        luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    func contrast(to other: Colour) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    /// x^2.4 = x² · ⁵√x², the root by Newton's method.
    private static func power(of base: Double) -> Double {
        let square = base * base
        var root = 1.0
        for _ in 0..<40 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }
}
