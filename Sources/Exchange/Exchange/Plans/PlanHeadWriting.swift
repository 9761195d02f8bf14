import Figures
import Planning
import Wording

/// Writes `plan.yaml`.
enum PlanHeadWriting {
    static func text(for plan: Plan) -> String {
        var lines = [
            "id: \(YamlText.scalar(plan.id.text))",
            "municipality:",
            "  code: \"\(plan.municipality.code.text)\"",
            "  name: \(YamlText.bilingual(plan.municipality.name))",
            "name: \(YamlText.bilingual(plan.name))",
            "period: {from: \(plan.period.lowerBound.year), through: \(plan.period.upperBound.year)}",
            "levels:",
        ]
        for level in plan.levels {
            lines.append("  - {id: \(YamlText.scalar(level.id.text)), name: \(YamlText.bilingual(level.name))}")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Texts as YAML that reads back as exactly the same text.
enum YamlText {
    static func bilingual(_ text: Bilingual) -> String {
        let japanese = scalar(text.japanese)
        // Compared by their bytes: Swift takes different spellings of one character for equal.
        if text.japanese.utf8.elementsEqual(text.english.utf8) { return japanese }
        return "{ja: \(japanese), en: \(scalar(text.english))}"
    }

    /// Plain where nothing in the text can mean anything to YAML, else in double quotes.
    static func scalar(_ text: String) -> String {
        let words = text.unicodeScalars
        let isPlain = words.allSatisfy(isHarmless) && !words.isEmpty && words.first != " " && words.last != " "
        let isWord = !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
        let startsWithLetter = words.first?.properties.isAlphabetic ?? false
        return isPlain && isWord && startsWithLetter ? text : quoted(text)
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", " ", "-", "_", ".": true
        default: scalar.properties.isAlphabetic
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            default: quoted += isPrintable(scalar) ? String(scalar) : escaped(scalar)
            }
        }
        return quoted + "\""
    }

    /// Whether YAML takes the character as it is, on the same line.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
