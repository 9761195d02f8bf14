import Foundation
import Testing

/// `shirube publish`: a plan folder or a plan of a database as a site of files.
@Suite struct PublishTests {
    private func names(in folder: String) throws -> Set<String> {
        Set(try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String })
    }

    @Test func `a plan folder becomes a site in one line`() throws {
        try withTemporaryFolder { place in
            let plan = try SmallPlan().write(into: place)
            for (language, words) in [("en_US.UTF-8", "the site of"), ("ja_JP.UTF-8", "書き出しました")] {
                let run = try Shirube(language: language).run("publish", "--plan", plan, place + "/site")
                #expect(run.status == 0, "\(run.errors)")
                #expect(run.lines.count == 1 && run.output.contains(words))
                #expect(run.errors.isEmpty)
            }
            let names = try names(in: place + "/site")
            #expect(names.isSuperset(of: ["index.html", "404.html", "en/index.html", "SHA256SUMS"]))
            #expect(names.contains("plans/small/2023/measures/a1/index.html"))
            let check = try Shirube(folder: place + "/site").shell("sha256sum -c --strict --quiet SHA256SUMS")
            #expect(check.status == 0 && check.output.isEmpty, "\(check.errors)")
        }
    }

    /// What a plan folder has no history for: the pages that tell it, and what is made from them.
    private func tellsHistory(_ name: String) -> Bool {
        // The first import changes no figure, so that there are no rows of changed ones either way.
        name.contains(/\/measures\/[^\/]+\/index\.html$/) || name.hasSuffix("feed.atom") || name == "SHA256SUMS"
            || name.contains("/history/") && !name.hasSuffix("/figures.csv")
    }

    @Test func `a plan of a database becomes the same site with its history, whatever else the database holds`() throws
    {
        try withTemporaryFolder { place in
            let database = place + "/plans.sqlite"
            for source in [try SmallPlan().write(into: place), "\(samples)/ibusuki"] {
                #expect(try Shirube().run("import", source, "--database", database).status == 0)
            }
            let run = try Shirube().run("publish", "--plan", "small", place + "/one", "--database", database)
            #expect(run.status == 0, "\(run.errors)")
            #expect(try Shirube().run("publish", "--plan", place + "/plan", place + "/two").status == 0)
            let one = try names(in: place + "/one")
            let two = try names(in: place + "/two")
            #expect(one == two)
            for name in one where name.contains(".") {
                let pair = ["one", "two"].map { FileManager.default.contents(atPath: "\(place)/\($0)/\(name)") }
                #expect((pair[0] == pair[1]) != tellsHistory(name), "\(name)")
            }
        }
    }

    @Test func `what cannot be published is told, and nothing is written`() throws {
        try withTemporaryFolder { place in
            let plan = try SmallPlan().write(into: place)
            let broken = try SmallPlan().replacing("figures.csv", "900", with: "1E+06").write(into: place, named: "bad")
            let database = place + "/plans.sqlite"
            #expect(try Shirube().run("import", plan, "--database", database).status == 0)
            let cases: [([String], String)] = [
                (["kagoshima", "site"], "--database"), (["/nowhere/at/all", "site"], "does not exist"),
                ([broken, "site"], "nothing was changed"),
                (["large", "site", "--database", database], "there is small"),
                (["small", "site", "--database", "none.sqlite"], "none.sqlite"),
                ([plan, "no/site"], "does not exist"), ([plan, "plan"], "not written by shirube publish"),
            ]
            let before = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
            for (arguments, words) in cases {
                let run = try Shirube(folder: place).run(["publish", "--plan"] + arguments)
                #expect(run.status == 2, "\(arguments)")
                #expect(run.output.isEmpty)
                #expect(run.errors.contains(words), "\(run.errors)")
                #expect(try FileManager.default.contentsOfDirectory(atPath: place).sorted() == before)
            }
        }
    }
}
