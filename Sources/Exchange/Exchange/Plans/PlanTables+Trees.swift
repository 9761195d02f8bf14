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
        var sound: Set<Identifier<Subject>> = []
        for record in records {
            if let above = parent(record.value), parents[above] == nil {
                if isComplete(schema) {
                    let nearest = NearestWord.of(above.text, among: parents.keys.prefix(2000).map(\.text).sorted())
                    record.row.fail("parent", .unknown(thing, in: schema.file, nearest: nearest))
                }
                continue
            }
            var path: [Identifier<Subject>] = []
            var onPath: Set<Identifier<Subject>> = []
            var next: Identifier<Subject>? = id(record.value)
            while let current = next, !sound.contains(current), onPath.insert(current).inserted {
                path.append(current)
                next = parents[current] ?? nil
            }
            if let next, onPath.contains(next) {
                if next == id(record.value) { record.row.fail("parent", Self.cycle) }
            } else {
                sound.formUnion(path)
            }
        }
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
        "最後の階層は施策そのものです。measures.csv に書いてください。",
        "The last level is the measures themselves; they belong in measures.csv."
    )

    private static func needsParent(_ level: PlanLevel) -> Bilingual {
        Bilingual(
            "親は一つ上の階層「\(level.name.japanese)」（\(level.id)）の見出しにしてください。",
            "Its parent must be a heading of the level above, “\(level.name.english)” (\(level.id))."
        )
    }
}
