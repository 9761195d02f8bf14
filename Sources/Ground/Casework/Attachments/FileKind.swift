package import Wording

/// A kind of file that can be attached, as told by its content and never by its name.
package enum FileKind: String, CaseIterable, Hashable, Sendable {
    case pdf
    case png
    case jpeg
    case xlsx
    case docx
    case pptx
    /// Text in UTF-8, among it CSV.
    case text

    /// Looks at the content; `nil` for everything that is not surely one of these, documents with macros among it.
    package init?(content bytes: [UInt8]) {
        if bytes.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            guard let names = ZipNames.names(in: bytes), let kind = Self(namesInside: names) else { return nil }
            self = kind
        } else if Self.isText(bytes) {
            self = .text
        } else {
            return nil
        }
    }

    private init?(namesInside names: [String]) {
        guard names.contains("[Content_Types].xml") else { return nil }
        // Macros and embedded programs run on the reader's machine.
        guard !names.contains(where: { $0.lowercased().hasSuffix(".bin") && $0.lowercased().contains("vba") }) else {
            return nil
        }
        if names.contains("xl/workbook.xml") {
            self = .xlsx
        } else if names.contains("word/document.xml") {
            self = .docx
        } else if names.contains("ppt/presentation.xml") {
            self = .pptx
        } else {
            return nil
        }
    }

    /// Text that is no markup: nothing a browser could take for a page.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self), !text.isEmpty else { return false }
        let visible = text.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
        return visible != "<" && !text.unicodeScalars.contains(where: \.isHidden)
    }

    /// The end of a file's name.
    package var suffix: String {
        switch self {
        case .pdf: "pdf"
        case .png: "png"
        case .jpeg: "jpg"
        case .xlsx: "xlsx"
        case .docx: "docx"
        case .pptx: "pptx"
        case .text: "txt"
        }
    }

    /// The ends of names that are as good as ``suffix``.
    var otherSuffixes: Set<String> {
        switch self {
        case .jpeg: ["jpeg"]
        case .text: ["csv", "tsv", "md"]
        default: []
        }
    }

    /// The type under which it is handed out.
    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .text: "text/plain; charset=utf-8"
        }
    }

    /// What people call it.
    package var name: Bilingual {
        switch self {
        case .pdf: Bilingual(same: "PDF")
        case .png: Bilingual(same: "PNG")
        case .jpeg: Bilingual(same: "JPEG")
        case .xlsx: Bilingual("Excel（xlsx）", "Excel (xlsx)")
        case .docx: Bilingual("Word（docx）", "Word (docx)")
        case .pptx: Bilingual("PowerPoint（pptx）", "PowerPoint (pptx)")
        case .text: Bilingual("テキスト（UTF-8。CSVを含む）", "text (UTF-8, CSV included)")
        }
    }
}
