package import NIOCore

extension FormBody {
    /// Reads a body of the type `multipart/form-data` (RFC 7578), as browsers write it: nothing before the first
    /// boundary and nothing after the last, no parts within parts, no encodings.
    ///
    /// A file's bytes stay where they were received; they are not copied.
    ///
    /// - Throws: ``PageError/unreadableForm``, ``PageError/formTooLarge(_:)``.
    package init(multipart body: ByteBuffer, boundary: MultipartBoundary, limits: FormLimits) throws(PageError) {
        guard body.readableBytes <= limits.total else { throw limits.tooLarge }
        var reader = MultipartReader(body, boundary)
        try reader.begin()
        while !reader.isAtEnd {
            let head = try MultipartHead(try reader.head())
            let content = try reader.content()
            if head.fileName == nil {
                // Before it is copied.
                guard content.readableBytes <= limits.field else { throw limits.fieldTooLarge }
                try add(name: head.name, value: Array(content.readableBytesView), limits)
            } else if let file = try head.file(content) {
                try add(file, limits)
            }
            try reader.goOn()
        }
    }
}

/// What stands between the parts of a multipart body.
package struct MultipartBoundary: Hashable, Sendable {
    let bytes: [UInt8]

    /// Nothing unless `text` is 1 to 70 of the characters that RFC 2046 allows.
    package init?(_ text: some StringProtocol) {
        let allowed = "'()+_,-./:=?".utf8
        guard (1...70).contains(text.utf8.count),
            text.utf8.allSatisfy({ byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte >= 0x41
                    || allowed.contains(byte)
            })
        else { return nil }
        bytes = Array(text.utf8)
    }
}

/// Steps from part to part.
private struct MultipartReader {
    private var body: ByteBuffer
    /// With the line break before it, which belongs to it and not to the part.
    private let delimiter: [UInt8]
    private(set) var isAtEnd = false

    init(_ body: ByteBuffer, _ boundary: MultipartBoundary) {
        self.body = body
        delimiter = Array("\r\n--".utf8) + boundary.bytes
    }

    /// Goes to the first part.
    mutating func begin() throws(PageError) {
        guard take(delimiter.dropFirst(2)) else { throw .unreadableForm }
        try goOn()
    }

    /// The lines above a part's content, without the empty one that ends them.
    mutating func head() throws(PageError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var size = 0
        while true {
            let line = try self.line(longest: FormLimits.partHead - size)
            guard !line.isEmpty else { return lines }
            lines.append(line)
            size += line.count + 2
            guard lines.count <= FormLimits.partHeadLines else { throw .unreadableForm }
        }
    }

    private mutating func line(longest: Int) throws(PageError) -> [UInt8] {
        let view = body.readableBytesView.prefix(max(0, longest) + 2)
        guard let end = view.firstIndex(of: UInt8(ascii: "\r")), view.index(after: end) < view.endIndex,
            view[view.index(after: end)] == UInt8(ascii: "\n")
        else { throw .unreadableForm }
        let line = Array(view[view.startIndex..<end])
        body.moveReaderIndex(forwardBy: line.count + 2)
        return line
    }

    /// What stands before the next boundary, and goes behind that.
    mutating func content() throws(PageError) -> ByteBuffer {
        let view = body.readableBytesView
        var start = view.startIndex
        while let found = view[start...].firstIndex(of: UInt8(ascii: "\r")) {
            if view[found...].starts(with: delimiter) {
                let length = found - view.startIndex
                guard let content = body.readSlice(length: length) else { throw .unreadableForm }
                body.moveReaderIndex(forwardBy: delimiter.count)
                return content
            }
            start = found + 1
        }
        throw .unreadableForm
    }

    /// After a boundary: another part, or the end of everything.
    mutating func goOn() throws(PageError) {
        if take("\r\n".utf8) { return }
        guard take("--".utf8) else { throw .unreadableForm }
        _ = take("\r\n".utf8)
        guard body.readableBytes == 0 else { throw .unreadableForm }
        isAtEnd = true
    }

    private mutating func take(_ bytes: some Collection<UInt8>) -> Bool {
        guard body.readableBytesView.starts(with: bytes) else { return false }
        body.moveReaderIndex(forwardBy: bytes.count)
        return true
    }
}
