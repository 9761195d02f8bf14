package import Wording

/// How a value came about, step by step: the figures, the rule and its version, each step unrounded, and what was left
/// out and why.
package struct Working: Hashable, Sendable {
    /// One step: what it is about, and what it says.
    package struct Step: Hashable, Sendable {
        package let label: Bilingual
        package let detail: Bilingual

        package init(_ label: Bilingual, _ detail: Bilingual) {
            self.label = label
            self.detail = detail
        }

        init(_ label: Bilingual, same detail: String) {
            self.init(label, Bilingual(detail, detail))
        }
    }

    package var steps: [Step]

    package init(_ steps: [Step]) {
        self.steps = steps
    }

    /// The steps on one line, for tables and CSV.
    package func line(in language: Language) -> String {
        let colon = language == .japanese ? "：" : ": "
        return steps.map { $0.label[language] + colon + $0.detail[language] }
            .joined(separator: language == .japanese ? "／" : " / ")
    }

    /// One line a step, for a terminal.
    package func lines(in language: Language) -> [String] {
        let colon = language == .japanese ? "：" : ": "
        return steps.map { $0.label[language] + colon + $0.detail[language] }
    }
}

extension Judgement {
    /// The judgement as a step of a working.
    var step: Working.Step {
        .init(
            Bilingual("人による判断", "Judgement"),
            Bilingual("\(rating)（理由：\(reason.japanese)）", "\(rating) (reason: \(reason.english))")
        )
    }
}
