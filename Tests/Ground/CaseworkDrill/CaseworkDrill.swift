import Casework
import CaseworkStorage
import Figures
import Foundation
import Mailer
import SQLiteDriver
import Synchronization
import Wording

/// Casework in a process of its own, so that a test can kill it at any moment.
///
/// ```
/// casework-drill DATABASE work                  orders from the standard input, a line for each answer
/// casework-drill DATABASE mail URL [CA [USER]]  sends what waits in the outbox, once; a password stands in
///                                               DRILL_PASSWORD, how often a mail is tried in DRILL_ATTEMPTS
/// casework-drill DATABASE rate SECONDS TASKS    how many saves a second are durable
/// ```
@main
enum CaseworkDrill {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else { return print("casework-drill DATABASE work|mail|rate …") }
        let drill = try await Drill(database: SQLiteDatabase(path: arguments[1]))
        switch arguments[2] {
        case "work": try await drill.work()
        case "mail": try await drill.deliver(Array(arguments.dropFirst(3)))
        case "rate": try await drill.measure(Array(arguments.dropFirst(3)))
        default: print("unknown: \(arguments[2])")
        }
    }
}

struct Drill {
    let store: SQLCaseworkStore
    let city: MunicipalityCode
    private let actor = CaseActor(member: "m1", post: "p1", roles: ["office"])

    init(database: SQLiteDatabase) async throws {
        store = try await SQLCaseworkStore.open(database)
        city = try MunicipalityCode(reading: "462012")
        try await store.write(in: city) { try $0.register(Drill.definition) }
    }

    /// A text that goes round and round, so that a transition done twice shows.
    static var definition: CaseDefinition {
        let office: Party = .role("office")
        let name = Bilingual("耐久試験", "Drill")
        var definition = CaseDefinition(kind: "drill", version: 1, name: name)
        definition.roles = ["office"]
        definition.management = [office]
        definition.fields = (0..<8).map { number in
            FieldDefinition(key: FieldKey(stringLiteral: "f\(number)"), name: name, type: .text(maximumLength: 500))
        }
        let editing = [EditingRule(by: [office])]
        definition.states = [
            StateDefinition(key: "a", name: name, editing: editing),
            StateDefinition(key: "b", name: name, editing: editing),
            StateDefinition(key: "end", name: name, isFinal: true),
        ]
        definition.transitions = [
            TransitionDefinition(key: "on", name: name, from: ["a"], to: "b", by: [office]),
            TransitionDefinition(key: "back", name: name, from: ["b"], to: "a", by: [office]),
            TransitionDefinition(key: "close", name: name, from: ["b"], to: "end", by: [office]),
        ]
        return definition
    }

    func act(_ request: String, mailTo recipient: String? = nil) throws -> CaseAct {
        let mails = try recipient.map {
            [try OutgoingMail(to: MailAddress(reading: $0), subject: "照会のお知らせ", body: "お知らせします。\n\(request)\n")]
        }
        return CaseAct(
            request: RequestKey(stringLiteral: request),
            actor: actor,
            time: Moment(Date()),
            mails: mails ?? []
        )
    }

    /// Orders: `open REQUEST CASE`, `save REQUEST CASE FIELD TEXT`, `step REQUEST CASE RECIPIENT`.
    ///
    /// All that stand in the standard input are carried out at the same time; an answer is written once its order is on
    /// the disk.
    func work() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            while let line = readLine() {
                let words = line.split(separator: " ").map(String.init)
                group.addTask { say(try await answer(to: words)) }
                // An order that stands alone is answered before the next, as a person would wait for it.
                if words.first == "open" { try await group.waitForAll() }
            }
            try await group.waitForAll()
        }
    }

    private func answer(to words: [String]) async throws -> String {
        guard words.count >= 3 else { return "unknown" }
        let (request, id) = (words[1], CaseID(stringLiteral: words[2]))
        let outcome = try await store.write(in: city) { transaction in
            switch words[0] {
            case "open":
                try transaction.open(id, CaseOpening(of: Self.definition, about: "drill"), act(request))
            case "save":
                try save(words, in: id, transaction)
            default:
                try step(words, of: id, transaction)
            }
        }
        return "\(outcome.isRepeated ? "again" : "done") \(request) \(outcome.event?.number ?? 0)"
    }

    private func save(_ words: [String], in id: CaseID, _ transaction: any CaseworkTransaction) throws -> CaseOutcome {
        let version = try transaction.record(id)?.version ?? 0
        let address = FieldAddress(FieldKey(stringLiteral: words[3]))
        let draft = FieldDraft(seen: version, values: [address: .text(words[4])])
        return try transaction.save(draft, in: id, act(words[1])).outcome
    }

    private func step(_ words: [String], of id: CaseID, _ transaction: any CaseworkTransaction) throws -> CaseOutcome {
        guard let record = try transaction.record(id) else { throw CaseError.unknownCase(id) }
        let key: TransitionKey = record.state == "a" ? "on" : "back"
        return try transaction.move(id, by: key, seen: record.version, act(words[1], mailTo: words[3]))
    }

    func deliver(_ arguments: [String]) async throws {
        let environment = ProcessInfo.processInfo.environment
        let password = environment["DRILL_PASSWORD"] ?? ""
        let attempts = environment["DRILL_ATTEMPTS"].flatMap(Int.init) ?? 3
        let server = try MailServer(
            url: arguments[0],
            credentials: arguments.count > 2 ? .init(user: arguments[2], password: password) : nil,
            authorities: arguments.count > 1 && !arguments[1].isEmpty ? arguments[1] : nil
        )
        let sender = MailSender(name: "ＤＸ推進係", address: try MailAddress(reading: "dx@city.example.jp"))
        let delivery = OutboxDelivery(
            outbox: store,
            carrier: SMTPMailer(server: server, sender: sender),
            schedule: RetrySchedule(firstDelay: 1, longestDelay: 2, maximumAttempts: attempts, lease: 1),
            now: { Moment(Date()) }
        )
        say("tried \(try await delivery.deliverDue())")
        for mail in try await store.read(in: city, { try $0.mail(in: Set(MailState.allCases), limit: 1_000) }) {
            say("\(mail.state.rawValue) \(mail.id.text) \(mail.attempts) \(mail.failure ?? "")")
        }
    }

    /// Every task saves into a case of its own, one save after the other, as people who type at the same time.
    func measure(_ arguments: [String]) async throws {
        let (seconds, tasks) = (Int(arguments[0]) ?? 5, Int(arguments[1]) ?? 200)
        let mark = String(Moment(Date()).milliseconds)
        try await store.write(in: city) { transaction in
            for task in 0..<tasks {
                let id = CaseID(stringLiteral: "rate-\(mark)-\(task)")
                try transaction.open(id, CaseOpening(of: Self.definition, about: "rate"), act("open-\(mark)"))
            }
        }
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        let times = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for task in 0..<tasks {
                group.addTask {
                    var times: [Duration] = []
                    var number = 1
                    while clock.now < end {
                        let words = ["save", "r\(number)", "rate-\(mark)-\(task)", "f\(number % 8)", "回答\(number)"]
                        times.append(try await clock.measure { _ = try await answer(to: words) })
                        number += 1
                    }
                    return times
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        .sorted()
        say("\(times.count / seconds) saves/s, median \(times[times.count / 2]), p99 \(times[times.count * 99 / 100])")
    }
}

private let output = Mutex(())

/// Writes a whole line at once, so that what a test reads was really answered.
func say(_ line: String) {
    output.withLock { _ in FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
