import Planning
import Wording

/// A roll-up and the value that it was read from.
struct LocatedRollUp {
    let rule: RollUpRule
    let value: YamlValue
}

/// Reads how ratings become one statement about a heading: the key `roll_up`.
struct RollUpReading {
    let rate: RateRule
    let context: RulesContext

    private static let keys = ["rounding", "thresholds", "rating"]

    func read(_ value: YamlValue?) -> [LocatedRollUp] {
        guard let list = value?.list() else { return [] }
        let rules = list.compactMap(rule)
        var firstLines: [RollUpRule.Scope: Int] = [:]
        for located in rules {
            if let first = firstLines[located.rule.scope] {
                located.value.fail(Self.sameScope(first))
            } else {
                firstLines[located.rule.scope] = located.value.place.line ?? 0
            }
        }
        return rules
    }

    private func rule(_ value: YamlValue) -> LocatedRollUp? {
        guard let mapping = value.mapping(required: ["scope", "of", "method"], optional: Self.keys) else { return nil }
        let scope = mapping["scope"].flatMap(scope)
        let members: RollUpRule.Members? = mapping["of"]?.word()
        let method = mapping["method"].flatMap(method)
        let rounding = mapping["rounding"].map { RateReading.rounding($0, standard: rate.rounding) }
        let thresholds: Thresholds? = mapping["thresholds"]?.word()
        let bands = mapping["rating"].flatMap(BandsReading.read)
        guard let scope, let members, let method else { return nil }
        check(members, in: scope, at: mapping["of"])
        let rule = RollUpRule(
            scope: scope,
            members: members,
            method: method,
            rounding: rounding ?? rate.rounding,
            thresholds: thresholds ?? rate.thresholds,
            bands: bands
        )
        return LocatedRollUp(rule: rule, value: value)
    }

    private func scope(_ value: YamlValue) -> RollUpRule.Scope? {
        switch value.scalar {
        case "measure": return .measure
        case "unit": return .unit
        case "plan": return .plan
        default: break
        }
        guard let level: PlanLevel.ID = value.identifier() else { return nil }
        if let levels = context.levels {
            let headings = levels.dropLast().map(\.id)
            if levels.last?.id == level {
                value.fail(Self.lastLevel)
                return nil
            }
            guard headings.contains(level) else {
                value.fail(.nearest(level.text, among: headings.map(\.text) + ["measure", "unit", "plan"]))
                return nil
            }
        }
        return .level(level)
    }

    private func method(_ value: YamlValue) -> RollUpMethod? {
        let simple: [String: RollUpMethod] = [
            "counts": .counts, "mean": .mean, "worst": .worst, "points": .points, "judged": .judged,
        ]
        let words = ["counts", "mean", "worst", "points", "judged", "share", "matrix"]
        guard value.isMapping else {
            guard let text = value.text() else { return nil }
            if let method = simple[text] { return method }
            value.fail(["share", "matrix"].contains(text) ? Self.needsMore(text) : .nearest(text, among: words))
            return nil
        }
        guard let mapping = value.mapping(required: [], optional: ["share", "matrix"]) else { return nil }
        guard mapping.pairs.count == 1 else {
            value.fail(.oneOf(words))
            return nil
        }
        if let share = mapping["share"] { return self.share(share) }
        return mapping["matrix"].flatMap(matrix)
    }

    private func share(_ value: YamlValue) -> RollUpMethod? {
        guard let list = value.listOrOne() else { return nil }
        let symbols = list.compactMap { $0.filledText() }
        guard !symbols.isEmpty else {
            if list.isEmpty { value.fail(.missingValue) }
            return nil
        }
        return .share(symbols: symbols)
    }

    private func matrix(_ value: YamlValue) -> RollUpMethod? {
        guard let mapping = value.mapping(required: ["rows", "columns", "table"]) else { return nil }
        let rows = mapping["rows"].flatMap(method)
        let columns = mapping["columns"].flatMap(method)
        var table: [String: [String: String]] = [:]
        for row in mapping["table"]?.mapping()?.pairs ?? [] {
            for cell in row.value.mapping()?.pairs ?? [] {
                table[row.key, default: [:]][cell.key] = cell.value.filledText()
            }
        }
        guard let rows, let columns else { return nil }
        return .matrix(rows: rows, columns: columns, table: table)
    }

    /// A measure has only its series below it, and an organisation unit has neither goals nor headings.
    private func check(_ members: RollUpRule.Members, in scope: RollUpRule.Scope, at value: YamlValue?) {
        let allowed: [RollUpRule.Members] =
            switch scope {
            case .measure: [.series]
            case .unit: [.series, .measures]
            case .level, .plan: RollUpRule.Members.allCases
            }
        if !allowed.contains(members) { value?.fail(.oneOf(allowed.map(\.rawValue))) }
    }

    private static func sameScope(_ line: Int) -> Bilingual {
        Bilingual(
            "同じ範囲（scope）の集約が\(line)行目にもあります。一つにしてください。",
            "The roll-up in line \(line) has the same scope; keep one."
        )
    }

    private static func needsMore(_ word: String) -> Bilingual {
        let example = word == "share" ? "{share: [◎, ○]}" : "{matrix: {rows: …, columns: …, table: …}}"
        return Bilingual("\(example) の形で書いてください。", "Write it as \(example).")
    }

    private static let lastLevel = Bilingual(
        "最後の階層は取組そのものです。measure と書いてください。",
        "The last level is the measures themselves; write measure."
    )
}
