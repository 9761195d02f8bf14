import Foundation
import TestSupport
import Testing

/// The program as a process: exit status, languages, and what goes where.
@Suite struct ProcessTests {
    private func withPlan(_ body: (String) throws -> Void) throws {
        try withTemporaryFolder { place in try body(SmallPlan().write(into: place)) }
    }

    // MARK: Exit status

    @Test func `0 is success, 1 something found, 2 unusable`() throws {
        try withPlan { plan in
            let (evaluated, checked) = try (Shirube().run("evaluate", plan), Shirube().run("check", plan))
            #expect(evaluated.status == 0)
            #expect(checked.status == 0)
        }
        #expect(try Shirube().run("check", "\(samples)/ibusuki").status == 1)
        for command in ["evaluate", "check", "import"] {
            let run = try Shirube().run(command, "/nowhere/at/all")
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errorLines.first?.hasPrefix("/nowhere/at/all: ") == true)
        }
    }

    @Test(arguments: [
        ["evaluate"], ["evaluate", "x", "y"], ["check", "x", "--format", "xml"], ["evaluate", "x", "--year", "abc"],
        ["evaluate", "x", "--scope", "world"], ["nothing"], ["import", "x", "--encoding", "utf-7"], ["--nothing"],
        ["serve", "--port", "99999"], ["serve", "--port", "x"], ["serve", "--metrics", "99999"], ["publish", "x"],
        ["publish", "--plan", "x"],
        ["publish", "--plan", "x", "y", "--site-address", "dx"],
        ["publish", "--plan", "x", "y", "--database", "z", "--encoding", "cp932"], ["evaluate", "x", "--year", ""],
        ["init"],
    ])
    func `a command line that is not right is 2, on standard error`(arguments: [String]) throws {
        let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
        let run = try Shirube().shell("\"$SHIRUBE\" \(quoted)")
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errorLines.first == "The command line is not right.")
        #expect(!run.errors.contains("Fatal error"))
    }

    @Test(arguments: [["--format", "csv"], ["--format", "json"], ["--scope", "node"], ["--scope", "plan"]])
    func `a working is words about a series, in no other form and scope`(others: [String]) throws {
        try withPlan { plan in
            for (language, words) in [("en_US.UTF-8", "does not go with"), ("ja_JP.UTF-8", "一緒に使えません")] {
                let run = try Shirube(language: language).run(["evaluate", plan, "--explain", "1"] + others)
                #expect(run.status == 2)
                #expect(run.output.isEmpty)
                #expect(run.errors.contains(words), "\(run.errors)")
            }
            let asDefaults = ["--format", "table", "--scope", "series"]
            #expect(try Shirube().run(["evaluate", plan, "--explain", "1"] + asDefaults).status == 0)
        }
    }

    @Test func `a year that cannot be is refused, with what can be`() throws {
        try withPlan { plan in
            for year in ["2021", "2027", "H30", "R99", "1900"] {
                let run = try Shirube().run("evaluate", plan, "--year", year)
                #expect(run.status == 2, "\(year)")
                #expect(run.output.isEmpty)
            }
            let outside = try Shirube().run("evaluate", plan, "--year", "2021")
            #expect(outside.errorLines == ["2021 is outside the plan's period (2022–2026)."])
            let japanese = try Shirube(language: "ja_JP.UTF-8").run("evaluate", plan, "--year", "R3")
            #expect(japanese.errorLines == ["令和3年度は計画の期間（令和4年度～令和8年度）にありません。"])
            // A year that cannot be read says so in the reader's language.
            let unread = try Shirube(language: "ja_JP.UTF-8").run("evaluate", plan, "--year", "abc")
            #expect(unread.errors.contains("年度"))
        }
    }

    @Test func `help and version are answers`() throws {
        for arguments in [["--help"], ["--version"], ["evaluate", "--help"], ["serve", "--help"], []] {
            let run = try Shirube().shell("\"$SHIRUBE\" \(arguments.joined(separator: " "))")
            #expect(run.status == 0, "\(arguments)")
            #expect(!run.output.isEmpty)
            #expect(run.errors.isEmpty)
        }
        for command in ["evaluate", "check", "import", "export", "init", "serve", "publish"] {
            let help = try Shirube().run(command, "--help").output
            #expect(help.contains("Example"), "\(command) has a worked example")
            let japanese = try Shirube(language: "ja_JP.UTF-8").run(command, "--help").output
            #expect(japanese.contains("例："), "\(command)")
        }
    }

    // MARK: Languages

    @Test func `messages follow the language, results do not`() throws {
        try withPlan { plan in
            let english = try Shirube().run("evaluate", plan, "--format", "csv")
            for language in ["ja_JP.UTF-8", "C", "C.UTF-8", "", "de_DE.UTF-8"] {
                let run = try Shirube(language: language).run("evaluate", plan, "--format", "csv")
                #expect(run.output == english.output)
                let failure = try Shirube(language: language).run("evaluate", plan, "--explain", "99")
                #expect(failure.errors.contains("番号の取組がありません"), "\(language)")
            }
            #expect(try Shirube().run("evaluate", plan, "--explain", "99").errors.contains("No measure is called"))
        }
    }

    @Test func `check has the same columns in both languages, and words in the reader's`() throws {
        let english = try #require(table(Shirube().run("check", "\(samples)/ibusuki", "--format", "csv").output))
        let run = try Shirube(language: "ja_JP.UTF-8").run("check", "\(samples)/ibusuki", "--format", "csv")
        let japanese = try #require(table(run.output))
        #expect(english.map { $0.dropLast() } == japanese.map { $0.dropLast() })
        #expect(english.last?.last?.hasPrefix("No unit answers") == true)
        #expect(japanese.last?.last?.contains("担当する部署がありません") == true)
    }

    @Test func `the working of a scope is in the reader's language, its other columns are not`() throws {
        try withPlan { plan in
            let arguments = ["evaluate", plan, "--scope", "node", "--format", "csv"]
            let english = try #require(table(Shirube().run(arguments).output))
            let japanese = try #require(table(Shirube(language: "ja_JP.UTF-8").run(arguments).output))
            #expect(english.map { $0.dropLast() } == japanese.map { $0.dropLast() })
            #expect(english[1].last != japanese[1].last)
            for language in ["C", "", "de_DE.UTF-8"] {
                #expect(try table(Shirube(language: language).run(arguments).output) == japanese)
            }
        }
    }

    @Test func `the more particular variable of the locale wins`() throws {
        let run = try Shirube(language: "en_US.UTF-8", environment: ["LC_ALL": "ja_JP.UTF-8"]).run(
            "evaluate",
            "/nowhere"
        )
        #expect(run.errors.contains("誤りが1件あります"))
        let other = try Shirube(language: "ja_JP.UTF-8", environment: ["LC_MESSAGES": "en_GB.UTF-8"])
            .run("evaluate", "/nowhere")
        #expect(other.errors.contains("1 problem"))
    }

    // MARK: What goes where

    @Test func `the process prints what the function gives`() throws {
        let run = try Shirube().run("evaluate", "\(samples)/ibusuki", "--format", "json")
        #expect(run.errors.isEmpty)
        let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
        #expect(rows?.count == 26)
    }

    @Test func `a reader that goes away is no failure to speak of`() throws {
        let run = try Shirube().shell("\"$SHIRUBE\" evaluate '\(samples)/kagoshima' --format csv | head -1")
        #expect(run.status == 0)
        #expect(run.lines.count == 1)
        #expect(run.errors.isEmpty)
    }

    @Test func `a result that cannot be written is a failure in one line`() throws {
        try withPlan { plan in
            for command in ["evaluate '\(plan)'", "check '\(plan)'", "--help"] {
                let run = try Shirube().shell("\"$SHIRUBE\" \(command) > /dev/full")
                #expect(run.status == 2)
                #expect(run.errorLines.count == 1)
                #expect(run.errors.hasPrefix("The result could not be written"))
            }
            #expect(try Shirube().shell("\"$SHIRUBE\" evaluate '\(plan)' >&-").status == 2)
            #expect(try Shirube().shell("\"$SHIRUBE\" evaluate /nowhere 2>&-").status == 2)
            #expect(try Shirube().shell("\"$SHIRUBE\" evaluate /nowhere 2> /dev/full").status == 2)
        }
    }

    @Test func `arguments as long as a system takes them are refused in one line`() throws {
        try withPlan { plan in
            let long = String(repeating: "長い", count: 15_000)
            for arguments in [
                ["evaluate", long], ["evaluate", plan, "--explain", long], ["evaluate", plan, "--rules", long],
            ] {
                let run = try Shirube().run(arguments)
                #expect(run.status == 2)
                #expect(!run.wasKilled)
                #expect(run.output.isEmpty)
            }
        }
    }
}
