package import Figures

/// Where cases are kept, each municipality's apart from all others'.
///
/// The bodies are synchronous: a transaction that cannot suspend cannot hold a lock while it waits for something else.
/// A body may be run a second time, so it must have no effect but on the store.
package protocol CaseworkStore: Sendable {
    /// Runs `body` on one unchanging view of a municipality's cases.
    func read<Value: Sendable>(
        in municipality: MunicipalityCode,
        _ body: @escaping @Sendable (any CaseworkView) throws -> Value
    ) async throws -> Value

    /// Runs `body` in a transaction that leaves nothing where `body` throws; the answer comes after the disk has it.
    @discardableResult
    func write<Value: Sendable>(
        in municipality: MunicipalityCode,
        _ body: @escaping @Sendable (any CaseworkTransaction) throws -> Value
    ) async throws -> Value
}

/// One municipality's cases, valid only inside the closure it was handed to.
package protocol CaseworkView {
    /// `nil` where there is none.
    func definition(_ kind: CaseKind, version: Int) throws -> CaseDefinition?

    /// The latest version of every kind, in the order of kinds.
    func definitions() throws -> [CaseDefinition]

    /// The cases that a query asks for, whole, in its order; a fixed number of queries, however many there are.
    func records(_ query: CaseQuery) throws -> [CaseRecord]

    /// As ``records(_:)``, without what stands in them.
    func summaries(_ query: CaseQuery) throws -> [CaseSummary]

    /// How many cases of a kind are in which state with which posts, in one query.
    func counts(_ kind: CaseKind, by slot: SlotKey, at time: Moment) throws -> [CaseCount]

    /// How often each case of a kind was passed on by which transition, in one query: how often it was returned.
    func stepCounts(_ kind: CaseKind) throws -> [CaseID: [TransitionKey: Int]]

    /// `nil` where there is none.
    func record(_ id: CaseID) throws -> CaseRecord?

    /// The history of a case, the first event first; at most 1,000 events with numbers above `number`.
    func events(of id: CaseID, after number: Int) throws -> [CaseEvent]

    /// The event that a request caused; `nil` where it has caused none.
    func event(of id: CaseID, request: RequestKey) throws -> CaseEvent?

    /// The bytes of an attached file; `nil` where nothing has that hash.
    func content(_ hash: String) throws -> [UInt8]?

    /// The mail of a municipality, the latest first; at most 1,000.
    func mail(in states: Set<MailState>, limit: Int) throws -> [QueuedMail]
}

/// One municipality's cases, to be changed; valid only inside the closure it was handed to.
///
/// What people do goes through the operations (`save`, `move` …), which decide before they write.
package protocol CaseworkTransaction: CaseworkView {
    /// Keeps a definition that is not there yet.
    func insert(_ definition: CaseDefinition) throws

    /// Appends an event and makes `record`, which follows from it, what is stored.
    func append(_ event: CaseEvent, making record: CaseRecord) throws

    /// Keeps the bytes of a file, once.
    func keep(_ content: [UInt8], hash: String) throws

    /// Puts mail into the outbox; nothing happens where there is mail of that identity.
    func enqueue(_ mail: OutgoingMail, as id: MailID, at time: Moment) throws
}

extension CaseworkView {
    /// The history of a case, whole or after an event of that number.
    package func history(of id: CaseID, after number: Int = 0) throws -> [CaseEvent] {
        var events: [CaseEvent] = []
        while true {
            let next = try self.events(of: id, after: events.last?.number ?? number)
            guard !next.isEmpty else { return events }
            events += next
        }
    }
}
