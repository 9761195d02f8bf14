import CZip
import Foundation

/// The parts of a workbook in their archive, unpacked piece by piece within limits.
final class PartArchive {
    private let archive: OpaquePointer
    private let limits: ReadingLimits
    /// By name in small letters: names of parts do not differ by case.
    private let entries: [String: UInt64]
    private var unpackedBytes = 0

    /// The archive reads from `bytes`, which must stay where they are as long as it lives.
    init(_ bytes: UnsafeRawBufferPointer, limits: ReadingLimits) throws(SheetReadError) {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
            throw SheetReadError(.brokenArchive)
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw SheetReadError(.brokenArchive)
        }
        do throws(SheetReadError) {
            entries = try Self.entries(of: archive, limits: limits)
        } catch {
            zip_discard(archive)
            throw error
        }
        self.archive = archive
        self.limits = limits
    }

    deinit { zip_discard(archive) }

    private static func entries(
        of archive: OpaquePointer,
        limits: ReadingLimits
    ) throws(SheetReadError) -> [String: UInt64] {
        let count = zip_get_num_entries(archive, 0)
        guard count <= limits.entries else { throw SheetReadError(.tooLarge(.entries(limits.entries))) }
        var entries: [String: UInt64] = [:]
        for index in 0..<UInt64(max(0, count)) {
            guard let name = zip_get_name(archive, index, 0).map({ String(cString: $0) }) else {
                throw SheetReadError(.brokenArchive)
            }
            guard PartPath.isSafe(name) else { throw SheetReadError(.unsafeName(name)) }
            if name.hasSuffix("/") { continue }
            guard entries.updateValue(index, forKey: name.lowercased()) == nil else {
                throw SheetReadError(.unsafeName(name))
            }
        }
        return entries
    }

    func contains(_ part: String) -> Bool { entries[part.lowercased()] != nil }

    /// Gives the part to `body` in pieces; stops where it says so.
    func unpack(
        _ part: String,
        _ body: (UnsafeBufferPointer<UInt8>) throws(SheetReadError) -> Void
    ) throws(SheetReadError) {
        guard let index = entries[part.lowercased()] else { throw SheetReadError(.missingPart(part)) }
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, index, 0, &status) == 0 else { throw SheetReadError(.brokenArchive) }
        let packed = status.valid & UInt64(ZIP_STAT_COMP_SIZE) != 0 ? status.comp_size : 0
        guard let file = zip_fopen_index(archive, index, 0) else { throw SheetReadError(.brokenArchive) }
        defer { zip_fclose(file) }
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        var size = 0
        while true {
            let count = Int(zip_fread(file, &piece, UInt64(piece.count)))
            guard count >= 0 else { throw SheetReadError(.brokenArchive) }
            guard count > 0 else { return }
            size += count
            unpackedBytes += count
            guard unpackedBytes <= limits.unpackedBytes else {
                throw SheetReadError(.tooLarge(.unpackedBytes(limits.unpackedBytes)))
            }
            guard size <= 1_000_000 || UInt64(size) / UInt64(limits.ratio) <= packed else {
                throw SheetReadError(.tooLarge(.ratio(limits.ratio)))
            }
            try Self.give(piece, count, to: body)
        }
    }

    private static func give(
        _ piece: [UInt8],
        _ count: Int,
        to body: (UnsafeBufferPointer<UInt8>) throws(SheetReadError) -> Void
    ) throws(SheetReadError) {
        try piece.withUnsafeBufferPointer { buffer throws(SheetReadError) in
            try body(UnsafeBufferPointer(rebasing: buffer[..<count]))
        }
    }
}
