import Figures
import Foundation

/// Signs members in and out, and looks after what they sign in with.
package struct SignInDesk: Sendable {
    let store: any CityStore
    let passwords: PasswordPool
    let effects: Effects
    package let limits: SessionLimits

    package init(
        store: any CityStore,
        passwords: PasswordPool = PasswordPool(),
        effects: Effects = .live,
        limits: SessionLimits = SessionLimits()
    ) {
        self.store = store
        self.passwords = passwords
        self.effects = effects
        self.limits = limits
    }

    /// Signs in with name and passphrase.
    ///
    /// A name that does not exist costs the same work and gets the same answers as one that does.
    package func signIn(_ request: SignInRequest) async throws -> SignInAnswer {
        let (municipality, time) = (request.municipality, effects.now())
        guard let passphrase = Passphrase(request.passphrase) else { return .refused }
        let name = SignInName(request.name)
        let subjects = guessSubjects(name?.text ?? request.name, request.origin, in: municipality)
        let admission = try await store.write { transaction -> Admission in
            guard let stored = try transaction.organisation(of: municipality) else { return .unknown }
            if let until = try transaction.countGuess(at: subjects, time) { return .wait(until: until) }
            guard let member = name.flatMap({ stored.organisation.member(named: $0) }) else { return .unknown }
            return .member(member, try transaction.credential(of: member.id, in: municipality)?.password)
        }
        switch admission {
        case .wait(let until): return .wait(until: until)
        case .unknown: return try await answer(to: request, passphrase, member: nil, hash: nil)
        case .member(let member, let hash): return try await answer(to: request, passphrase, member: member, hash: hash)
        }
    }

    private enum Admission: Sendable {
        case wait(until: Date)
        case unknown
        case member(Member, PasswordHash?)
    }

    private func answer(
        to request: SignInRequest,
        _ passphrase: Passphrase,
        member: Member?,
        hash: PasswordHash?
    ) async throws -> SignInAnswer {
        do {
            let isRight = try await passwords.verify(passphrase, against: hash, effects)
            guard isRight, let member, let hash else {
                try await record(refusalOf: member?.id, request)
                return .refused
            }
            let renewed = hash.cost.isWeaker(than: passwords.cost) ? try await passwords.hash(passphrase, effects) : nil
            return try await admit(member, request, shown: hash, renewed: renewed)
        } catch is PasswordPool.Busy {
            return .busy
        }
    }

    /// What the visitor typed as a name is not written down: it may be a passphrase in the wrong field.
    private func record(refusalOf member: Member.ID?, _ request: SignInRequest) async throws {
        let operation = CityOperation(by: .visitor(request.origin), at: effects.now())
        try await store.write { transaction in
            guard try transaction.organisation(of: request.municipality) != nil else { return }
            let subject = member.map { CitySubject.member($0) } ?? .municipality
            try transaction.append(.signInRefused, subject, in: request.municipality, operation)
        }
    }

    /// Begins a session of a member who has shown the passphrase of `shown`.
    private func admit(
        _ member: Member,
        _ request: SignInRequest,
        shown: PasswordHash,
        renewed: PasswordHash?
    ) async throws -> SignInAnswer {
        let (municipality, time) = (request.municipality, effects.now())
        let subjects = guessSubjects(member.signInName.text, request.origin, in: municipality)
        let new = NewSession(for: municipality, effects)
        let desk = self
        return try await store.write { transaction in
            guard var credential = try transaction.credential(of: member.id, in: municipality),
                credential.password == shown,
                let standing = try transaction.standing(of: member.id, in: municipality, at: time)
            else { return .refused }
            try transaction.forgive(subjects, time)
            if let renewed {
                credential.password = renewed
                try transaction.save(credential, in: municipality)
            }
            if let previous = request.previous { try transaction.remove(previous) }
            try transaction.removeSessions(
                startedBefore: time.addingTimeInterval(-desk.limits.absolute),
                in: municipality
            )
            let stage = credential.hasSecondFactor ? Session.Stage.secondFactor : .full
            let session = new.session(of: member.id, stage, request.origin, at: time)
            try transaction.save(session, new.token.hash)
            guard stage == .full else { return .secondFactor(new.token) }
            let operation = CityOperation(by: .member(standing.member, request.origin), at: time)
            try transaction.append(.signedIn, .session(session.id, member.id), in: municipality, operation)
            let signedIn = desk.signedIn(session, standing, hasSecondFactor: false, at: time)
            return .signedIn(new.token, signedIn)
        }
    }

    /// The second factor after the passphrase: a code of the app, or a recovery code.
    package func confirm(_ token: SecretToken, code: String, origin: RequestOrigin) async throws -> SignInAnswer {
        let (municipality, time) = (token.municipality, effects.now())
        let new = NewSession(for: municipality, effects)
        let desk = self
        return try await store.write { transaction in
            guard let session = try transaction.session(token.hash, in: municipality), session.stage == .secondFactor,
                desk.limits.isAlive(session, at: time),
                var credential = try transaction.credential(of: session.member, in: municipality),
                let standing = try transaction.standing(of: session.member, in: municipality, at: time)
            else { return .refused }
            let subjects = [
                GuessSubject(municipality, .secondFactor, session.member.text),
                GuessSubject(municipality, .address, origin.network),
            ]
            if let until = try transaction.countGuess(at: subjects, time) { return .wait(until: until) }
            let operation = CityOperation(by: .member(standing.member, origin), at: time)
            guard let use = credential.useSecondFactor(code, at: time) else {
                try transaction.append(.signInRefused, .member(session.member), in: municipality, operation)
                return .refused
            }
            try transaction.forgive(subjects, time)
            try transaction.save(credential, in: municipality)
            try transaction.remove(session.id, in: municipality)
            let full = new.session(of: session.member, .full, origin, at: time)
            try transaction.save(full, new.token.hash)
            if use == .recoveryCode {
                try transaction.append(.recoveryCodeUsed, .member(session.member), in: municipality, operation)
            }
            try transaction.append(.signedIn, .session(full.id, session.member), in: municipality, operation)
            return .signedIn(new.token, desk.signedIn(full, standing, hasSecondFactor: true, at: time))
        }
    }

    /// The member behind a cookie, with the rights of today; `nil` where the session is over or only half begun.
    ///
    /// Ask for every request. That the session is used is written down once a minute at most.
    package func resume(_ token: SecretToken) async throws -> SignedIn? {
        let time = effects.now()
        let desk = self
        let found = try await store.read { transaction -> SignedIn? in
            guard let session = try transaction.session(token.hash, in: token.municipality), session.stage == .full,
                desk.limits.isAlive(session, at: time),
                let standing = try transaction.standing(of: session.member, in: token.municipality, at: time)
            else { return nil }
            let hasSecondFactor = try transaction.hasSecondFactor(session.member, in: token.municipality)
            return desk.signedIn(session, standing, hasSecondFactor: hasSecondFactor, at: time)
        }
        if let session = found?.session, time.timeIntervalSince(session.lastUsed) >= SessionLimits.grain {
            try await store.write { transaction in
                // It may have ended in between; then it stays so.
                guard var current = try transaction.session(token.hash, in: token.municipality) else { return }
                current.lastUsed = time
                try transaction.save(current, token.hash)
            }
        }
        return found
    }

    func signedIn(_ session: Session, _ standing: Standing, hasSecondFactor: Bool, at time: Date) -> SignedIn {
        SignedIn(
            session: session,
            standing: standing,
            isRaised: limits.isRaised(session, at: time),
            hasSecondFactor: hasSecondFactor
        )
    }

    func guessSubjects(
        _ name: String,
        _ origin: RequestOrigin,
        in municipality: MunicipalityCode
    ) -> [GuessSubject] {
        [GuessSubject(municipality, .name, name), GuessSubject(municipality, .address, origin.network)]
    }
}

