/// What a test needs to know of a page: its tags in order, read strictly.
package struct HTMLDocument {
    package struct Element {
        package let name: String
        package let attributes: [String: String]
        /// Its place among the elements, and the place after the last of those inside it.
        package let index: Int
        package fileprivate(set) var end: Int
        /// The text inside links, headings, cells and their like, their children's included.
        package fileprivate(set) var text = ""

        package func has(class name: String) -> Bool {
            attributes["class"]?.split(separator: " ").contains { $0 == name } == true
        }
    }

    /// In the order of their start tags.
    package private(set) var elements: [Element] = []
    /// What is not well formed.
    package private(set) var problems: [String] = []

    private static let void: Set<String> = ["meta", "link", "img", "br", "hr", "col", "input", "wbr"]
    private static let spoken: Set<String> = [
        "a", "h1", "h2", "h3", "h4", "title", "th", "td", "caption", "option", "dt", "dd", "li", "p", "script",
    ]

    package init(_ html: String) {
        var reading = TagReading(bytes: Array(html.utf8))
        var open: [Int] = []
        while let (text, tag) = reading.next() {
            if !text.isEmpty {
                for index in open where Self.spoken.contains(elements[index].name) { elements[index].text += text }
            }
            switch tag {
            case .start(let name, let attributes):
                let index = elements.count
                elements.append(Element(name: name, attributes: attributes, index: index, end: index + 1))
                if !Self.void.contains(name) { open.append(index) }
            case .end(let name):
                if let last = open.last, elements[last].name == name {
                    elements[last].end = elements.count
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

    package func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// What stands inside an element, in the order of the start tags.
    package func inside(_ element: Element) -> ArraySlice<Element> { elements[(element.index + 1)..<element.end] }

    package func element(id: String) -> Element? { elements.first { $0.attributes["id"] == id } }

    /// Every id, which links lead to.
    package var ids: Set<String> { Set(elements.compactMap { $0.attributes["id"] }) }

    /// The cells of the body of a table, row by row.
    package func rows(ofTable id: String) -> [[Element]] {
        guard let table = element(id: id), let body = inside(table).first(where: { $0.name == "tbody" }) else {
            return []
        }
        return inside(body).filter { $0.name == "tr" }.map { row in
            inside(row).filter { $0.name == "th" || $0.name == "td" }
        }
    }

    /// The measure that each row of a list is about, by the address of its page.
    package func measures(ofTable id: String = "measures") -> [String] {
        rows(ofTable: id).map { cells in
            let link = cells.first.flatMap { cell in inside(cell).first { $0.name == "a" } }
            return link?.attributes["href"]?.split(separator: "/").last.map(String.init) ?? ""
        }
    }

    /// The addresses on this site that the page links to.
    package var links: [String] {
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

    private static let entities: [(name: String, byte: UInt8)] = [
        ("lt;", UInt8(ascii: "<")), ("gt;", UInt8(ascii: ">")), ("quot;", UInt8(ascii: "\"")),
        ("#39;", UInt8(ascii: "'")), ("amp;", UInt8(ascii: "&")),
    ]

    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        // Byte by byte: to a text, an entity before a combining mark does not end there.
        var plain: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            let entity = byte == UInt8(ascii: "&") ? entities.first { rest.starts(with: $0.name.utf8) } : nil
            plain.append(entity?.byte ?? byte)
            if let entity { rest = rest.dropFirst(entity.name.utf8.count) }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
