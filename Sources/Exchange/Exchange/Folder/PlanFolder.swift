import Foundation
package import Wording

/// The files of one plan folder, wherever they came from: a folder, a zip archive, or a test.
package struct PlanFolder: Sendable {
    /// The bytes of every file by its name.
    package var files: [String: [UInt8]]

    package init(files: [String: [UInt8]]) {
        self.files = files
    }

    /// Reads the folder or the zip archive at `path`.
    ///
    /// Nothing outside of it is read, whatever links or names it holds, and no more than its limits allow.
    package init(path: String) throws(Problems) {
        let log = ProblemLog()
        var status = stat()
        guard stat(path, &status) == 0 else {
            log.add(Problem.Place(file: path), SystemWords.cannotRead(errno))
            throw log.problems()
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: files = FolderSource(path: path, log: log).read()
        case S_IFREG: files = ZipSource(path: path, log: log).read()
        default:
            log.add(Problem.Place(file: path), SystemWords.neitherFolderNorZip)
            throw log.problems()
        }
        try log.throwIfAny()
    }

    /// Whether a file of this name has nothing to do with the plan: hidden files, the read-me, and
    /// what Excel and Windows leave beside the files that they open.
    static func isPassedOver(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$") || name == "README.md"
            || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
    }

    /// The files that a plan folder may hold, besides definitions of documents.
    static let knownFiles = ["plan.yaml", "rules.yaml"] + TableSchema.all.map(\.file)

    /// The manifest that an export of a sealed edition has beside the plan.
    package static let sealFile = "seal.txt"
    /// The seals that an export has beside the plan, where it has any.
    package static let sealsFile = "seals.csv"
    /// What was corrected in sealed years, beside the plan as well.
    package static let errataFile = "errata.csv"

    /// What an export says about the plan's seals: nothing of the plan itself, so that it is not read back.
    private static let filesBeside: Set = [sealFile, sealsFile, errataFile]

    /// Whether a plan folder may hold a file of this name.
    static func isKnown(_ name: String) -> Bool {
        knownFiles.contains(name) || filesBeside.contains(name) || DocumentFile.name(of: name) != nil
    }
}
