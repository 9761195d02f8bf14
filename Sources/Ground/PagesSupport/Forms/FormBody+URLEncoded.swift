package import NIOCore

extension FormBody {
    /// Reads a body of the type `application/x-www-form-urlencoded`.
    ///
    /// - Throws: ``PageError/unreadableForm``, ``PageError/formTooLarge(_:)``.
    package init(urlEncoded body: ByteBuffer, limits: FormLimits) throws(PageError) {
        guard body.readableBytes <= limits.total else { throw limits.tooLarge }
        var (name, value) = ([UInt8](), [UInt8]())
        var isValue = false
        var bytes = body.readableBytesView.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "&"):
                try finish(&name, &value, &isValue, limits)
            case UInt8(ascii: "=") where !isValue: isValue = true
            default:
                guard let plain = Self.plain(byte, &bytes) else { throw .unreadableForm }
                if isValue { value.append(plain) } else { name.append(plain) }
                guard value.count <= limits.field else { throw limits.fieldTooLarge }
                guard name.count <= FormLimits.name else { throw .unreadableForm }
            }
        }
        try finish(&name, &value, &isValue, limits)
    }

    /// Adds what was read since the last `&`; nothing at all is no field.
    private mutating func finish(
        _ name: inout [UInt8],
        _ value: inout [UInt8],
        _ isValue: inout Bool,
        _ limits: FormLimits
    ) throws(PageError) {
        if !name.isEmpty || isValue { try add(name: name, value: value, limits) }
        name.removeAll(keepingCapacity: true)
        value.removeAll(keepingCapacity: true)
        isValue = false
    }

    /// The byte that one character or one escape stands for.
    private static func plain(_ byte: UInt8, _ rest: inout ByteBufferView.Iterator) -> UInt8? {
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: " ")
        case UInt8(ascii: "%"):
            if let high = rest.next().flatMap(PercentEncoding.digit),
                let low = rest.next().flatMap(PercentEncoding.digit)
            {
                high << 4 | low
            } else {
                nil
            }
        default: byte
        }
    }
}
