import Planning
import Wording

/// The definitions of documents in a folder, word for word.
struct DocumentSources {
    /// The files that are read, in the order of the documents' names.
    let files: [String]
    /// In the same order; what is wrong with any of them is in the log.
    let sources: [DocumentSource]

    init(_ folder: PlanFolder, context: RulesContext, log: ProblemLog) {
        let found = folder.files.keys.compactMap { file in DocumentFile.name(of: file).map { (name: $0, file: file) } }
            .sorted { $0.name < $1.name }
        files = found.map(\.file)
        guard found.count <= DocumentFile.maximumCount else {
            log.add(Problem.Place(file: found[DocumentFile.maximumCount].file), Self.tooMany)
            sources = []
            return
        }
        sources = found.compactMap { name, file in
            let bytes = folder.files[file] ?? []
            // Whatever the encoding of the tables is: what is exported must be what was written, byte for byte.
            guard let text = TextDecoding(file: file, log: log).decodeUTF8(bytes) else { return nil }
            _ = DefinitionReading(context: context, log: log).read(text.bytes, name: name.text)
            return DocumentSource(name: name, source: String(decoding: bytes, as: UTF8.self))
        }
    }

    private static let tooMany = Bilingual(
        "文書の定義が多すぎます（上限は\(DocumentFile.maximumCount)）。",
        "There are too many definitions of documents (at most \(DocumentFile.maximumCount))."
    )
}