/// The token and name of a session that is about to begin: drawn before the transaction, which may run twice.
struct NewSession: Sendable {
    let token: SecretToken
    let id: Session.ID

    init(for municipality: MunicipalityCode, _ effects: Effects) {
        token = SecretToken(for: municipality, effects)
        id = Session.ID(random: effects)
    }

    func session(of member: Member.ID, _ stage: Session.Stage, _ origin: RequestOrigin, at time: Date) -> Session {
        let times = Session.Times(started: time, lastUsed: time, raised: time)
        return Session(id: id, of: member, in: token.municipality, stage: stage, times: times, origin: origin)
    }
}

extension Credential {
    enum SecondFactorUse {
        case oneTimePassword
        case recoveryCode
    }

    /// Takes a code, which is then used up; `nil` where it is wrong or was used.
    mutating func useSecondFactor(_ typed: String, at time: Date) -> SecondFactorUse? {
        guard var factor = secondFactor, factor.isConfirmed, typed.utf8.count <= 100 else { return nil }
        let digits = typed.compatibilityForm.filter { !$0.isWhitespace }
        if let step = factor.oneTimePassword.acceptedStep(of: digits, at: time, after: factor.lastStep) {
            factor.lastStep = step
            secondFactor = factor
            return .oneTimePassword
        }
        guard factor.recovery.use(typed) else { return nil }
        secondFactor = factor
        return .recoveryCode
    }
}
