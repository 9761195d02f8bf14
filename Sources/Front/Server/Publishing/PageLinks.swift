import Foundation

/// The addresses that a finished document points to, as they are written in it.
///
/// It relies on what the site's own markup guarantees: values stand in double quotes, and `<`, `>` and `"` stand in
/// texts and values as entities only.
enum PageLinks {
    /// Gives those of a document of this type, in its order and as often as they stand there.
    ///
    /// These are `href` and `src`, the picture of a preview without its host, `url()` of a stylesheet. Entities are as
    /// they are written.
    static func forEach(in bytes: [UInt8], contentType: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        if contentType.hasPrefix("text/css") {
            for link in inStylesheet(bytes) { Array(link.utf8).withUnsafeBufferPointer(body) }
        } else if contentType.hasPrefix("text/html") || contentType.contains("xml") {
            bytes.withUnsafeBufferPointer { inMarkup($0, body) }
        }
    }

    /// Every quotation mark begins or ends a value.
    private static func inMarkup(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        // Whether the next `content` is the address of the picture that a link preview shows.
        var isPreviewPicture = false
        var position = 0
        while let start = quote(in: bytes, from: position), let end = quote(in: bytes, from: start + 1) {
            position = end + 1
            let value = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<end])
            if stands(" href=", before: start, in: bytes) || stands(" src=", before: start, in: bytes) {
                body(value)
            } else if stands(" property=", before: start, in: bytes) {
                isPreviewPicture = value.elementsEqual("og:image".utf8)
            } else if isPreviewPicture, stands(" content=", before: start, in: bytes) {
                isPreviewPicture = false
                body(UnsafeBufferPointer(rebasing: value[SiteAddress.startWithoutHost(value)...]))
            }
        }
    }

    private static func inStylesheet(_ bytes: [UInt8]) -> [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.matches(of: /url\(\s*["']?([^"')\s]+)["']?\s*\)/).map { String($0.output.1) }
    }

    private static func quote(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress else { return nil }
        guard let found = memchr(base + start, Int32(UInt8(ascii: "\"")), bytes.count - start) else { return nil }
        return UnsafeRawPointer(base).distance(to: found)
    }

    /// The last letter is compared first: most values belong to other attributes.
    private static func stands(_ name: StaticString, before end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let length = name.utf8CodeUnitCount
        guard end >= length, let base = bytes.baseAddress, base[end - 2] == name.utf8Start[length - 2] else {
            return false
        }
        return memcmp(base + end - length, name.utf8Start, length) == 0
    }

    /// A value as text, without entities.
    static func text(_ value: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: value, as: UTF8.self)
        guard value.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
