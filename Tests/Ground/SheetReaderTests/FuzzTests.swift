import Documents
import Figures
import SheetWriter
import TestSupport
import Testing
import Wording

@testable import SheetReader

/// Damaged files: each gives a workbook or an error with its place, never a crash.
@Suite struct FuzzTests {
    /// Bytes that mean something in XML or in a cell.
    private static let spice: [UInt8] =
        Array("<>&\"'/=;!-[]? \n\0.:019eEAsbrcvft#x_".utf8) + [0x80, 0xFF, 0xC0, 0xED, 0xE3]

    private func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let position = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, position + Int.random(in: 0...12, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.removeSubrange(position..<end)
            case 1: bytes.insert(Self.spice.randomElement(using: &random) ?? 0, at: position)
            case 2: if position < bytes.count { bytes[position] = UInt8.random(in: 0...255, using: &random) }
            case 3: bytes.insert(contentsOf: bytes[position..<end], at: position)
            case 4: if position < bytes.count { bytes[position] = Self.spice.randomElement(using: &random) ?? 0 }
            default: bytes.removeSubrange(end...)
            }
        }
    }

    private var parts: [(name: String, content: [UInt8])] {
        SmallWorkbook(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45443</v></c><c r="C1" t="b"><v>1</v></c></row>\
            <row r="2"><c r="A2"><f>SUM(B1:B3)</f><v>0.30000000000000004</v></c>\
            <c r="B2" t="inlineStr"><is><r><t>直接_x000D_</t></r></is></c><c r="C2" t="e"><v>#N/A</v></c></row>
            """,
            after: "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>",
            strings: ["<r><t>鹿児島</t></r><rPh sb=\"0\" eb=\"3\"><t>カゴシマ</t></rPh>"],
            styles: SmallWorkbook.styles(["[$-411]ggge&quot;年&quot;"]),
            names: "<definedNames><definedName name=\"a\" localSheetId=\"0\">調査票!$A$1</definedName></definedNames>"
        ).parts.map { ($0.name, Array($0.content.utf8)) }
    }

    @Test func `damaged parts give a workbook or an error`() throws {
        let whole = parts
        var (workbooks, refusals) = (0, 0)
        try repeatedly(3000, seed: 6) { random in
            var parts = whole
            let index = Int.random(in: 0..<parts.count, using: &random)
            damage(&parts[index].content, &random)
            let bytes = try SmallWorkbook.archive(parts)
            do throws(SheetReadError) {
                let workbook = try Workbook(reading: bytes)
                workbooks += 1
                #expect(workbook.sheets.allSatisfy { $0.rowCount <= CellReference.rowLimit })
            } catch {
                refusals += 1
                #expect(!error.message.japanese.isEmpty && error.message.english.count < 400)
            }
        }
        // Both must happen often, or the test says nothing.
        #expect(workbooks > 200)
        #expect(refusals > 1000)
    }

    @Test func `damaged archives give a workbook or an error`() throws {
        let whole = try SmallWorkbook.archive(parts)
        var refusals = 0
        repeatedly(3000, seed: 7) { random in
            var bytes = whole
            damage(&bytes, &random)
            do throws(SheetReadError) {
                _ = try Workbook(reading: bytes)
            } catch {
                refusals += 1
                #expect(!error.message.japanese.isEmpty)
            }
        }
        #expect(refusals > 500)
    }
}
