import Planning
import Wording

/// Reads what stands in place of a rating: the key `no_value`.
enum NoValueReading {
    static func read(_ value: YamlValue?) -> NoValueRules {
        var rules = NoValueRules()
        guard let mapping = value?.mapping(required: [], optional: ["default"] + Absence.ruleKeys) else { return rules }
        for pair in mapping.pairs {
            guard let rule = rule(pair.value) else { continue }
            if pair.key == "default" { rules.standard = rule } else { rules.byKey[pair.key] = rule }
        }
        return rules
    }

    private static func rule(_ value: YamlValue) -> NoValueRule? {
        guard let mapping = value.mapping(required: ["symbol", "name"], optional: ["denominator"]) else { return nil }
        let symbol = mapping["symbol"]?.filledText()
        let name = mapping["name"]?.bilingual()
        let denominator: NoValueRule.Denominator? = mapping["denominator"].map { $0.word() ?? .leaveOut }
        guard let symbol, let name else { return nil }
        return NoValueRule(symbol: symbol, name: name, denominator: denominator ?? .leaveOut)
    }
}
