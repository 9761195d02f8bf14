package import Papers
package import Planning
package import Wording

/// Reads the forms of a plan: its `document-NAME.yaml` files.
package struct DefinitionReader: Sendable {
    package init() {}

    /// Reads all forms of `plan`, or says everything that is wrong with any of them.
    package func read(_ plan: Plan) throws(Problems) -> [DocumentDefinition] {
        let log = ProblemLog()
        let context = DefinitionContext(plan)
        let definitions = plan.documents.compactMap { source in
            DefinitionReading(context: context, log: log).read(Array(source.source.utf8), name: source.name.text)
        }
        try log.throwIfAny()
        return definitions
    }

    /// Reads one form; references into the plan are not checked where `plan` is `nil`.
    package func read(
        _ bytes: [UInt8],
        name: String,
        for plan: Plan?
    ) throws(Problems) -> DocumentDefinition {
        let log = ProblemLog()
        let context = plan.map(DefinitionContext.init) ?? DefinitionContext()
        let definition = DefinitionReading(context: context, log: log).read(bytes, name: name)
        guard log.isEmpty, let definition else { throw log.problems() }
        return definition
    }
}

/// What of the plan a form may refer to; `nil` where that is not known, and then not checked.
struct DefinitionContext {
    var levels: Set<String>?
    var series: Set<SeriesReference>?
    /// How many years the plan has.
    var years: Int?

    init() {}

    init(_ plan: Plan) {
        levels = Set(plan.levels.dropLast().map(\.id.text))
        years = plan.period.count
        series = Set(
            plan.measures.flatMap { measure in
                measure.indicators.map { SeriesReference(measure: measure.id, series: $0.series) }
            }
        )
    }
}
