import CZip
import Foundation
import Wording

/// Reads the files of a zip archive, which may come from anybody.
///
/// Sizes are measured while unpacking and never taken from the archive, and nothing is written anywhere.
struct ZipSource {
    let path: String
    let log: ProblemLog
    var limits = PlanFolderLimits.standard

    private struct Entry {
        let index: UInt64
        let name: String
    }

    func read() -> [String: [UInt8]] {
        let limit = limits.archiveBytes
        guard let bytes = FileReading.contents(of: path, limit: limit, shown: path, log: log) else { return [:] }
        guard bytes.starts(with: [0x50, 0x4B]) else {
            log.add(Problem.Place(file: path), SystemWords.neitherFolderNorZip)
            return [:]
        }
        return bytes.withUnsafeBytes(read)
    }

    private func read(_ bytes: UnsafeRawBufferPointer) -> [String: [UInt8]] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
            fail(Self.broken)
            return [:]
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            fail(Self.broken)
            return [:]
        }
        defer { zip_discard(archive) }
        let count = zip_get_num_entries(archive, 0)
        // Folders and hidden files have entries too, so the limit is tested again where they are left out.
        guard count <= limits.files * 4 else {
            fail(SystemWords.tooManyFiles)
            return [:]
        }
        let entries = (0..<UInt64(max(0, count))).compactMap { entry($0, in: archive) }
        guard log.isEmpty else { return [:] }
        return unpack(Self.withoutTopFolder(entries), from: archive)
    }

    /// The entry at `index` with a name that is safe; `nil` where it is passed over or refused.
    private func entry(_ index: UInt64, in archive: OpaquePointer) -> Entry? {
        guard let raw = zip_get_name(archive, index, UInt32(ZIP_FL_ENC_RAW)) else {
            fail(Self.broken)
            return nil
        }
        let bytes = Array(UnsafeBufferPointer(start: raw, count: strlen(raw))).map { UInt8(bitPattern: $0) }
        guard let name = Self.name(bytes) else {
            fail(Self.unreadableName)
            return nil
        }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let hasDrive = name.unicodeScalars.dropFirst().first == ":"
        if name.isEmpty || name.hasPrefix("/") || name.contains("\\") || hasDrive || parts.contains("..") {
            fail(Self.unsafeName, in: name)
            return nil
        }
        if let message = refusal(of: index, in: archive) {
            fail(message, in: name)
            return nil
        }
        // Folders have entries of their own; what Finder and others leave behind says nothing about the plan.
        if name.hasSuffix("/") || parts.first == "__MACOSX" { return nil }
        if let last = parts.last, PlanFolder.isPassedOver(String(last)) { return nil }
        return Entry(index: index, name: name)
    }

    /// Why the entry is none that is unpacked here.
    private func refusal(of index: UInt64, in archive: OpaquePointer) -> Bilingual? {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, index, 0, &status) == 0 else { return Self.broken }
        if status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, status.encryption_method != ZIP_EM_NONE {
            return Self.encrypted
        }
        var system = UInt8()
        var attributes = UInt32()
        guard zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 else { return Self.broken }
        let kind = (attributes >> 16) & UInt32(S_IFMT)
        let isPlain = kind == 0 || kind == UInt32(S_IFREG) || kind == UInt32(S_IFDIR)
        return system == ZIP_OPSYS_UNIX && !isPlain ? SystemWords.notRegular : nil
    }

    /// Old Windows programs write names in CP932 without saying so.
    private static func name(_ bytes: [UInt8]) -> String? {
        if UTF8Check.firstInvalid(bytes) == nil { return String(decoding: bytes, as: UTF8.self) }
        guard case .text(let text) = CP932.decode(bytes) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    /// Archives are made of the files of a folder or of the folder itself.
    private static func withoutTopFolder(_ entries: [Entry]) -> [Entry] {
        let tops = Set(entries.map { entry in entry.name.firstIndex(of: "/").map { entry.name[..<$0] } })
        guard tops.count == 1, case .some(.some(let top)) = tops.first else { return entries }
        return entries.map { Entry(index: $0.index, name: String($0.name.dropFirst(top.count + 1))) }
    }

    private func unpack(_ entries: [Entry], from archive: OpaquePointer) -> [String: [UInt8]] {
        guard entries.count <= limits.files else {
            fail(SystemWords.tooManyFiles)
            return [:]
        }
        var files: [String: [UInt8]] = [:]
        var left = limits.bytes
        for entry in entries {
            guard PlanFolder.isKnown(entry.name) else {
                let isInside = entry.name.contains("/")
                fail(isInside ? SystemWords.subfolder : SystemWords.unknownFile(entry.name), in: entry.name)
                continue
            }
            guard files[entry.name] == nil else {
                fail(Self.twice, in: entry.name)
                continue
            }
            guard let bytes = unpack(entry, from: archive, left: left) else { return [:] }
            left -= bytes.count
            files[entry.name] = bytes
        }
        return files
    }

    private func unpack(_ entry: Entry, from archive: OpaquePointer, left: Int) -> [UInt8]? {
        guard let file = zip_fopen_index(archive, entry.index, 0) else {
            fail(Self.broken, in: entry.name)
            return nil
        }
        defer { zip_fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Int(zip_fread(file, &chunk, UInt64(chunk.count)))
            guard count >= 0 else {
                fail(Self.broken, in: entry.name)
                return nil
            }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= limits.bytesPerFile else {
                fail(SystemWords.tooLarge, in: entry.name)
                return nil
            }
            guard bytes.count <= left else {
                fail(SystemWords.tooLargeTogether)
                return nil
            }
        }
    }

    private func fail(_ message: Bilingual, in name: String? = nil) {
        log.add(Problem.Place(file: name.map { "\(path)/\($0)" } ?? path), message)
    }
}

extension ZipSource {
    private static let broken = Bilingual(
        "zipファイルが壊れています。作り直してください。",
        "The zip archive is broken; make it again."
    )
    private static let encrypted = Bilingual(
        "パスワード付きのzipファイルは読めません。パスワードを付けずに作り直してください。",
        "Encrypted zip archives cannot be read; make it again without a password."
    )
    private static let unsafeName = Bilingual(
        "zipファイルに、フォルダの外を指す名前や円記号（\\）を含む名前があります。作り直してください。",
        "The zip archive holds a name that leads outside the folder or has a backslash; make it again."
    )
    private static let unreadableName = Bilingual(
        "zipファイルに、文字として読めない名前があります。英数字の名前で作り直してください。",
        "The zip archive holds a name that is no text; make it again with plain names."
    )
    private static let twice = Bilingual(
        "zipファイルに同じ名前のファイルが二つあります。作り直してください。",
        "The zip archive holds two files of this name; make it again."
    )
}
