package import City
import Figures
package import Wording

/// A city to try things out in: one member per role, whom anybody may be.
///
/// It exists in a process that was started for it, over a database that has no other members: one with real members
/// cannot be opened so, whatever its administrators are called.
package struct Demonstration: Sendable {
    /// A member of the demonstration, with a passphrase that was made when the process began.
    package struct Account: Sendable {
        package let role: Role
        package let member: Member
        package let passphrase: String
    }

    /// Why a database cannot be opened for a demonstration.
    package enum Refusal: Error, Hashable, Sendable {
        case realMembers
        /// It was used for one, so that anybody may know the passphrases of its members.
        case leftFromDemonstration

        package var message: Bilingual {
            switch self {
            case .realMembers:
                Bilingual(
                    "このデータベースには実際の利用者がいるため、デモンストレーションには使えません。--database で別のファイルを指定してください。",
                    "This database has real members, so that it cannot be used for a demonstration. Name another file with --database."
                )
            case .leftFromDemonstration:
                Bilingual(
                    "このデータベースはデモンストレーションに使われたもので、だれでもログインできるおそれがあります。--database で別のファイルを指定するか、--demonstration を付けてください。",
                    "This database was used for a demonstration, so that anybody might sign in. Name another file with --database, or add --demonstration."
                )
            }
        }
    }

    package let municipality: RegisteredMunicipality
    package let accounts: [Account]

    /// Makes what is missing of the demonstration, and new passphrases for all of its members.
    ///
    /// `units` are the city's; the reporter and the head belong to the one that `unit` names, and are left out without.
    /// - Throws: ``Refusal``, and errors of the store.
    package static func open(
        _ store: any CityStore,
        _ desk: SignInDesk,
        city: RegisteredMunicipality,
        units: [CityUnit],
        unit: CityUnit.ID?,
        effects: Effects = .live
    ) async throws -> Demonstration {
        try await refuseRealMembers(store)
        let authority = Authority.terminal(account: "demonstration")
        let office = PersonnelOffice(store: store, effects: effects)
        if try await store.read({ try $0.organisation(of: city.code) }) == nil {
            try await office.register(city, by: authority)
        }
        let roles = Role.allCases.filter { !$0.needsUnit || unit != nil }
        let day = effects.today
        try await office.change(city.code, by: authority, why: "デモンストレーション") { organisation in
            for unit in units where organisation.unit(unit.id) == nil { try organisation.begin(unit) }
            for role in roles where organisation.member(DemonstrationMember(role).id) == nil {
                try DemonstrationMember(role).join(&organisation, unit: unit, on: day)
            }
        }
        var accounts: [Account] = []
        for role in roles { accounts.append(try await account(role, city, desk, authority)) }
        return Demonstration(municipality: city, accounts: accounts)
    }

    /// Every member on the server must be one of the demonstration's.
    private static func refuseRealMembers(_ store: any CityStore) async throws {
        guard try await members(store).allSatisfy(isKnown) else { throw Refusal.realMembers }
    }

    /// For a server that is no demonstration: nobody of one may be left.
    package static func refuseLeftovers(_ store: any CityStore) async throws {
        guard try await !members(store).contains(where: isKnown) else { throw Refusal.leftFromDemonstration }
    }

    private static func members(_ store: any CityStore) async throws -> [Member] {
        try await store.read { transaction in
            try transaction.municipalities().flatMap {
                try transaction.organisation(of: $0.code)?.organisation.members ?? []
            }
        }
    }

    private static func isKnown(_ member: Member) -> Bool {
        Role.allCases.contains { DemonstrationMember($0).id == member.id } && member.signInName.text == member.id.text
    }

    private static func account(
        _ role: Role,
        _ city: RegisteredMunicipality,
        _ desk: SignInDesk,
        _ authority: Authority
    ) async throws -> Account {
        let token = try await desk.issueLink(
            .reset,
            to: DemonstrationMember(role).id,
            in: city.code,
            by: authority,
            why: "デモンストレーション"
        )
        let passphrase = Passphrase.random
        let origin = RequestOrigin(address: "", device: "")
        let member = try await desk.useLink(token, passphrase: passphrase, origin: origin)
        return Account(role: role, member: member, passphrase: passphrase)
    }
}

extension Passphrase {
    /// 24 letters and digits in four groups.
    fileprivate static var random: String {
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        var system = SystemRandomNumberGenerator()
        let groups = (0..<4).map { _ in
            String((0..<6).map { _ in letters[Int.random(in: 0..<letters.count, using: &system)] })
        }
        return groups.joined(separator: "-")
    }
}

/// The member of the demonstration who has a role, called by its post.
private struct DemonstrationMember {
    let role: Role
    let id: Member.ID

    init(_ role: Role) {
        self.role = role
        // Every role's name is a valid identifier; the fallback is one as well.
        id = Member.ID("demo-\(role.rawValue)") ?? Member.ID(random: .live)
    }

    private var post: String {
        switch role {
        case .reporter: "主査"
        case .head: "課長"
        case .office: "事務局"
        case .committee: "委員"
        case .auditor: "監査担当"
        case .administrator: "管理担当"
        case .operator: "運用担当"
        }
    }

    func join(_ organisation: inout Organisation, unit: CityUnit.ID?, on day: CalendarDate) throws {
        guard let signInName = SignInName(id.text), let postID = Post.ID(id.text) else { return }
        let name = "\(post)（見本）"
        try organisation.admit(Member(id: id, name: name, mail: "", signInName: signInName))
        let validity = Validity(from: day)
        let phase = Post.Phase(validity: validity, name: post, role: role, unit: role.needsUnit ? unit : nil)
        try organisation.establish(Post(id: postID, phase: phase))
        try organisation.appoint(id, to: postID, validity)
    }
}
