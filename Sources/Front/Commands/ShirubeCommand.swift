package import ArgumentParser
import Foundation
import Wording

/// The command `shirube`.
package struct ShirubeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "shirube",
        abstract: said(
            "標（しるべ）：自治体のＤＸ推進計画を、データとして持ち、正確に評価し、公開する。",
            "Shirube: a municipality's DX plan as data, evaluated exactly, and published."
        ),
        discussion: said(
            """
            例：
              shirube evaluate Samples/kagoshima --year R5
              shirube check Samples/kagoshima
              shirube import Samples/kagoshima --database var/shirube.sqlite
              shirube serve --database var/shirube.sqlite
            表示の言語は LANG に従います（ja、en）。
            """,
            """
            Examples:
              shirube evaluate Samples/kagoshima --year 2023
              shirube check Samples/kagoshima
              shirube import Samples/kagoshima --database var/shirube.sqlite
              shirube serve --database var/shirube.sqlite
            Messages follow LANG (ja, en).
            """
        ),
        version: Version.text,
        subcommands: [
            Evaluate.self, Check.self, Report.self, Import.self, Export.self, Serve.self, Publish.self, Initialise.self,
            MemberCommand.self, RoundCommand.self, Freeze.self, Correct.self, Verify.self, SealList.self,
        ]
    )

    package init() {}

    /// Runs the command line and ends the process.
    ///
    /// 0 is success, 1 means that `check` or `verify` found something, 2 that the input could not be used.
    package static func run(_ arguments: [String]? = nil) async {
        do {
            var command = try parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            failure.tell()
            Foundation.exit(failure.status)
        } catch let problems as Problems {
            CommandFailure(problems).tell()
            Foundation.exit(2)
        } catch let status as ExitCode {
            Foundation.exit(status.rawValue)
        } catch {
            finish(error)
        }
    }

    /// Help and the version are answers; everything else is a mistake in the command line.
    private static func finish(_ error: any Error) -> Never {
        // The parser, which asks for the width in many places, traps on a terminal narrower than its indents.
        setenv("COLUMNS", "80", 1)
        let text = fullMessage(for: error)
        guard exitCode(for: error).rawValue != 0 else {
            // Completions for a shell are no words for a reader.
            let isHelp = text.hasPrefix("OVERVIEW: ")
            finish(putting: (isHelp ? parserWords(text, in: .current) : text) + "\n")
        }
        tell(said("コマンドの書き方に誤りがあります。", "The command line is not right."))
        for line in parserWords(text, in: .current).split(separator: "\n", omittingEmptySubsequences: false) {
            tell(visible(String(line)))
        }
        Foundation.exit(2)
    }

    private static func finish(putting text: String) -> Never {
        do {
            try put(text)
        } catch {
            error.tell()
            Foundation.exit(error.status)
        }
        Foundation.exit(0)
    }
}

/// The version of the program.
package enum Version {
    package static let text = "0.1.0"
}
