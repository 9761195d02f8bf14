import City
import CityPages
import CityStorage
import Figures
import Foundation
import Hummingbird
import PagesSupport
package import Planning
import Rounds
import RoundsPages
import RoundsStorage
package import SQLInterface

/// The pages of the office, of all rooms.
package struct OfficePages: Sendable {
    let city: CityPages
    let rounds: RoundsPages

    func addRoutes(to router: Router<ShirubeRequestContext>) {
        city.addRoutes(to: router)
        rounds.addRoutes(to: router)
    }
}

/// Puts the office's pages together, over the same database as the plans.
package enum Office {
    /// Opens the rooms of members, rights and rounds; in demonstration mode one member per role.
    package static func pages(
        _ database: some SQLDatabase,
        plans: any PlanStore,
        _ configuration: ServerConfiguration
    ) async throws -> OfficePages {
        let store = try await SQLCityStore.open(database)
        let desk = SignInDesk(store: store)
        if !configuration.isDemonstration { try await Demonstration.refuseLeftovers(store) }
        let tokens = FormTokens(secret: try await ServerSecret.forms(in: database)) {
            Int(Date().timeIntervalSince1970)
        }
        let city = CityPages(
            store: store,
            desk: desk,
            gate: FormGate(tokens),
            cookies: CookiePolicy(origin: configuration.origin),
            demonstration: configuration.isDemonstration ? try await demonstration(store, desk, plans) : nil,
            rooms: RoundsPages.rooms
        )
        let rounds = RoundOffice(store: try await SQLRoundStore.open(database), plans: plans, city: store)
        return OfficePages(city: city, rounds: RoundsPages(office: rounds, city: city))
    }

    /// Of the city of the first plan, with the units that the plan names.
    private static func demonstration(
        _ store: SQLCityStore,
        _ desk: SignInDesk,
        _ plans: any PlanStore
    ) async throws -> Demonstration {
        guard let summary = try await plans.plans().first, let plan = try await plans.plan(summary.id)?.plan else {
            throw ServerError.noPlanToDemonstrate
        }
        let city = RegisteredMunicipality(code: plan.municipality.code, name: plan.municipality.name)
        let day = CalendarDate(inJapan: Date())
        let units = plan.units.compactMap { CityUnit($0) }
        let owner = plan.measures.lazy.flatMap(\.owners).compactMap { CityUnit.ID($0.unit.text) }
            .first { id in units.contains { $0.id == id && $0.phase(on: day) != nil } }
        return try await Demonstration.open(store, desk, city: city, units: units, unit: owner)
    }
}

extension CityUnit {
    /// A plan's unit; the room of members spells kinds and days its own way.
    fileprivate init?(_ unit: OrganisationUnit) {
        guard let id = ID(unit.id.text) else { return nil }
        let kind: Kind =
            switch unit.kind {
            case .bureau: .bureau
            case .department: .department
            case .section: .section
            }
        let validity = Validity(from: unit.from, through: unit.through)
        self.init(
            id: id,
            phase: Phase(validity: validity, kind: kind, name: unit.name, parent: unit.parent.flatMap { ID($0.text) })
        )
    }
}
