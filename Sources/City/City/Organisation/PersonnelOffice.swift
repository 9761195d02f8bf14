package import Figures
import Foundation

/// Everything that changes a municipality's organisation: each is one operation, whole or not at all, permitted by
/// ``PeoplePolicy`` and written down.
package struct PersonnelOffice: Sendable {
    let store: any CityStore
    let effects: Effects

    package init(store: any CityStore, effects: Effects = .live) {
        self.store = store
        self.effects = effects
    }

    /// Adds a municipality.
    /// - Throws: ``CityError``.
    package func register(_ municipality: RegisteredMunicipality, by authority: Authority) async throws {
        let policy = ServerPolicy(municipality: municipality.code)
        guard let originator = authority.originator(allowing: .registerMunicipality, policy) else {
            throw CityError.notPermitted
        }
        let operation = CityOperation(by: originator, at: effects.now(), why: "")
        try await store.write { transaction in
            guard try transaction.organisation(of: municipality.code) == nil else {
                throw CityError.alreadyRegistered(municipality.code.text)
            }
            try transaction.register(municipality, operation)
        }
    }

    /// The organisation as it is known now, past and planned days included.
    /// - Throws: ``CityError/unknownMunicipality(_:)``.
    package func organisation(of municipality: MunicipalityCode) async throws -> StoredOrganisation {
        try await store.read { try $0.knownOrganisation(of: municipality) }
    }

    /// Changes the organisation by `change`.
    ///
    /// - Parameters:
    ///   - municipality: whose organisation.
    ///   - authority: who does it.
    ///   - reason: why, as people are told later; members must give one.
    ///   - revision: the state that the change was decided upon; `nil` for whatever is there.
    ///   - change: may run twice.
    /// - Returns: the revision now.
    /// - Throws: ``CityError``, and what `change` throws.
    @discardableResult
    package func change(
        _ municipality: MunicipalityCode,
        by authority: Authority,
        why reason: String,
        over revision: Int? = nil,
        _ change: @escaping @Sendable (inout Organisation) throws -> Void
    ) async throws -> Int {
        let policy = PeoplePolicy(municipality: municipality)
        guard let originator = authority.originator(allowing: .changeOrganisation, policy) else {
            throw CityError.notPermitted
        }
        guard reason.contains(where: { !$0.isWhitespace }) else { throw CityError.reasonMissing }
        let operation = CityOperation(by: originator, at: effects.now(), why: reason)
        return try await store.write { transaction in
            let stored = try transaction.knownOrganisation(of: municipality)
            if let revision, revision != stored.revision {
                throw CityError.changedMeanwhile(expected: revision, found: stored.revision)
            }
            var organisation = stored.organisation
            try change(&organisation)
            guard authority.mayGrantOperation || organisation.operation == stored.organisation.operation else {
                throw CityError.notPermitted
            }
            let faults = organisation.faults
            guard faults.isEmpty else { throw CityError.problems(faults) }
            return try transaction.save(organisation, over: stored.revision, operation)
        }
    }

    /// One member leaves posts and takes others.
    @discardableResult
    package func transfer(
        _ transfer: Transfer,
        in municipality: MunicipalityCode,
        by authority: Authority,
        why reason: String
    ) async throws -> Int {
        try await change(municipality, by: authority, why: reason) { try $0.perform(transfer) }
    }

    /// Units begin, end, go together, get other names; posts move with them.
    @discardableResult
    package func reorganise(
        _ reorganisation: Reorganisation,
        in municipality: MunicipalityCode,
        by authority: Authority,
        why reason: String
    ) async throws -> Int {
        try await change(municipality, by: authority, why: reason) { try $0.perform(reorganisation) }
    }

    /// What happened in a municipality, the latest first, for those who may read it.
    package func events(
        in municipality: MunicipalityCode,
        _ selection: EventSelection,
        for authority: Authority
    ) async throws -> [CityEvent] {
        guard authority.originator(allowing: .readRecord, PeoplePolicy(municipality: municipality)) != nil else {
            throw CityError.notPermitted
        }
        return try await store.read { try $0.events(in: municipality, selection) }
    }
}

extension CityReading {
    /// - Throws: ``CityError/unknownMunicipality(_:)``.
    func knownOrganisation(of municipality: MunicipalityCode) throws -> StoredOrganisation {
        guard let stored = try organisation(of: municipality) else {
            throw CityError.unknownMunicipality(municipality.text)
        }
        return stored
    }
}

/// Everything in an organisation that gives somebody the rights of an operator: an administrator of one municipality
/// must not be able to give rights over all of them.
struct OperationRights: Hashable {
    let posts: [Post]
    let appointments: Set<Appointment>
    /// How their holders sign in: whoever could change that could sign in for them.
    let holders: [Member.ID: [String]]
}

extension Organisation {
    var operation: OperationRights {
        let posts = posts.filter { $0.phases.contains { $0.role == .operator } }
        let ids = Set(posts.map(\.id))
        let appointments = Set(appointments.filter { ids.contains($0.post) })
        let members = Set(appointments.map(\.member))
        let holders = self.members.filter { members.contains($0.id) }
        return OperationRights(
            posts: posts,
            appointments: appointments,
            holders: Dictionary(
                holders.map { ($0.id, [$0.signInName.text, $0.mail]) },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }

    /// Whether the member ever holds a post with rights over the whole server.
    func everOperates(_ member: Member.ID) -> Bool { operation.holders[member] != nil }
}
