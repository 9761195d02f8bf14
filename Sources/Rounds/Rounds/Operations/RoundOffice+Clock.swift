package import Casework
import City
package import Figures
import Planning

/// What the clock did in one round on one day.
package struct ClockWork: Hashable, Sendable {
    package let round: RoundID
    /// How many people got a reminder.
    package let reminded: Int
    /// How many sheets went one step up.
    package let escalated: Int
}

// Who is late hears of it every morning, without anybody of the office.
extension RoundOffice {
    /// Who stands in the record for what happens by itself; no member or post is called so unless somebody means to.
    package static let clock = CaseActor(
        member: "shirube.clock",
        post: "shirube.clock",
        roles: [SheetForm.Role.office]
    )
    /// When a day's mails go out, in Japan.
    private static let hour: Int64 = 8
    /// In milliseconds: a day, and how far Japan is ahead of UTC.
    private static let (day, japan): (Int64, Int64) = (86_400_000, 9 * 3_600_000)

    /// The moment of the latest morning, up to `time`.
    static func morning(before time: Moment) -> Moment {
        let start = hour * 3_600_000
        let since = time.milliseconds + japan - start
        let days = since >= 0 ? since / day : (since - day + 1) / day
        return Moment(milliseconds: days * day + start - japan)
    }

    /// The request of a morning's work in a round: short, as mails are named after it, and of this round alone.
    private static func request(_ morning: Moment, _ round: RoundID) -> RequestKey? {
        RequestKey(reading: "clock.\((morning.milliseconds + japan) / day).\(round)")
    }

    /// The morning whose work a request was, whatever time its event got.
    fileprivate static func morning(of request: RequestKey) -> Moment? {
        let parts = request.text.split(separator: ".")
        guard parts.count > 2, parts[0] == "clock", let days = Int64(parts[1]) else { return nil }
        return Moment(milliseconds: days * day + hour * 3_600_000 - japan)
    }

    /// Does the morning's work in all open rounds of a municipality, once for each morning: whoever has a sheet whose
    /// deadline passed since the clock last reminded anybody gets a mail, and what has been late for as long as the round
    /// says goes to the heads.
    ///
    /// It may be asked as often as one likes. A morning that nobody asked on is made up for by the next one, and a clock
    /// that is set back sends nothing again.
    ///
    /// - Parameters:
    ///   - municipality: whose rounds.
    ///   - report: is told of a round that an error kept from its work; all others get theirs.
    /// - Returns: what was done, where anything was.
    /// - Throws: errors of the store before the first round; cancellation.
    package func morningWork(
        in municipality: MunicipalityCode,
        reporting report: (RoundID, any Error) -> Void
    ) async throws -> [ClockWork] {
        let time = Self.morning(before: now)
        let open = try await store.read(in: municipality) { try $0.rounds().filter { $0.state == .open } }
        var work: [ClockWork] = []
        for round in open {
            do {
                let done = try await morningWork(in: round, at: time)
                if done.reminded + done.escalated > 0 { work.append(done) }
            } catch let error as CancellationError {
                throw error
            } catch {
                report(round.id, error)
            }
        }
        return work
    }

    private func morningWork(in round: Round, at time: Moment) async throws -> ClockWork {
        let nothing = ClockWork(round: round.id, reminded: 0, escalated: 0)
        guard let key = Self.request(time, round.id) else { return nothing }
        let reminding = CaseAct(request: key.step("r"), actor: Self.clock, time: time)
        let escalating = CaseAct(request: key.step("e"), actor: Self.clock, time: time)
        let mailing = try await mailing(of: round)
        let reminded = try await remindByClock(round.id, reminding, mailing)
        let isDone = try await store.read(in: round.municipality) {
            try $0.event(of: round.id, request: escalating.request) != nil
        }
        let escalated = isDone ? 0 : try await escalate(round.id, escalating, mailing)
        return ClockWork(round: round.id, reminded: reminded, escalated: escalated)
    }

    private func remindByClock(_ id: RoundID, _ act: CaseAct, _ mailing: RoundMailing) async throws -> Int {
        try await store.write(in: mailing.round.municipality) { transaction in
            let round = try transaction.existing(id)
            guard round.state == .open, try transaction.event(of: id, request: act.request) == nil else { return 0 }
            let last = try transaction.lastClockReminder(of: id)
            let late = try transaction.lines(of: id).filter { line in
                line.isLate(at: act.time) && line.entered <= act.time && line.waitingSlot != nil
                    && line.isDue(after: last) && mailing.canBeAnswered(line)
            }
            guard !late.isEmpty else { return 0 }
            return try remind(late, of: round, act, mailing, transaction).mails
        }
    }
}

extension SheetLine {
    /// Whether its deadline comes after that moment, if there is one.
    fileprivate func isDue(after time: Moment?) -> Bool {
        guard let time else { return true }
        return deadline.map { $0 > time } ?? false
    }
}

extension RoundView {
    /// The morning for which the clock last reminded somebody; `nil` where it never did.
    fileprivate func lastClockReminder(of round: RoundID) throws -> Moment? {
        var (last, number): (Moment?, Int) = (nil, 0)
        while case let events = try events(of: round, after: number), let end = events.last {
            let reminded = events.last { $0.kind == .reminded && $0.member == RoundOffice.clock.member }
            last = reminded.flatMap { RoundOffice.morning(of: $0.request) } ?? last
            number = end.number
        }
        return last
    }
}
