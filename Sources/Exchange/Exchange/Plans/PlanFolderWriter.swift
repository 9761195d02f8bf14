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
    package func write(_ plan: Plan, to path: String) throws(Problems) {
        try FolderReplacement(path: path, replaces: .folder(of: plan.id)).write(folder(for: plan).files)
    }

    /// The same with the manifest of its seal beside it.
    package func write(_ plan: Plan, sealed manifest: [UInt8], to path: String) throws(Problems) {
        var files = folder(for: plan).files
        files[PlanFolder.sealFile] = manifest
        try FolderReplacement(path: path, replaces: .folder(of: plan.id)).write(files)
    }
}
