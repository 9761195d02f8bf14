import Casework
import CaseworkStorage
import Figures
import Foundation
import SQLiteDriver
import TestSupport
import Wording

/// Casework on a database in memory, with sheets registered.
struct Office {
    let database: SQLiteDatabase
    let store: SQLCaseworkStore
    let city: MunicipalityCode

    init(database: SQLiteDatabase? = nil) async throws {
        let database = try database ?? SQLiteDatabase.inMemory()
        self.database = database
        store = try await SQLCaseworkStore.open(database)
        city = try MunicipalityCode(reading: "462012")
        try await write { try $0.register(Sheet.definition) }
    }

    @discardableResult
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any CaseworkTransaction) throws -> Value
    ) async throws -> Value {
        try await store.write(in: city, body)
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any CaseworkView) throws -> Value) async throws -> Value {
        try await store.read(in: city, body)
    }

    /// A sheet with two rows of figures, a reporter and a head.
    @discardableResult
    func open(_ id: CaseID = "s1", about subject: String = "dx/m019/2024") async throws -> CaseRecord {
        var opening = CaseOpening(of: Sheet.definition, about: subject)
        opening.rows = ["figures": ["1", "2"]]
        opening.assignments = ["reporter": ["r1"], "head": ["h1"]]
        return try await write { [opening] in try $0.open(id, opening, .by(.office)).record }
    }

    func record(_ id: CaseID = "s1") async throws -> CaseRecord {
        try await read { try $0.record(id) }.orFail()
    }

    func history(_ id: CaseID = "s1") async throws -> [CaseEvent] { try await read { try $0.history(of: id) } }

    /// Saves as the reporter.
    @discardableResult
    func save(
        _ values: [FieldAddress: FieldValue?],
        seen: Int,
        request: RequestKey? = nil,
        by actor: CaseActor = .reporter
    ) async throws -> SaveOutcome {
        try await write { try $0.save(FieldDraft(seen: seen, values: values), in: "s1", .by(actor, request)) }
    }

    /// Answers what a sheet needs, and passes it on to the head.
    func submit() async throws -> CaseRecord {
        let outcome = try await save(Answers.complete, seen: try await record().version)
        return try await write {
            try $0.move("s1", by: "submit", seen: outcome.outcome.record.version, .by(.reporter)).record
        }
    }
}

enum Answers {
    static let activity = FieldAddress("activity")
    static let cost = FieldAddress("cost")
    static let progress = FieldAddress("progress")
    static func actual(_ row: RowKey) -> FieldAddress {
        FieldAddress("figures", cell: .init(row: row, column: "actual"))
    }

    static let complete: [FieldAddress: FieldValue?] = [
        activity: .text("窓口を開いた"),
        progress: .choice("on_track"),
        actual("1"): .figure(.none(.notYetAvailable)),
        actual("2"): .figure(.none(.notYetAvailable)),
    ]

    static func number(_ text: String) throws -> FieldValue { .figure(.number(try ExactDecimal(plain: text).orFail())) }
}

extension CaseActor {
    static let office = CaseActor(member: "m-office", post: "o1", roles: ["office"])
    static let reporter = CaseActor(member: "m-reporter", post: "r1", roles: [])
    static let colleague = CaseActor(member: "m-colleague", post: "r1", roles: [])
    static let head = CaseActor(member: "m-head", post: "h1", roles: [])
    static let stranger = CaseActor(member: "m-stranger", post: "x1", roles: ["reporter", "head"])
}

extension Moment {
    static let noon = Moment(milliseconds: 1_775_012_345_678)
}

extension CaseAct {
    /// An act of its own request unless one is given.
    static func by(
        _ actor: CaseActor,
        _ request: RequestKey? = nil,
        at time: Moment = .noon,
        reason: String = "",
        mails: [OutgoingMail] = []
    ) -> CaseAct {
        let request = request ?? RequestKey(stringLiteral: UUID().uuidString)
        return CaseAct(request: request, actor: actor, time: time, reason: reason, mails: mails)
    }
}

struct FixtureFault: Error {}

extension Optional {
    /// The value, or a failed test.
    func orFail() throws -> Wrapped {
        guard let self else { throw FixtureFault() }
        return self
    }
}

func mail(_ recipient: String = "to@example.jp", subject: String = "照会") throws -> OutgoingMail {
    try OutgoingMail(to: MailAddress(reading: recipient), subject: subject, body: "本文\n")
}

extension Office {
    static func otherCity() throws -> MunicipalityCode { try MunicipalityCode(reading: "462101") }
}
