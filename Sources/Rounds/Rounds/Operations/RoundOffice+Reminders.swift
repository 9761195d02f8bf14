package import Casework
import City
import Planning

// Who is late hears of it; how long forms were open.
extension RoundOffice {
    /// Sends a mail to everybody for whom a late sheet waits: one mail to each, with all of theirs.
    /// - Parameters:
    ///   - id: which round.
    ///   - sheets: only these; `nil` for all that are late.
    ///   - act: who asks.
    /// - Returns: who hears of it, and for which sheets nobody does.
    /// - Throws: ``RoundError``.
    package func remind(_ id: RoundID, sheets: Set<CaseID>? = nil, _ act: RoundAct) async throws -> ReminderOutcome {
        let caseAct = try managing(act, .remind)
        let municipality = act.standing.municipality
        let mailing = try await mailing(of: id, act)
        return try await store.write(in: municipality) { transaction in
            let round = try transaction.existing(id)
            if try transaction.isDone(.reminded, of: id, act.request) {
                return ReminderOutcome(mails: 0, sheets: 0, unreachable: [], isRepeated: true)
            }
            guard round.state == .open else { throw RoundError.wrongState(round.state) }
            let late = try transaction.lines(of: id).filter { line in
                line.isLate(at: caseAct.time) && line.waitingSlot != nil && mailing.canBeAnswered(line)
                    && (sheets.map { $0.contains(line.entry.sheet) } ?? true)
            }
            return try remind(late, of: round, caseAct, mailing, transaction)
        }
    }

    /// Puts the mails about these sheets into the outbox, and the event.
    func remind(
        _ late: [SheetLine],
        of round: Round,
        _ act: CaseAct,
        _ mailing: RoundMailing,
        _ transaction: any RoundTransaction
    ) throws -> ReminderOutcome {
        let (mails, unreachable) = mailing.mails(.reminder, try transaction.mailed(late))
        try transaction.enqueue(mails, of: round.id, act)
        _ = try transaction.advance(round, .reminded, act, count: mails.count)
        return ReminderOutcome(mails: mails.count, sheets: late.count, unreachable: unreachable, isRepeated: false)
    }

    /// Takes the next step of escalation of every sheet for which its day has come; the heads get a mail.
    /// - Returns: how many sheets it was about.
    @discardableResult
    package func escalate(_ id: RoundID, _ act: RoundAct) async throws -> Int {
        let caseAct = try managing(act, .remind)
        return try await escalate(id, caseAct, try await mailing(of: id, act))
    }

    func escalate(_ id: RoundID, _ act: CaseAct, _ mailing: RoundMailing) async throws -> Int {
        try await store.write(in: mailing.round.municipality) { transaction in
            let round = try transaction.existing(id)
            if let event = try transaction.event(of: id, request: act.request) {
                guard event.kind == .escalated else { throw RoundError.requestReused }
                return event.count
            }
            guard round.state == .open else { throw RoundError.wrongState(round.state) }
            var heard: [MailedSheet] = []
            for line in try transaction.lines(of: id) where line.isLate(at: act.time) && mailing.canBeAnswered(line) {
                let outcome = try transaction.cases.escalate(line.entry.sheet, act)
                guard case .escalated(_, let slot)? = outcome.event?.change else { continue }
                heard.append(MailedSheet(line, to: outcome.record.assignments[slot] ?? []))
            }
            guard !heard.isEmpty else { return 0 }
            try transaction.enqueue(mailing.mails(.escalation, heard).mails, of: id, act)
            _ = try transaction.advance(round, .escalated, act, count: heard.count)
            return heard.count
        }
    }

    private func mailing(of id: RoundID, _ act: RoundAct) async throws -> RoundMailing {
        try await mailing(of: try await round(id, for: act.standing))
    }

    func mailing(of round: Round) async throws -> RoundMailing {
        let plan = try await self.plan(round.plan, of: round.municipality).stored.plan
        let units = try await answering(in: round.municipality)
        return RoundMailing(round: round, plan: plan, units: units, links: links)
    }

    /// How long a form that says nothing is still taken to be open, in seconds.
    package static let longestPause = 120

    /// Notes that somebody has the form of a sheet open: said once a minute by the page, while somebody is at it.
    ///
    /// What passed since the last time is added to the sum of the sheet's department, up to ``longestPause``; who it was is
    /// not kept beyond the latest moment.
    package func heartbeat(_ sheet: CaseID, _ act: RoundAct) async throws {
        let time = now
        try await store.write(in: act.standing.municipality) { transaction in
            let entry = try transaction.existing(sheet).entry
            let member = try acting(act, .edit, on: entry).actor.member
            let last = try transaction.lastSeen(sheet, by: member)
            let passed = last.map { Int((time.milliseconds - $0.milliseconds) / 1000) } ?? 0
            let seconds = (0...Self.longestPause).contains(passed) ? passed : 0
            try transaction.addWork(entry, by: member, at: time, seconds: seconds)
        }
    }
}

extension SheetLine {
    /// Whose turn it is in the department; `nil` where it is the office's or nobody's.
    var waitingSlot: SlotKey? {
        if SheetForm.State.entry.contains(state) { return SheetForm.Slot.reporter }
        return state == SheetForm.State.atHead ? SheetForm.Slot.head : nil
    }
}

extension MailedSheet {
    fileprivate init(_ line: SheetLine, to posts: [PostKey]) {
        self.init(line.entry, in: line.state, until: line.deadline, to: posts)
    }
}

extension RoundTransaction {
    /// Puts mails into the outbox that a request causes in a round; the same is not put there twice.
    fileprivate func enqueue(_ mails: [OutgoingMail], of round: RoundID, _ act: CaseAct) throws {
        for (number, mail) in mails.enumerated() {
            try cases.enqueue(mail, as: MailID(act.request.step("m\(number + 1)")), at: act.time)
        }
    }
}

extension RoundView {
    /// What those whose turn it is are told.
    fileprivate func mailed(_ lines: [SheetLine]) throws -> [MailedSheet] {
        var query = CaseQuery(kind: SheetForm.kind)
        (query.ids, query.limit) = (lines.map(\.entry.sheet), CaseQuery.maximumLimit)
        let summaries = try casework.summaries(query)
        let assignments = Dictionary(summaries.map { ($0.id, $0.assignments) }, uniquingKeysWith: { first, _ in first })
        return lines.map { line in
            MailedSheet(line, to: line.waitingSlot.flatMap { assignments[line.entry.sheet]?[$0] } ?? [])
        }
    }
}
