package import Papers
package import Planning
package import Wording

/// Reads the forms of a plan: its `document-NAME.yaml` files.
package struct DefinitionReader: Sendable {
    package init() {}

    /// Reads all forms of `plan`, or says everything that is wrong with any of them.
    package func read(_ plan: Plan) throws(Problems) -> [DocumentDefinition] {
        let log = ProblemLog()
        let context = RulesContext(plan)
        let definitions = plan.documents.compactMap { source in
            DefinitionReading(context: context, log: log).read(Self.plain(source.source.utf8), name: source.name.text)
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
        let context = plan.map(RulesContext.init) ?? RulesContext()
        let definition = DefinitionReading(context: context, log: log).read(Self.plain(bytes), name: name)
        guard log.isEmpty, let definition else { throw log.problems() }
        return definition
    }

    /// Without the mark that some programs begin a text with.
    private static func plain(_ bytes: some Collection<UInt8>) -> [UInt8] {
        bytes.starts(with: ByteOrderMark.utf8) ? Array(bytes.dropFirst(ByteOrderMark.utf8.count)) : Array(bytes)
    }
}
