import Casework
import SQLInterface
import Synchronization

/// Definitions by the text that they were read from, so that a save need not read one again.
///
/// What is kept is a function of the text alone; so it is right whatever becomes of the transaction that read it.
final class DefinitionCache: Sendable {
    private static let maximumCount = 64

    private let kept = Mutex<[String: CaseDefinition]>([:])

    /// - Throws: `SQLError.unexpectedValue` where the text is no sound definition.
    func definition(source: String) throws -> CaseDefinition {
        if let known = kept.withLock({ $0[source] }) { return known }
        guard let plain = PlainValue(json: source),
            let read = try? CaseDefinition(plain: plain, file: "case_definition")
        else { throw SQLError.unexpectedValue(column: "case_definition.source", found: "no definition") }
        kept.withLock { kept in
            if kept.count >= Self.maximumCount { kept.removeAll() }
            kept[source] = read
        }
        return read
    }
}
