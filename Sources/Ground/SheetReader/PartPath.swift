/// The place of a part inside the file.
///
/// Names are taken apart by bytes: a mark after a slash would make another letter of it for Swift.
enum PartPath {
    /// Whether a name in the archive stays inside it.
    static func isSafe(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        let steps = bytes.split(separator: slash, omittingEmptySubsequences: false)
        return !bytes.isEmpty && bytes.first != slash && !bytes.contains(backslash) && !bytes.contains(0)
            && bytes.dropFirst().first != UInt8(ascii: ":") && !steps.contains([dot]) && !steps.contains([dot, dot])
    }

    /// The part that `target`, written in the part `source`, leads to; `nil` where it leads out of the file.
    static func resolve(_ target: String, from source: String) -> String? {
        let bytes = Array(target.utf8)
        guard !bytes.contains(backslash), !bytes.contains(0) else { return nil }
        var folders = bytes.first == slash ? [] : Array(source.utf8).split(separator: slash).dropLast()
        for step in bytes.split(separator: slash) where step != [dot] {
            if step == [dot, dot] {
                guard folders.popLast() != nil else { return nil }
            } else {
                folders.append(step)
            }
        }
        return folders.isEmpty ? nil : String(decoding: Array(folders.joined(separator: [slash])), as: UTF8.self)
    }

    /// Where the relationships of a part stand: `xl/_rels/workbook.xml.rels`.
    static func relationships(of part: String) -> String {
        let bytes = Array(part.utf8)
        let cut = bytes.lastIndex(of: slash).map { $0 + 1 } ?? 0
        return String(decoding: bytes[..<cut] + "_rels/".utf8 + bytes[cut...] + ".rels".utf8, as: UTF8.self)
    }

    private static let slash = UInt8(ascii: "/")
    private static let backslash = UInt8(ascii: "\\")
    private static let dot = UInt8(ascii: ".")
}
