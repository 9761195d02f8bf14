import Exchange
import Figures
import Foundation
import Planning
import PlanningStorage
import Wording

/// A plan that a command is given either as a folder or as an id in a database.
struct PlanOfCommand {
    let source: String
    let database: String?
    let encoding: EncodingChoice

    /// Reads the plan in one of its states, which only a database has.
    func read(_ edition: EditionArgument, year: FiscalYear?) async throws -> EditionOfPlan {
        guard let database else {
            guard !edition.isGiven else { throw CommandFailure(EditionArgument.needsDatabase) }
            return EditionOfPlan(plan: try readFolder(), seal: nil, chain: [])
        }
        return try await DatabaseFile(path: database).withSeals { desk in
            try await edition.plan(source, year: year, desk)
        }
    }

    /// Reads the folder or zip archive.
    func readFolder() throws -> Plan {
        if !FileManager.default.fileExists(atPath: source), Plan.ID(source) != nil {
            throw CommandFailure(
                Bilingual(
                    "計画フォルダ「\(shown(source))」がありません。パスを確かめるか、データベースの計画であれば --database でデータベースを指定してください。",
                    "There is no plan folder “\(shown(source))”; check the path, or name the database with --database if the plan is in one."
                )
            )
        }
        let reading = try PlanFolderReader(encoding: encoding).read(path: source)
        for note in reading.notes { tell(visible(note[.current])) }
        return reading.plan
    }
}
