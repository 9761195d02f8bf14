package import Planning
import Tables
package import Wording

/// Writes a plan as a plan folder: the same bytes for the same plan, and a folder that reads back as an equal plan.
package struct PlanFolderWriter: Sendable {
    package init() {}

    /// Every file of the folder, also those that have nothing but a header.
    package func folder(for plan: Plan) -> PlanFolder {
        var files: [String: [UInt8]] = [
            "plan.yaml": Array(PlanHeadWriting.text(for: plan).utf8),
            "rules.yaml": Array(plan.rules.source.utf8),
        ]
        for schema in TableSchema.all {
            var writer = CSVWriter()
            writer.row(schema.header)
            for row in plan.rows(of: schema) { writer.row(row) }
            files[schema.file] = writer.bytes
        }
        for document in plan.documents {
            files[DocumentFile.file(of: document.name)] = Array(document.source.utf8)
        }
        return PlanFolder(files: files)
    }

    /// Writes the folder at `path`, whole or not at all.
    ///
    /// Replaces a folder of the same plan that is already there, and refuses any other folder that is not empty.
    ///
    /// - Parameters:
    ///   - plan: what the folder says.
    ///   - beside: further files by their names, such as what is known of the plan's seals.
    ///   - path: the folder.
    /// - Throws: what is wrong with the folder, in words.
    package func write(_ plan: Plan, beside: [String: [UInt8]] = [:], to path: String) throws(Problems) {
        let files = folder(for: plan).files.merging(beside) { own, _ in own }
        try FolderReplacement(path: path, replaces: .folder(of: plan.id)).write(files)
    }
}
