import Figures
import Foundation

// Showing the passphrase again, and changing it.
extension SignInDesk {
    /// Shows the passphrase again before something that it protects: the session goes on under a new token.
    package func raise(
        _ token: SecretToken,
        passphrase typed: String,
        origin: RequestOrigin
    ) async throws -> SignInAnswer {
        switch try await show(typed, of: token, origin) {
        case .answer(let answer): return answer
        case .shown(let shown):
            let operation = CityOperation(by: .member(shown.me.member, origin), at: shown.time)
            return try await renew(token, shown) { transaction, _ in
                try transaction.append(
                    .rightsRaised,
                    .session(shown.me.session.id, shown.me.member.id),
                    in: token.municipality,
                    operation
                )
            }
        }
    }

    /// Sets another passphrase; the member's other sessions and links end, this session goes on under a new token.
    /// - Throws: ``SignInError/passphrase(_:)`` where the new one is refused.
    package func changePassphrase(
        _ token: SecretToken,
        from current: String,
        to wanted: String,
        origin: RequestOrigin
    ) async throws -> SignInAnswer {
        guard let me = try await resume(token) else { throw SignInError.notSignedIn }
        let passphrase = try Self.checked(wanted, for: me.member)
        switch try await show(current, of: token, origin) {
        case .answer(let answer): return answer
        case .shown(let shown):
            let hash: PasswordHash
            do { hash = try await passwords.hash(passphrase, effects) } catch is PasswordPool.Busy { return .busy }
            let operation = CityOperation(by: .member(me.member, origin), at: shown.time)
            return try await renew(token, shown) { transaction, credential in
                credential.password = hash
                credential.passwordSet = shown.time
                try transaction.removeLinks(of: me.member.id, in: token.municipality)
                try transaction.append(.passphraseChanged, .member(me.member.id), in: token.municipality, operation)
                try transaction.notify(me.member, of: .passphraseChanged, in: token.municipality)
                try transaction.endSessions(
                    of: me.member.id,
                    in: token.municipality,
                    except: me.session.id,
                    operation
                )
            }
        }
    }

    /// The passphrase as it may be set.
    /// - Throws: ``SignInError/passphrase(_:)``.
    static func checked(_ typed: String, for member: Member) throws -> Passphrase {
        guard let passphrase = Passphrase(typed) else { throw SignInError.passphrase(.tooLong) }
        if let refusal = PassphrasePolicy.refusal(of: passphrase, for: member) {
            throw SignInError.passphrase(refusal)
        }
        return passphrase
    }

    private enum Showing {
        case answer(SignInAnswer)
        case shown(Shown)
    }

    /// A member who has shown the passphrase of `hash` a moment ago.
    private struct Shown: Sendable {
        let me: SignedIn
        let hash: PasswordHash
        let time: Date
    }

    /// Guesses in a session count as those at the front door do: a browser left open is no way round the delay.
    private func show(_ typed: String, of token: SecretToken, _ origin: RequestOrigin) async throws -> Showing {
        guard let me = try await resume(token) else { throw SignInError.notSignedIn }
        guard let passphrase = Passphrase(typed) else { return .answer(.refused) }
        let (municipality, time) = (token.municipality, effects.now())
        let subjects = guessSubjects(me.member.signInName.text, origin, in: municipality)
        let (until, hash) = try await store.write { transaction -> (Date?, PasswordHash?) in
            let until = try transaction.countGuess(at: subjects, time)
            return (until, try transaction.credential(of: me.member.id, in: municipality)?.password)
        }
        if let until { return .answer(.wait(until: until)) }
        do {
            guard try await passwords.verify(passphrase, against: hash, effects), let hash else {
                let operation = CityOperation(by: .member(me.member, origin), at: time)
                try await store.write {
                    try $0.append(.signInRefused, .member(me.member.id), in: municipality, operation)
                }
                return .answer(.refused)
            }
            try await store.write { try $0.forgive(subjects, time) }
            return .shown(Shown(me: me, hash: hash, time: time))
        } catch is PasswordPool.Busy {
            return .answer(.busy)
        }
    }

    /// Puts a new token in the place of the session's, after `change` of the credential.
    private func renew(
        _ token: SecretToken,
        _ shown: Shown,
        _ change: @escaping @Sendable (any CityWriting, inout Credential) throws -> Void
    ) async throws -> SignInAnswer {
        let new = SecretToken(for: token.municipality, effects)
        let desk = self
        return try await store.write { transaction in
            let member = shown.me.member.id
            guard let session = try transaction.session(token.hash, in: token.municipality),
                var credential = try transaction.credential(of: member, in: token.municipality),
                credential.password == shown.hash,
                let standing = try transaction.standing(of: member, in: token.municipality, at: shown.time)
            else { throw SignInError.notSignedIn }
            try change(transaction, &credential)
            try transaction.save(credential, in: token.municipality)
            let raised = session.raised(at: shown.time)
            try transaction.save(raised, new.hash)
            let hasSecondFactor = credential.hasSecondFactor
            return .signedIn(new, desk.signedIn(raised, standing, hasSecondFactor: hasSecondFactor, at: shown.time))
        }
    }
}

extension Session {
    fileprivate func raised(at time: Date) -> Session {
        let times = Times(started: started, lastUsed: time, raised: time)
        return Session(id: id, of: member, in: municipality, stage: stage, times: times, origin: origin)
    }
}
