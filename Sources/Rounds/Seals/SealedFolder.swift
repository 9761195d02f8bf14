import Tables
import Wording

/// The manifest that stands beside an exported folder, so that the folder can be verified by itself.
package enum SealedFolder {
    /// The name of the file that holds it.
    package static let manifestName = "seal.txt"

    /// The manifest of an entry, with its hash in the last line.
    package static func manifest(of entry: SealEntry) -> [UInt8] {
        Array((entry.manifest + "hash \(entry.hash)\n").utf8)
    }

    /// What the folder's seal says, and every file that is not as it was sealed.
    ///
    /// - Parameter files: the folder with its manifest; other files than those that were sealed are faults too.
    /// - Returns: the hash, and the faults; no hash where there is no manifest.
    package static func verify(_ files: [String: [UInt8]]) -> (hash: String?, faults: [SealFault]) {
        let place = Bilingual(same: manifestName)
        guard let bytes = files[manifestName] else {
            return (
                nil,
                [
                    SealFault(
                        place,
                        Bilingual("ファイルがありません。確定した版の書き出しではありません。", "is missing: this is no export of a sealed edition.")
                    )
                ]
            )
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard let last = lines.last, last.hasPrefix("hash "), text.hasSuffix("\n"),
            Array(text.utf8) == bytes
        else {
            return (nil, [SealFault(place, Bilingual("最後の行に指紋がありません。", "does not end with a hash."))])
        }
        let hash = String(last.dropFirst("hash ".count))
        let body = lines.dropLast().map { $0 + "\n" }.joined()
        var faults: [SealFault] = []
        if Array(body.utf8).sealDigest != hash {
            faults.append(SealFault(place, Bilingual("書き換えられています（指紋が一致しません）。", "was changed (the hash does not fit).")))
        }
        return (hash, faults + strangers(lines.dropLast().map(String.init), files))
    }

    private static func strangers(_ lines: [String], _ files: [String: [UInt8]]) -> [SealFault] {
        let sealed = Set(lines.filter { $0.hasPrefix("file ") })
        let found = files.filter { $0.key != manifestName }
        let present = Dictionary(
            SealedFile.all(of: found).map { ("file \($0.length) \($0.digest) \($0.name.jsonText)", $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        let changed = present.filter { !sealed.contains($0.key) }.values
        let names = Set(found.keys.map(\.jsonText))
        let missing = sealed.filter { line in !names.contains { line.hasSuffix(" \($0)") } }
            .map { String($0.split(separator: " ", maxSplits: 3).last ?? "") }
        return changed.sorted().map {
            SealFault(Bilingual(same: $0), Bilingual("確定したときの内容ではありません。", "is not what was sealed."))
        }
            + missing.sorted().map {
                SealFault(Bilingual(same: $0), Bilingual("ファイルがありません。", "is missing."))
            }
    }
}
