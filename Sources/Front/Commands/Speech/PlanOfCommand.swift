import Exchange
import Foundation
import Planning
import PlanningStorage
import Wording

/// A plan that a command is given either as a folder or as an id in a database.
struct PlanOfCommand {
    let source: String
    let database: String?
    let encoding: EncodingChoice

    /// Reads the plan and tells what deserves a word about how it was read.
    func read() async throws -> Plan {
        guard let database else { return try readFolder() }
        return try await DatabaseFile(path: database).withExistingStore { store in
            guard let id = Plan.ID(source), let stored = try await store.plan(id) else {
                throw try await CommandFailure(unknownPlan: source, in: store)
            }
            return stored.plan
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
