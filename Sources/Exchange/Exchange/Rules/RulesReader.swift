package import Planning
package import Wording

/// Reads a `rules.yaml` by itself, for trying other rules on a plan.
package struct RulesReader: Sendable {
    package init() {}

    /// Reads the rules in the file at `path` and checks what they refer to against `plan`.
    package func read(path: String, for plan: Plan) throws(Problems) -> RuleBook {
        let log = ProblemLog()
        guard
            let bytes = FileReading.contents(
                of: path,
                limit: PlanFolderLimits.standard.bytesPerFile,
                shown: path,
                log: log
            )
        else { throw log.problems() }
        return try read(bytes, file: path, for: plan)
    }

    /// Reads the rules in `bytes`; the places of problems name them `file`.
    ///
    /// References into the plan are not checked where `plan` is `nil`.
    package func read(_ bytes: [UInt8], file: String = "rules.yaml", for plan: Plan?) throws(Problems) -> RuleBook {
        let log = ProblemLog()
        let text = TextDecoding(file: file, log: log).decode(bytes, as: .automatic)
        guard let text else { throw log.problems() }
        let context = plan.map(RulesContext.init) ?? RulesContext()
        let book = RuleBookReading(context: context, log: log).read(text.bytes, file: file)
        guard log.isEmpty, let book else { throw log.problems() }
        return book
    }
}
