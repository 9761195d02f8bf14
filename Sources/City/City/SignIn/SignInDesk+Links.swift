package import Figures
import Foundation

// Invitations and links to set a passphrase anew.
extension SignInDesk {
    /// A new link for a member; earlier ones stop working.
    ///
    /// - Parameters:
    ///   - purpose: what it is for.
    ///   - member: whose passphrase it sets.
    ///   - municipality: the member's.
    ///   - authority: who asks.
    ///   - reason: why.
    ///   - site: where the site is, `https://host`: the link is mailed to the member too, who needs an address; `nil` mails
    ///     nothing.
    /// - Returns: the secret of the link, which is shown once and not stored: its address is
    ///   ``OneTimeLink/Purpose/path(_:)``.
    /// - Throws: ``CityError``.
    package func issueLink(
        _ purpose: OneTimeLink.Purpose,
        to member: Member.ID,
        in municipality: MunicipalityCode,
        by authority: Authority,
        why reason: String,
        mailing site: String? = nil
    ) async throws -> SecretToken {
        let operation = try operation(managing: municipality, by: authority, why: reason)
        let token = SecretToken(for: municipality, effects)
        let link = OneTimeLink(
            of: member,
            in: municipality,
            for: purpose,
            hash: token.hash,
            expires: operation.time.addingTimeInterval(purpose.lifetime)
        )
        try await store.write { transaction in
            try transaction.guardOperators(member, in: municipality, from: authority)
            try transaction.save(link)
            try transaction.append(.linkIssued, .member(member), in: municipality, operation)
            guard let site else { return }
            try transaction.notify(member, of: .link(purpose, site + purpose.path(token)), in: municipality)
        }
        return token
    }

    /// Whose passphrase a link sets.
    package struct LinkView: Hashable, Sendable {
        package let link: OneTimeLink
        package let member: Member
    }

    /// What stands behind a link, to show the form; `nil` where it cannot be used any more.
    package func look(at token: SecretToken) async throws -> LinkView? {
        let time = effects.now()
        return try await store.read { try $0.usable(token, at: time) }
    }

    /// Sets the passphrase by a link, which is used up; all sessions of the member end, a second factor stays.
    ///
    /// The member then signs in as always.
    /// - Throws: ``SignInError``.
    package func useLink(_ token: SecretToken, passphrase typed: String, origin: RequestOrigin) async throws -> Member {
        guard let view = try await look(at: token) else { throw SignInError.linkUnusable }
        let passphrase = try Self.checked(typed, for: view.member)
        let hash: PasswordHash
        do {
            hash = try await passwords.hash(passphrase, effects)
        } catch is PasswordPool.Busy {
            throw SignInError.busy
        }
        let time = effects.now()
        return try await store.write { transaction in
            guard let view = try transaction.usable(token, at: time) else { throw SignInError.linkUnusable }
            let (member, municipality) = (view.member, token.municipality)
            let operation = CityOperation(by: .member(member, origin), at: time)
            var credential =
                try transaction.credential(of: member.id, in: municipality) ?? Credential(member: member.id)
            credential.password = hash
            credential.passwordSet = time
            try transaction.save(credential, in: municipality)
            try transaction.removeLinks(of: member.id, in: municipality)
            try transaction.removeGuesses(at: GuessSubject(municipality, .name, member.signInName.text))
            try transaction.append(.linkUsed, .member(member.id), in: municipality, operation)
            try transaction.notify(member, of: .passphraseChanged, in: municipality)
            try transaction.endSessions(of: member.id, in: municipality, operation)
            return member
        }
    }
}

extension CityReading {
    fileprivate func usable(_ token: SecretToken, at time: Date) throws -> SignInDesk.LinkView? {
        guard let link = try link(token.hash, in: token.municipality), time < link.expires,
            let member = try organisation(of: token.municipality)?.organisation.member(link.member),
            member.isPresent(on: CalendarDate(inJapan: time))
        else { return nil }
        return SignInDesk.LinkView(link: link, member: member)
    }
}
