import Testing

@testable import PagesSupport

/// The square codes that telephones read.
@Suite struct SquareCodeTests {
    /// The three corners of every code (ISO/IEC 18004, 6.3.3).
    private static let corner = [
        "XXXXXXX", "X.....X", "X.XXX.X", "X.XXX.X", "X.XXX.X", "X.....X", "XXXXXXX",
    ]

    @Test func `a code has its three corners and grows with its text`() throws {
        var last = 0
        for count in [1, 20, 100, 500, 2000] {
            let rows = try #require(SquareCode(String(repeating: "標", count: count / 3 + 1))).rows
            #expect(rows.allSatisfy { $0.count == rows.count })
            #expect(rows.count > last)
            last = rows.count
            for (y, x) in [(0, 0), (0, rows.count - 7), (rows.count - 7, 0)] {
                let part = (y..<(y + 7)).map { line in rows[line][x..<(x + 7)].map { $0 ? "X" : "." }.joined() }
                #expect(part == Self.corner)
            }
        }
    }

    @Test func `it is drawn with a quiet margin and says what it is for`() throws {
        let html = try #require(SquareCode("otpauth://totp/a?secret=B")).markup(label: "登録用コード").string
        #expect(html.contains("role=\"img\" aria-label=\"登録用コード\""))
        #expect(html.contains("M4 4h7v1h-7z"))
        #expect(!html.contains("secret"))
    }

    @Test func `a text that is too long has none`() {
        #expect(SquareCode(String(repeating: "x", count: 3000)) == nil)
        #expect(SquareCode("") == nil)
    }
}
