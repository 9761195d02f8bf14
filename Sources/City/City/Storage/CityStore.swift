package import Figures
package import Foundation
import Synchronization

/// Where organisations, credentials, sessions and the record of all of them are kept.
///
/// Bodies are synchronous and may run twice (as those of a database are), so they have no effect but on the store.
package protocol CityStore: Sendable {
    /// Runs `body` on one unchanging view.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any CityReading) throws -> Value) async throws -> Value

    /// Runs `body` in a transaction that leaves nothing behind when it throws.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (any CityWriting) throws -> Value) async throws -> Value
}

/// An organisation and the operation that made it what it is.
package struct StoredOrganisation: Hashable, Sendable {
    package let organisation: Organisation
    package let revision: Int

    private let standings = KnownStandings()

    package init(organisation: Organisation, revision: Int) {
        self.organisation = organisation
        self.revision = revision
    }

    /// What a member is on a day (``Organisation/standing(of:on:)``), worked out once: every request asks for it.
    package func standing(of member: Member.ID, on day: CalendarDate) -> Standing? {
        standings.standing(of: member, on: day) { organisation.standing(of: member, on: day) }
    }
}

/// What the members of an organisation are on the day that was asked for last.
///
/// It follows from the organisation, so it makes no two of them differ.
private final class KnownStandings: Hashable, Sendable {
    private let known = Mutex<(day: CalendarDate?, standings: [Member.ID: Standing])>((nil, [:]))

    func standing(of member: Member.ID, on day: CalendarDate, work: () -> Standing?) -> Standing? {
        if let standing = known.withLock({ $0.day == day ? $0.standings[member] : nil }) { return standing }
        // Strangers are not kept: there is no end of them.
        guard let standing = work() else { return nil }
        known.withLock { known in
            if known.day != day { known = (day, [:]) }
            known.standings[member] = standing
        }
        return standing
    }

    static func == (left: KnownStandings, right: KnownStandings) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
}

/// What can be asked of a store.
///
/// Everything throws errors of the database.
package protocol CityReading {
    /// All municipalities, ordered by code.
    func municipalities() throws -> [RegisteredMunicipality]
    /// `nil` where the municipality is not registered.
    func organisation(of municipality: MunicipalityCode) throws -> StoredOrganisation?
    func credential(of member: Member.ID, in municipality: MunicipalityCode) throws -> Credential?
    /// Whether signing in takes a second factor, without the secrets.
    func hasSecondFactor(_ member: Member.ID, in municipality: MunicipalityCode) throws -> Bool
    func session(_ hash: SecretHash, in municipality: MunicipalityCode) throws -> Session?
    /// The one used last first.
    func sessions(of member: Member.ID, in municipality: MunicipalityCode) throws -> [Session]
    /// A link that was neither used nor replaced; it may have expired.
    func link(_ hash: SecretHash, in municipality: MunicipalityCode) throws -> OneTimeLink?
    func guesses(at subject: GuessSubject) throws -> GuessRecord?
    /// What happened, the latest first; at most 1,000.
    func events(in municipality: MunicipalityCode, _ selection: EventSelection) throws -> [CityEvent]
}

/// Which events are asked for.
package struct EventSelection: Hashable, Sendable {
    /// Only what happened to that; `nil` for everything.
    package var subject: CitySubject?
    /// Only before that; `nil` to begin with the latest.
    package var before: CityEvent.Position?
    package var limit: Int

    package init(about subject: CitySubject? = nil, before: CityEvent.Position? = nil, limit: Int = 100) {
        self.subject = subject
        self.before = before
        self.limit = limit
    }
}

/// What can be done to a store within one transaction.
package protocol CityWriting: CityReading {
    /// Adds a municipality without anything in it.
    func register(_ municipality: RegisteredMunicipality, _ operation: CityOperation) throws

    /// Makes the organisation what is stored; every unit, post, member and appointment that differs leaves an event.
    ///
    /// - Returns: the number of the operation; the revision as it was where nothing differs.
    /// - Throws: ``CityError/changedMeanwhile(expected:found:)`` where the stored one has another revision.
    @discardableResult
    func save(_ organisation: Organisation, over revision: Int, _ operation: CityOperation) throws -> Int

    /// Writes down what happened to one subject.
    func append(
        _ kind: CityEvent.Kind,
        _ subject: CitySubject,
        in municipality: MunicipalityCode,
        _ operation: CityOperation
    ) throws

    /// Puts a mail into the outbox, if there is one, right after the event that it tells of; what has no proper address is
    /// left out.
    func post(_ mail: AccountMail, in municipality: MunicipalityCode) throws

    func save(_ credential: Credential, in municipality: MunicipalityCode) throws
    /// Adds a session, or keeps when it was last used.
    func save(_ session: Session, _ hash: SecretHash) throws
    func remove(_ session: Session.ID, in municipality: MunicipalityCode) throws
    /// Removes sessions that began before that moment.
    func removeSessions(startedBefore time: Date, in municipality: MunicipalityCode) throws
    /// Adds a link and removes the others of its member.
    func save(_ link: OneTimeLink) throws
    func removeLinks(of member: Member.ID, in municipality: MunicipalityCode) throws
    func save(_ record: GuessRecord, of subject: GuessSubject) throws
    func removeGuesses(at subject: GuessSubject) throws
    /// Removes what was last guessed before that moment.
    func removeGuesses(before time: Date, in municipality: MunicipalityCode) throws
}
