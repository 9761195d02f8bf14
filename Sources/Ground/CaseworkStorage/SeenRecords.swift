import Casework

/// Cases as one transaction has read or written them, so that its next step need not read them again.
///
/// Nobody else changes them before the transaction ends, and what is kept ends with it; it belongs to the one thread that
/// the transaction runs on.
final class SeenRecords {
    private var records: [CaseID: CaseRecord] = [:]
    /// The requests of which there is no event, by their cases: each step asks for its own before it does anything.
    var newRequests: [CaseID: Set<RequestKey>] = [:]

    subscript(id: CaseID) -> CaseRecord? {
        get { records[id] }
        set { records[id] = newValue }
    }
}
