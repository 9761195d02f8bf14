import City
import CityStorage
import Figures
import Foundation
import Testing

/// Sessions: how they begin, last and end.
@Suite struct SessionTests {
    @Test func `a session ends after half an hour without a request, and after twelve hours in any case`() async throws
    {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let idle = try await city.token("office")
        city.clock.advance(29 * 60)
        #expect(try await city.desk.resume(idle) != nil)
        city.clock.advance(31 * 60)
        #expect(try await city.desk.resume(idle) == nil)
        let busy = try await city.token("office")
        for _ in 0..<35 {
            city.clock.advance(20 * 60)
            #expect(try await city.desk.resume(busy) != nil)
        }
        city.clock.advance(20 * 60)
        #expect(try await city.desk.resume(busy) == nil)
    }

    @Test func `a clock that was set back ends a session rather than lengthening it`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let token = try await city.token("office")
        city.clock.advance(-3600)
        #expect(try await city.desk.resume(token) == nil)
    }

    @Test func `every sign-in has a new token, and ends the session that the browser had`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let first = try await city.token("office")
        let request = SignInRequest(
            municipality: try cityCode(),
            name: "office",
            passphrase: TestCity.passphrase,
            origin: TestCity.origin,
            previous: first
        )
        guard case .signedIn(let second, _) = try await city.desk.signIn(request) else { throw FixtureFault() }
        #expect(first.text != second.text)
        #expect(try await city.desk.resume(first) == nil)
        #expect(try await city.desk.resume(second) != nil)
    }

    @Test func `sessions are listed and ended, one or all others`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        try await city.invite(.auditor)
        let tokens = [try await city.token("office"), try await city.token("office"), try await city.token("office")]
        let other = try await city.token("auditor")
        let me = try await city.desk.resume(tokens[0]).orFail()
        let listed = try await city.desk.sessions(of: me)
        #expect(listed.count == 3)
        #expect(listed.allSatisfy { $0.origin == TestCity.origin })
        let second = try await city.desk.resume(tokens[1]).orFail()
        try await city.desk.end(second.session.id, me)
        #expect(try await city.desk.resume(tokens[1]) == nil)
        let stranger = try await city.desk.resume(other).orFail()
        await #expect(throws: CityError.self) { try await city.desk.end(me.session.id, stranger) }
        #expect(try await city.desk.endOthers(me) == 1)
        #expect(try await city.desk.resume(tokens[2]) == nil)
        #expect(try await city.desk.resume(other) != nil)
        try await city.desk.signOut(me)
        #expect(try await city.desk.resume(tokens[0]) == nil)
        #expect(try await city.events(.member(try id("office"))).first?.kind == .signedOut)
    }

    @Test func `administrators see and end the sessions of others, other roles do not`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let token = try await city.token("office")
        let (administrator, head) = (try await city.authority(.administrator), try await city.authority(.head))
        #expect(try await city.desk.sessions(of: try id("office"), in: try cityCode(), for: administrator).count == 1)
        await #expect(throws: CityError.notPermitted) {
            try await city.desk.sessions(of: try id("office"), in: try cityCode(), for: head)
        }
        await #expect(throws: CityError.notPermitted) {
            try await city.desk.endSessions(of: try id("office"), in: try cityCode(), by: head, why: "紛失")
        }
        #expect(
            try await city.desk.endSessions(of: try id("office"), in: try cityCode(), by: administrator, why: "紛失") == 1
        )
        #expect(try await city.desk.resume(token) == nil)
    }

    @Test func `showing the passphrase again raises the session under a new token`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let token = try await city.token("office")
        city.clock.advance(11 * 60)
        #expect(try await city.desk.resume(token)?.isRaised == false)
        let wrong = try await city.desk.raise(token, passphrase: "wrong wrong wrong", origin: TestCity.origin)
        #expect(wrong.word == "refused")
        #expect(try await city.desk.resume(token)?.isRaised == false)
        let answer = try await city.desk.raise(token, passphrase: TestCity.passphrase, origin: TestCity.origin)
        guard case .signedIn(let raised, let me) = answer else { throw FixtureFault() }
        #expect(me.isRaised)
        #expect(try await city.desk.resume(token) == nil)
        #expect(try await city.desk.resume(raised)?.session.id == me.session.id)
    }

    @Test func `guessing within a session waits as guessing at the door does`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let token = try await city.token("office")
        var words: [String] = []
        for number in 0..<5 {
            words.append(try await city.desk.raise(token, passphrase: "wrong \(number)", origin: TestCity.origin).word)
        }
        #expect(words == ["refused", "refused", "refused", "refused", "wait"])
    }

    @Test func `a changed passphrase ends other sessions and open links`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let (mine, other) = (try await city.token("office"), try await city.token("office"))
        let link = try await city.desk.issueLink(
            .reset,
            to: try id("office"),
            in: try cityCode(),
            by: city.terminal,
            why: "再設定"
        )
        let wanted = "青い傘を三本ならべて待つ"
        func change(from current: String, to wanted: String) async throws -> SignInAnswer {
            try await city.desk.changePassphrase(mine, from: current, to: wanted, origin: TestCity.origin)
        }
        #expect(try await change(from: "wrong wrong wrong", to: wanted).word == "refused")
        await #expect(throws: SignInError.passphrase(.common)) {
            _ = try await change(from: TestCity.passphrase, to: "password1234")
        }
        #expect(try await change(from: TestCity.passphrase, to: wanted).word == "signed in")
        #expect(try await city.desk.resume(mine) == nil)
        #expect(try await city.desk.resume(other) == nil)
        #expect(try await city.desk.look(at: link) == nil)
        #expect(try await city.signIn("office").word == "refused")
        #expect(try await city.signIn("office", wanted).word == "signed in")
    }

    @Test func `a link that sets a passphrase ends every session`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let token = try await city.token("office")
        try await city.invite(.office, passphrase: "別の長い合言葉にしました")
        #expect(try await city.desk.resume(token) == nil)
    }
}

