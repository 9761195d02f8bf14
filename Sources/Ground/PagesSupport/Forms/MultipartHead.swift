import NIOCore
import Wording

/// What the lines above a part say of it.
struct MultipartHead {
    /// The bytes of the field's name.
    let name: [UInt8]
    /// Nothing for a field that is no file.
    let fileName: [UInt8]?
    private let contentType: String

    init(_ lines: [[UInt8]]) throws(PageError) {
        var disposition: [UInt8]?
        var contentType: [UInt8]?
        for line in lines {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .unreadableForm }
            let value = Array(line[(colon + 1)...].drop { $0 == 0x20 })
            switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
            case "content-disposition" where disposition == nil: disposition = value
            case "content-type" where contentType == nil: contentType = value
            // Whatever else a browser may say changes nothing about the bytes; an encoding would.
            case "content-disposition", "content-type", "content-transfer-encoding": throw .unreadableForm
            default: break
            }
        }
        guard let disposition else { throw .unreadableForm }
        var parameters = DispositionParameters(disposition)
        (name, fileName) = try parameters.nameAndFileName()
        self.contentType = contentType.flatMap(Self.readableType) ?? "application/octet-stream"
    }

    /// A short text of visible ASCII characters.
    private static func readableType(_ bytes: [UInt8]) -> String? {
        guard (1...100).contains(bytes.count), bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The file of this part; nothing where none was chosen.
    func file(_ content: ByteBuffer) throws(PageError) -> FormBody.File? {
        guard let fileName, !fileName.isEmpty || content.readableBytes > 0 else { return nil }
        return FormBody.File(
            field: try FormBody.name(name),
            name: try Self.shownName(fileName),
            contentType: contentType,
            bytes: content
        )
    }

    /// Without folders, hidden characters, and what goes beyond 255 bytes.
    private static func shownName(_ bytes: [UInt8]) throws(PageError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .unreadableForm }
        let last = text.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last ?? []
        var name = String.UnicodeScalarView()
        var size = 0
        for scalar in last where !scalar.isHidden && scalar.value >= 0x20 {
            size += UTF8.width(scalar)
            guard size <= 255 else { break }
            name.append(scalar)
        }
        return name.isEmpty ? "file" : String(name)
    }
}

/// Reads `form-data; name="a"; filename="b.csv"`.
private struct DispositionParameters {
    private var rest: ArraySlice<UInt8>

    init(_ value: [UInt8]) {
        rest = value[...]
    }

    mutating func nameAndFileName() throws(PageError) -> ([UInt8], [UInt8]?) {
        guard take("form-data") else { throw .unreadableForm }
        var (name, fileName): ([UInt8]?, [UInt8]?)
        while !rest.isEmpty {
            guard take(";") else { throw .unreadableForm }
            rest = rest.drop { $0 == 0x20 }
            if name == nil, take("name=\"") {
                name = try quoted()
            } else if fileName == nil, take("filename=\"") {
                fileName = try quoted()
            } else {
                // `filename*`, which forms must not use, and everything twice.
                throw .unreadableForm
            }
        }
        guard let name else { throw .unreadableForm }
        return (name, fileName)
    }

    private mutating func take(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }

    /// Up to the closing quote; browsers write a quote and line breaks within as `%22`, `%0D` and `%0A`, and nothing else so.
    private mutating func quoted() throws(PageError) -> [UInt8] {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { throw .unreadableForm }
        let value = rest[rest.startIndex..<end]
        rest = rest[(end + 1)...]
        var plain: [UInt8] = []
        var index = value.startIndex
        while index < value.endIndex {
            let escape = String(decoding: value[index..<min(index + 3, value.endIndex)], as: UTF8.self)
            if let byte = ["%22": UInt8(ascii: "\""), "%0D": 0x0D, "%0A": 0x0A][escape] {
                plain.append(byte)
                index += 3
            } else {
                plain.append(value[index])
                index += 1
            }
        }
        return plain
    }
}
