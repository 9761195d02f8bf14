import Casework
import CaseworkStorage
import City
import CityPages
import CityStorage
import Exchange
import Figures
import Foundation
import Hummingbird
import PagesSupport
import Planning
package import PlanningStorage
import Rounds
import RoundsPages
import RoundsStorage
package import SQLInterface
import Seals
import SealsPages
import SealsStorage
import Wording

/// The pages of the office, of all rooms.
package struct OfficePages: Sendable {
    let city: CityPages
    let rounds: RoundsPages
    let seals: SealsPages
    /// Where mail waits, and what the server does by itself about rounds.
    let desk: BackDesk

    func addRoutes(to router: Router<ShirubeRequestContext>) {
        city.addRoutes(to: router)
        rounds.addRoutes(to: router)
        seals.addRoutes(to: router)
    }
}

/// What the server itself needs of the office's rooms.
struct BackDesk: Sendable {
    let outbox: SQLCaseworkStore
    let rounds: RoundOffice
    let city: SQLCityStore
    let seals: SQLSealStore
}

/// Puts the office's pages together, over the same database as the plans.
package enum Office {
    /// Opens the rooms of members, rights and rounds; in demonstration mode one member per role.
    package static func pages(
        _ database: some SQLDatabase,
        plans: SQLPlanStore,
        _ configuration: ServerConfiguration
    ) async throws -> OfficePages {
        let cases = try await SQLCaseworkStore.open(database)
        let store = try await SQLCityStore.open(database) { try cases.post($0, as: $1, of: $2, on: $3) }
        let desk = SignInDesk(store: store)
        if !configuration.isDemonstration { try await Demonstration.refuseLeftovers(store) }
        let tokens = FormTokens(secret: try await ServerSecret.forms(in: database)) {
            Int(Date().timeIntervalSince1970)
        }
        var city = CityPages(
            store: store,
            desk: desk,
            gate: FormGate(tokens),
            cookies: CookiePolicy(origin: configuration.origin),
            demonstration: configuration.isDemonstration ? try await demonstration(store, desk, plans) : nil,
            rooms: RoundsPages.rooms + [SealsPages.room]
        )
        city.tables = OrganisationTables { units, members throws(Problems) in
            let reading = try OrganisationReader().read(units: units, members: members)
            return OrganisationTables.Reading(reading.content, notes: reading.notes) { reading.problems($0) }
        }
        // A link that waits for a mail server that never comes would be read by whoever reads the database.
        if configuration.mail != nil { city.mailedLinks = configuration.origin }
        var rounds = RoundOffice(store: try await SQLRoundStore.open(database), plans: plans, city: store)
        rounds.links = configuration.origin.map { RoundLinks(at: $0) }
        if configuration.isDemonstration, let plan = try await firstPlan(plans) {
            try await RoundDemonstration(rounds: rounds, store: store, plan: plan).open()
        }
        city.ownerless = OwnerlessMeasures(of: rounds)
        var pages = RoundsPages(office: rounds, city: city)
        pages.mail = MailDesk(cases, isSent: configuration.mail != nil)
        pages.papers = PackPapers { try DefinitionReader().read($0) }
        let sealStore = try await SQLSealStore.open(database, plans: plans)
        let seals = SealOffice(store: sealStore, plans: plans, folders: .exchange)
        pages.sealing = { try await seals.sealing(of: $0) }
        return OfficePages(
            city: city,
            rounds: pages,
            seals: SealsPages(
                office: seals,
                rounds: rounds,
                plans: plans,
                earlier: { try await plans.plan($0, asOf: $1) },
                city: city
            ),
            desk: BackDesk(outbox: cases, rounds: rounds, city: store, seals: sealStore)
        )
    }

    /// Of the city of the first plan, with the units that the plan names.
    private static func demonstration(
        _ store: SQLCityStore,
        _ desk: SignInDesk,
        _ plans: any PlanStore
    ) async throws -> Demonstration {
        guard let plan = try await firstPlan(plans) else { throw ServerError.noPlanToDemonstrate }
        let city = RegisteredMunicipality(code: plan.municipality.code, name: plan.municipality.name)
        let day = CalendarDate(inJapan: Date())
        let units = plan.units.compactMap { CityUnit($0) }
        let owner = busiest(plan.measures, units.filter { $0.phase(on: day) != nil }.map(\.id), day.fiscalYear)
        return try await Demonstration.open(store, desk, city: city, units: units, unit: owner)
    }

    fileprivate static func firstPlan(_ plans: any PlanStore) async throws -> Plan? {
        guard let summary = try await plans.plans().first else { return nil }
        return try await plans.plan(summary.id)?.plan
    }

    /// The unit that answers for the most measures, the first of them in the plan's order.
    private static func busiest(
        _ measures: [Measure],
        _ units: [CityUnit.ID],
        _ year: FiscalYear?
    ) -> CityUnit.ID? {
        let known = Set(units)
        var counts: [CityUnit.ID: Int] = [:]
        for measure in measures {
            let owners = measure.owners.filter { owner in year.map { owner.isValid(in: $0) } ?? true }
            for owner in Set(owners.compactMap { CityUnit.ID($0.unit.text) }) where known.contains(owner) {
                counts[owner, default: 0] += 1
            }
        }
        let most = counts.values.max()
        return units.first { counts[$0] == most && most != nil }
    }
}

extension SQLCaseworkStore {
    /// Puts a mail about an account into the outbox, in the transaction of what it tells of.
    fileprivate func post(
        _ mail: AccountMail,
        as key: String,
        of municipality: MunicipalityCode,
        on connection: any SQLConnection
    ) throws {
        // Addresses were typed by people; one that is none is shown in the member's record, and nothing is sent.
        guard let recipient = try? MailAddress(reading: mail.address), let key = RequestKey(reading: key),
            let outgoing = try? OutgoingMail(
                to: recipient,
                subject: mail.subject,
                body: mail.body,
                isConfidential: mail.isConfidential
            )
        else { return }
        try transaction(of: municipality, on: connection)
            .enqueue(outgoing, as: MailID(key), at: Moment(Date()))
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
