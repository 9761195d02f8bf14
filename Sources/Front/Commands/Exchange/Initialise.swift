package import ArgumentParser
import Exchange

/// `shirube init`: an empty, commented plan folder to start from.
package struct Initialise: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: said("書き込むだけの空の計画フォルダを作る。", "Writes an empty, commented plan folder to start from."),
        discussion: said(
            """
            例：
              shirube init keikaku
              shirube evaluate keikaku
            """,
            """
            Example:
              shirube init myplan
              shirube evaluate myplan
            """
        )
    )

    @Argument(help: help("作るフォルダ", "The folder to write"))
    var folder: String

    package init() {}

    package func run() throws {
        try put(line() + "\n")
    }

    /// Writes the folder, and says what to do next.
    func line() throws -> String {
        try PlanFolderTemplate().write(to: folder)
        return said(
            "\(folder) を作りました。plan.yaml から順に書き換えてください（docs/plan-folder.md）。",
            "\(folder) was written. Begin with plan.yaml (docs/plan-folder.md)."
        )
    }
}
