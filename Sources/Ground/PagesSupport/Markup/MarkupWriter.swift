/// The bytes of a page while they are written.
///
/// A page is some ten thousand small pieces; an array would ask for each whether it is its only owner.
struct MarkupWriter: ~Copyable {
    private var start: UnsafeMutableRawPointer
    private var capacity = 64 << 10
    private var count = 0

    init() {
        start = .allocate(byteCount: capacity, alignment: 1)
    }

    deinit {
        start.deallocate()
    }

    /// What was written so far.
    var bytes: [UInt8] {
        Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// Writes a piece of markup with everything in it.
    mutating func append(_ markup: Markup) {
        switch markup.content {
        case .empty: break
        case .text(let text): appendEscaped(text)
        case .literal(let literal): append(literal)
        case .group(let parts): append(parts)
        case .written(let bytes): bytes.withUnsafeBufferPointer { append($0) }
        case .element(let tag, let attributes, let parts):
            appendStart(of: tag, attributes)
            guard !tag.isVoid else { return }
            append(parts)
            appendEnd(of: tag)
        case .textElement(let tag, let attributes, let text):
            appendStart(of: tag, attributes)
            guard !tag.isVoid else { return }
            appendEscaped(text)
            appendEnd(of: tag)
        }
    }

    /// A loop over the array itself would take hold of every part and let it go again.
    private mutating func append(_ parts: [Markup]) {
        parts.withUnsafeBufferPointer { parts in
            for index in parts.indices { append(parts[index]) }
        }
    }

    /// Appends the bytes of a literal as they are.
    mutating func append(_ literal: StaticString) {
        append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        (start + count).copyMemory(from: source, byteCount: bytes.count)
        count += bytes.count
    }

    private mutating func append(_ byte: UInt8) {
        reserve(1)
        (start + count).storeBytes(of: byte, as: UInt8.self)
        count += 1
    }

    private mutating func appendStart(of tag: Tag, _ attributes: [Attribute]) {
        append(UInt8(ascii: "<"))
        append(tag.name)
        attributes.withUnsafeBufferPointer { attributes in
            for index in attributes.indices { append(attributes[index]) }
        }
        append(UInt8(ascii: ">"))
    }

    private mutating func appendEnd(of tag: Tag) {
        append("</")
        append(tag.name)
        append(UInt8(ascii: ">"))
    }

    /// Writes the name, which begins with a blank, and the quoted value.
    private mutating func append(_ attribute: Attribute) {
        switch attribute.value {
        case .absent: break
        case .flag: append(attribute.name)
        case .literal(let literal):
            append(attribute.name)
            append(literal)
            append(UInt8(ascii: "\""))
        case .text(let text):
            append(attribute.name)
            appendEscaped(text)
            append(UInt8(ascii: "\""))
        }
    }

    /// Makes room for so many more bytes.
    private mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(more) }
    }

    private mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
        larger.copyMemory(from: start, byteCount: count)
        start.deallocate()
        start = larger
    }
}
