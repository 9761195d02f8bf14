import Casework

/// Cases as one transaction has read or written them, so that its next step need not read them again.
///
/// Nobody else changes them before the transaction ends, and what is kept ends with it; it belongs to the one thread that
/// the transaction runs on.
final class SeenRecords {
    private var records: [CaseID: CaseRecord] = [:]
    /// The definition that was read last.
    var definition: CaseDefinition?

    subscript(id: CaseID) -> CaseRecord? {
        get { records[id] }
        set { records[id] = newValue }
    }
}
