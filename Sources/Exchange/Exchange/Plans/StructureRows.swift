import Figures
import Planning
import Wording

/// One row of `owners.csv`.
struct OwnerRow {
    let measure: Measure.ID
    let ownership: Ownership
}

// Each reader reads all of a row's cells before it gives up, so that all problems of the row come to light.
extension TableRow {
    func node() -> PlanNode? {
        let id: PlanNode.ID? = identifier("id")
        let parent: [PlanNode.ID]? = identifiers("parent")
        let level: PlanLevel.ID? = identifier("level")
        let name = name()
        guard let id, let parent = single(parent, "parent"), let level, let name else { return nil }
        return PlanNode(id: id, parent: parent.first, level: level, number: text("number"), name: name)
    }

    func measure() -> Measure? {
        let id: Measure.ID? = identifier("id")
        let name = name()
        let node: PlanNode.ID? = identifier("node")
        let alsoUnder: [PlanNode.ID]? = identifiers("also_under")
        let audience = audience()
        guard let id, let name, let node, let alsoUnder, let audience else { return nil }
        return Measure(
            id: id,
            number: text("number"),
            name: name,
            node: node,
            alsoUnder: alsoUnder,
            audience: audience,
            purpose: text("purpose"),
            effect: text("effect")
        )
    }

    private func audience() -> Set<Audience>? {
        let words = list("audience")
        let known = Audience.allCases.map(\.rawValue)
        for word in words where !known.contains(word) {
            fail("audience", .nearest(word, among: known))
            return nil
        }
        return Set(words.compactMap(Audience.init))
    }

    func unit() -> OrganisationUnit? {
        let id: OrganisationUnit.ID? = identifier("id")
        let parent: [OrganisationUnit.ID]? = identifiers("parent")
        let kind = word("kind", of: OrganisationUnit.Kind.self)
        let name = requiredText("name")
        let years = validity()
        guard let id, let parent = single(parent, "parent"), let kind, let name, let years else { return nil }
        return OrganisationUnit(
            id: id,
            parent: parent.first,
            kind: kind,
            name: name,
            from: years.from,
            through: years.through
        )
    }

    func owner() -> OwnerRow? {
        let measure: Measure.ID? = identifier("measure")
        let unit: OrganisationUnit.ID? = identifier("unit")
        let years = validity()
        let andOthers = flag("and_others")
        guard let measure, let unit, let years, let andOthers else { return nil }
        let ownership = Ownership(unit: unit, from: years.from, through: years.through, andOthers: andOthers)
        return OwnerRow(measure: measure, ownership: ownership)
    }

    /// A list that may hold one member at most; `nil` after logging.
    private func single<Item>(_ list: [Item]?, _ column: String) -> [Item]? {
        guard let list else { return nil }
        guard list.count <= 1 else {
            fail(column, Self.oneOnly)
            return nil
        }
        return list
    }

    private static let oneOnly = Bilingual(
        "ここに書けるのは一つだけです。",
        "Only one may stand here."
    )
}
