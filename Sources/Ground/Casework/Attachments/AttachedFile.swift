import Crypto
import Wording

/// A file that was attached: its content is known by its SHA-256, and stored once however often it is attached.
package struct AttachedFile: Hashable, Sendable {
    /// 64 hexadecimal digits.
    package let hash: String
    /// As people see it: without a path, and with the end that its content asks for.
    package let name: String
    package let kind: FileKind
    /// In bytes.
    package let size: Int

    package init(hash: String, name: String, kind: FileKind, size: Int) {
        self.hash = hash
        self.name = name
        self.kind = kind
        self.size = size
    }

    /// Looks at a file that somebody hands in.
    /// - Parameters:
    ///   - name: as the client gives it; never trusted.
    ///   - content: the bytes.
    ///   - rule: what is allowed.
    /// - Throws: ``CaseError`` where it is empty, too large or of a kind that is not allowed.
    package init(named name: String, content: [UInt8], rule: AttachmentRule) throws(CaseError) {
        guard content.count <= rule.maximumBytes else {
            throw .fileTooLarge(bytes: content.count, maximum: rule.maximumBytes)
        }
        guard let kind = FileKind(content: content), rule.kinds.contains(kind) else {
            throw .fileNotAllowed(rule.kinds)
        }
        let digits = SHA256.hash(data: content).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }
        self.init(
            hash: digits.joined(),
            name: FileName.sanitised(name, for: kind),
            kind: kind,
            size: content.count
        )
    }
}

/// Names of files as they can be shown, sent in a header and saved on any machine.
enum FileName {
    private static let maximumBytes = 180
    private static let forbidden: Set<Unicode.Scalar> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|", "\u{FFFD}"]

    /// The last part of the path without anything that machines read in their own way, with the end that the content
    /// asks for.
    static func sanitised(_ name: String, for kind: FileKind) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let visible = last.unicodeScalars.filter { scalar in
            !scalar.isHidden && !forbidden.contains(scalar) && !isInvisible(scalar)
        }
        var stem = String(String.UnicodeScalarView(visible)).trimmingSpacesAndDots()
        var suffix = kind.suffix
        if let dot = stem.lastIndex(of: ".") {
            let end = stem[stem.index(after: dot)...].lowercased()
            if end == kind.suffix || kind.otherSuffixes.contains(end) {
                suffix = end
                stem = String(stem[..<dot]).trimmingSpacesAndDots()
            }
        }
        while stem.utf8.count > maximumBytes { stem.removeLast() }
        return (stem.isEmpty ? "file" : stem) + "." + suffix
    }

    /// Line breaks, tabs and marks that nobody sees but that make two names differ.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

extension String {
    fileprivate func trimmingSpacesAndDots() -> String {
        let isTrimmed: (Character) -> Bool = { $0.isWhitespace || $0 == "." }
        let start = drop(while: isTrimmed)
        return String(start.reversed().drop(while: isTrimmed).reversed())
    }
}
