import ArgumentParser
import Casework
import City
import Figures
import Foundation
import Rounds
import RoundsStorage
import Wording

/// The arguments that name the database, the municipality and the person in whose name a round is worked on.
package struct RoundArgument: ParsableArguments {
    @OptionGroup var city: CityArgument

    @Option(
        help: help("誰として行うか（ログイン名）", "As whom it is done (a sign-in name)")
    )
    var by: String

    package init() {}

    /// Opens the database, hands the office and what the person is today to `body`, and closes it again.
    func withOffice<Value: Sendable>(_ body: (RoundOffice, Standing) async throws -> Value) async throws -> Value {
        try await city.withExistingCity { desk in
            let member = try await desk.member(named: by)
            let organisation = try await desk.office.organisation(of: city.municipality).organisation
            let day = CalendarDate(inJapan: Date())
            guard let standing = organisation.standing(of: member.id, on: day) else {
                throw CommandFailure(
                    Bilingual(
                        "「\(shown(by))」の人は、今は在籍していません。shirube member list で確かめてください。",
                        "“\(shown(by))” is not there today. Look with shirube member list."
                    )
                )
            }
            let store = try await SQLRoundStore.open(desk.database)
            return try await body(RoundOffice(store: store, plans: desk.plans, city: desk.store), standing)
        }
    }

    /// The round that somebody named.
    static func round(_ text: String) throws -> RoundID {
        guard let id = RoundID(reading: text) else {
            throw CommandFailure(
                Bilingual(
                    "照会の ID「\(shown(text))」が正しくありません。shirube round list で確かめてください。",
                    "“\(shown(text))” is no id of a round. Look with shirube round list."
                )
            )
        }
        return id
    }
}
