import Documents
import Papers
import Planning
import Wording

/// Reads one form, with everything that is wrong in it going to the log.
struct DefinitionReading {
    let context: RulesContext
    let log: ProblemLog

    /// `nil` where the file is no form at all; everything wrong is in the log.
    ///
    /// `bytes` must be valid UTF-8 without a byte order mark.
    func read(_ bytes: [UInt8], name: String) -> DocumentDefinition? {
        guard let document = YamlDocument(bytes, file: "document-\(name).yaml", log: log) else { return nil }
        let mapping = document.root.mapping(
            required: ["title", "sections"],
            optional: ["summary", "fonts", "paper", "header", "footer", "size", "smallest", "words", "selections"]
        )
        guard let mapping else { return nil }
        var definition = DocumentDefinition(name: name, title: mapping["title"]?.bilingual() ?? Bilingual("", ""))
        readHead(of: &definition, mapping)
        let selections = SelectionReading(context: context).read(mapping["selections"])
        definition.selections = selections
        let scope = DefinitionScope(
            context: context,
            selections: Set(selections.keys),
            paper: definition.paper,
            smallestSize: definition.smallestSize
        )
        definition.header = RunningReading(scope: scope).read(mapping["header"])
        definition.footer = RunningReading(scope: scope).read(mapping["footer"])
        definition.sections = (mapping["sections"]?.list() ?? []).compactMap { value in
            SectionReading(scope: scope).read(value)
        }
        if definition.sections.isEmpty, let sections = mapping["sections"], log.isEmpty { sections.fail(.missingValue) }
        return definition
    }

    private func readHead(of definition: inout DocumentDefinition, _ mapping: YamlMapping) {
        if let summary = mapping["summary"]?.bilingual() { definition.summary = summary }
        definition.fonts = (mapping["fonts"]?.listOrOne() ?? []).compactMap { value in
            value.filledText().map { DefinedFont(family: $0, line: value.place.line) }
        }
        if let paper = mapping["paper"], let read = PaperReading.read(paper) { definition.paper = read }
        if let size = mapping["size"]?.letterSize() { definition.size = size }
        if let smallest = mapping["smallest"]?.letterSize() { definition.smallestSize = smallest }
        if definition.smallestSize > definition.size {
            (mapping["smallest"] ?? mapping["size"])?.fail(Self.smallestIsLarger)
        }
        definition.words = WordsReading.read(mapping["words"])
    }

    private static let smallestIsLarger = Bilingual(
        "smallest（縮めてよい大きさ）が size（ふだんの大きさ）より大きくなっています。",
        "The smallest size is larger than the usual one."
    )
}

/// What a place of a form may name: the facts of the lists around it.
struct DefinitionScope {
    let context: RulesContext
    let selections: Set<String>
    var paper: PaperFormat
    /// What letters of tables may shrink to that do not say otherwise.
    var smallestSize: LetterSize
    /// What the lists around the place are of.
    var scopes: Set<FactScope> = []

    /// The scope of a member of a list within this one.
    func inside(_ lists: [ListDefinition]) -> DefinitionScope {
        var next = self
        for list in lists {
            next.scopes.insert(list.list.scope)
            if list.list == .series || list.list == .lines { next.scopes.formUnion([.measure, .series]) }
        }
        return next
    }

    func holds(_ fact: Fact) -> Bool { fact.scope.isAlwaysThere || scopes.contains(fact.scope) }
}
