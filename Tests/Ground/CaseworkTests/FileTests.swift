import Casework
import Foundation
import Testing

/// What is attached is known by its content, never by its name.
@Suite struct FileTests {
    /// A zip archive of empty files, as office documents are one, without what nobody looks at.
    private static func archive(of names: [String], flags: UInt8 = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for name in names {
            let (length, offset) = (UInt8(name.utf8.count), bytes.count)
            bytes +=
                [0x50, 0x4B, 3, 4, 20, 0, flags] + [UInt8](repeating: 0, count: 19) + [length, 0, 0, 0] + name.utf8
            directory += [0x50, 0x4B, 1, 2, 20, 0, 20, 0, flags] + [UInt8](repeating: 0, count: 19) + [length]
            directory +=
                [UInt8](repeating: 0, count: 13) + [UInt8(offset & 0xFF), UInt8(offset >> 8), 0, 0] + name.utf8
        }
        let (start, count) = (bytes.count, UInt8(names.count))
        bytes += directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0, count, 0, count, 0]
        bytes += [UInt8(directory.count & 0xFF), UInt8(directory.count >> 8), 0, 0]
        return bytes + [UInt8(start & 0xFF), UInt8(start >> 8), 0, 0, 0, 0]
    }

    private static let sheet = ["[Content_Types].xml", "xl/workbook.xml"]

    static let known: [(FileKind, [UInt8])] = [
        (.pdf, Array("%PDF-1.7\n".utf8)),
        (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]),
        (.jpeg, [0xFF, 0xD8, 0xFF, 0xE0]),
        (.text, Array("年度,実績\n2023,1087\n".utf8)),
        (.text, Array("\u{FEFF}BOM 付き".utf8)),
        (.xlsx, archive(of: sheet)),
        (.docx, archive(of: ["[Content_Types].xml", "word/document.xml"])),
        (.pptx, archive(of: ["ppt/presentation.xml", "[Content_Types].xml"])),
    ]

    @Test(arguments: known)
    func `a file is known by its content`(kind: FileKind, content: [UInt8]) {
        #expect(FileKind(content: content) == kind)
    }

    static let refused: [(String, [UInt8])] = [
        ("nothing", []),
        ("a program", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0]),
        ("a program for Windows", [0x4D, 0x5A, 0x90, 0x00]),
        ("a page", Array(" \n<html><script>".utf8)),
        ("a picture that runs scripts", Array("<svg onload='x'>".utf8)),
        ("text that is not UTF-8", [0x82, 0xA0, 0x82]),
        ("text with a control character", Array("a\u{0}b".utf8)),
        ("an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        ("an archive of anything", archive(of: ["a.txt"])),
        ("a workbook with macros", archive(of: sheet + ["xl/vbaProject.bin"])),
        ("an encrypted workbook", archive(of: sheet, flags: 1)),
        ("half a workbook", Array(archive(of: sheet).dropLast(30))),
        ("the first bytes of an archive", [0x50, 0x4B, 3, 4]),
    ]

    @Test(arguments: refused)
    func `what is not surely an allowed file is refused`(name: String, content: [UInt8]) {
        #expect(FileKind(content: content) == nil)
        #expect(throws: CaseError.self) {
            try AttachedFile(named: "a.pdf", content: content, rule: AttachmentRule())
        }
    }

    @Test func `a damaged archive never crashes the reader`() {
        let whole = Self.archive(of: Self.sheet)
        for position in whole.indices {
            for byte: UInt8 in [0, 0xFF, 0x80] {
                var damaged = whole
                damaged[position] = byte
                _ = FileKind(content: damaged)
            }
            _ = FileKind(content: Array(whole.prefix(position)))
        }
        #expect(FileKind(content: whole) == .xlsx)
    }

    @Test(arguments: [
        ("報告.pdf", "報告.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\報告.PDF", "報告.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ("報告.exe", "報告.exe.pdf"),
        ("..", "file.pdf"),
        ("", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("a\u{202E}fdp.exe", "afdp.exe.pdf"),
        ("\"<b>\".pdf", "b.pdf"),
        ("a. .pdf", "a.pdf"),
    ])
    func `a name is what can be shown and saved anywhere`(name: String, expected: String) throws {
        let file = try AttachedFile(named: name, content: Array("%PDF-1.7".utf8), rule: AttachmentRule())
        #expect(file.name == expected)
    }

    @Test func `a long name is shortened between characters`() throws {
        let name = String(repeating: "報告", count: 200) + ".csv"
        let file = try AttachedFile(named: name, content: Array("a,b".utf8), rule: AttachmentRule())
        #expect(file.name.utf8.count <= 190)
        #expect(file.name.hasSuffix("報告.csv") || file.name.hasSuffix("報.csv"))
    }

    @Test func `the same bytes have the same hash, which is SHA-256`() throws {
        let file = try AttachedFile(named: "a.txt", content: Array("abc".utf8), rule: AttachmentRule())
        #expect(file.hash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(file.size == 3)
    }

    @Test func `a file that is too large or of another kind is refused`() {
        let rule = AttachmentRule(kinds: [.pdf], maximumBytes: 10)
        #expect(throws: CaseError.fileTooLarge(bytes: 11, maximum: 10)) {
            try AttachedFile(named: "a.pdf", content: Array("%PDF-123456".utf8), rule: rule)
        }
        #expect(throws: CaseError.fileNotAllowed([.pdf])) {
            try AttachedFile(named: "a.pdf", content: Array("text".utf8), rule: rule)
        }
    }
}
