import CZlib

/// Sealed files as they are stored: in the zlib format.
enum Packing {
    /// No plan folder holds a larger file.
    private static let limit = 64 << 20

    /// - Throws: ``Failure``, which no input leads to but an end of memory.
    static func packed(_ bytes: [UInt8]) throws -> [UInt8] {
        var length = compressBound(uLong(bytes.count))
        var packed = [UInt8](repeating: 0, count: Int(length))
        guard compress2(&packed, &length, bytes, uLong(bytes.count), 6) == Z_OK else { throw Failure() }
        return Array(packed.prefix(Int(length)))
    }

    /// The bytes again; `nil` where they are damaged or not so many as they should be.
    static func unpacked(_ packed: [UInt8], length: Int) -> [UInt8]? {
        guard (0...limit).contains(length) else { return nil }
        var count = uLong(length)
        var bytes = [UInt8](repeating: 0, count: max(length, 1))
        guard uncompress(&bytes, &count, packed, uLong(packed.count)) == Z_OK, count == length else { return nil }
        return Array(bytes.prefix(length))
    }

    struct Failure: Error {}
}
