import Figures
import Planning
import Wording

/// Reads how a rate is computed: the key `rate`.
enum RateReading {
    static func read(_ value: YamlValue?) -> RateRule {
        var rule = RateRule()
        let keys = ["formula", "milestone", "parts", "yardstick", "rounding", "goal_rounding", "thresholds"]
        guard let mapping = value?.mapping(required: [], optional: keys) else { return rule }
        if let formula = mapping["formula"] { readFormula(formula, into: &rule) }
        if let milestone = mapping["milestone"] { readMilestone(milestone, into: &rule.milestone) }
        rule.parts = mapping["parts"]?.word() ?? rule.parts
        rule.yardstick = mapping["yardstick"]?.word() ?? rule.yardstick
        rule.rounding = mapping["rounding"].map { rounding($0, standard: rule.rounding) } ?? rule.rounding
        rule.goalRounding = mapping["goal_rounding"].map { rounding($0, standard: rule.rounding) }
        rule.thresholds = mapping["thresholds"]?.word() ?? rule.thresholds
        return rule
    }

    /// `{mode: half_up, digits: 0}`; what is left out is as in `standard`.
    static func rounding(_ value: YamlValue, standard: RoundingRule) -> RoundingRule {
        var rule = standard
        guard let mapping = value.mapping(required: [], optional: ["mode", "digits"]) else { return rule }
        rule.mode = mapping["mode"]?.word() ?? rule.mode
        rule.digits = mapping["digits"]?.wholeNumber(in: digits) ?? rule.digits
        return rule
    }

    /// How many decimals a rule may ask for.
    static let digits = 0...18

    private static func readFormula(_ value: YamlValue, into rule: inout RateRule) {
        guard value.isMapping else {
            guard let formula = value.word(of: Formula.self) else { return }
            rule.higher = formula
            rule.lower = formula
            return
        }
        guard let mapping = value.mapping(required: ["higher", "lower"]) else { return }
        rule.higher = mapping["higher"]?.word() ?? rule.higher
        rule.lower = mapping["lower"]?.word() ?? rule.lower
    }

    private static func readMilestone(_ value: YamlValue, into rule: inout MilestoneRule) {
        guard let mapping = value.mapping(required: [], optional: ["reached", "partly", "not_reached"]) else { return }
        if let value = mapping["reached"] { rule.reached = numberOrNone(value) }
        if let value = mapping["partly"] { rule.partly = numberOrNone(value) }
        if let value = mapping["not_reached"] { rule.notReached = numberOrNone(value) }
    }

    private static func numberOrNone(_ value: YamlValue) -> Rational? {
        if value.scalar == "none" { return nil }
        guard let text = value.text() else { return nil }
        if let number = ExactDecimal(plain: text) { return number.rational }
        value.fail(notNumberOrNone)
        return nil
    }

    private static let notNumberOrNone = Bilingual(
        "ここには率の数値か、率なしを表す none を書いてください。",
        "A rate belongs here, or the word none where there is no rate."
    )
}
