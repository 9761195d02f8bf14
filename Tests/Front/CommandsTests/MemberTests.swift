import ArgumentParser
import City
import CityStorage
import Figures
import Foundation
import SQLiteDriver
import Testing
import Wording

@testable import Commands

/// `shirube member`, through the functions behind it and a real file.
@Suite struct MemberTests {
    private func add(_ place: String, _ more: String...) async throws -> [String] {
        let town = ["--municipality", "462012", "--municipality-name", "鹿児島市", "--database", place + "/plans.sqlite"]
        return try await MemberAdd.parse(town + more).lines()
    }

    private func administrator(_ place: String) async throws -> [String] {
        try await add(place, "--name", "主査", "--mail", "syusa@example.lg.jp", "--role", "administrator")
    }

    private func list(_ place: String) async throws -> [[String]] {
        let line = ["--municipality", "46201", "--database", place + "/plans.sqlite", "--format", "csv"]
        let rows = try await MemberList.parse(line).output().split(separator: "\n").map { row in
            row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        #expect(rows.first == MemberList.columns)
        return Array(rows.dropFirst())
    }

    private func withDesk(_ place: String, _ body: (SignInDesk) async throws -> Void) async throws {
        let database = try SQLiteDatabase(path: place + "/plans.sqlite")
        try await body(SignInDesk(store: SQLCityStore.open(database)))
        try database.close()
    }

    @Test func `the first administrator sets a passphrase by the link and signs in`() async throws {
        try await withTemporaryFolderAsync { place in
            let lines = try await administrator(place)
            let link = try #require(lines.last)
            #expect(link.hasPrefix("/office/sign-in/invitation/462012-"))
            #expect(try await list(place).map { $0[3] } == ["invited"])
            let token = try #require(SecretToken(link.dropFirst("/office/sign-in/invitation/".count).dropLast()))
            let origin = RequestOrigin(address: "192.0.2.1", device: "")
            try await withDesk(place) { desk in
                _ = try await desk.useLink(token, passphrase: "紫陽花と自転車と三月のバス", origin: origin)
                let request = SignInRequest(
                    municipality: token.municipality,
                    name: "syusa@example.lg.jp",
                    passphrase: "紫陽花と自転車と三月のバス",
                    origin: origin
                )
                guard case .signedIn(_, let me) = try await desk.signIn(request) else {
                    Issue.record("not signed in")
                    return
                }
                #expect(me.standing.roles == [.administrator])
            }
            #expect(try await list(place).map { $0[3] } == ["active"])
        }
    }

    @Test func `a name that is there is refused, and nothing is changed`() async throws {
        try await withTemporaryFolderAsync { place in
            _ = try await administrator(place)
            await #expect(throws: CommandFailure.self) {
                try await add(place, "--name", "係長", "--mail", "syusa@example.lg.jp", "--role", "office")
            }
            #expect(try await list(place).map { $0[1] } == ["主査"])
        }
    }

