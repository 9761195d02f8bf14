import Casework
import Figures
import Foundation
import Logging
import Mailer
import SQLInterface

/// What the server does with mail while it runs: hands over what waits, again and again.
///
/// Without a mail server nothing is sent: mail waits, and the page of the mail shows it.
struct MailRoom: Sendable {
    private let delivery: OutboxDelivery?
    private let pause: Duration
    private let logger: Logger

    init(
        _ setting: MailSetting?,
        outbox: any Outbox,
        schedule: RetrySchedule = RetrySchedule(),
        pause: Duration = .seconds(5),
        now: @escaping @Sendable () -> Moment,
        logger: Logger
    ) {
        self.pause = pause
        self.logger = logger
        delivery = setting.map { setting in
            OutboxDelivery(
                outbox: outbox,
                carrier: SMTPMailer(server: setting.server, sender: setting.sender),
                schedule: schedule,
                now: now
            ) { mail, result in
                Self.log(mail, result, logger)
            }
        }
    }

    /// Until the task is cancelled; the mail that is being sent then is sent, and marked so.
    func run() async {
        guard let delivery else { return }
        let logger = logger
        await delivery.run(every: pause) { error in
            logger.error("The outbox cannot be read", metadata: ["error": "\(error)"])
        }
    }

    /// One line for each failure, without what the mail says and without whom it is for.
    private static func log(_ mail: QueuedMail, _ result: MailResult, _ logger: Logger) {
        var metadata: Logger.Metadata = [
            "mail": "\(mail.id.text)", "municipality": "\(mail.municipality.text)", "attempt": "\(mail.attempts)",
        ]
        switch result {
        case .sent: logger.info("Mail was sent", metadata: metadata)
        case .failed(let words, let again):
            metadata["reason"] = "\(words)"
            metadata["again"] = "\(again.date.formatted(.iso8601))"
            logger.warning("Mail could not be sent and is tried again", metadata: metadata)
        case .givenUp(let words):
            metadata["reason"] = "\(words)"
            logger.error("Mail was given up", metadata: metadata)
        }
    }
}
