import Exchange
import Planning

/// The plan's rules with something in their text replaced.
func rules(_ plan: Plan, replacing text: String, with other: String) throws -> RuleBook {
    try readRules(plan.rules.source.replacing(text, with: other))
}

func readRules(_ source: String) throws -> RuleBook {
    try RulesReader().read(Array(source.utf8), for: nil)
}

extension String {
    var trimmingEnd: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
