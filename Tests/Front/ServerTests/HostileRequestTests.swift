import HTTPTypes
import PagesSupport
import TestSupport
import Testing

struct HostileRequestTests {
    private static let words = [
        "plans", "kagoshima", "ibusuki", "2023", "R5", "令和5年度", "measures", "m005", "nodes", "1", "rules", "findings",
        "search", "en", "assets", "healthz", "..", ".", "%2e%2e", "%00", "%", "%zz", "%ff%fe", "%E3%81", "\u{202E}",
        "'",
        "\"", "<b>", "{}", ":plan", "*", "**", "a\u{0301}", "9999999999999999999", "-1", "0", "%0d%0aSet-Cookie:x=1",
        "\\",
        "~", ";", "@", "//evil.example", String(repeating: "x", count: 300), "%F0%9F%9A%80", "１２３", "2023.",
        "m005%2F..",
    ]
    private static let names = [
        "q", "rating", "node", "unit", "audience", "plan", "year", "", "q[]", "%71", "＝", "a&b",
    ]

    @Test func `no address is a fault`() async throws {
        let site = try await SharedSite.site
        var random = SeededRandom(2026)
        for _ in 0..<3000 {
            let path = Self.address(&random)
            let answer = try await site.get(path)
            #expect(answer.status.code < 500, "\(path)")
            if let location = answer.headers[.location] {
                #expect(location.hasPrefix("/") && !location.hasPrefix("//"), "\(path) → \(location)")
            }
            if answer.headers[.contentType]?.hasPrefix("text/html") == true {
                #expect(Document(answer.text).problems == [], "\(path)")
            }
        }
    }

    private static func address(_ random: inout SeededRandom) -> String {
        var path = ""
        for _ in 0...Int.random(in: 0...6, using: &random) {
            path += "/" + (words.randomElement(using: &random) ?? "")
        }
        if Bool.random(using: &random) { path += "/" }
        guard Bool.random(using: &random) else { return path }
        let prefix = ["/search/", "/plans/kagoshima/2023/measures/", path].randomElement(using: &random) ?? path
        let items = (0...Int.random(in: 0...4, using: &random)).map { _ in
            let name = names.randomElement(using: &random) ?? ""
            let value = Bool.random(using: &random) ? words.randomElement(using: &random) ?? "" : noise(&random)
            return "\(name)=\(value)"
        }
        return prefix + "?" + items.joined(separator: "&")
    }

    private static func noise(_ random: inout SeededRandom) -> String {
        let scalars = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0x21...0x3100, using: &random))
        }
        let text = String(String.UnicodeScalarView(scalars))
        return Bool.random(using: &random) ? PercentEncoding.encode(text) : text
    }

    @Test func `an address longer than any of ours is refused`() async throws {
        let answer = try await SharedSite.site.get("/search/?q=" + String(repeating: "a", count: 5000))
        #expect(answer.status == .uriTooLong)
    }

    @Test(arguments: ["*", "\"", "' OR 1=1 --", "AND", "NEAR(", "a*b", "-", "\u{3000}", "AND OR NOT"])
    func `a search has no words of its own`(text: String) async throws {
        let answer = try await SharedSite.site.get("/search/?q=" + PercentEncoding.encode(text))
        #expect(answer.status == .ok)
    }
}
