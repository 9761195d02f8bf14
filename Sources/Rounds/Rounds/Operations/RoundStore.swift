package import Casework
package import Figures
package import Planning

/// Where rounds are kept, beside the cases that are their sheets, each municipality's apart from all others'.
///
/// Bodies are synchronous and may run twice (as those of casework do), so they have no effect but on the store.
package protocol RoundStore: Sendable {
    /// Runs `body` on one unchanging view of a municipality's rounds.
    func read<Value: Sendable>(
        in municipality: MunicipalityCode,
        _ body: @escaping @Sendable (any RoundView) throws -> Value
    ) async throws -> Value

    /// Runs `body` in a transaction that leaves nothing where `body` throws; the answer comes after the disk has it.
    @discardableResult
    func write<Value: Sendable>(
        in municipality: MunicipalityCode,
        _ body: @escaping @Sendable (any RoundTransaction) throws -> Value
    ) async throws -> Value
}

/// One municipality's rounds, valid only inside the closure it was handed to.
package protocol RoundView {
    /// The cases that the sheets are.
    var casework: any CaseworkView { get }

    /// All rounds, the latest year first.
    func rounds() throws -> [Round]
    /// `nil` where there is none.
    func round(_ id: RoundID) throws -> Round?
    /// As ``round(_:)``, for those who need nothing else of it.
    func state(of id: RoundID) throws -> Round.State?
    /// What happened to a round, the first event first; at most 1,000 events with numbers above `number`.
    func events(of round: RoundID, after number: Int) throws -> [RoundEvent]
    /// The event that a request caused; `nil` where it has caused none.
    func event(of round: RoundID, request: RequestKey) throws -> RoundEvent?

    /// The sheet that a case is; `nil` where it is none.
    func entry(_ id: CaseID) throws -> SheetEntry?
    /// The sheets of a round in their order, without what stands in them; in one query.
    func lines(of round: RoundID) throws -> [SheetLine]
    /// The sheets of open rounds with one of these posts in any slot, the first deadline first; in one query.
    func lines(for posts: [PostKey]) throws -> [SheetLine]
    /// How often the sheets of a round were returned, by sheet; in one query.
    func returns(of round: RoundID) throws -> [CaseID: Int]

    /// The accepted sheets of a round that the plan does not have yet.
    func due(of round: RoundID) throws -> [DueSheet]
    /// What was taken into the plan, the latest first.
    func takings(of round: RoundID) throws -> [Taking]

    /// What was said of a round's results, the first first.
    func opinions(of round: RoundID) throws -> [Opinion]

    /// How long forms of a round were open, by unit; in seconds.
    func work(of round: RoundID) throws -> [String: Int]
    /// When a member last had a sheet open; `nil` for never.
    func lastSeen(_ sheet: CaseID, by member: MemberKey) throws -> Moment?
}

/// One municipality's rounds, to be changed; valid only inside the closure it was handed to.
package protocol RoundTransaction: RoundView {
    /// The cases that the sheets are, to be changed in the same transaction.
    var cases: any CaseworkTransaction { get }

    /// Appends an event and makes the round as it says what is stored.
    func append(_ event: RoundEvent) throws
    /// Adds a sheet, or says anew who answers for it.
    func save(_ entry: SheetEntry) throws

    /// Notes that the plan must take a sheet, as it is in that version of its case.
    func markDue(_ sheet: CaseID, of round: RoundID, version: Int) throws
    /// Forgets that the plan must take a sheet.
    func unmarkDue(_ sheet: CaseID) throws
    /// Notes that the plan has a sheet now, and forgets that it must take it, unless it was changed since that version.
    /// - Returns: whether nobody had noted it yet.
    func note(_ taking: Taking) throws -> Bool

    /// Adds what somebody said.
    func append(_ opinion: Opinion) throws

    /// Notes that a member has a sheet open, and adds what passed since the last time to the unit's sum.
    func addWork(_ sheet: SheetEntry, by member: MemberKey, at time: Moment, seconds: Int) throws
}

/// Which sheet of which round a case is, and who answers for it.
package struct SheetEntry: Hashable, Sendable {
    package let sheet: CaseID
    package let round: RoundID
    package let measure: Measure.ID
    /// Counts the sheets of a round from 1.
    package let position: Int
    /// The units that answer for the measure, as of the day on which that was worked out.
    ///
    /// Lists show it under the first; none where nobody answers.
    package var units: [String]

    package init(sheet: CaseID, round: RoundID, measure: Measure.ID, position: Int, units: [String]) {
        self.sheet = sheet
        self.round = round
        self.measure = measure
        self.position = position
        self.units = units
    }
}

/// A sheet as lists show it.
package struct SheetLine: Hashable, Sendable {
    package let entry: SheetEntry
    package let state: StateKey
    package let deadline: Moment?
    package let version: Int
    /// When it came into its state.
    package let entered: Moment
    package let changed: Moment

    package init(
        _ entry: SheetEntry,
        state: StateKey,
        deadline: Moment?,
        version: Int,
        entered: Moment,
        changed: Moment
    ) {
        self.entry = entry
        self.state = state
        self.deadline = deadline
        self.version = version
        self.entered = entered
        self.changed = changed
    }

    /// Whether the office has not accepted it.
    package var isUnaccepted: Bool { state != SheetForm.State.accepted && state != SheetForm.State.settled }

    /// Whether it should have left its state by then.
    package func isLate(at time: Moment) -> Bool {
        guard let deadline, isUnaccepted else { return false }
        return deadline < time
    }
}

/// An accepted sheet that the plan must take.
package struct DueSheet: Hashable, Sendable {
    package let sheet: CaseID
    package let version: Int

    package init(sheet: CaseID, version: Int) {
        self.sheet = sheet
        self.version = version
    }
}

/// That the plan took a sheet: which version of it became part of which revision.
package struct Taking: Hashable, Sendable {
    package let sheet: CaseID
    package let round: RoundID
    package let version: Int
    package let revision: Int
    package let time: Moment

    package init(sheet: CaseID, round: RoundID, version: Int, revision: Int, time: Moment) {
        self.sheet = sheet
        self.round = round
        self.version = version
        self.revision = revision
        self.time = time
    }
}