/// The second factor: an app's codes, and recovery codes.
@Suite struct SecondFactorTests {
    /// A member of the office with an app, signed in nowhere.
    private func enrolled() async throws -> (city: TestCity, app: OneTimePassword, codes: [RecoveryCode]) {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let me = try await city.desk.resume(try await city.token("office")).orFail()
        let app = try await city.desk.beginSecondFactor(me)
        await #expect(throws: SignInError.wrongCode) { try await city.desk.confirmSecondFactor(me, code: "000000") }
        let codes = try await city.desk.confirmSecondFactor(me, code: try city.appCode(app))
        try await city.desk.signOut(me)
        city.clock.advance(60)
        return (city, app, codes)
    }

    private func half(_ city: TestCity) async throws -> SecretToken {
        guard case .secondFactor(let token) = try await city.signIn("office") else { throw FixtureFault() }
        return token
    }

    private func confirm(_ city: TestCity, _ token: SecretToken, _ code: String) async throws -> SignInAnswer {
        try await city.desk.confirm(token, code: code, origin: TestCity.origin)
    }

    @Test func `a half session opens nothing but the second step`() async throws {
        let (city, app, _) = try await enrolled()
        let token = try await half(city)
        #expect(try await city.desk.resume(token) == nil)
        await #expect(throws: SignInError.notSignedIn) {
            try await city.desk.raise(token, passphrase: TestCity.passphrase, origin: TestCity.origin)
        }
        guard case .signedIn(let full, let me) = try await confirm(city, token, try city.appCode(app)) else {
            throw FixtureFault()
        }
        #expect(me.hasSecondFactor)
        #expect(full.text != token.text)
        #expect(try await city.desk.resume(full) != nil)
        #expect(try await confirm(city, token, try city.appCode(app)).word == "refused")
    }

    @Test func `a code that was used is not taken again, and a half session expires`() async throws {
        let (city, app, _) = try await enrolled()
        let code = try city.appCode(app)
        #expect(try await confirm(city, try await half(city), code).word == "signed in")
        #expect(try await confirm(city, try await half(city), code).word == "refused")
        city.clock.advance(30)
        #expect(try await confirm(city, try await half(city), try city.appCode(app)).word == "signed in")
        let late = try await half(city)
        city.clock.advance(5 * 60)
        #expect(try await confirm(city, late, try city.appCode(app)).word == "refused")
    }

    @Test func `one code typed twice at the same moment signs in once`() async throws {
        let (city, app, _) = try await enrolled()
        let tokens = [try await half(city), try await half(city), try await half(city)]
        let code = try city.appCode(app)
        let words = await withTaskGroup(of: String.self) { group in
            for token in tokens {
                group.addTask { (try? await confirm(city, token, code).word) ?? "error" }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(words.sorted() == ["refused", "refused", "signed in"])
    }

    @Test func `codes cannot be guessed at leisure`() async throws {
        let (city, app, _) = try await enrolled()
        let token = try await half(city)
        var words: [String] = []
        for _ in 0..<5 { words.append(try await confirm(city, token, "not it").word) }
        #expect(words == ["refused", "refused", "refused", "refused", "wait"])
        // A new half session is no way round it.
        #expect(try await confirm(city, try await half(city), try city.appCode(app)).word == "wait")
        city.clock.advance(5)
        #expect(try await confirm(city, try await half(city), try city.appCode(app)).word == "signed in")
    }

    @Test func `a recovery code stands in once`() async throws {
        let (city, _, codes) = try await enrolled()
        #expect(try await confirm(city, try await half(city), codes[0].text).word == "signed in")
        #expect(try await confirm(city, try await half(city), codes[0].text).word == "refused")
        guard case .signedIn(_, let me) = try await confirm(city, try await half(city), codes[1].text) else {
            throw FixtureFault()
        }
        #expect(try await city.desk.recoveryCodesLeft(me) == 8)
        let fresh = try await city.desk.renewRecoveryCodes(me)
        #expect(try await city.desk.recoveryCodesLeft(me) == 10)
        #expect(try await confirm(city, try await half(city), codes[2].text).word == "refused")
        #expect(try await confirm(city, try await half(city), fresh[2].text).word == "signed in")
        #expect(try await city.events().contains { $0.kind == .recoveryCodeUsed })
    }

    @Test func `a link sets the passphrase but leaves the second factor on`() async throws {
        let (city, _, _) = try await enrolled()
        try await city.invite(.office, passphrase: "別の長い合言葉にしました")
        #expect(try await city.signIn("office", "別の長い合言葉にしました").word == "second factor")
        try await city.desk.removeSecondFactor(
            of: try id("office"),
            in: try cityCode(),
            by: try await city.authority(.administrator),
            why: "端末の紛失"
        )
        #expect(try await city.signIn("office", "別の長い合言葉にしました").word == "signed in")
    }

    @Test func `setting up asks for a passphrase shown a moment ago`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let token = try await city.token("office")
        city.clock.advance(11 * 60)
        let me = try await city.desk.resume(token).orFail()
        await #expect(throws: SignInError.raiseNeeded) { try await city.desk.beginSecondFactor(me) }
        await #expect(throws: SignInError.raiseNeeded) { try await city.desk.removeSecondFactor(me) }
        await #expect(throws: SignInError.raiseNeeded) { try await city.desk.renewRecoveryCodes(me) }
    }
}
