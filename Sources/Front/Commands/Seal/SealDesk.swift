import ArgumentParser
import CityStorage
import Figures
import Foundation
import Planning
import PlanningStorage
import Rounds
import RoundsStorage
import SQLiteDriver
import Seals
import SealsStorage
import Server
import Wording

/// What a command about seals works with.
struct SealDesk {
    private let database: SQLiteDatabase
    let plans: SQLPlanStore
    let store: SQLSealStore
    let office: SealOffice

    init(database: SQLiteDatabase, plans: SQLPlanStore) async throws {
        self.database = database
        self.plans = plans
        store = try await SQLSealStore.open(database, plans: plans)
        office = SealOffice(store: store, plans: plans, folders: .exchange)
    }

    /// Seals years and ends their rounds.
    func yearEnd() async throws -> YearEnd {
        let city = try await SQLCityStore.open(database)
        return YearEnd(
            seals: office,
            rounds: RoundOffice(store: try await SQLRoundStore.open(database), plans: plans, city: city)
        )
    }

    /// The plan that somebody named.
    func plan(named text: String) async throws -> StoredPlan {
        guard let id = Plan.ID(text), let stored = try await plans.plan(id) else {
            throw try await CommandFailure(unknownPlan: text, in: plans)
        }
        return stored
    }
}

/// Who seals or corrects, and why.
package struct SealHand: ParsableArguments {
    @Option(help: help("誰が（職名など）", "Who does it, by the post"))
    var by: String

    @Option(help: help("理由", "The reason"))
    var reason: String

    package init() {}

    /// The account that runs the command stands beside the post.
    func signature(_ command: String) -> SealSignature {
        SealSignature(actor: "shirube \(command) (\(NSUserName()))", post: by, time: Date(), reason: reason)
    }
}

/// A day as ISO 8601 writes it.
@Sendable func calendarDate(_ argument: String) throws -> CalendarDate {
    guard let day = CalendarDate(argument) else {
        throw ValidationError(
            said(
                "「\(shown(argument))」は日付ではありません。2024-08-01 のように書いてください。",
                "“\(shown(argument))” is no day; write it like 2024-08-01."
            )
        )
    }
    return day
}
