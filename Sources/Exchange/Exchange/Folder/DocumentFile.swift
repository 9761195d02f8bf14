import Planning

/// The files that hold definitions of documents: `document-progress-summary.yaml`.
enum DocumentFile {
    /// How many a folder may hold.
    static let maximumCount = 50

    static let start = "document-"
    private static let end = ".yaml"

    /// How people are told of their names.
    static let pattern = start + "NAME" + end

    static func file(of name: DocumentName) -> String { start + name.text + end }

    /// The name of the document that a file defines; `nil` where its name is not of that form.
    static func name(of file: String) -> DocumentName? {
        guard file.hasPrefix(start), file.hasSuffix(end), file.utf8.count > start.utf8.count + end.utf8.count else {
            return nil
        }
        return DocumentName(file.dropFirst(start.count).dropLast(end.count))
    }
}
