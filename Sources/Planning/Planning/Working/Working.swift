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

extension Bilingual {
    /// A symbol with what it means, because cities use the same ones for different things: `◎ 順調`.
    ///
    /// What has no symbol has a rate and nothing else.
    init(symbol: String, named name: Bilingual?) {
        if symbol.isEmpty {
            self.init("率あり", "with a rate")
        } else if let name {
            self.init("\(symbol) \(name.japanese)", "\(symbol) \(name.english)")
        } else {
            self.init(same: symbol)
        }
    }
}

extension Judgement {
    /// The judgement as a step of a working; `name` is what its rating means.
    func step(_ name: Bilingual?) -> Working.Step {
        let rating = Bilingual(symbol: self.rating, named: name)
        return .init(
            Bilingual("人による判断", "Judgement"),
            Bilingual(
                "\(rating.japanese)（理由：\(reason.japanese)）",
                "\(rating.english) (reason: \(reason.english))"
            )
        )
    }
}
