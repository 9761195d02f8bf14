/// What a test needs to know of a page: its tags in order, read strictly.
struct Document {
    struct Element {
        let name: String
        let attributes: [String: String]
        /// The text inside links, headings and titles, their children's included.
        var text = ""
    }

    /// In the order of their start tags.
    private(set) var elements: [Element] = []
    /// What is not well formed.
    private(set) var problems: [String] = []

    private static let void: Set<String> = ["meta", "link", "img", "br", "hr", "col", "input", "wbr"]
    private static let spoken: Set<String> = ["a", "h1", "title"]

    init(_ html: String) {
        var reading = TagReading(bytes: Array(html.utf8))
        var open: [Int] = []
        while let (text, tag) = reading.next() {
            if !text.isEmpty {
                for index in open where Self.spoken.contains(elements[index].name) { elements[index].text += text }
            }
            switch tag {
            case .start(let name, let attributes):
                elements.append(Element(name: name, attributes: attributes))
                if !Self.void.contains(name) { open.append(elements.count - 1) }
            case .end(let name):
                if let last = open.last, elements[last].name == name {
                    open.removeLast()
                } else {
                    problems.append("</\(name)> closes nothing")
                }
            case .other: continue
            case .broken(let problem): problems.append(problem)
            }
        }
        for index in open { problems.append("<\(elements[index].name)> is never closed") }
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// The addresses on this site that the page links to.
    var links: [String] {
        elements.compactMap { $0.name == "a" || $0.name == "link" ? $0.attributes["href"] : nil }
            .filter { $0.hasPrefix("/") }
    }
}

/// Reads one tag after the other, each with the text before it.
private struct TagReading {
    enum Tag {
        case start(String, [String: String])
        case end(String)
        /// The document type.
        case other
        case broken(String)
    }

    let bytes: [UInt8]
    var position = 0

    mutating func next() -> (text: String, tag: Tag)? {
        guard position < bytes.count else { return nil }
        let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        let text = Self.plain(bytes[position..<start])
        guard start < bytes.count else {
            position = bytes.count
            return (text, .other)
        }
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else {
            position = bytes.count
            return (text, .broken("a tag is not closed"))
        }
        position = end + 1
        return (text, Self.tag(bytes[(start + 1)..<end]))
    }

    private static func tag(_ bytes: ArraySlice<UInt8>) -> Tag {
        if bytes.first == UInt8(ascii: "!") { return .other }
        if bytes.first == UInt8(ascii: "/") { return .end(String(decoding: bytes.dropFirst(), as: UTF8.self)) }
        let name = bytes.prefix { $0 != UInt8(ascii: " ") }
        var attributes: [String: String] = [:]
        var rest = bytes.dropFirst(name.count)
        while rest.first == UInt8(ascii: " ") {
            rest = rest.dropFirst()
            let key = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: " ") }
            rest = rest.dropFirst(key.count)
            let keyText = String(decoding: key, as: UTF8.self)
            if attributes[keyText] != nil { return .broken("the attribute \(keyText) stands twice") }
            guard rest.starts(with: "=\"".utf8) else {
                attributes[keyText] = ""
                continue
            }
            rest = rest.dropFirst(2)
            let value = rest.prefix { $0 != UInt8(ascii: "\"") }
            rest = rest.dropFirst(value.count + 1)
            attributes[keyText] = plain(value)
        }
        let isWhole = rest.isEmpty && !name.isEmpty
        return isWhole
            ? .start(String(decoding: name, as: UTF8.self), attributes)
            : .broken("<\(String(decoding: bytes, as: UTF8.self))>")
    }

    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
