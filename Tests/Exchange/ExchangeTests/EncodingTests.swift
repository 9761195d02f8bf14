import Planning
import Testing
import Wording

@testable import Exchange

/// UTF-8, CP932 and what is neither.
@Suite struct EncodingTests {
    private func folder(_ bytes: [UInt8]) -> PlanFolder {
        var folder = SmallFolder.folder
        folder.files["nodes.csv"] = bytes
        return folder
    }

    private var text: String { SmallFolder.tables["nodes.csv", default: ""].replacing("⑴", with: "1-1") }

    @Test func `UTF-8 with a mark is read and told apart`() throws {
        let reading = try PlanFolderReader().read(folder(ByteOrderMark.utf8 + Array(text.utf8)))
        #expect(reading.encodings.first { $0.file == "nodes.csv" }?.encoding == .utf8WithMark)
        #expect(reading.notes.isEmpty)
        #expect(reading.plan.nodes.count == 2)
    }

    @Test func `CP932 is read and said`() throws {
        let bytes = try #require(CP932.encode(text.replacing("サービス", with: "表①～髙")))
        let reading = try PlanFolderReader().read(folder(bytes))
        #expect(reading.plan.nodes.first?.name.japanese == "便利な市民表①～髙")
        #expect(reading.notes.map(\.english) == ["nodes.csv was read as CP932 (Shift_JIS)."])
        #expect(reading.notes.map(\.japanese) == ["nodes.csv は CP932（Shift_JIS）として読みました。"])
    }

    @Test func `CP932 is refused where UTF-8 is demanded`() throws {
        let bytes = try #require(CP932.encode(text))
        let lines = folder(bytes).problemLines(.utf8)
        #expect(lines.first?.hasPrefix("nodes.csv:2: There are bytes that are not UTF-8") == true)
    }

    @Test func `every character that Windows writes survives CP932`() {
        let sample = "ｱｲｳ纊髙﨑①Ⅲ㈱～－∥￢"
        let bytes = CP932.encode(sample)
        #expect(bytes.map(CP932.decode) == .text(Array(sample.utf8)))
        #expect(CP932.encode("𠮷") == nil)
    }

    @Test func `demanding CP932 reads every table so`() throws {
        var folder = SmallFolder.folder
        for (name, text) in SmallFolder.tables {
            folder.files[name] = CP932.encode(text.replacing("⑴", with: "(1)"))
        }
        let reading = try PlanFolderReader(encoding: .cp932).read(folder)
        #expect(reading.encodings.count { $0.encoding == .cp932 } == SmallFolder.tables.count)
        let plain = try PlanFolderReader().read(SmallFolder.replacing("nodes.csv", "⑴", with: "(1)"))
        #expect(reading.plan == plain.plan)
    }

    @Test func `bytes of no encoding name the first bad line`() {
        let lines = folder(Array("id,parent\n1,2\n".utf8) + [0x82, 0xFF, 0xFF]).problemLines()
        #expect(
            lines == [
                "nodes.csv:3: There are bytes that are neither UTF-8 nor CP932 (Shift_JIS); save the file as UTF-8."
            ]
        )
    }

    @Test(
        arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61], [0x61, 0x00, 0x62, 0x00, 0x0A, 0x00]]
            as [[UInt8]]
    )
    func `UTF-16 says what to do`(bytes: [UInt8]) {
        #expect(folder(bytes).problemLines().first?.contains("CSV UTF-8") == true)
    }

    @Test func `a NUL names its line`() {
        let bytes = Array((text + "a,,policy,1,x").utf8) + [0] + Array("\n".utf8)
        #expect(
            folder(bytes).problemLines() == [
                "nodes.csv:4: There is a byte that is no text (NUL); save the file again as text."
            ]
        )
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE3, 0x81], [0x80],
            [0xE0, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xC3, 0x28],
        ] as [[UInt8]]
    )
    func `what is no UTF-8 is found as the standard library finds it`(bytes: [UInt8]) {
        let all = Array("標".utf8) + bytes
        #expect(UTF8Check.firstInvalid(all) == 3)
        #expect(String(validating: all, as: UTF8.self) == nil)
    }
}
