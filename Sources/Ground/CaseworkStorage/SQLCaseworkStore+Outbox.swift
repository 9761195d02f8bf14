package import Casework
package import Figures
import SQLInterface

extension SQLCaseworkTransaction {
    func enqueue(_ mail: OutgoingMail, as id: MailID, at time: Moment) throws {
        try connection.execute(
            """
            INSERT INTO outbox_mail (municipality, id, recipient, subject, body, confidential, state, attempts, created,
                next)
            VALUES (\(city), \(id.text), \(mail.recipient.text), \(mail.subject), \(mail.body), \(mail.isConfidential),
                \(MailState.waiting.rawValue), 0, \(time), \(time))
            ON CONFLICT (municipality, id) DO NOTHING
            """
        )
    }

    func mail(in states: Set<MailState>, limit: Int) throws -> [QueuedMail] {
        try connection.rows(
            """
            SELECT * FROM outbox_mail
            WHERE municipality = \(city) AND state IN (\(list: states.map(\.rawValue).sorted()))
            ORDER BY created DESC, id DESC LIMIT \(min(max(limit, 0), 1_000))
            """
        )
        .map { try $0.mail() }
    }
}

extension SQLCaseworkStore: Outbox {
    package func takeDueMail(at time: Moment, again: Moment, limit: Int) async throws -> [QueuedMail] {
        let due: SQLQuery = "FROM outbox_mail WHERE state = 'waiting' AND next <= \(time)"
        // Most of the time there is none, and a look does not wait for the disk.
        guard try await database.read({ try $0.firstRow("SELECT 1 AS one \(due) LIMIT 1") }) != nil else { return [] }
        return try await database.write { connection in
            let rows = try connection.rows("SELECT * \(due) ORDER BY next, municipality, id LIMIT \(max(limit, 0))")
            return try rows.map { row in
                let mail = try row.mail(attempts: 1)
                try connection.execute(
                    """
                    UPDATE outbox_mail SET attempts = \(mail.attempts), next = \(again)
                    WHERE municipality = \(mail.municipality.text) AND id = \(mail.id.text)
                    """
                )
                return mail
            }
        }
    }

    package func settle(_ mail: QueuedMail, as result: MailResult, at time: Moment) async throws {
        let (state, next, failure): (MailState, Moment, String?) =
            switch result {
            case .sent: (.sent, time, nil)
            case .failed(let words, let again): (.waiting, again, words)
            case .givenUp(let words): (.givenUp, time, words)
            }
        try await database.write { connection in
            // One whose lease ran out may have been sent by somebody else meanwhile, and then stays sent.
            try connection.execute(
                """
                UPDATE outbox_mail SET state = \(state.rawValue), next = \(next), failure = \(failure),
                    body = CASE WHEN confidential = 1 AND \(state.rawValue) = 'sent' THEN '' ELSE body END
                WHERE municipality = \(mail.municipality.text) AND id = \(mail.id.text) AND state <> 'sent'
                """
            )
        }
    }

    package func counts() async throws -> [MailState: Int] {
        let rows = try await database.read {
            try $0.rows("SELECT state, COUNT(*) AS mails FROM outbox_mail GROUP BY state")
        }
        return Dictionary(
            try rows.map { (try $0.word("state") as MailState, try $0.int("mails")) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    package func revive(_ id: MailID, in municipality: MunicipalityCode, at time: Moment) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                UPDATE outbox_mail SET state = 'waiting', attempts = 0, next = \(time)
                WHERE municipality = \(municipality.text) AND id = \(id.text) AND state = 'given_up'
                """
            )
        }
    }
}

extension SQLRow {
    /// The mail, with `further` attempts besides those that are stored.
    fileprivate func mail(attempts further: Int = 0) throws -> QueuedMail {
        let city = try text("municipality")
        let recipient = try text("recipient")
        let mail = try? OutgoingMail(
            to: MailAddress(reading: recipient),
            subject: try text("subject"),
            body: try text("body"),
            isConfidential: try boolean("confidential")
        )
        return QueuedMail(
            municipality: try (try? MunicipalityCode(reading: city)).orDamage("municipality", city),
            id: MailID(stored: try text("id")),
            mail: try mail.orDamage("recipient", recipient),
            state: try word("state"),
            attempts: try int("attempts") + further,
            times: (created: try moment("created"), next: try moment("next")),
            failure: try optionalText("failure")
        )
    }
}
