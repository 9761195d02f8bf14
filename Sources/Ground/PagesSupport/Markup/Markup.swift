/// A piece of a page: text, an element, or several of them in a row.
///
/// Pages are written as Swift functions, so the compiler finds the missing name and every text is escaped:
///
/// ```swift
/// func row(_ line: Line) -> Markup {
///     tr {
///         th(.scope(.row)) { a(.href("/measures/\(line.number)")) { line.name } }
///         td(.class("number")) { line.rate }
///         if let rating = line.rating { td { rating } }
///     }
/// }
/// let page = section(.labelledBy("measures")) {
///     h2(.id("measures")) { "具体策" }
///     table { tbody { for line in lines { row(line) } } }
/// }
/// ```
///
/// A piece of markup only remembers what it is made of; everything is written once, when the whole page is there. A
/// function or property of the caller that has an element's name hides it: write `PagesSupport.table { … }` there.
package struct Markup: Sendable {
    /// An element holds its content itself and a single text beside its tag, so that the usual cell of a table costs
    /// nothing but the list of its attributes.
    enum Content: Sendable {
        case empty
        case text(String)
        case literal(StaticString)
        case group([Markup])
        case element(Tag, [Attribute], [Markup])
        case textElement(Tag, [Attribute], String)
        case written([UInt8])
    }

    let content: Content

    init(content: Content) {
        self.content = content
    }

    /// An element with its attributes and content.
    ///
    /// The functions that have elements' names are the usual way to write it.
    init(_ tag: Tag, _ attributes: [Attribute], _ content: Markup = .empty) {
        switch content.content {
        case .empty: self.content = .element(tag, attributes, [])
        case .text(let text): self.content = .textElement(tag, attributes, text)
        case .group(let parts): self.content = .element(tag, attributes, parts)
        case .literal, .element, .textElement, .written: self.content = .element(tag, attributes, [content])
        }
    }

    /// Nothing at all.
    package static let empty = Markup(content: .empty)

    /// Text, escaped when it is written.
    package static func text(_ text: String) -> Markup {
        Markup(content: .text(text))
    }

    /// Several pieces, one after the other.
    package static func group(_ parts: [Markup]) -> Markup {
        Markup(content: .group(parts))
    }

    /// Several pieces, written with the builder.
    package init(@MarkupBuilder _ content: () -> Markup) {
        self = content()
    }

    /// Markup that stands in the program itself.
    ///
    /// It is not escaped, which is why only a literal can be given.
    package init(raw literal: StaticString) {
        content = .literal(literal)
    }

    /// Whether nothing would be written.
    package var isEmpty: Bool {
        switch content {
        case .empty: true
        case .text(let text): text.isEmpty
        case .literal(let literal): literal.utf8CodeUnitCount == 0
        case .group(let parts): parts.allSatisfy(\.isEmpty)
        case .element, .textElement: false
        case .written(let bytes): bytes.isEmpty
        }
    }

    /// The same piece as finished bytes, for what stands on many pages: writing it again only copies them.
    package var written: Markup {
        Markup(content: .written(bytes))
    }

    /// The UTF-8 bytes of this piece.
    package var bytes: [UInt8] {
        var writer = MarkupWriter()
        writer.append(self)
        return writer.bytes
    }

    /// This piece as a string, for tests and messages.
    package var string: String {
        String(decoding: bytes, as: UTF8.self)
    }
}