    @Test(arguments: [
        ["--mail", "a@example.lg.jp", "--role", "reporter"], ["--mail", "not mail", "--role", "office"],
        ["--mail", "a@example.lg.jp", "--role", "head", "--unit", "d1"],
        ["--mail", "a@example.lg.jp", "--role", "head", "--unit", "課"],
        ["--mail", "a@example.lg.jp", "--role", "office", "--sign-in-name", "課長"],
    ])
    func `what does not fit is refused, and no municipality is left behind`(arguments: [String]) async throws {
        try await withTemporaryFolderAsync { place in
            let town = ["--municipality", "462012", "--municipality-name", "市", "--database", place + "/p.sqlite"]
            await #expect(throws: CommandFailure.self) {
                try await MemberAdd.parse(town + ["--name", "主査"] + arguments).lines()
            }
            guard FileManager.default.fileExists(atPath: place + "/p.sqlite") else { return }
            let store = try await SQLCityStore.open(try SQLiteDatabase(path: place + "/p.sqlite"))
            #expect(try await store.read { try $0.municipalities() }.isEmpty)
        }
    }

    @Test func `the municipality takes its name from a plan, and without one it is asked for`() async throws {
        try await withTemporaryFolderAsync { place in
            let database = ["--database", place + "/plans.sqlite"]
            let member = ["--name", "主査", "--mail", "a@example.lg.jp", "--role", "office", "--municipality", "462012"]
            let failure = try await #require(throws: CommandFailure.self) {
                try await MemberAdd.parse(member + database).lines()
            }
            #expect(failure.lines[0].contains("--municipality-name"))
            _ = try await Import.parse(["\(samples)/kagoshima"] + database).line()
            _ = try await MemberAdd.parse(member + database).lines()
            let store = try await SQLCityStore.open(try SQLiteDatabase(path: place + "/plans.sqlite"))
            #expect(try await store.read { try $0.municipalities() }.map(\.name.japanese) == ["鹿児島市"])
            // The plan is still there, in the same file.
            #expect(try await Import.parse(["\(samples)/kagoshima"] + database).line().contains("kagoshima"))
        }
    }

    @Test func `a reset replaces the invitation`() async throws {
        try await withTemporaryFolderAsync { place in
            let invitation = try #require(try await administrator(place).last)
            let reset = ["syusa@example.lg.jp", "--municipality", "462012", "--database", place + "/plans.sqlite"]
            let link = try await MemberReset.parse(reset + ["--site-address", "https://dx.example.lg.jp/"]).lines().last
            #expect(link?.hasPrefix("https://dx.example.lg.jp/office/sign-in/reset/462012-") == true)
            let token = try #require(SecretToken(invitation.dropFirst("/office/sign-in/invitation/".count).dropLast()))
            try await withDesk(place) { desk in
                let view = try await desk.look(at: token)
                #expect(view == nil)
            }
            await #expect(throws: CommandFailure.self) {
                try await MemberReset.parse(["nobody"] + reset.dropFirst()).lines()
            }
        }
    }

    private func bring(_ place: String, _ members: String, _ more: String...) async throws -> (String, String?) {
        try Data(members.utf8).write(to: URL(fileURLWithPath: place + "/members.csv"))
        let line = [
            place + "/members.csv", "--municipality", "462012", "--municipality-name", "鹿児島市", "--units",
            "\(samples)/kagoshima/units.csv", "--database", place + "/plans.sqlite",
        ]
        return try await MemberImport.parse(line + more).outcome()
    }

    @Test func `an import shows first, then brings all in, then changes nothing`() async throws {
        try await withTemporaryFolderAsync { place in
            let members = """
                name,mail,unit,post,role
                主査,a@example.lg.jp,b01,担当,reporter
                課長,b@example.lg.jp,b01,課長,head

                """
            let preview = try await bring(place, members, "--preview", "--invite")
            #expect(preview.0.contains("2") && preview.1 == nil)
            await #expect(throws: CommandFailure.self) { try await list(place) }
            let done = try await bring(place, members, "--invite")
            #expect(done.1?.split(separator: "\n").count == 3)
            #expect(done.1?.contains("/office/sign-in/invitation/462012-") == true)
            #expect(try await list(place).map { $0[4] } == ["reporter", "head"])
            let again = try await bring(place, members, "--invite")
            #expect(again.0 == said("変更はありません。", "Nothing changes."))
            #expect(again.1 == "sign_in_name,name,mail,link\n")
        }
    }

    @Test func `an import with one fault tells its place and brings in nothing`() async throws {
        try await withTemporaryFolderAsync { place in
            let members = "name,mail,unit,role\n主査,a@example.lg.jp,b01,reporter\n課長,b@example.lg.jp,zz9,head\n"
            let failure = try await #require(throws: CommandFailure.self) { try await bring(place, members) }
            #expect(failure.lines.contains { $0.hasPrefix("members.csv:3") })
            await #expect(throws: CommandFailure.self) { try await list(place) }
        }
    }

    @Test func `the program prints the link alone on the last line, and its mistakes in one`() throws {
        try withTemporaryFolder { place in
            let run = try Shirube().run(
                "member",
                "add",
                "--municipality",
                "462012",
                "--municipality-name",
                "鹿児島市",
                "--database",
                place + "/m.sqlite",
                "--name",
                "主査",
                "--mail",
                "a@example.lg.jp",
                "--role",
                "administrator"
            )
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.lines.count == 3)
            #expect(run.lines.last?.hasPrefix("/office/sign-in/invitation/") == true)
            let wrong = try Shirube().run(
                "member",
                "list",
                "--municipality",
                "462012",
                "--database",
                place + "/no.sqlite"
            )
            #expect(wrong.status == 2)
            #expect(wrong.errorLines.count == 1)
            #expect(!FileManager.default.fileExists(atPath: place + "/no.sqlite"))
            #expect(try Shirube().run("member", "list", "--municipality", "462013").status == 2)
        }
    }
}
