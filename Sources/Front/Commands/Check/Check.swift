package import ArgumentParser
import Planning
import Wording

/// `shirube check`: what is wrong in a plan and in what was published from it.
package struct Check: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: said(
            "計画と、公表された資料（published.csv）の誤りを見つける。",
            "Finds what is wrong in a plan and in what was published from it (published.csv)."
        ),
        discussion: said(
            """
            例：
              shirube check Samples/kagoshima
              shirube check Samples/kagoshima --format csv > findings.csv
            終了コード：0 見つからない、1 見つかった、2 読めない。
            """,
            """
            Examples:
              shirube check Samples/kagoshima
              shirube check Samples/kagoshima --format csv > findings.csv
            Exit status: 0 nothing found, 1 something found, 2 the input cannot be used.
            """
        )
    )

    @OptionGroup var source: PlanSource

    @Option(help: help("出力の形（table、csv、json）", "Form of the output (table, csv, json)"))
    var format: RowFormat = .table

    package init() {}

    package func run() throws {
        let (text, found) = try output()
        try put(text)
        if found { throw ExitCode(1) }
    }

    static let columns = ["severity", "place", "kind", "printed", "expected", "explanation"]

    /// What `run()` prints, and whether anything was found.
    func output() throws -> (text: String, found: Bool) {
        let plan = try source.read()
        let findings = PlanCheck(PlanEvaluator(plan)).findings()
        let text = format == .table ? list(findings) : rows(findings).text(format)
        return (text, !findings.isEmpty)
    }

    private func rows(_ findings: [Finding]) -> Rows {
        Rows(
            columns: Self.columns,
            rows: findings.map { finding in
                [
                    finding.severity.rawValue, finding.place, finding.kind.rawValue, finding.printed, finding.expected,
                    finding.explanation[.current],
                ]
            }
        )
    }

    /// A list reads better than a table with six columns of words.
    private func list(_ findings: [Finding]) -> String {
        var lines: [String] = []
        for severity in Finding.Severity.allCases {
            let group = findings.filter { $0.severity == severity }
            guard !group.isEmpty else { continue }
            lines.append("\(severity.name[.current]) (\(group.count))")
            lines += group.map(line)
            lines.append("")
        }
        lines.append(said("見つかったもの：\(findings.count)件", "Findings: \(findings.count)"))
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ finding: Finding) -> String {
        let change = finding.expected.isEmpty ? finding.printed : "\(finding.printed) → \(finding.expected)"
        let head = "\(finding.place)  \(finding.kind.name[.current])  \(change)"
        return "  \(visible(head))\n    \(visible(finding.explanation[.current]))"
    }
}

extension Finding.Severity {
    fileprivate var name: Bilingual {
        switch self {
        case .error: Bilingual("誤り", "Errors")
        case .warning: Bilingual("確かめてください", "Please look")
        case .notice: Bilingual("気づいたこと", "Worth knowing")
        }
    }
}
