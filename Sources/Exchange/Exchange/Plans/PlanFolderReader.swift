import Figures
import Planning
package import Wording

/// Reads a plan folder into a plan, or says everything that is wrong with it.
package struct PlanFolderReader: Sendable {
    private let encoding: EncodingChoice

    /// - Parameter encoding: how the tables are read; `plan.yaml` and `rules.yaml` are UTF-8 unless they cannot be.
    package init(encoding: EncodingChoice = .automatic) {
        self.encoding = encoding
    }

    /// Reads the folder or zip archive at `path`.
    package func read(path: String) throws(Problems) -> PlanReading {
        try read(PlanFolder(path: path))
    }

    /// Reads the files of `folder`, or throws every problem of every file, in the order of the files.
    package func read(_ folder: PlanFolder) throws(Problems) -> PlanReading {
        let log = ProblemLog()
        let files = FolderTexts(folder, encoding: encoding, log: log)
        let head = files.texts["plan.yaml"].flatMap { PlanHead(yaml: $0.bytes, log: log) }
        let tables = PlanTables(files, log: log)
        tables.check(head: head)
        let context = RulesContext(head: head, tables: tables)
        let rules = files.texts["rules.yaml"].flatMap {
            RuleBookReading(context: context, log: log).read($0.bytes, file: "rules.yaml")
        }
        let documents = DocumentSources(folder, context: context, log: log)
        guard log.isEmpty, let head, let rules else {
            throw log.problems(inOrderOf: PlanFolder.knownFiles + documents.files)
        }
        var plan = tables.plan(head: head, rules: rules)
        plan.documents = documents.sources
        return PlanReading(plan: plan, encodings: files.encodings)
    }
}

/// The decoded files of a folder.
struct FolderTexts {
    private(set) var texts: [String: TextDecoding.Text] = [:]

    init(_ folder: PlanFolder, encoding: EncodingChoice, log: ProblemLog) {
        for name in folder.files.keys.sorted() where !PlanFolder.isKnown(name) {
            if !PlanFolder.isPassedOver(name) { log.add(Problem.Place(file: name), SystemWords.unknownFile(name)) }
        }
        let required = ["plan.yaml", "rules.yaml"] + TableSchema.all.filter(\.isRequired).map(\.file)
        for name in PlanFolder.knownFiles {
            guard let bytes = folder.files[name] else {
                if required.contains(name) { log.add(Problem.Place(file: name), Self.missingFile) }
                continue
            }
            let choice = name.hasSuffix(".csv") ? encoding : .automatic
            texts[name] = TextDecoding(file: name, log: log).decode(bytes, as: choice)
        }
    }

    /// In the order of the folder's description.
    var encodings: [(file: String, encoding: UsedEncoding)] {
        PlanFolder.knownFiles.compactMap { name in texts[name].map { (name, $0.encoding) } }
    }

    func table(_ schema: TableSchema, log: ProblemLog) -> Table {
        guard let text = texts[schema.file] else { return Table(empty: schema, log: log) }
        return Table(CSVReader(text.bytes, file: schema.file, log: log).read(), schema: schema, log: log)
    }

    private static let missingFile = Bilingual(
        "ファイルがありません。計画フォルダには必ず必要です。",
        "The file is missing; every plan folder needs it."
    )
}
