import Casework
import City
package import Figures
package import Planning
import Wording

// The life of a round: prepared, opened, changed, closed, opened again, sealed.
extension RoundOffice {
    /// Begins a round, which nobody but the office sees until it is opened.
    /// - Throws: ``RoundError``.
    @discardableResult
    package func prepare(
        _ id: RoundID,
        of plan: Plan.ID,
        year: FiscalYear,
        _ settings: RoundSettings,
        _ act: RoundAct
    ) async throws -> Round {
        let caseAct = try managing(act)
        let municipality = act.standing.municipality
        let stored = try await self.plan(plan, of: municipality).stored
        let round = Round(id: id, municipality: municipality, plan: plan, year: year, settings: settings)
        let problems = round.problems(in: stored.plan)
        guard problems.isEmpty else { throw RoundError.problems(problems) }
        return try await store.write(in: municipality) { transaction in
            if let existing = try transaction.round(id) {
                guard try transaction.event(of: id, request: act.request)?.kind == .prepared else {
                    throw RoundError.identityTaken(id)
                }
                return existing
            }
            return try transaction.advance(round, .prepared, caseAct)
        }
    }

    /// Says anew what a round is like: everything while it is prepared; title, instructions, calendar and deadlines while it
    /// is open.
    ///
    /// - Parameters:
    ///   - id: which one.
    ///   - settings: all of them, as they should be.
    ///   - version: the version that the person saw.
    ///   - act: who asks, and why.
    /// - Returns: the round as it is now.
    /// - Throws: ``RoundError``.
    @discardableResult
    package func change(
        _ id: RoundID,
        to settings: RoundSettings,
        seen version: Int,
        _ act: RoundAct
    ) async throws -> Round {
        let caseAct = try managing(act)
        let municipality = act.standing.municipality
        let current = try await round(id, for: act.standing)
        var wanted = current
        wanted.settings = settings
        let problems = wanted.problems(in: try await plan(current.plan, of: municipality).stored.plan)
        guard problems.isEmpty else { throw RoundError.problems(problems) }
        return try await store.write(in: municipality) { transaction in
            let round = try transaction.existing(id)
            if try transaction.isDone(.changed, of: id, act.request) { return round }
            guard round.version == version else {
                throw RoundError.changedMeanwhile(seen: version, found: round.version)
            }
            guard round.state == .prepared || round.state == .open && settings.keepsForm(of: round.settings) else {
                throw RoundError.wrongState(round.state)
            }
            guard round.settings != settings else { return round }
            let next = try transaction.advance(round, .changed, caseAct) { $0.settings = settings }
            if round.state == .open { try Self.setDeadlines(of: next, caseAct, in: transaction) }
            return next
        }
    }

    private static func setDeadlines(of round: Round, _ act: CaseAct, in transaction: any RoundTransaction) throws {
        for line in try transaction.lines(of: round.id) {
            let sheet = line.entry.sheet
            for (state, moment) in round.deadlines(of: line.entry.units).sorted(by: { $0.key < $1.key }) {
                try transaction.cases.setDeadline(of: state, to: moment, for: sheet, act.step("d.\(state)"))
            }
        }
    }

    /// Nobody changes the sheets any more; what is accepted is taken into the plan.
    ///
    /// The round is closed also where the plan does not take it.
    @discardableResult
    package func close(_ id: RoundID, _ act: RoundAct) async throws -> RoundClosing {
        let round = try await turn(id, .closed, from: [.open], to: .closed, act)
        return RoundClosing(round: round, plan: try await takingIn(id, act))
    }

    /// Opens a closed round again, with a reason.
    @discardableResult
    package func reopen(_ id: RoundID, _ act: RoundAct) async throws -> Round {
        guard act.reason.contains(where: { !$0.isWhitespace }) else { throw RoundError.reasonNeeded }
        return try await turn(id, .reopened, from: [.closed], to: .open, act)
    }

    /// Ends a closed round for good: accepted sheets are settled, all others lapse.
    ///
    /// The seal of the plan's year is another room's; it belongs before this, as what is sealed is the plan.
    /// - Throws: ``RoundError/notInPlan(_:why:)`` while the plan does not have everything that was accepted: once settled, it
    ///   would never get it.
    @discardableResult
    package func freeze(_ id: RoundID, _ act: RoundAct) async throws -> Round {
        let caseAct = try managing(act, .freeze)
        let municipality = act.standing.municipality
        let found = try await store.read(in: municipality) { try $0.existing(id) }
        let plan = try await self.plan(found.plan, of: municipality).stored.plan
        return try await store.write(in: municipality) { transaction in
            let round = try transaction.existing(id)
            if try transaction.isDone(.frozen, of: id, act.request) { return round }
            return try Self.freeze(round, of: plan, caseAct, in: transaction)
        }
    }

