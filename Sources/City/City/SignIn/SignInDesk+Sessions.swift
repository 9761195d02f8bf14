package import Figures

// A member's own sessions, and those of others for administrators.
extension SignInDesk {
    package func signOut(_ me: SignedIn) async throws {
        try await end(me.session.id, me, as: .signedOut)
    }

    /// The member's sessions, the one used last first.
    package func sessions(of me: SignedIn) async throws -> [Session] {
        let time = effects.now()
        let limits = limits
        return try await store.read { transaction in
            try transaction.sessions(of: me.member.id, in: me.session.municipality)
                .filter { limits.isAlive($0, at: time) }
        }
    }

    /// Ends one of the member's own sessions.
    /// - Throws: ``CityError/unknown(_:)`` where the member has no such session.
    package func end(_ session: Session.ID, _ me: SignedIn) async throws {
        try await end(session, me, as: .sessionEnded)
    }

    private func end(_ session: Session.ID, _ me: SignedIn, as kind: CityEvent.Kind) async throws {
        let municipality = me.session.municipality
        let operation = CityOperation(by: .member(me.member, me.session.origin), at: effects.now())
        try await store.write { transaction in
            let own = try transaction.sessions(of: me.member.id, in: municipality)
            guard own.contains(where: { $0.id == session }) else {
                throw CityError.unknown(.session(session, me.member.id))
            }
            try transaction.remove(session, in: municipality)
            try transaction.append(kind, .session(session, me.member.id), in: municipality, operation)
        }
    }

    /// Ends all of the member's sessions but this one.
    ///
    /// - Returns: how many.
    @discardableResult
    package func endOthers(_ me: SignedIn) async throws -> Int {
        let operation = CityOperation(by: .member(me.member, me.session.origin), at: effects.now())
        return try await store.write { transaction in
            try transaction.endSessions(
                of: me.member.id,
                in: me.session.municipality,
                except: me.session.id,
                operation
            )
        }
    }

    /// Ends all sessions of another member.
    ///
    /// - Returns: how many.
    @discardableResult
    package func endSessions(
        of member: Member.ID,
        in municipality: MunicipalityCode,
        by authority: Authority,
        why reason: String
    ) async throws -> Int {
        let operation = try operation(managing: municipality, by: authority, why: reason)
        return try await store.write { transaction in
            try transaction.guardOperators(member, in: municipality, from: authority)
            return try transaction.endSessions(of: member, in: municipality, operation)
        }
    }

    /// The sessions of another member.
    package func sessions(
        of member: Member.ID,
        in municipality: MunicipalityCode,
        for authority: Authority
    ) async throws -> [Session] {
        let policy = PeoplePolicy(municipality: municipality)
        guard authority.originator(allowing: .seeMembers, policy) != nil else { throw CityError.notPermitted }
        let time = effects.now()
        let limits = limits
        return try await store.read { transaction in
            try transaction.sessions(of: member, in: municipality).filter { limits.isAlive($0, at: time) }
        }
    }

    /// An operation on how others sign in.
    /// - Throws: ``CityError/notPermitted``, ``CityError/reasonMissing``.
    func operation(
        managing municipality: MunicipalityCode,
        by authority: Authority,
        why reason: String
    ) throws -> CityOperation {
        let policy = PeoplePolicy(municipality: municipality)
        guard let originator = authority.originator(allowing: .manageSignIn, policy) else {
            throw CityError.notPermitted
        }
        guard reason.contains(where: { !$0.isWhitespace }) else { throw CityError.reasonMissing }
        return CityOperation(by: originator, at: effects.now(), why: reason)
    }
}

extension CityReading {
    /// Refuses unless the member exists, and `authority` may touch how it signs in: whoever could set an operator's
    /// passphrase would have an operator's rights.
    func guardOperators(_ member: Member.ID, in municipality: MunicipalityCode, from authority: Authority) throws {
        let organisation = try knownOrganisation(of: municipality).organisation
        guard organisation.member(member) != nil else { throw CityError.unknown(.member(member)) }
        guard authority.mayGrantOperation || !organisation.everOperates(member) else { throw CityError.notPermitted }
    }
}
