private import CZlib

/// Bytes in the gzip format.
package enum Gzip {
    /// Compresses bytes, or gives nothing where that would not make them smaller.
    ///
    /// The header holds neither time nor name, so that the same bytes always give the same result.
    package static func compress(_ bytes: [UInt8], level: Int = 6) -> [UInt8]? {
        var stream = z_stream()
        // 15 bits of window, plus 16 for the gzip format.
        let begun = deflateInit2_(
            &stream,
            Int32(level),
            Z_DEFLATED,
            15 + 16,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard begun == Z_OK, let size = UInt32(exactly: bytes.count), size > 0 else { return nil }
        defer { deflateEnd(&stream) }
        var source = bytes
        let compressed = source.withUnsafeMutableBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
                stream.next_in = input.baseAddress
                stream.avail_in = size
                stream.next_out = output.baseAddress
                stream.avail_out = size
                // No room left means that it would not be smaller.
                count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return compressed.isEmpty ? nil : compressed
    }

    /// The original bytes, or nothing where the input is damaged or would become larger than `limit`.
    package static func decompress(_ bytes: [UInt8], limit: Int = 64 << 20) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        var source = bytes
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        return source.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            while true {
                let (state, count) = chunk.withUnsafeMutableBufferPointer { output in
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    let state = inflate(&stream, Z_NO_FLUSH)
                    return (state, output.count - Int(stream.avail_out))
                }
                result += chunk[..<count]
                if state == Z_STREAM_END { return result }
                guard state == Z_OK, count > 0, result.count <= limit else { return nil }
            }
        }
    }
}
