import City
import CityStorage
import Figures
import Foundation
import SQLInterface
import SQLiteDriver
import Testing

/// Signing in with a passphrase.
@Suite struct SignInTests {
    @Test func `an invitation works once, and then the passphrase`() async throws {
        let city = try await TestCity.withMembers()
        let token = try await city.desk.issueLink(
            .invitation,
            to: try id("office"),
            in: try cityCode(),
            by: city.terminal,
            why: "着任"
        )
        #expect(try await city.signIn("office").word == "refused")
        #expect(try await city.desk.look(at: token)?.member.id.text == "office")
        _ = try await city.desk.useLink(token, passphrase: TestCity.passphrase, origin: TestCity.origin)
        #expect(try await city.desk.look(at: token) == nil)
        await #expect(throws: SignInError.linkUnusable) {
            try await city.desk.useLink(token, passphrase: TestCity.passphrase, origin: TestCity.origin)
        }
        guard case .signedIn(let session, let me) = try await city.signIn(" Office ") else {
            throw FixtureFault()
        }
        #expect(me.standing.roles == [.office])
        #expect(me.isRaised && !me.hasSecondFactor)
        #expect(try await city.desk.resume(session)?.member.id.text == "office")
        #expect(
            try await city.events(.member(try id("office"))).prefix(3).map(\.kind) == [
                .signedIn, .linkUsed, .signInRefused,
            ]
        )
    }

    @Test func `a newer link replaces an older one, and both expire`() async throws {
        let city = try await TestCity.withMembers()
        func link(_ purpose: OneTimeLink.Purpose) async throws -> SecretToken {
            try await city.desk.issueLink(
                purpose,
                to: try id("office"),
                in: try cityCode(),
                by: city.terminal,
                why: "再発行"
            )
        }
        let (first, second) = (try await link(.invitation), try await link(.reset))
        #expect(try await city.desk.look(at: first) == nil)
        #expect(try await city.desk.look(at: second) != nil)
        city.clock.advance(24 * 3600 - 1)
        #expect(try await city.desk.look(at: second) != nil)
        city.clock.advance(1)
        #expect(try await city.desk.look(at: second) == nil)
        await #expect(throws: SignInError.linkUnusable) {
            try await city.desk.useLink(second, passphrase: TestCity.passphrase, origin: TestCity.origin)
        }
    }

    @Test func `a link sets only a good passphrase, and stays good until it has`() async throws {
        let city = try await TestCity.withMembers()
        let token = try await city.desk.issueLink(
            .invitation,
            to: try id("office"),
            in: try cityCode(),
            by: city.terminal,
            why: "着任"
        )
        await #expect(throws: SignInError.passphrase(.tooShort)) {
            try await city.desk.useLink(token, passphrase: "short", origin: TestCity.origin)
        }
        await #expect(throws: SignInError.passphrase(.names)) {
            try await city.desk.useLink(token, passphrase: "officeofficeoffice", origin: TestCity.origin)
        }
        _ = try await city.desk.useLink(token, passphrase: TestCity.passphrase, origin: TestCity.origin)
    }

    @Test func `two uses of one link at once set one passphrase`() async throws {
        let city = try await TestCity.withMembers()
        let token = try await city.desk.issueLink(
            .invitation,
            to: try id("office"),
            in: try cityCode(),
            by: city.terminal,
            why: "着任"
        )
        let done = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let passphrase = TestCity.passphrase + "\(number)"
                    return (try? await city.desk.useLink(token, passphrase: passphrase, origin: TestCity.origin)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(done == 1)
    }

    @Test func `unknown names get the same answers and the same delays as known ones`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        var answers: [String: [String]] = [:]
        for (index, name) in ["office", "nobody", "課長さん", ""].enumerated() {
            let origin = RequestOrigin(address: "198.51.100.\(index)", device: "")
            for _ in 0..<9 {
                answers[name, default: []].append(try await city.signIn(name, "wrong wrong wrong", from: origin).word)
                city.clock.advance(6)
            }
            city.clock.advance(-54)
        }
        #expect(
            answers["office"] == [
                "refused", "refused", "refused", "refused", "refused", "wait", "wait", "refused", "wait",
            ]
        )
        #expect(Set(answers.values).count == 1)
    }

    @Test func `guesses are counted before they are looked at, so that many at once count too`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let words = await withTaskGroup(of: String.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let origin = RequestOrigin(address: "198.51.100.\(number)", device: "")
                    return (try? await city.signIn("office", "wrong guess \(number)", from: origin).word) ?? "error"
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(words.count { $0 == "refused" } == 4)
        #expect(words.count { $0 == "wait" } == 36)
    }

    @Test func `a locked name waits, and the right passphrase frees it`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        for _ in 0..<4 { _ = try await city.signIn("office", "wrong wrong wrong") }
        // Not even the right one is looked at.
        #expect(try await city.signIn("office").word == "wait")
        city.clock.advance(5)
        #expect(try await city.signIn("office").word == "signed in")
        for _ in 0..<3 { #expect(try await city.signIn("office", "wrong wrong wrong").word == "refused") }
        #expect(try await city.signIn("office").word == "signed in")
    }

    @Test func `an address that tries many names waits, and an own account does not free it`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        for number in 0..<29 {
            #expect(try await city.signIn("name\(number)", "wrong wrong wrong").word == "refused")
            if number % 5 == 0 { #expect(try await city.signIn("office").word == "signed in") }
        }
        #expect(try await city.signIn("another", "wrong wrong wrong").word == "refused")
        #expect(try await city.signIn("office").word == "wait")
        let elsewhere = RequestOrigin(address: "203.0.113.9", device: "")
        #expect(try await city.signIn("office", from: elsewhere).word == "signed in")
    }

    @Test func `a weaker hash is made anew at the next sign-in`() async throws {
        var city = try await TestCity.withMembers()
        try await city.invite(.office)
        func cost() async throws -> Int? {
            let code = try cityCode()
            return try await city.store.read { try $0.credential(of: try id("office"), in: code) }?.password?.cost
                .logarithm
        }
        #expect(try await cost() == 4)
        city.cost = ScryptCost(logarithm: 6)
        #expect(try await city.signIn("office", "wrong wrong wrong").word == "refused")
        #expect(try await cost() == 4)
        #expect(try await city.signIn("office").word == "signed in")
        #expect(try await cost() == 6)
        #expect(try await city.signIn("office").word == "signed in")
    }

    @Test func `who has left cannot sign in, and is signed out`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.office)
        let token = try await city.token("office")
        try await city.office.change(try cityCode(), by: city.terminal, why: "退職") { town in
            try town.leave(try id("office"), lastDay: try day("2026-03-31"))
        }
        #expect(try await city.desk.resume(token) == nil)
        #expect(try await city.signIn("office").word == "refused")
    }

    @Test func `a transfer takes effect in a session that is open`() async throws {
        let city = try await TestCity.withMembers()
        try await city.invite(.reporter)
        let token = try await city.token("reporter")
        #expect(try await city.desk.resume(token)?.standing.roles == [.reporter])
        let transfer = Transfer(
            member: try id("reporter"),
            leaves: [try id("reporter")],
            takes: [try id("committee")],
            day: try day("2026-04-01")
        )
        try await city.office.transfer(transfer, in: try cityCode(), by: city.terminal, why: "異動")
        #expect(try await city.desk.resume(token)?.standing.roles == [.committee])
    }

    @Test func `no secret stands in the database`() async throws {
        let city = try await TestCity.withMembers()
        let invitation = try await city.desk.issueLink(
            .invitation,
            to: try id("office"),
            in: try cityCode(),
            by: city.terminal,
            why: "着任"
        )
        _ = try await city.desk.useLink(invitation, passphrase: TestCity.passphrase, origin: TestCity.origin)
        let open = try await city.desk.issueLink(
            .invitation,
            to: try id("head"),
            in: try cityCode(),
            by: city.terminal,
            why: "着任"
        )
        let token = try await city.token("office")
        _ = try await city.signIn(TestCity.passphrase, "what?")
        let me = try await city.desk.resume(token).orFail()
        let app = try await city.desk.beginSecondFactor(me)
        let codes = try await city.desk.confirmSecondFactor(
            me,
            code: city.appCode(app)
        )
        var cells: [[UInt8]] = []
        for table in try await city.tables() {
            cells += try await city.database.read { connection in
                try connection.rows("SELECT * FROM \(table)").flatMap { row in
                    try (0..<row.columnCount).map { index -> [UInt8] in
                        switch try row.value(at: index) {
                        case .text(let text): Array(text.utf8)
                        case .blob(let bytes): bytes
                        case .integer, .null: []
                        }
                    }
                }
            }
        }
        #expect(cells.count > 100)
        let secrets =
            [TestCity.passphrase, invitation.text, open.text, token.text] + codes.map(\.text)
        for secret in secrets {
            let forms = [secret, secret.replacingOccurrences(of: "-", with: ""), String(secret.dropFirst(7))]
            for form in forms where form.utf8.count > 8 {
                #expect(!cells.contains { $0.containsRun(Array(form.utf8)) })
            }
        }
    }
}

extension TestCity {
    /// The code that an app shows now.
    func appCode(_ app: OneTimePassword) throws -> String {
        app.code(step: OneTimePassword.step(at: clock.now))
    }

    fileprivate func tables() async throws -> [SQLQuery] {
        try await database.read { connection in
            try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'city_%'").map {
                SQLQuery(stringLiteral: try $0.text("name"))
            }
        }
    }
}

extension [UInt8] {
    fileprivate func containsRun(_ run: [UInt8]) -> Bool {
        guard count >= run.count else { return false }
        return (0...(count - run.count)).contains { self[$0..<($0 + run.count)].elementsEqual(run) }
    }
}
