import Casework
import Foundation
import Logging

/// What the server does by itself while it serves: mail that waits, and the mornings of rounds.
struct BackgroundWork: Sendable {
    private let mail: MailRoom
    private let mornings: MorningClock

    init(_ configuration: ServerConfiguration, _ desk: BackDesk, logger: Logger) {
        mail = MailRoom(configuration.mail, outbox: desk.outbox, now: { Moment(Date()) }, logger: logger)
        mornings = MorningClock(rounds: desk.rounds, city: desk.city, logger: logger)
    }

    /// Runs as long as `body` does, and has ended when this returns: the mail that was being sent is marked as sent.
    func beside(_ body: () async throws -> Void) async throws {
        let (mail, mornings) = (mail, mornings)
        let own = Task {
            async let delivery: Void = mail.run()
            async let clock: Void = mornings.run()
            _ = await (delivery, clock)
        }
        do {
            try await body()
        } catch {
            own.cancel()
            await own.value
            throw error
        }
        own.cancel()
        await own.value
    }
}
