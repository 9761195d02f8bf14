import ArgumentParser
import Testing
import Wording

@testable import Commands

/// What the parser of arguments writes, in both languages.
@Suite struct ParserWordsTests {
    private static let japanese = Shirube(language: "ja_JP.UTF-8")

    @Test(arguments: [[], ["evaluate"], ["check"], ["import"], ["export"], ["serve"], ["init"]])
    func `the help is in the reader's language, headings and all`(command: [String]) throws {
        let english = try Shirube().run(command + ["--help"]).output
        for words in ["OVERVIEW: ", "USAGE: ", "OPTIONS:", "Show help information.", "Show the version."] {
            #expect(english.contains(words), "\(words)")
        }
        #expect(!english.contains("使い方"))
        let japanese = try Self.japanese.run(command + ["--help"]).output
        for words in ["概要：", "使い方：", "オプション：", "この説明を示す", "版を示す"] {
            #expect(japanese.contains(words), "\(words)")
        }
        for word in ["OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS", "Show", "See", "values:", "default:"] {
            #expect(!japanese.contains(word), "\(word)")
        }
    }

    @Test(arguments: [30, 40, 60, 80, 200])
    func `the help is in Japanese however narrow the terminal`(columns: Int) throws {
        let help = parserWords(ShirubeCommand.helpMessage(for: Evaluate.self, columns: columns), in: .japanese)
        for word in ["OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "Show", "values:", "default:"] {
            #expect(!help.contains(word), "\(word)")
        }
        #expect(help.contains("(値:") && help.contains("既定:"))
    }

    @Test(arguments: ["1", "20", "500"])
    func `the help comes on a terminal of any width`(columns: String) throws {
        let run = try Shirube(environment: ["COLUMNS": columns]).run("evaluate", "--help")
        #expect(run.status == 0 && !run.wasKilled)
        #expect(run.output == (try Shirube().run("evaluate", "--help").output))
    }

    @Test(arguments: [
        (["evaluate"], "誤り：引数 '<folder>' がありません。", "Error: Missing expected argument '<folder>'"),
        (["evaluate", "x", "y"], "誤り：'y' は余分です。", "Error: Unexpected argument 'y'"),
        (["evaluate", "x", "y", "z"], "誤り：余分なものが2個あります：'y', 'z'", "Error: 2 unexpected arguments: 'y', 'z'"),
        (["serve", "--zzzzzz"], "誤り：'--zzzzzz' というオプションはありません。", "Error: Unknown option '--zzzzzz'"),
        (
            ["serve", "--prt"], "誤り：'--prt' というオプションはありません。'--port' のことですか。",
            "Error: Unknown option '--prt'. Did you mean '--port'?"
        ),
        (
            ["evaluate", "x", "--year"], "誤り：'--year <year>' の値がありません。",
            "Error: Missing value for '--year <year>'"
        ),
        (
            ["import", "x", "--keep-existing=3"], "誤り：'--keep-existing' に値は付けられません：'3'",
            "Error: The option '--keep-existing' does not take any value, but '3' was specified."
        ),
        (
            ["serve", "--port", "abc"], "誤り：'--port <port>' に 'abc' は使えません。",
            "Error: The value 'abc' is invalid for '--port <port>'"
        ),
        (
            ["check", "x", "--format", "xml"],
            "誤り：'--format <format>' に 'xml' は使えません。'table'、'csv'、'json' のどれかを書いてください。",
            "Error: The value 'xml' is invalid for '--format <format>'. Please provide one of 'table', 'csv' or 'json'."
        ),
        (
            ["serve", "--log-level", "x"], "誤り：'--log-level <log-level>' に 'x' は使えません。次のどれかを書いてください。",
            "Error: The value 'x' is invalid for '--log-level <log-level>'. Please provide one of the following:"
        ),
        (["serve", "--port", "99999"], "誤り：ポートは 0 から 65535 までです。", "Error: A port is 0 to 65535."),
    ])
    func `a mistake in the command line is told in the reader's language`(
        arguments: [String],
        japanese: String,
        english: String
    ) throws {
        let (told, other) = try (Self.japanese.run(arguments), Shirube().run(arguments))
        #expect(told.status == 2 && other.status == 2)
        #expect(told.errorLines[1] == japanese)
        #expect(other.errorLines[1] == english)
        for word in ["Error:", "Help:", "Usage:", "See '"] { #expect(!told.errors.contains(word), "\(word)") }
        #expect(told.errors.contains("使い方：") && told.errors.contains("詳しくは"))
        #expect(other.errors.contains("Usage: ") && other.errors.contains("for more information."))
    }

    @Test func `a script of completions stays as the shell needs it`() throws {
        let arguments = ["--generate-completion-script", "bash"]
        let script = try Self.japanese.run(arguments)
        #expect(script.status == 0)
        #expect(!script.output.contains("使い方："))
    }

    @Test func `what somebody typed cannot move the terminal`() throws {
        let run = try Self.japanese.run("evaluate", "x", "\u{1B}[31my\u{202E}")
        #expect(run.status == 2)
        #expect(run.errors.contains("'␣[31my␣' は余分です。"))
    }
}
