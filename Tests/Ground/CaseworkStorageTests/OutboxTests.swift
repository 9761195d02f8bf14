import Casework
import CaseworkStorage
import Figures
import SQLiteDriver
import Synchronization
import Testing
import Wording

/// Mail goes out with what happened, at least once.
@Suite struct OutboxTests {
    /// Carries nothing further, and fails as it is told.
    private final class Carrier: MailCarrier {
        let carried = Mutex<[MailID]>([])
        let failure: MailFailure?

        init(failing isPermanent: Bool? = nil) {
            failure = isPermanent.map { MailFailure(isPermanent: $0, message: Bilingual("断られました", "refused")) }
        }

        func carry(_ mail: QueuedMail) async throws(MailFailure) {
            carried.withLock { $0.append(mail.id) }
            if let failure { throw failure }
        }
    }

    private final class Clock: Sendable {
        private let now = Mutex(Moment.noon)
        func advance(_ seconds: Int) { now.withLock { $0 = $0.adding(seconds: seconds) } }
        func time() -> Moment { now.withLock { $0 } }
    }

    private let clock = Clock()

    private func delivery(_ office: Office, _ carrier: Carrier) -> OutboxDelivery {
        let schedule = RetrySchedule(firstDelay: 60, longestDelay: 200, maximumAttempts: 4, lease: 300)
        return OutboxDelivery(outbox: office.store, carrier: carrier, schedule: schedule) { [clock] in clock.time() }
    }

    private func mails(_ office: Office) async throws -> [QueuedMail] {
        try await office.read { try $0.mail(in: Set(MailState.allCases), limit: 100) }
    }

    private func openWithMail(_ office: Office, _ mails: [OutgoingMail]) async throws {
        try await office.open()
        let act = CaseAct.by(.office, "q1", mails: mails)
        for _ in 1...2 { try await office.write { try $0.comment("問", on: nil, of: "s1", act) } }
    }

    @Test func `mail waits with its event, and is sent once`() async throws {
        let office = try await Office()
        try await openWithMail(office, [try mail("a@example.jp"), try mail("b@example.jp")])
        let waiting = try await mails(office)
        #expect(waiting.map(\.id.text) == ["case.s1.2.2", "case.s1.2.1"])
        #expect(waiting.allSatisfy { $0.state == .waiting && $0.attempts == 0 })
        let carrier = Carrier()
        #expect(try await delivery(office, carrier).deliverDue() == 2)
        #expect(try await delivery(office, carrier).deliverDue() == 0)
        #expect(carrier.carried.withLock { $0.map(\.text) } == ["case.s1.2.1", "case.s1.2.2"])
        #expect(try await mails(office).allSatisfy { $0.state == .sent && $0.attempts == 1 && $0.failure == nil })
    }

    @Test func `a refused operation sends nothing`() async throws {
        let office = try await Office()
        try await office.open()
        await #expect(throws: CaseError.self) {
            try await office.write {
                try $0.comment("問", on: nil, of: "s1", .by(.stranger, mails: [try mail()]))
            }
        }
        #expect(try await mails(office) == [])
    }

    @Test func `a failure that may pass is tried again, later and later, until it is given up`() async throws {
        let office = try await Office()
        try await openWithMail(office, [try mail()])
        let carrier = Carrier(failing: false)
        let delivery = delivery(office, carrier)
        for (attempt, delay) in [60, 120, 200].enumerated() {
            #expect(try await delivery.deliverDue() == 1)
            let mail = try await mails(office).first.orFail()
            #expect(mail.state == .waiting && mail.attempts == attempt + 1 && mail.failure == "断られました")
            #expect(mail.next == clock.time().adding(seconds: delay))
            clock.advance(delay - 1)
            #expect(try await delivery.deliverDue() == 0)
            clock.advance(1)
        }
        #expect(try await delivery.deliverDue() == 1)
        #expect(try await mails(office).map(\.state) == [.givenUp])
        clock.advance(1_000_000)
        #expect(try await delivery.deliverDue() == 0)
        try await office.store.revive(MailID(stored: "case.s1.2.1"), in: office.city, at: clock.time())
        #expect(try await self.delivery(office, Carrier()).deliverDue() == 1)
        #expect(try await mails(office).map(\.state) == [.sent])
        #expect(Set(carrier.carried.withLock { $0 }).count == 1)
    }

    @Test func `a refusal for good is given up at once, and seen`() async throws {
        let office = try await Office()
        try await openWithMail(office, [try mail()])
        #expect(try await delivery(office, Carrier(failing: true)).deliverDue() == 1)
        let mail = try await mails(office).first.orFail()
        #expect(mail.state == .givenUp && mail.failure == "断られました")
    }

    @Test func `mail that was taken by one who died comes again after a while`() async throws {
        let office = try await Office()
        try await openWithMail(office, [try mail()])
        let taken = try await office.store.takeDueMail(
            at: clock.time(),
            again: clock.time().adding(seconds: 300),
            limit: 10
        )
        #expect(taken.map(\.attempts) == [1])
        let carrier = Carrier()
        #expect(try await delivery(office, carrier).deliverDue() == 0)
        clock.advance(300)
        #expect(try await delivery(office, carrier).deliverDue() == 1)
        // The first one was only slow: what it says afterwards makes nothing unsent.
        try await office.store.settle(try taken.first.orFail(), as: .givenUp("遅れ"), at: clock.time())
        #expect(try await mails(office).map(\.state) == [.sent])
    }

    @Test func `mail that kills whoever takes it is given up in the end`() async throws {
        let office = try await Office()
        try await openWithMail(office, [try mail()])
        for _ in 1...4 {
            _ = try await office.store.takeDueMail(at: clock.time(), again: clock.time(), limit: 1)
        }
        let carrier = Carrier()
        #expect(try await delivery(office, carrier).deliverDue() == 1)
        #expect(carrier.carried.withLock { $0 } == [])
        #expect(try await mails(office).map(\.state) == [.givenUp])
    }

    @Test func `a confidential body is kept until it is sent, and no longer`() async throws {
        let office = try await Office()
        let reset = try OutgoingMail(
            to: MailAddress(reading: "to@example.jp"),
            subject: "再設定",
            body: "https://…",
            isConfidential: true
        )
        try await office.write { try $0.enqueue(reset, as: MailID("reset-1"), at: .noon) }
        try await office.write { try $0.enqueue(try mail(), as: MailID("reminder-1"), at: .noon) }
        #expect(try await delivery(office, Carrier(failing: false)).deliverDue() == 2)
        #expect(try await mails(office).map(\.mail.body) == ["https://…", "本文\n"])
        clock.advance(60)
        #expect(try await delivery(office, Carrier()).deliverDue() == 2)
        #expect(try await mails(office).map(\.mail.body) == ["", "本文\n"])
    }

    @Test func `mail that belongs to no case is put into the outbox once`() async throws {
        let office = try await Office()
        for _ in 1...2 {
            try await office.write { try $0.enqueue(try mail(), as: MailID("invitation-1"), at: .noon) }
        }
        #expect(try await mails(office).map(\.id.text) == ["mail.invitation-1"])
    }
}
