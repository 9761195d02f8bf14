import CZip
import Documents
import Figures
import Foundation
import SheetWriter
import Testing

/// The parts of a workbook's file.
struct UnpackedWorkbook {
    var parts: [String: String] = [:]
    /// The times of the entries as they stand in the archive, in MS-DOS form: date and time.
    var times: Set<[UInt16]> = []

    init(_ document: Document) throws {
        try self.init(bytes: document.workbook())
    }

    init(bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var error = zip_error_t()
            let source = try #require(zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error))
            let archive = try #require(zip_open_from_source(source, ZIP_RDONLY, &error))
            defer { zip_discard(archive) }
            for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
                var status = zip_stat_t()
                try #require(zip_stat_index(archive, index, 0, &status) == 0)
                let file = try #require(zip_fopen_index(archive, index, 0))
                defer { zip_fclose(file) }
                var content = [UInt8](repeating: 0, count: Int(status.size))
                try #require(zip_fread(file, &content, status.size) == Int64(status.size))
                let name = String(cString: try #require(zip_get_name(archive, index, 0)))
                parts[name] = String(decoding: content, as: UTF8.self)
            }
        }
        times = Self.times(in: bytes)
    }

    func sheet(_ number: Int = 1) -> String { parts["xl/worksheets/sheet\(number).xml"] ?? "" }

    var workbook: String { parts["xl/workbook.xml"] ?? "" }

    var styles: String { parts["xl/styles.xml"] ?? "" }

    /// Texts in the order in which they first occur.
    var strings: [String] {
        Self.contents(of: "t", in: parts["xl/sharedStrings.xml"] ?? "")
    }

    /// What the file stores in a cell: the number, or the text that it refers to.
    func value(_ cell: String, sheet number: Int = 1) -> String? {
        guard let found = tag("c r=\"\(cell)\"", in: sheet(number)) else { return nil }
        guard let value = Self.contents(of: "v", in: found).first else { return nil }
        guard found.contains("t=\"s\"") else { return value }
        return Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil }
    }

    /// The format of a cell in `styles.xml`.
    func style(_ cell: String, sheet number: Int = 1) -> String {
        guard let found = tag("c r=\"\(cell)\"", in: sheet(number)),
            let index = Self.attribute("s", in: found).flatMap({ Int($0) })
        else { return "" }
        let formats = (tag("cellXfs", in: styles) ?? "").components(separatedBy: "<xf ").dropFirst()
        return formats.indices.contains(index + 1) ? formats[index + 1] : ""
    }

    /// The number format of a cell, without the escapes of XML.
    func numberFormat(_ cell: String, sheet number: Int = 1) -> String? {
        guard let id = Self.attribute("numFmtId", in: style(cell, sheet: number)),
            let start = styles.range(of: "<numFmt numFmtId=\"\(id)\"")
        else { return nil }
        return Self.attribute("formatCode", in: String(styles[start.upperBound...])).map(Self.unescaped)
    }

    /// The element that begins so, with what is in it.
    func tag(_ start: String, in text: String) -> String? {
        let name = start.prefix { $0 != " " }
        guard let begin = text.range(of: "<\(start)") else { return nil }
        let rest = text[begin.lowerBound...]
        let end = rest.range(of: ">")?.upperBound ?? rest.endIndex
        if rest[..<end].hasSuffix("/>") { return String(rest[..<end]) }
        return rest.range(of: "</\(name)>").map { String(rest[..<$0.upperBound]) }
    }

    static func attribute(_ name: String, in text: String) -> String? {
        guard let start = text.range(of: " \(name)=\"") ?? text.range(of: "\(name)=\"") else { return nil }
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    static func contents(of name: String, in text: String) -> [String] {
        text.components(separatedBy: "<\(name)").dropFirst().compactMap { piece in
            guard let start = piece.range(of: ">"), let end = piece.range(of: "</\(name)>") else { return nil }
            return unescaped(String(piece[start.upperBound..<end.lowerBound]))
        }
    }

    static func unescaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&lt;", with: "<")
            .replacingOccurrences(of: "&gt;", with: ">").replacingOccurrences(of: "&amp;", with: "&")
    }

    /// From the headers before each entry: libzip would turn them into the time zone of this machine.
    private static func times(in bytes: [UInt8]) -> Set<[UInt16]> {
        var times: Set<[UInt16]> = []
        for index in bytes.indices.dropLast(30) where bytes[index...].starts(with: [0x50, 0x4B, 3, 4]) {
            let number = { (offset: Int) in UInt16(bytes[index + offset]) | UInt16(bytes[index + offset + 1]) << 8 }
            times.insert([number(12), number(10)])
        }
        return times
    }
}

func decimal(_ text: String) throws -> ExactDecimal {
    try #require(ExactDecimal(plain: text))
}

/// A section with one table of equal columns, whose rows hold these contents.
func section(
    _ rows: [[CellContent]],
    title: String = "表",
    width: Int = 30,
    style: CellStyle = CellStyle()
) -> DocumentSection {
    let columns = (rows.map(\.count).max() ?? 0)
    let table = DocumentTable(
        name: "表",
        columns: (0..<columns).map { _ in TableColumn(width: PaperLength(millimetres: width)) },
        rows: rows.map { row in
            TableRow(row.enumerated().map { TableCell(column: $0, $1, style: style) })
        }
    )
    return DocumentSection(title: title, blocks: [.table(table)])
}

func document(_ sections: DocumentSection...) -> Document {
    Document(title: "取組状況", author: "市", sections: sections)
}
