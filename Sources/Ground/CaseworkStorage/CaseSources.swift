import Casework
import SQLInterface
import Synchronization

/// What one store has read before, so that a request need not read it again.
final class CaseSources: Sendable {
    /// A definition among those of all municipalities.
    struct Name: Hashable {
        let municipality: String
        let kind: CaseKind
        let version: Int
    }

    /// More than one municipality uses at the same time.
    private static let mostHeads = 2_048

    let definitions = ReadSources<CaseDefinition>()
    /// The rows of a case's tables never change, and many cases have the same deadlines.
    let rows = ReadSources<[FieldKey: [RowKey]]>(maximumCount: mostHeads)
    let deadlines = ReadSources<[StateKey: Moment]>(maximumCount: mostHeads)
    private let named = Mutex<[Name: CaseDefinition]>([:])

    /// A definition that is in the database, where it was read before: none that is there ever changes or goes.
    func definition(_ name: Name) -> CaseDefinition? { named.withLock { $0[name] } }

    /// Keeps a definition that was committed.
    func keep(_ definition: CaseDefinition, as name: Name) {
        named.withLock { named in
            if named.count >= Self.mostHeads { named.removeAll() }
            named[name] = definition
        }
    }
}
