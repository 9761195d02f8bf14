import CXML

/// What a part of a workbook is read into while it goes by.
protocol PartReading: AnyObject {
    func begin(_ element: String, _ attributes: XMLAttributes) throws(SheetReadError)
    func end(_ element: String) throws(SheetReadError)
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetReadError)
}

/// The attributes of an element, by their names without prefix.
struct XMLAttributes {
    fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    fileprivate let count: Int

    subscript(name: String) -> String? {
        for index in 0..<count {
            guard let pointers, let local = pointers[index * 5], strcmp(local, name) else { continue }
            guard let start = pointers[index * 5 + 3], let end = pointers[index * 5 + 4] else { return nil }
            return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        }
        return nil
    }

    /// The attribute of relationships, whatever prefix the file has for them: `r:id`.
    var relationship: String? {
        for index in 0..<count {
            guard let pointers, let local = pointers[index * 5], pointers[index * 5 + 1] != nil, strcmp(local, "id"),
                let start = pointers[index * 5 + 3], let end = pointers[index * 5 + 4]
            else { continue }
            return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        }
        return nil
    }

    private func strcmp(_ local: UnsafePointer<xmlChar>, _ name: String) -> Bool {
        var position = local
        for byte in name.utf8 {
            guard position.pointee == byte else { return false }
            position += 1
        }
        return position.pointee == 0
    }
}

/// Reads one part of a workbook with libxml2, element by element.
///
/// A document type is refused before anything in it is read, so there are no entities but those of XML itself, and
/// nothing is ever fetched.
final class XMLPart {
    private let name: String
    private let reader: any PartReading
    private var failure: SheetReadError?
    private var context: xmlParserCtxtPtr?

    private init(_ name: String, reader: any PartReading) {
        self.name = name
        self.reader = reader
    }

    deinit { xmlFreeParserCtxt(context) }

    static func read(_ name: String, from archive: PartArchive, with reader: any PartReading) throws(SheetReadError) {
        _ = isReady
        let part = XMLPart(name, reader: reader)
        var handler = handler
        let this = Unmanaged.passUnretained(part).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&handler, this, nil, 0, nil) else {
            throw SheetReadError(.brokenPart(name, line: 0))
        }
        part.context = context
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
        try archive.unpack(name) { bytes throws(SheetReadError) in try part.parse(bytes, isLast: false) }
        try part.parse(UnsafeBufferPointer(start: nil, count: 0), isLast: true)
    }

    private func parse(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(SheetReadError) {
        let result = bytes.withMemoryRebound(to: CChar.self) { bytes in
            xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), isLast ? 1 : 0)
        }
        if let failure { throw failure }
        guard result == 0, context?.pointee.wellFormed == 1 || !isLast else {
            throw SheetReadError(.brokenPart(name, line: Int(xmlSAX2GetLineNumber(context))))
        }
    }

    /// Runs what the library found; after the first failure it stops.
    fileprivate func attempt(_ work: (any PartReading) throws(SheetReadError) -> Void) {
        guard failure == nil else { return }
        do throws(SheetReadError) {
            try work(reader)
        } catch {
            stop(error)
        }
    }

    fileprivate func refuseDocumentType() { stop(SheetReadError(.documentType(name))) }

    private func stop(_ error: SheetReadError) {
        if failure == nil { failure = error }
        xmlStopParser(context)
    }

    /// The library's own tables are made once, before any thread uses them.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { this, name, _, _, _, _, count, _, attributes in
            guard let part = XMLPart.from(this), let name else { return }
            let element = String(decodingCString: name, as: UTF8.self)
            let found = XMLAttributes(pointers: attributes, count: Int(count))
            part.attempt { reader throws(SheetReadError) in try reader.begin(element, found) }
        }
        handler.endElementNs = { this, name, _, _ in
            guard let part = XMLPart.from(this), let name else { return }
            let element = String(decodingCString: name, as: UTF8.self)
            part.attempt { reader throws(SheetReadError) in try reader.end(element) }
        }
        handler.characters = { this, bytes, count in XMLPart.from(this)?.found(bytes, count) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.internalSubset = { this, _, _, _ in XMLPart.from(this)?.refuseDocumentType() }
        // Without it the library would print what it finds.
        handler.serror = { _, _ in }
        return handler
    }

    private static func from(_ pointer: UnsafeMutableRawPointer?) -> XMLPart? {
        pointer.map { Unmanaged<XMLPart>.fromOpaque($0).takeUnretainedValue() }
    }

    private func found(_ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
        let text = UnsafeBufferPointer(start: bytes, count: Int(count))
        attempt { reader throws(SheetReadError) in try reader.text(text) }
    }
}