    static func freeze(
        _ round: Round,
        of plan: Plan,
        _ act: CaseAct,
        in transaction: any RoundTransaction
    ) throws -> Round {
        guard round.state == .closed else { throw RoundError.wrongState(round.state) }
        let untaken = try transaction.untaken(of: round.id)
        guard untaken.isEmpty else {
            let measures = try untaken.map { try transaction.existing($0).entry.measure }
            throw RoundError.notInPlan(measures.map { plan.name(of: $0, in: round.year) }, why: nil)
        }
        // What was withdrawn has ended already.
        let lines = try transaction.lines(of: round.id).filter { $0.state != SheetForm.State.lapsed }
        for line in lines {
            let isAccepted = line.state == SheetForm.State.accepted
            let reason = isAccepted ? act.reason : "照会の確定"
            try transaction.cases.move(
                line.entry.sheet,
                by: isAccepted ? SheetForm.Step.settle : SheetForm.Step.lapse,
                seen: line.version,
                act.step("freeze", reason: reason)
            )
        }
        return try transaction.advance(round, .frozen, act, count: lines.count) { $0.state = .frozen }
    }

    private func turn(
        _ id: RoundID,
        _ kind: RoundEvent.Kind,
        from states: Set<Round.State>,
        to state: Round.State,
        _ act: RoundAct
    ) async throws -> Round {
        let caseAct = try managing(act)
        return try await store.write(in: act.standing.municipality) { transaction in
            let round = try transaction.existing(id)
            if try transaction.isDone(kind, of: id, act.request) { return round }
            guard states.contains(round.state) else { throw RoundError.wrongState(round.state) }
            return try transaction.advance(round, kind, caseAct) { $0.state = state }
        }
    }

    /// A plan of the municipality.
    func plan(
        _ id: Plan.ID,
        of municipality: MunicipalityCode
    ) async throws -> (stored: StoredPlan, composer: SheetComposer) {
        let found = try await known.plan(id)
        guard found.stored.plan.municipality.code == municipality else { throw RoundError.unknownPlan(id) }
        return found
    }
}

/// A round that was closed, and what its plan took then.
package struct RoundClosing: Sendable {
    package let round: Round
    /// A failure leaves the round closed, and what was accepted waits.
    package let plan: Result<PlanTaking, RoundError>
}

extension Plan {
    /// What a measure is called in a year, with its number; its identifier where the plan does not have it any more.
    package func name(of measure: Measure.ID, in year: FiscalYear) -> String {
        self.measure(measure).map { "\(number(of: $0, in: year)) \(name(of: $0, in: year))" } ?? measure.text
    }
}

extension RoundView {
    /// Whether a request has done this already.
    /// - Throws: ``RoundError/requestReused`` where it has done something else.
    func isDone(_ kind: RoundEvent.Kind, of round: RoundID, _ request: RequestKey) throws -> Bool {
        guard let event = try event(of: round, request: request) else { return false }
        guard event.kind == kind else { throw RoundError.requestReused }
        return true
    }
}

extension RoundSettings {
    /// Whether the sheets that are there already fit these settings too.
    fileprivate func keepsForm(of other: RoundSettings) -> Bool {
        measures == other.measures && questions == other.questions && stages == other.stages
    }
}

extension Round {
    /// When sheets of these units should have left each state.
    func deadlines(of units: [String]) -> [StateKey: Moment] {
        let department = Moment(endOf: settings.deadline(of: units))
        let head = Moment(endOf: max(settings.calendar.heads, settings.deadline(of: units)))
        var deadlines = [
            SheetForm.State.toDo: department, SheetForm.State.inEntry: department,
            SheetForm.State.returned: settings.stages.headApproves ? head : department,
        ]
        if settings.stages.headApproves { deadlines[SheetForm.State.atHead] = head }
        if let review = settings.calendar.review { deadlines[SheetForm.State.atOffice] = Moment(endOf: review) }
        return deadlines
    }

    /// The form of its sheets.
    func form(in plan: Plan) -> SheetDefinition {
        let measures = Set(settings.measures)
        let most = plan.measures.filter { measures.contains($0.id) }.map(\.indicators.count).max() ?? 0
        return SheetDefinition(
            questions: settings.questions,
            stages: settings.stages,
            targetYears: plan.period.filter { $0 > year },
            seriesCount: most
        )
    }
}
