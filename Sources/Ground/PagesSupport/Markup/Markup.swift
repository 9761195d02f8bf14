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
/// An element is written into bytes once, when it is closed; text stays a `String` until then. A function or property
/// of the caller that has an element's name hides it: write `PagesSupport.table { … }` there.
package struct Markup: Sendable {
    /// Lazily joined content: only elements hold bytes, so that a text or a list costs no buffer of its own.
    enum Content: Sendable {
        case empty
        case text(String)
        case bytes([UInt8])
        case group([Markup])
    }

    let content: Content

    init(content: Content) {
        self.content = content
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
        content = .bytes(literal.withUTF8Buffer { Array($0) })
    }

    /// Whether nothing would be written.
    package var isEmpty: Bool {
        switch content {
        case .empty: true
        case .text(let text): text.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .group(let parts): parts.allSatisfy(\.isEmpty)
        }
    }

    /// The UTF-8 bytes of this piece.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(roughSize)
        write(into: &bytes)
        return bytes
    }

    /// This piece as a string, for tests and messages.
    package var string: String {
        String(decoding: bytes, as: UTF8.self)
    }

    func write(into bytes: inout [UInt8]) {
        switch content {
        case .empty: break
        case .text(let text): bytes.appendEscaped(text)
        case .bytes(let own): bytes.append(contentsOf: own)
        case .group(let parts):
            for part in parts { part.write(into: &bytes) }
        }
    }

    /// A guess that is right unless much has to be escaped; it only spares the buffer from growing.
    var roughSize: Int {
        switch content {
        case .empty: 0
        case .text(let text): text.utf8.count + 8
        case .bytes(let bytes): bytes.count
        case .group(let parts): parts.reduce(0) { $0 + $1.roughSize }
        }
    }
}
