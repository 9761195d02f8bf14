import CZip
import Foundation
import Testing

@testable import SheetReader

/// A workbook's file, part by part, so that a test can have any part wrong.
struct SmallWorkbook {
    var parts: [(name: String, content: String)]

    /// A workbook with one sheet named 調査票, whose `sheetData` is this.
    init(
        _ rows: String,
        after: String = "",
        strings: [String] = [],
        styles: String = "",
        workbookProperties: String = "",
        names: String = ""
    ) {
        let items = strings.map { "<si>\($0)</si>" }.joined()
        parts = [
            (
                "_rels/.rels",
                Self.relationships([("rId1", "officeDocument", "xl/workbook.xml")])
            ),
            (
                "xl/workbook.xml",
                """
                <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)/relationships">\(workbookProperties)\
                <sheets><sheet name="調査票" sheetId="1" r:id="rId1"/></sheets>\(names)</workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Self.relationships([
                    ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "/xl/sharedStrings.xml"),
                    ("rId3", "styles", "styles.xml"),
                ])
            ),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"\(Self.main)\"><sheetData>\(rows)</sheetData>\(after)</worksheet>"
            ),
            ("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(items)</sst>"),
            ("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>"),
        ]
    }

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"

    static func relationships(_ list: [(id: String, kind: String, target: String)]) -> String {
        let lines = list.map {
            "<Relationship Id=\"\($0.id)\" Type=\"\(office)/relationships/\($0.kind)\" Target=\"\($0.target)\"/>"
        }
        return """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\(lines.joined())\
            </Relationships>
            """
    }

    /// Styles with one number format each, beside the general one.
    static func styles(_ codes: [String]) -> String {
        let formats = codes.enumerated().map { "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\($1)\"/>" }.joined()
        let cells = codes.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }.joined()
        return """
            <numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
            <cellXfs><xf numFmtId="0"/>\(cells)</cellXfs>
            """
    }

    mutating func replace(_ name: String, with content: String?) {
        parts.removeAll { $0.name == name }
        if let content { parts.append((name, content)) }
    }

    func read(_ limits: ReadingLimits = .standard) throws -> Workbook {
        try Workbook(reading: bytes(), limits: limits)
    }

    func bytes() throws -> [UInt8] {
        try Self.archive(parts.map { ($0.name, Array($0.content.utf8)) })
    }

    /// An archive of these files, packed.
    static func archive(_ files: [(name: String, content: [UInt8])]) throws -> [UInt8] {
        var error = zip_error_t()
        let source = try #require(zip_source_buffer_create(nil, 0, 0, &error))
        zip_source_keep(source)
        defer { zip_source_free(source) }
        let archive = try #require(zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error))
        for file in files {
            let content = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, file.content.count), alignment: 1)
            content.copyBytes(from: file.content)
            // The archive frees what it was given with free, which is what allocate uses for such memory.
            let entry = zip_source_buffer(archive, content.baseAddress, UInt64(file.content.count), 1)
            try #require(zip_file_add(archive, file.name, entry, UInt32(ZIP_FL_ENC_UTF_8)) >= 0)
        }
        try #require(zip_close(archive) == 0)
        try #require(zip_source_open(source) == 0)
        defer { zip_source_close(source) }
        zip_source_seek(source, 0, Int32(SEEK_END))
        var bytes = [UInt8](repeating: 0, count: Int(zip_source_tell(source)))
        zip_source_seek(source, 0, Int32(SEEK_SET))
        try #require(zip_source_read(source, &bytes, UInt64(bytes.count)) == Int64(bytes.count))
        return bytes
    }
}

/// The only cell of the only sheet.
func onlyCell(_ cell: String, strings: [String] = [], styles: String = "") throws -> WorksheetCell? {
    let workbook = SmallWorkbook("<row r=\"1\">\(cell)</row>", strings: strings, styles: styles)
    return try workbook.read().sheets[0]["A1"]
}
