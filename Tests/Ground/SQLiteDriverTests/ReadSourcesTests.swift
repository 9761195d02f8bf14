import SQLInterface
import Testing

/// What was read from texts is kept by the texts.
@Suite struct ReadSourcesTests {
    private struct Refused: Error {}

    @Test func `a text is read once, and another one is never taken for it`() throws {
        let sources = ReadSources<Int>()
        let long = String(repeating: "目標", count: 200)
        // The same length and the same end; and the same letters in another normal form.
        let texts = ["", long + "末", "別" + long.dropFirst() + "末", "が", "か\u{3099}"]
        for (number, text) in texts.enumerated() {
            #expect(sources.value(of: text) { _ in number } == number, "\(text.suffix(3))")
        }
        for (number, text) in texts.enumerated() {
            #expect(sources.value(of: text) { _ in -1 } == number, "\(text.suffix(3))")
        }
    }

    @Test func `what cannot be read is not kept, and more texts than wanted begin anew`() throws {
        let sources = ReadSources<String>(maximumCount: 2)
        #expect(throws: Refused.self) { try sources.value(of: "a") { _ in throw Refused() } }
        #expect(sources.value(of: "a") { $0 + "1" } == "a1")
        _ = sources.value(of: "b") { $0 }
        _ = sources.value(of: "c") { $0 }
        #expect(sources.value(of: "a") { $0 + "2" } == "a2")
        #expect(sources.value(of: "c") { $0 + "2" } == "c")
    }
}
