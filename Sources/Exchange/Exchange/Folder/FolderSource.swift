import Foundation
import Wording

/// Reads the files of a folder on disk.
struct FolderSource {
    let path: String
    let log: ProblemLog

    func read() -> [String: [UInt8]] {
        guard let directory = opendir(path) else {
            log.add(Problem.Place(file: path), SystemWords.cannotRead(errno))
            return [:]
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !PlanFolder.isPassedOver(name) { names.append(name) }
            guard names.count <= PlanFolderLimits.standard.files else {
                log.add(Problem.Place(file: path), SystemWords.tooManyFiles)
                return [:]
            }
        }
        return read(names.sorted())
    }

    private func read(_ names: [String]) -> [String: [UInt8]] {
        let root = Self.resolved(path)
        var files: [String: [UInt8]] = [:]
        var total = 0
        for name in names {
            guard PlanFolder.isKnown(name) else {
                log.add(
                    Problem.Place(file: name),
                    isFolder(name) ? SystemWords.subfolder : SystemWords.unknownFile(name)
                )
                continue
            }
            guard let target = Self.resolved("\(path)/\(name)"), let root else {
                log.add(Problem.Place(file: name), SystemWords.cannotRead(errno))
                continue
            }
            guard target.hasPrefix(root == "/" ? "/" : root + "/") else {
                log.add(Problem.Place(file: name), SystemWords.leadsOutside)
                continue
            }
            let limit = PlanFolderLimits.standard.bytesPerFile
            guard let bytes = FileReading.contents(of: target, limit: limit, shown: name, log: log) else { continue }
            total += bytes.count
            guard total <= PlanFolderLimits.standard.bytes else {
                log.add(Problem.Place(file: path), SystemWords.tooLargeTogether)
                return [:]
            }
            files[name] = bytes
        }
        return files
    }

    private func isFolder(_ name: String) -> Bool {
        var status = stat()
        return stat("\(path)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The path without links.
    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
