import PagesSupport

/// XML written element by element; names are ours, texts and values are escaped.
struct XMLText {
    private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)

    mutating func open(_ name: String, _ attributes: [(name: String, value: String)] = []) {
        start(name, attributes)
        bytes += ">".utf8
    }

    mutating func close(_ name: String) {
        bytes += "</\(name)>\n".utf8
    }

    mutating func empty(_ name: String, _ attributes: [(name: String, value: String)]) {
        start(name, attributes)
        bytes += "/>\n".utf8
    }

    mutating func element(_ name: String, _ text: String) {
        open(name)
        append(.text(text))
        close(name)
    }

    /// Markup without elements that HTML leaves unclosed.
    mutating func append(_ markup: Markup) {
        bytes += markup.bytes
    }

    private mutating func start(_ name: String, _ attributes: [(name: String, value: String)]) {
        bytes += "<\(name)".utf8
        for attribute in attributes {
            bytes += " \(attribute.name)=\"".utf8
            append(.text(attribute.value))
            bytes += "\"".utf8
        }
    }
}
