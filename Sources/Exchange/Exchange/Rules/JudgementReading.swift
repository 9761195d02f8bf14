import Figures
import Planning
import Wording

/// A judgement and the pairs that it was read from.
struct LocatedJudgement {
    let judgement: Judgement
    let mapping: YamlMapping
}

/// Reads ratings that a person set: the key `judgements`.
struct JudgementReading {
    let context: RulesContext

    private static let subjects = ["series", "goal", "node", "plan"]

    private struct Key: Hashable {
        let subject: Judgement.Subject
        let year: FiscalYear
    }

    func read(_ value: YamlValue?) -> [LocatedJudgement] {
        guard let list = value?.list() else { return [] }
        let judgements = list.compactMap(judgement)
        var firstLines: [Key: Int] = [:]
        for located in judgements {
            let key = Key(subject: located.judgement.subject, year: located.judgement.year)
            if let first = firstLines[key] {
                located.mapping.value.fail(.usedTwice(firstLine: first))
            } else {
                firstLines[key] = located.mapping.value.place.line ?? 0
            }
        }
        return judgements
    }

    private func judgement(_ value: YamlValue) -> LocatedJudgement? {
        let mapping = value.mapping(required: ["year", "rating", "reason"], optional: Self.subjects)
        guard let mapping else { return nil }
        let subject = subject(mapping)
        let year = mapping["year"]?.year()
        let rating = mapping["rating"]?.filledText()
        let reason = mapping["reason"]?.bilingual()
        guard let subject, let year, let rating, let reason else { return nil }
        let judgement = Judgement(subject: subject, year: year, rating: rating, reason: reason)
        return LocatedJudgement(judgement: judgement, mapping: mapping)
    }

    private func subject(_ mapping: YamlMapping) -> Judgement.Subject? {
        let given = Self.subjects.compactMap { key in mapping[key].map { (key: key, value: $0) } }
        guard given.count == 1, let (key, value) = given.first else {
            mapping.value.fail(Self.oneSubject)
            return nil
        }
        switch key {
        case "series":
            guard let reference = value.series() else { return nil }
            check(reference, in: context.series, value, Thing.series, TableSchema.indicators)
            return .series(reference)
        case "goal":
            guard let id: Goal.ID = value.identifier() else { return nil }
            check(id, in: context.goals, value, Thing.goal, TableSchema.goals)
            return .goal(id)
        case "node":
            guard let id: PlanNode.ID = value.identifier() else { return nil }
            check(id, in: context.nodes, value, Thing.node, TableSchema.nodes)
            return .node(id)
        default:
            guard let flag = value.flag() else { return nil }
            if !flag { value.fail(.oneOf(["yes"])) }
            return .plan
        }
    }

    private func check<Item: Hashable>(
        _ item: Item,
        in known: Set<Item>?,
        _ value: YamlValue,
        _ thing: Bilingual,
        _ schema: TableSchema
    ) {
        if let known, !known.contains(item) { value.fail(.unknown(thing, in: schema.file, nearest: nil)) }
    }

    private static let oneSubject = Bilingual(
        "何についての判断かを、series、goal、node、plan のどれか一つで書いてください。",
        "Say what it is about with exactly one of series, goal, node and plan."
    )
}
