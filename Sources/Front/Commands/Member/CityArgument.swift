import ArgumentParser
import City
import CityStorage
import Exchange
import Figures
import Foundation
import PagesSupport
import Planning
import PlanningStorage
import SQLiteDriver
import Wording

/// The arguments that name the database and the municipality whose members a command is about.
package struct CityArgument: ParsableArguments {
    @OptionGroup var target: DatabaseArgument

    @Option(help: help("団体コード（6桁）", "The municipality's code, six digits"), transform: municipalityCode)
    var municipality: MunicipalityCode

    package init() {}

    /// Opens the database, making it where it does not exist, hands it to `body` and closes it again.
    func withCity<Value: Sendable>(_ body: (CityDesk) async throws -> Value) async throws -> Value {
        let path = target.database
        do {
            let database = try SQLiteDatabase(path: path)
            let plans = try await SQLPlanStore.open(database) { text in
                try RulesReader().read(Array(text.utf8), for: nil)
            }
            let desk = CityDesk(
                municipality: municipality,
                store: try await SQLCityStore.open(database),
                plans: plans,
                database: database
            )
            let value = try await body(desk)
            try database.close()
            return value
        } catch {
            throw CommandFailure(storage: error, database: path)
        }
    }

    /// The same for a command that needs a database that is there: a mistyped name must not leave an empty one behind.
    func withExistingCity<Value: Sendable>(_ body: (CityDesk) async throws -> Value) async throws -> Value {
        guard FileManager.default.fileExists(atPath: target.database) else {
            throw CommandFailure(
                Bilingual(
                    "データベース \(visible(target.database)) がありません。--database の場所を確かめるか、先に shirube member add で管理者を登録してください。",
                    "The database \(visible(target.database)) does not exist. Look at --database, or add an administrator with shirube member add first."
                )
            )
        }
        return try await withCity(body)
    }
}

/// What a command about members works with.
struct CityDesk {
    let municipality: MunicipalityCode
    let store: SQLCityStore
    let plans: SQLPlanStore
    let database: SQLiteDatabase
    let authority = Authority.terminal(account: "shirube member (\(NSUserName()))")

    var office: PersonnelOffice { PersonnelOffice(store: store) }
    var signIn: SignInDesk { SignInDesk(store: store) }

    /// The organisation as it is; an empty one where the municipality is not there yet, named `name` or as one of its
    /// plans says.
    func organisation(named name: String?) async throws -> Organisation {
        if let stored = try await store.read({ [municipality] in try $0.organisation(of: municipality) }) {
            return stored.organisation
        }
        let planned = try await plans.plans().first { $0.municipality.code == municipality }?.municipality.name
        guard let name = name.map({ Bilingual(same: $0) }) ?? planned else {
            throw CommandFailure(
                Bilingual(
                    "団体 \(municipality.text) はまだ登録されていません。--municipality-name で名前を書くか、先に shirube import で計画を取り込んでください。",
                    "The municipality \(municipality.text) is not registered yet. Give its name with --municipality-name, or bring its plan in with shirube import first."
                )
            )
        }
        return Organisation(RegisteredMunicipality(code: municipality, name: name))
    }

    /// Brings in what was tried before, adding the municipality where it is not there.
    func bringIn(
        _ content: OrganisationImport,
        into municipality: RegisteredMunicipality,
        why reason: String
    ) async throws {
        let known = try await store.read { try $0.municipalities() }
        if !known.contains(where: { $0.code == municipality.code }) {
            try await office.register(municipality, by: authority)
        }
        try await office.change(municipality.code, by: authority, why: reason) { organisation in
            do throws(OrganisationImport.Faults) {
                try content.apply(to: &organisation)
            } catch {
                throw CommandFailure(error.list.map(\.message))
            }
        }
    }

    /// The member that somebody named by the sign-in name.
    func member(named text: String) async throws -> Member {
        let organisation = try await office.organisation(of: municipality).organisation
        guard let name = SignInName(text), let member = organisation.member(named: name) else {
            throw CommandFailure(
                Bilingual(
                    "ログイン名「\(shown(text))」の人はいません。shirube member list で確かめてください。",
                    "Nobody has the sign-in name “\(shown(text))”. Look with shirube member list."
                )
            )
        }
        return member
    }
}

/// A municipality's code, with five digits completed.
@Sendable func municipalityCode(_ argument: String) throws -> MunicipalityCode {
    do throws(FigureProblem) {
        return try MunicipalityCode(reading: argument)
    } catch {
        throw ValidationError(error.message[.current])
    }
}

/// How links are printed: whole where the site's address is known.
package struct LinkArgument: ParsableArguments {
    @OptionGroup var site: SiteArgument

    package init() {}

    func link(_ purpose: OneTimeLink.Purpose, _ token: SecretToken) -> String {
        (site.origin?.text ?? "") + purpose.path(token)
    }
}
