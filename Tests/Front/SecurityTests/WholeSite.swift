import City
import CityStorage
import Exchange
import Figures
import Foundation
import Hummingbird
import PagesSupport
import Planning
import PlanningStorage
import SQLInterface
import SQLiteDriver
import Server
import TestSupport
import Testing
import Wording

/// The site as the server puts it together, in demonstration mode, so that every role has a member, beside a second
/// municipality that has its own.
final class WholeSite: Sendable {
    /// The roles of the second municipality; an operator's rights reach everywhere.
    static let neighbours: [Role] = [.administrator, .office, .auditor, .committee, .head, .reporter]
    static let passphrase = "紫の傘と三つの橋と朝の市場"
    static let neighbour = "462012"

    let database: SQLiteDatabase
    let plans: SQLPlanStore
    let client: InProcessClient
    /// Of the routes, the patterns by method.
    let patterns: [String: [String]]
    let tokens: FormTokens
    /// The municipality of the plan and the demonstration.
    let home: MunicipalityCode

    init(_ plan: Plan? = nil) async throws {
        database = try SQLiteDatabase.inMemory()
        plans = try await SQLPlanStore.open(database) { try RulesReader().read(Array($0.utf8), for: nil) }
        let plan = try plan ?? TownPlan().plan()
        home = plan.municipality.code
        try await plans.save(plan, by: "試験", at: Date(timeIntervalSince1970: 1_700_000_000), reason: "取込")
        var configuration = ServerConfiguration()
        configuration.isDemonstration = true
        let office = try await Office.pages(database, plans: plans, configuration)
        let router = Site(store: plans, office: office).router()
        patterns = Dictionary(grouping: router.routes) { $0.method.rawValue }
            .mapValues { routes in routes.map(\.path.description) }
        client = InProcessClient(router)
        let secret = try await database.read { connection in
            try connection.firstRow("SELECT secret FROM server_secret WHERE name = 'forms'")?.blob("secret")
        }
        tokens = FormTokens(secret: try #require(secret)) { Int(Date().timeIntervalSince1970) }
    }

    /// Founds the second municipality.
    func addNeighbours() async throws {
        let store = try await SQLCityStore.open(database)
        let terminal = Authority.terminal(account: "root")
        let personnel = PersonnelOffice(store: store)
        let code = try MunicipalityCode(reading: Self.neighbour)
        try await personnel.register(
            RegisteredMunicipality(code: code, name: Bilingual("隣の市", "Next City")),
            by: terminal
        )
        try await personnel.change(code, by: terminal, why: "開設") { city in
            let unit = try #require(CityUnit.ID("x1"))
            try city.begin(
                CityUnit(id: unit, phase: .init(validity: .always, kind: .department, name: "隣の課", parent: nil))
            )
            for role in Self.neighbours { try city.employ(role, in: unit) }
        }
        // One key is derived for all, because that is what takes time.
        let desk = SignInDesk(store: store)
        for role in Self.neighbours {
            let member = try #require(Member.ID("x-" + role.rawValue))
            let token = try await desk.issueLink(.invitation, to: member, in: code, by: terminal, why: "開設")
            _ = try await desk.useLink(
                token,
                passphrase: Self.passphrase,
                origin: RequestOrigin(address: "", device: "")
            )
        }
    }

    /// A member of the demonstration.
    func member(_ role: Role) async throws -> Guest {
        let guest = Guest(self)
        try await guest.get("/office/demonstration/")
        let form = try #require(
            guest.forms.first { $0.hidden["account"] == "demo-\(role.rawValue)" },
            "\(role) has no way in"
        )
        try await guest.send(form)
        try #require(guest.path == "/office/", "\(guest.page.suffix(2000))")
        return guest
    }

    /// The address of a link that sets the passphrase of a member of the demonstration.
    func link(_ purpose: OneTimeLink.Purpose, to role: Role) async throws -> String {
        let token = try await SignInDesk(store: try await SQLCityStore.open(database)).issueLink(
            purpose,
            to: try #require(Member.ID("demo-" + role.rawValue)),
            in: home,
            by: .terminal(account: "root"),
            why: "試験"
        )
        return "/office/sign-in/\(purpose.rawValue)/\(token.text)/"
    }

    /// A member of the second municipality.
    func neighbour(_ role: Role) async throws -> Guest {
        let guest = Guest(self)
        try await guest.get("/office/sign-in/")
        let form = try #require(guest.forms.first { $0.action == "/office/sign-in/" })
        try await guest.send(
            form.filled(["municipality": Self.neighbour, "name": "x-\(role.rawValue)", "passphrase": Self.passphrase])
        )
        try #require(guest.path == "/office/", "\(guest.page.suffix(2000))")
        return guest
    }

    /// The route that an address belongs to; nothing where none does.
    func pattern(of path: String, method: String) -> String? {
        let parts = Self.parts(path)
        // The route with the most words of its own is the one that answers.
        return (patterns[method] ?? []).filter { Self.matches(Self.parts($0), parts) }
            .max { Self.words($0) < Self.words($1) }
    }

    /// The patterns of everything that takes a form, in Japanese; all other paths refuse the method.
    func forms() async throws -> Set<String> {
        var forms: Set<String> = []
        for pattern in patterns["POST"] ?? [] where Reading(path: pattern) == .japanese {
            let guest = Guest(self)
            try await guest.post(pattern.replacing(/\{[^}]*\}/, with: "x") + "/", [])
            if guest.status != 405 { forms.insert(pattern) }
        }
        return forms
    }

    private static func parts(_ path: String) -> [Substring] {
        path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    }

    private static func words(_ pattern: String) -> Int { parts(pattern).count { !isOpen($0) } }

    private static func isOpen(_ part: Substring) -> Bool { part.hasPrefix("{") || part.hasPrefix(":") || part == "*" }

    private static func matches(_ pattern: [Substring], _ path: [Substring]) -> Bool {
        pattern.count == path.count && zip(pattern, path).allSatisfy { isOpen($0) || $0 == $1 }
    }

    /// Everything that is stored of the first municipality, but for what a visit alone changes.
    func stored() async throws -> [String: [String]] {
        try await database.read { [home] connection in
            var content: [String: [String]] = [:]
            let tables = try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                .map { try $0.text("name") }
            for table in tables where !["session", "guess"].contains(where: table.contains) {
                let columns = try connection.rows(
                    SQLQuery(stringLiteral: "SELECT name FROM pragma_table_info('\(table)')")
                )
                .map { try $0.text("name") }
                guard columns.contains("municipality") else { continue }
                let all = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ',' || ")
                let rows = "SELECT \(all) AS line FROM \"\(table)\" WHERE municipality = '\(home.text)' ORDER BY line"
                content[table] = try connection.rows(SQLQuery(stringLiteral: rows)).map { try $0.text("line") }
            }
            return content
        }
    }
}

extension Organisation {
    fileprivate mutating func employ(_ role: Role, in unit: CityUnit.ID) throws {
        let name = "x-" + role.rawValue
        let member = Member(
            id: try #require(Member.ID(name)),
            name: "隣の\(role.name.japanese)",
            mail: "",
            signInName: try #require(SignInName(name))
        )
        try admit(member)
        let post = try #require(Post.ID(name))
        let phase = Post.Phase(
            validity: .always,
            name: "隣の" + role.name.japanese,
            role: role,
            unit: role.needsUnit ? unit : nil
        )
        try establish(Post(id: post, phase: phase))
        try appoint(member.id, to: post, .always)
    }
}
