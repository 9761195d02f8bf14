/// The definition of one of the office's documents, as somebody wrote it.
///
/// A plan keeps definitions without knowing what they say; whoever makes documents reads them.
package struct DocumentSource: Hashable, Sendable {
    package var name: DocumentName
    /// The text exactly as it was written, comments included.
    package var source: String

    package init(name: DocumentName, source: String) {
        self.name = name
        self.source = source
    }
}

/// What a document is called in files, addresses and commands: `progress-summary`.
package struct DocumentName: Hashable, Sendable {
    package static let maximumLength = 40

    package let text: String

    /// `nil` unless `text` is 1 to 40 lower-case ASCII letters, digits and hyphens, and begins with none of the latter.
    package init?(_ text: some StringProtocol) {
        guard (1...Self.maximumLength).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "-") else {
            return nil
        }
        let allowed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        guard allowed else { return nil }
        self.text = String(text)
    }
}

extension DocumentName: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension DocumentName: CustomStringConvertible {
    package var description: String { text }
}

extension Plan {
    /// The definition of that name; `nil` where the plan brings none of its own.
    package func document(_ name: DocumentName) -> DocumentSource? {
        documents.first { $0.name == name }
    }
}
