import Crypto
import Foundation
import Planning

/// The list of a published site's files, which `sha256sum -c` reads: proof that everything arrived, and the mark of a
/// folder that a later publication may replace.
struct SiteManifest {
    static let name = "SHA256SUMS"
    private static let mark = "# Shirube publish: "

    let plan: String
    let files: Set<String>

    /// Nothing where the bytes are not such a list.
    init?(_ bytes: Data) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard let first = lines.first, first.hasPrefix(Self.mark) else { return nil }
        plan = String(first.dropFirst(Self.mark.count))
        files = Set(lines.lazy.filter { !$0.hasPrefix("#") }.map { String($0.dropFirst(66)) })
    }

    /// The list in the order of the names: the same files give the same bytes.
    static func bytes(for plan: Plan.ID, files: [SiteCrawl.File]) -> [UInt8] {
        let size = files.reduce(0) { $0 + $1.size }
        let head = "\(mark)\(plan.text)\n# \(files.count) files, \(size) bytes; check with: sha256sum -c \(name)\n"
        return Array(files.reduce(into: head) { $0 += "\($1.digest)  \($1.name)\n" }.utf8)
    }
}

extension SHA256.Digest {
    /// As `sha256sum` writes it.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
