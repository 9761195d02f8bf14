import Foundation

/// The addresses that a finished document points to, as they are written in it.
///
/// It relies on what the site's own markup guarantees: values stand in double quotes, and `<`, `>` and `"` stand in
/// texts and values as entities only.
enum PageLinks {
    /// Those of a document of this type, each once: `href` and `src`, the picture of a preview, `url()` of a stylesheet.
    static func all(in bytes: [UInt8], contentType: String) -> Set<String> {
        if contentType.hasPrefix("text/css") { return inStylesheet(bytes) }
        let isMarkup = contentType.hasPrefix("text/html") || contentType.contains("xml")
        return isMarkup ? inMarkup(bytes) : []
    }

    private static func inMarkup(_ bytes: [UInt8]) -> Set<String> {
        var links: Set<String> = []
        bytes.withUnsafeBufferPointer { bytes in
            var position = 0
            while let start = index(of: UInt8(ascii: "<"), in: bytes, from: position),
                let end = index(of: UInt8(ascii: ">"), in: bytes, from: start)
            {
                position = end + 1
                var tag = TagReading(bytes: UnsafeBufferPointer(rebasing: bytes[(start + 1)..<end]))
                while let link = tag.nextLink() { links.insert(link) }
            }
        }
        return links
    }

    private static func inStylesheet(_ bytes: [UInt8]) -> Set<String> {
        let text = String(decoding: bytes, as: UTF8.self)
        return Set(text.matches(of: /url\(\s*["']?([^"')\s]+)["']?\s*\)/).map { String($0.output.1) })
    }

    fileprivate static func index(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress else { return nil }
        guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
        return UnsafeRawPointer(base).distance(to: found)
    }
}

/// Reads the attributes of one tag, one after the other.
private struct TagReading {
    let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// Whether `content` is the address of the picture that a link preview shows.
    private var isPreviewPicture = false

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The next address that the tag holds.
    mutating func nextLink() -> String? {
        while let equals = PageLinks.index(of: UInt8(ascii: "="), in: bytes, from: position) {
            guard equals + 1 < bytes.count, bytes[equals + 1] == UInt8(ascii: "\""),
                let end = PageLinks.index(of: UInt8(ascii: "\""), in: bytes, from: equals + 2)
            else { return nil }
            position = end + 1
            let value = UnsafeBufferPointer(rebasing: bytes[(equals + 2)..<end])
            if isName("href", before: equals) || isName("src", before: equals) { return Self.text(value) }
            if isName("property", before: equals) { isPreviewPicture = value.elementsEqual("og:image".utf8) }
            if isPreviewPicture, isName("content", before: equals) { return SiteAddress.withoutHost(Self.text(value)) }
        }
        return nil
    }

    /// Whether the attribute whose equals sign stands at `end` is called `name`.
    private func isName(_ name: StaticString, before end: Int) -> Bool {
        let start = end - name.utf8CodeUnitCount
        guard start > 0, bytes[start - 1] == UInt8(ascii: " ") else { return false }
        return name.withUTF8Buffer { bytes[start..<end].elementsEqual($0) }
    }

    private static func text(_ value: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: value, as: UTF8.self)
        guard value.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
