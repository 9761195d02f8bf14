package import Figures
import Foundation

// The second factor: an authenticator app, with codes for the day on which it is lost.
extension SignInDesk {
    /// Begins to set up an app: shows its secret, which counts once a code of it was typed.
    /// - Throws: ``SignInError/raiseNeeded`` unless the passphrase was shown a moment ago.
    package func beginSecondFactor(_ me: SignedIn) async throws -> OneTimePassword {
        guard me.isRaised else { throw SignInError.raiseNeeded }
        let new = OneTimePassword(effects)
        try await changeCredential(of: me) { _, credential in
            guard !credential.hasSecondFactor else { throw SignInError.noSecondFactor }
            credential.secondFactor = SecondFactor(
                oneTimePassword: new,
                isConfirmed: false,
                lastStep: nil,
                recovery: RecoverySet(salt: [], hashes: [])
            )
        }
        return new
    }

    /// Ends the set-up with a code of the app.
    ///
    /// - Returns: the recovery codes, which are shown once.
    /// - Throws: ``SignInError/wrongCode``, ``SignInError/noSecondFactor``, ``SignInError/raiseNeeded``.
    package func confirmSecondFactor(_ me: SignedIn, code: String) async throws -> [RecoveryCode] {
        guard me.isRaised else { throw SignInError.raiseNeeded }
        let (codes, set) = RecoverySet.make(effects)
        let time = effects.now()
        let operation = CityOperation(by: .member(me.member, me.session.origin), at: time)
        try await changeCredential(of: me) { transaction, credential in
            guard var factor = credential.secondFactor, !factor.isConfirmed else { throw SignInError.noSecondFactor }
            guard let step = factor.oneTimePassword.acceptedStep(of: code, at: time, after: nil) else {
                throw SignInError.wrongCode
            }
            factor.isConfirmed = true
            factor.lastStep = step
            factor.recovery = set
            credential.secondFactor = factor
            try transaction.append(.secondFactorAdded, .member(me.member.id), in: me.session.municipality, operation)
            try transaction.notify(me.member, of: .secondFactorAdded, in: me.session.municipality)
            try transaction.endSessions(
                of: me.member.id,
                in: me.session.municipality,
                except: me.session.id,
                operation
            )
        }
        return codes
    }

    /// Ten new recovery codes; the old ones stop working.
    package func renewRecoveryCodes(_ me: SignedIn) async throws -> [RecoveryCode] {
        guard me.isRaised else { throw SignInError.raiseNeeded }
        let (codes, set) = RecoverySet.make(effects)
        let operation = CityOperation(by: .member(me.member, me.session.origin), at: effects.now())
        try await changeCredential(of: me) { transaction, credential in
            guard credential.hasSecondFactor else { throw SignInError.noSecondFactor }
            credential.secondFactor?.recovery = set
            try transaction.append(
                .recoveryCodesRenewed,
                .member(me.member.id),
                in: me.session.municipality,
                operation
            )
        }
        return codes
    }

    /// How many recovery codes are left; `nil` without a second factor.
    package func recoveryCodesLeft(_ me: SignedIn) async throws -> Int? {
        try await store.read { transaction in
            let credential = try transaction.credential(of: me.member.id, in: me.session.municipality)
            return credential?.hasSecondFactor == true ? credential?.secondFactor?.recovery.hashes.count : nil
        }
    }

    /// Takes the member's own second factor off.
    package func removeSecondFactor(_ me: SignedIn) async throws {
        guard me.isRaised else { throw SignInError.raiseNeeded }
        let operation = CityOperation(by: .member(me.member, me.session.origin), at: effects.now())
        try await changeCredential(of: me) { transaction, credential in
            guard credential.secondFactor != nil else { throw SignInError.noSecondFactor }
            credential.secondFactor = nil
            try transaction.append(.secondFactorRemoved, .member(me.member.id), in: me.session.municipality, operation)
            try transaction.notify(me.member, of: .secondFactorRemoved, in: me.session.municipality)
        }
    }

    /// Takes the second factor of a member off who has lost both the app and the codes.
    package func removeSecondFactor(
        of member: Member.ID,
        in municipality: MunicipalityCode,
        by authority: Authority,
        why reason: String
    ) async throws {
        let operation = try operation(managing: municipality, by: authority, why: reason)
        try await store.write { transaction in
            try transaction.guardOperators(member, in: municipality, from: authority)
            guard var credential = try transaction.credential(of: member, in: municipality),
                credential.secondFactor != nil
            else { throw SignInError.noSecondFactor }
            credential.secondFactor = nil
            try transaction.save(credential, in: municipality)
            try transaction.append(.secondFactorRemoved, .member(member), in: municipality, operation)
            try transaction.notify(member, of: .secondFactorRemoved, in: municipality)
            try transaction.endSessions(of: member, in: municipality, operation)
        }
    }

    private func changeCredential(
        of me: SignedIn,
        _ change: @escaping @Sendable (any CityWriting, inout Credential) throws -> Void
    ) async throws {
        let municipality = me.session.municipality
        try await store.write { transaction in
            guard var credential = try transaction.credential(of: me.member.id, in: municipality) else {
                throw SignInError.notSignedIn
            }
            try change(transaction, &credential)
            try transaction.save(credential, in: municipality)
        }
    }
}
