package import Figures
package import Wording

/// The outbox as the delivery sees it: the mail of all municipalities.
package protocol Outbox: Sendable {
    /// Takes mail whose time has come, the one that waits longest first.
    ///
    /// What is taken counts as one more attempt and comes again at `again`, unless somebody says before what became of it:
    /// so a crash in the middle loses nothing, and two deliveries do not take the same mail at once.
    func takeDueMail(at time: Moment, again: Moment, limit: Int) async throws -> [QueuedMail]

    /// Says what became of a mail that was taken.
    func settle(_ mail: QueuedMail, as result: MailResult, at time: Moment) async throws

    /// Tries a mail again that was given up.
    func revive(_ id: MailID, in municipality: MunicipalityCode, at time: Moment) async throws

    /// How many mails of all municipalities are in each state; states without any are left out.
    func counts() async throws -> [MailState: Int]
}

/// What became of an attempt to send a mail.
package enum MailResult: Hashable, Sendable {
    case sent
    /// It is tried again then.
    case failed(String, again: Moment)
    case givenUp(String)
}

/// Whatever hands mail to the world.
package protocol MailCarrier: Sendable {
    /// Answers once somebody else has taken responsibility for the mail.
    func carry(_ mail: QueuedMail) async throws(MailFailure)
}

/// Why a mail could not be handed over.
package struct MailFailure: Error, Hashable, Sendable {
    /// Whether trying the same again is pointless: the server has refused this mail or this recipient.
    package let isPermanent: Bool
    /// For the person who runs the server.
    package let message: Bilingual

    package init(isPermanent: Bool, message: Bilingual) {
        self.isPermanent = isPermanent
        self.message = message
    }
}

/// How long to wait after each failure, and when to give up.
package struct RetrySchedule: Hashable, Sendable {
    /// After the first failure, in seconds; it doubles with each further one.
    package let firstDelay: Int
    /// No delay is longer, in seconds.
    package let longestDelay: Int
    package let maximumAttempts: Int
    /// How long an attempt may take before somebody else takes the mail, in seconds.
    package let lease: Int

    /// By default a minute, then two, four … up to six hours: with 16 attempts about two days.
    package init(firstDelay: Int = 60, longestDelay: Int = 21_600, maximumAttempts: Int = 16, lease: Int = 300) {
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.maximumAttempts = maximumAttempts
        self.lease = lease
    }

    /// How long to wait after so many attempts in vain, in seconds.
    func delay(after attempts: Int) -> Int {
        var delay = firstDelay
        for _ in 1..<max(attempts, 1) where delay < longestDelay { delay *= 2 }
        return min(delay, longestDelay)
    }

    /// What a failure means for a mail.
    func result(of failure: MailFailure, for mail: QueuedMail, at time: Moment) -> MailResult {
        let words = failure.message.japanese
        guard !failure.isPermanent, mail.attempts < maximumAttempts else { return .givenUp(words) }
        return .failed(words, again: time.adding(seconds: delay(after: mail.attempts)))
    }
}

/// Sends what waits in the outbox: at least once, and never lost by a crash.
///
/// A mail that was sent but not marked so, because the power failed in between, is sent again with the same `Message-ID`.
package struct OutboxDelivery: Sendable {
    private let outbox: any Outbox
    private let carrier: any MailCarrier
    private let schedule: RetrySchedule
    private let now: @Sendable () -> Moment
    private let tell: @Sendable (QueuedMail, MailResult) -> Void

    /// `tell` hears of every attempt after what became of it is kept.
    package init(
        outbox: any Outbox,
        carrier: any MailCarrier,
        schedule: RetrySchedule = RetrySchedule(),
        now: @escaping @Sendable () -> Moment,
        tell: @escaping @Sendable (QueuedMail, MailResult) -> Void = { _, _ in }
    ) {
        self.outbox = outbox
        self.carrier = carrier
        self.schedule = schedule
        self.now = now
        self.tell = tell
    }

    /// Tries everything whose time has come, once.
    /// - Returns: how many mails were tried.
    /// - Throws: errors of the store, and of the task when it is cancelled between two mails.
    @discardableResult
    package func deliverDue() async throws -> Int {
        var tried = 0
        while true {
            let start = now()
            // One at a time: the lease runs for the one that is being sent, not for those that wait behind it.
            let taken = try await outbox.takeDueMail(
                at: start,
                again: start.adding(seconds: schedule.lease),
                limit: 1
            )
            guard let mail = taken.first else { return tried }
            try await settle(mail, as: await attempt(mail))
            tried += 1
            try Task.checkCancellation()
        }
    }

    /// Keeps what became of a mail also where the task was cancelled while it was being sent: it would be sent again.
    private func settle(_ mail: QueuedMail, as result: MailResult) async throws {
        let (outbox, time) = (outbox, now())
        try await Task { try await outbox.settle(mail, as: result, at: time) }.value
        tell(mail, result)
    }

    private func attempt(_ mail: QueuedMail) async -> MailResult {
        // It was taken so often without an end being told: the attempts themselves failed.
        guard mail.attempts <= schedule.maximumAttempts else {
            return .givenUp("送信の途中で止まることが続きました。 / Sending it was interrupted again and again.")
        }
        do {
            try await carrier.carry(mail)
            return .sent
        } catch {
            return schedule.result(of: error, for: mail, at: now())
        }
    }

    /// Delivers again and again until the task is cancelled.
    /// - Parameters:
    ///   - pause: between two looks into the outbox.
    ///   - report: is told of errors of the store, after which it goes on.
    package func run(
        every pause: Duration = .seconds(5),
        report: @escaping @Sendable (any Error) -> Void
    ) async {
        while !Task.isCancelled {
            do {
                try await deliverDue()
            } catch is CancellationError {
                return
            } catch {
                report(error)
            }
            try? await Task.sleep(for: pause)
        }
    }
}
