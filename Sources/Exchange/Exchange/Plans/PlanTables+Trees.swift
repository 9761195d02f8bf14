import Planning
import Wording

/// The trees of headings and organisation units: parents exist, nothing is its own ancestor, levels follow each other.
extension PlanTables {
    /// - Parameter levels: `nil` where `plan.yaml` could not be read.
    func checkNodes(levels: [PlanLevel]?) {
        checkTree(nodes, .nodes, Thing.node, id: \.id, parent: \.parent)
        guard let levels else { return }
        // The last level is that of the measures themselves.
        let headings = levels.dropLast().map(\.id)
        let levelOf = Dictionary(nodes.map { ($0.value.id, $0.value.level) }, uniquingKeysWith: { first, _ in first })
        for record in nodes {
            guard let depth = headings.firstIndex(of: record.value.level) else {
                let message: Bilingual =
                    levels.last?.id == record.value.level
                    ? Self.measuresLevel
                    : .nearest(record.value.level.text, among: headings.map(\.text))
                record.row.fail("level", message)
                continue
            }
            switch record.value.parent {
            case nil:
                if depth > 0 { record.row.fail("parent", Self.needsParent(levels[depth - 1])) }
            case let parent?:
                guard let level = levelOf[parent], headings.contains(level) else { continue }
                if depth == 0 {
                    record.row.fail("parent", Self.topLevel)
                } else if level != headings[depth - 1] {
                    record.row.fail("parent", Self.needsParent(levels[depth - 1]))
                }
            }
        }
    }

    func checkUnits() {
        checkTree(units, .units, Thing.unit, id: \.id, parent: \.parent)
    }

    private func checkTree<Value, Subject>(
        _ records: [Located<Value>],
        _ schema: TableSchema,
        _ thing: Bilingual,
        id: (Value) -> Identifier<Subject>,
        parent: (Value) -> Identifier<Subject>?
    ) {
        var parents: [Identifier<Subject>: Identifier<Subject>?] = [:]
        for record in records { parents[id(record.value)] = parent(record.value) }
        for record in records {
            guard let above = parent(record.value), parents[above] == nil, isComplete(schema) else { continue }
            let nearest = NearestWord.of(above.text, among: parents.keys.prefix(2000).map(\.text).sorted())
            record.row.fail("parent", .unknown(thing, in: schema.file, nearest: nearest))
        }
        let cyclic = Self.cyclic(parents)
        for record in records where cyclic.contains(id(record.value)) { record.row.fail("parent", Self.cycle) }
    }

    /// The members that are their own ancestors; each is visited once.
    private static func cyclic<ID: Hashable>(_ parents: [ID: ID?]) -> Set<ID> {
        var (visited, cyclic): (Set<ID>, Set<ID>) = ([], [])
        for start in parents.keys {
            var path: [ID] = []
            var next: ID? = start
            while let current = next, visited.insert(current).inserted {
                path.append(current)
                next = parents[current] ?? nil
            }
            if let next, let index = path.firstIndex(of: next) { cyclic.formUnion(path[index...]) }
        }
        return cyclic
    }

    private static let cycle = Bilingual(
        "親をたどると自分に戻ります。親を見直してください。",
        "Its parents lead back to itself; check them."
    )
    private static let topLevel = Bilingual(
        "最上位の階層に親は付けられません。空欄にしてください。",
        "The top level has no parent; leave it blank."
    )
    private static let measuresLevel = Bilingual(
        "最後の階層は取組そのものです。measures.csv に書いてください。",
        "The last level is the measures themselves; they belong in measures.csv."
    )

    private static func needsParent(_ level: PlanLevel) -> Bilingual {
        Bilingual(
            "親は一つ上の階層「\(level.name.japanese)」（\(level.id)）の見出しにしてください。",
            "Its parent must be a heading of the level above, “\(level.name.english)” (\(level.id))."
        )
    }
}
