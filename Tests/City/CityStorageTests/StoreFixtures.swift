import City
import CityStorage
import Figures
import Foundation
import SQLInterface
import SQLiteDriver
import Synchronization
import Wording

struct FixtureFault: Error {}

extension Optional {
    /// The value, or a failed test.
    func orFail() throws -> Wrapped {
        guard let self else { throw FixtureFault() }
        return self
    }
}

func day(_ text: String) throws -> CalendarDate { try CalendarDate(text).orFail() }

func id<Subject>(_ text: String) throws -> CityIdentifier<Subject> { try CityIdentifier<Subject>(text).orFail() }

func cityCode(_ text: String = "462012") throws -> MunicipalityCode { try MunicipalityCode(reading: text) }

/// A clock that only moves when it is told to: 1 April 2026, nine in the morning in Japan.
final class Clock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_775_001_600))

    var now: Date { time.withLock { $0 } }

    func advance(_ seconds: TimeInterval) { time.withLock { $0 = $0.addingTimeInterval(seconds) } }
}

/// A city in a database in memory, with its clock.
struct TestCity {
    let database: SQLiteDatabase
    let store: SQLCityStore
    let clock = Clock()
    var cost = ScryptCost(logarithm: 4)

    static let passphrase = "紫陽花と自転車と三月のバス"
    static let origin = RequestOrigin(address: "192.0.2.7", device: "Browser 1")

    init(_ database: SQLiteDatabase? = nil) async throws {
        self.database = try database ?? .inMemory()
        store = try await SQLCityStore.open(self.database)
    }

    var effects: Effects { Effects(now: { [clock] in clock.now }, randomBytes: Effects.live.randomBytes) }
    var office: PersonnelOffice { PersonnelOffice(store: store, effects: effects) }
    var desk: SignInDesk {
        SignInDesk(store: store, passwords: PasswordPool(cost: cost ?? .standard), effects: effects)
    }
    let terminal = Authority.terminal(account: "terminal")

    /// The municipality with a bureau, two departments and a post for each role, held by a member of the role's name.
    static func withMembers(_ code: String = "462012") async throws -> TestCity {
        let city = try await TestCity()
        try await city.settle(code)
        return city
    }

    func settle(_ text: String) async throws {
        let code = try cityCode(text)
        try await office.register(
            RegisteredMunicipality(code: code, name: Bilingual("鹿児島市", "Kagoshima City")),
            by: terminal
        )
        try await office.change(code, by: terminal, why: "試験") { town in
            for (unit, kind, parent) in [("b1", "bureau", nil), ("d1", "department", "b1"), ("d2", "department", "b1")]
            {
                let phase = CityUnit.Phase(
                    validity: .always,
                    kind: try CityUnit.Kind(rawValue: kind).orFail(),
                    name: "組織\(unit)",
                    parent: try parent.map { try id($0) }
                )
                try town.begin(CityUnit(id: try id(unit), phase: phase))
            }
            for role in Role.allCases { try town.settle(role) }
        }
    }

    func authority(_ role: Role, in text: String = "462012") async throws -> Authority {
        let organisation = try await office.organisation(of: try cityCode(text)).organisation
        return .member(
            try organisation.standing(of: try id(role.rawValue), on: effects.today).orFail(),
            address: "192.0.2.1"
        )
    }

    /// Lets the member of a role set a passphrase by an invitation.
    func invite(_ role: Role, passphrase: String = passphrase) async throws {
        let token = try await desk.issueLink(
            .invitation,
            to: try id(role.rawValue),
            in: try cityCode(),
            by: terminal,
            why: "試験"
        )
        _ = try await desk.useLink(token, passphrase: passphrase, origin: Self.origin)
    }

    func signIn(
        _ name: String,
        _ passphrase: String = passphrase,
        from origin: RequestOrigin = origin
    ) async throws
        -> SignInAnswer
    {
        try await desk.signIn(
            SignInRequest(municipality: try cityCode(), name: name, passphrase: passphrase, origin: origin)
        )
    }

    /// The token of a sign-in that must go well.
    func token(_ name: String, _ passphrase: String = passphrase) async throws -> SecretToken {
        guard case .signedIn(let token, _) = try await signIn(name, passphrase) else { throw FixtureFault() }
        return token
    }

    func events(_ subject: CitySubject? = nil) async throws -> [CityEvent] {
        try await office.events(in: try cityCode(), EventSelection(about: subject, limit: 1000), for: terminal)
    }
}

extension Organisation {
    fileprivate mutating func settle(_ role: Role) throws {
        let phase = Post.Phase(
            validity: .always,
            name: role.name.japanese,
            role: role,
            unit: role.needsUnit ? try id("d1") : nil
        )
        try establish(Post(id: try id(role.rawValue), phase: phase))
        try admit(
            Member(
                id: try id(role.rawValue),
                name: "主査",
                mail: "\(role.rawValue)@city.example.lg.jp",
                signInName: try SignInName(role.rawValue).orFail()
            )
        )
        try appoint(try id(role.rawValue), to: try id(role.rawValue), Validity(from: try day("2024-04-01")))
    }
}

extension SignInAnswer {
    /// What became of it in one word.
    var word: String {
        switch self {
        case .signedIn: "signed in"
        case .secondFactor: "second factor"
        case .refused: "refused"
        case .wait: "wait"
        case .busy: "busy"
        }
    }
}
