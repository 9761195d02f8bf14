import City
import Figures
import SQLInterface
import SQLiteDriver
import Synchronization
import Testing
import Wording

@testable import CityStorage

/// Mail about accounts goes out with what happened, in its transaction.
@Suite struct AccountMailTests {
    /// The outbox, as far as these tests need one.
    private final class Post: Sendable {
        private let mails = Mutex<[(mail: AccountMail, key: String)]>([])

        func take(_ mail: AccountMail, _ key: String) { mails.withLock { $0.append((mail, key)) } }
        var all: [(mail: AccountMail, key: String)] { mails.withLock { $0 } }
    }

    private struct House {
        let desk: SignInDesk
        let office: PersonnelOffice
        let post: Post
        let code: MunicipalityCode
        let member: Member.ID

        func passphrase() async throws -> SecretToken {
            let token = try await desk.issueLink(
                .invitation,
                to: member,
                in: code,
                by: .terminal(account: "root"),
                why: "開設",
                mailing: "https://dx.example.lg.jp"
            )
            return token
        }
    }

    private func house(mail: String = "syusa@city.example.lg.jp") async throws -> House {
        let post = Post()
        let store = try await SQLCityStore.open(SQLiteDatabase.inMemory()) { mail, key, _, _ in post.take(mail, key) }
        let cost = try #require(ScryptCost(logarithm: 4))
        let desk = SignInDesk(store: store, passwords: PasswordPool(cost: cost))
        let office = PersonnelOffice(store: store)
        let code = try MunicipalityCode(reading: "462012")
        let member = try #require(Member.ID("syusa"))
        let name = try #require(SignInName("syusa"))
        try await office.register(
            RegisteredMunicipality(code: code, name: .init("見本市", "Sample City")),
            by: .terminal(account: "root")
        )
        try await office.change(code, by: .terminal(account: "root"), why: "開設") { organisation in
            try organisation.admit(Member(id: member, name: "主査", mail: mail, signInName: name))
        }
        return House(desk: desk, office: office, post: post, code: code, member: member)
    }

    @Test func `whoever has an address hears of changes of the account, once`() async throws {
        let house = try await house()
        let token = try await house.passphrase()
        let link = try #require(house.post.all.first?.mail)
        #expect(link.isConfidential)
        #expect(link.address == "syusa@city.example.lg.jp")
        #expect(link.body.contains("https://dx.example.lg.jp/office/sign-in/invitation/\(token.text)/"))
        #expect(link.body.contains("7日以内"))
        let origin = RequestOrigin(address: "", device: "")
        _ = try await house.desk.useLink(token, passphrase: "紫の傘と三つの橋と朝の市場", origin: origin)
        let set = try #require(house.post.all.last?.mail)
        #expect(house.post.all.count == 2 && !set.isConfidential)
        #expect(set.subject.contains("パスフレーズが設定されました"))
        #expect(!set.body.contains(token.text))
        #expect(Set(house.post.all.map(\.key)).count == 2)
    }

    @Test func `a second factor that is taken off is told`() async throws {
        let house = try await house()
        let origin = RequestOrigin(address: "", device: "")
        let token = try await house.passphrase()
        _ = try await house.desk.useLink(token, passphrase: "紫の傘と三つの橋と朝の市場", origin: origin)
        let before = house.post.all.count
        await #expect(throws: SignInError.noSecondFactor) {
            try await house.desk.removeSecondFactor(
                of: house.member,
                in: house.code,
                by: .terminal(account: "root"),
                why: "紛失"
            )
        }
        // What was refused tells nobody.
        #expect(house.post.all.count == before)
    }

    @Test func `whoever has no address gets nothing`() async throws {
        let house = try await house(mail: "")
        let token = try await house.passphrase()
        let origin = RequestOrigin(address: "", device: "")
        _ = try await house.desk.useLink(token, passphrase: "紫の傘と三つの橋と朝の市場", origin: origin)
        #expect(house.post.all.isEmpty)
    }

    @Test func `a reset says how long its link is good`() async throws {
        let house = try await house()
        _ = try await house.desk.issueLink(
            .reset,
            to: house.member,
            in: house.code,
            by: .terminal(account: "root"),
            why: "紛失",
            mailing: "https://dx.example.lg.jp"
        )
        #expect(try #require(house.post.all.last).mail.body.contains("24時間以内"))
    }
}
