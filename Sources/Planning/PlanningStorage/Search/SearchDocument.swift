import Figures
import Planning
import Wording

/// One measure or heading as the search sees it.
struct SearchDocument: Sendable {
    struct Line: Hashable, Sendable {
        let field: SearchHit.Field
        let text: String
    }

    let subject: SearchHit.Subject
    let number: String
    let name: Bilingual
    /// Ordered by field, the best first; none is blank or said twice.
    private(set) var lines: [Line] = []

    init(_ subject: SearchHit.Subject, number: String, name: Bilingual) {
        self.subject = subject
        self.number = number
        self.name = name
        add(.number, Self.spoken(number))
        add(.name, name.japanese)
        add(.name, name.english)
    }

    /// A printed number as people write it elsewhere: 19 is also No.19.
    static func spoken(_ number: String) -> String {
        let isPlain = !number.isEmpty && number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
        return isPlain ? "No." + number : number
    }

    mutating func add(_ field: SearchHit.Field, _ text: String) {
        let line = Line(field: field, text: text)
        guard text.contains(where: { !$0.isWhitespace }), !lines.contains(line) else { return }
        lines.append(line)
    }

    /// Puts the lines into the order of their fields.
    mutating func sortLines() {
        let fields = SearchHit.Field.allCases
        lines = fields.flatMap { field in lines.filter { $0.field == field } }
    }

    /// The words of all lines of one tier.
    func words(of tier: SearchTier) -> String {
        lines.filter { tier.fields.contains($0.field) }
            .map { Bigrams.words(of: FoldedText($0.text)) }
            .joined(separator: " ")
    }
}

/// Fields that count the same when hits are ranked; each is a column of the index.
enum SearchTier: CaseIterable {
    case name
    case facts
    case prose

    var fields: [SearchHit.Field] {
        switch self {
        case .name: [.number, .name]
        case .facts: [.former, .indicator, .goal, .unit, .owner]
        case .prose: [.purpose, .effect, .method, .task, .text]
        }
    }
}

extension Plan {
    /// Everything that a search may find, headings first.
    var searchDocuments: [SearchDocument] {
        let goals = Dictionary(grouping: goals, by: \.node)
        let headings = nodes.map { node in
            var document = SearchDocument(.node(node.id), number: node.number, name: node.name)
            for goal in goals[node.id] ?? [] {
                document.add(.goal, goal.name.japanese)
                document.add(.goal, goal.name.english)
                document.add(.unit, goal.unit)
            }
            return document
        }
        let context = SearchContext(self)
        return (headings + measures.map { $0.searchDocument(context) }).map { document in
            var document = document
            document.sortLines()
            return document
        }
    }
}

/// What is said of measures elsewhere in the plan, ready to be looked up.
private struct SearchContext {
    let units: [OrganisationUnit.ID: OrganisationUnit]
    let tasks: [Measure.ID: [PlanTask]]
    let texts: [Measure.ID: [YearlyText]]
    let lineage: [Measure.ID: [LineageEvent]]

    init(_ plan: Plan) {
        units = Dictionary(plan.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        tasks = Dictionary(grouping: plan.tasks, by: \.measure)
        texts = Dictionary(grouping: plan.texts, by: \.measure)
        lineage = Dictionary(grouping: plan.lineage, by: \.measure)
    }

    /// The names of a unit and of those that it belongs to.
    func names(from unit: OrganisationUnit.ID) -> [String] {
        var names: [String] = []
        var next: OrganisationUnit.ID? = unit
        // A unit that belongs to itself in a roundabout way must not hold the program.
        while let id = next, let unit = units[id], names.count < 10 {
            names.append(unit.name)
            next = unit.parent
        }
        return names
    }
}

extension Measure {
    fileprivate func searchDocument(_ context: SearchContext) -> SearchDocument {
        var document = SearchDocument(.measure(id), number: number, name: name)
        for event in context.lineage[id] ?? [] where event.kind == .renamed || event.kind == .renumbered {
            document.add(.former, event.before)
        }
        for indicator in indicators {
            document.add(.indicator, indicator.name)
            document.add(.unit, indicator.unit)
            document.add(.method, indicator.method)
        }
        for owner in owners {
            for name in context.names(from: owner.unit) { document.add(.owner, name) }
        }
        document.add(.purpose, purpose)
        document.add(.effect, effect)
        for task in context.tasks[id] ?? [] {
            document.add(.task, task.text)
            document.add(.task, task.sections.joined(separator: "、"))
        }
        for text in context.texts[id] ?? [] { document.add(.text, text.text) }
        return document
    }
}
