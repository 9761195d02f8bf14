import GRDB
import SQLInterface
import Synchronization

/// Lets writes that arrive at the same time share one commit, and so one wait for the disk.
///
/// The first writer to come leads: it runs its own write and all that wait, each in a savepoint of one transaction,
/// commits, and only then answers everybody; whoever arrived meanwhile makes up the next transaction, led by one of
/// them. So one failing write undoes nothing of the others, and nobody is answered before the disk has it.
final class GroupCommit: Sendable {
    private let writer: any DatabaseWriter
    private let state = Mutex(State())
    /// Bounds how long the first of a group waits for the last.
    private static let maximumGroup = 512

    private struct State {
        var isCommitting = false
        var waiting: [Waiting] = []
    }

    private struct Waiting {
        let write: PendingWrite
        let turn: CheckedContinuation<Turn, Never>
    }

    private enum Turn {
        case lead
        case answered(PendingWrite.Outcome)
    }

    init(writer: any DatabaseWriter) {
        self.writer = writer
    }

    /// Runs `body` in a savepoint and answers once it is committed.
    ///
    /// From the moment it waits for its turn it is no longer cancelled: it may already be part of a transaction.
    func perform<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        let answer = Answer<Value>()
        try await outcome(of: PendingWrite { connection in answer.value = try body(connection) }).get()
        guard let value = answer.value else {
            throw SQLError.statementFailed(sql: "COMMIT", detail: "a write was committed without having run")
        }
        return value
    }

    private func outcome(of write: PendingWrite) async -> PendingWrite.Outcome {
        let turn = await withCheckedContinuation { continuation in
            let isFirst = state.withLock { state in
                if state.isCommitting {
                    state.waiting.append(Waiting(write: write, turn: continuation))
                    return false
                }
                state.isCommitting = true
                return true
            }
            if isFirst { continuation.resume(returning: .lead) }
        }
        return switch turn {
        case .lead: await lead(write)
        case .answered(let outcome): outcome
        }
    }

    /// Commits one's own write together with those that wait, lets the next one lead, and answers the others.
    private func lead(_ own: PendingWrite) async -> PendingWrite.Outcome {
        let (followers, outcomes) = await withCheckedContinuation { continuation in
            // The form with a callback is never cancelled half-way, as the group must not be with its leader.
            writer.asyncWriteWithoutTransaction { [self] database in
                let followers = takeWaiting()
                let outcomes = Self.commit([own] + followers.map(\.write), in: database)
                continuation.resume(returning: (followers, outcomes))
            }
        }
        passOnLead()
        for (follower, outcome) in zip(followers, outcomes.dropFirst()) {
            follower.turn.resume(returning: .answered(outcome))
        }
        return outcomes[0]
    }

    private func takeWaiting() -> [Waiting] {
        state.withLock { state in
            let group = Array(state.waiting.prefix(Self.maximumGroup))
            state.waiting.removeFirst(group.count)
            return group
        }
    }

    private func passOnLead() {
        let next: Waiting? = state.withLock { state in
            if state.waiting.isEmpty {
                state.isCommitting = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.turn.resume(returning: .lead)
    }
}

extension GroupCommit {
    /// Runs each write in a savepoint of one transaction and commits it.
    ///
    /// - Returns: one outcome for each write, in order.
    private static func commit(_ group: [PendingWrite], in database: Database) -> [PendingWrite.Outcome] {
        do {
            var outcomes: [PendingWrite.Outcome] = []
            // Within it GRDB runs no statement any more once SQLite has undone the transaction: it would be one of its own.
            try database.inTransaction(.immediate) {
                for write in group {
                    let outcome = try attempt(write, in: database)
                    // A full disk makes SQLite undo the whole transaction, those before included.
                    guard database.isInsideTransaction else {
                        _ = try outcome.get()
                        throw SQLError.statementFailed(sql: "SAVEPOINT", detail: "a write ended the transaction itself")
                    }
                    outcomes.append(outcome)
                }
                return .commit
            }
            return outcomes
        } catch {
            return recover(group, from: error, in: database)
        }
    }

    /// - Throws: what the write failed with, where it cannot be undone by itself: half of it must not be committed with the
    ///   others.
    private static func attempt(_ write: PendingWrite, in database: Database) throws -> PendingWrite.Outcome {
        do {
            try run("SAVEPOINT one_write", in: database)
            try write.run(SQLiteConnection(database: database))
            try run("RELEASE one_write", in: database)
            return .success(())
        } catch {
            // Where SQLite has undone everything there is no savepoint any more.
            if database.isInsideTransaction {
                guard (try? run("ROLLBACK TO one_write", in: database)) != nil,
                    (try? run("RELEASE one_write", in: database)) != nil
                else { throw error }
            }
            return .failure(SQLError.mapped(error))
        }
    }

    /// Prepared once, unlike the savepoints of GRDB: there are two of them around every write.
    private static func run(_ sql: String, in database: Database) throws {
        try database.cachedStatement(sql: sql).execute()
    }

    /// Undoes what is left of the transaction and says what became of each write.
    ///
    /// A constraint that is only checked at the end fails the commit of all for the fault of one: then each is tried
    /// alone.
    private static func recover(
        _ group: [PendingWrite],
        from error: any Error,
        in database: Database
    ) -> [PendingWrite.Outcome] {
        if database.isInsideTransaction { try? database.rollback() }
        let error = SQLError.mapped(error)
        if case SQLError.constraint = error, group.count > 1 {
            return group.flatMap { commit([$0], in: database) }
        }
        return group.map { _ in .failure(error) }
    }
}

/// A write that waits to be run.
struct PendingWrite: Sendable {
    typealias Outcome = Result<Void, any Error>

    let run: @Sendable (any SQLConnection) throws -> Void

    init(_ run: @escaping @Sendable (any SQLConnection) throws -> Void) {
        self.run = run
    }
}

/// Carries what a write gives from the database's queue to its caller.
private final class Answer<Value: Sendable>: Sendable {
    private let storage = Mutex<Value?>(nil)

    var value: Value? {
        get { storage.withLock { $0 } }
        set { storage.withLock { $0 = newValue } }
    }
}
