import Foundation
import Planning
import Wording

/// Puts a whole folder in its place at once.
///
/// The files are written into a new folder beside it, which then takes its name: whoever looks sees the old folder or
/// the new one, never half of it.
struct FolderReplacement {
    enum Replaces {
        /// Only what is not there yet, and empty folders.
        case nothing
        /// The folder of this plan too; one of another plan never.
        case folder(of: Plan.ID)
    }

    private let path: String
    private let replaces: Replaces

    init(path: String, replaces: Replaces) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        // A link stays; what it points to is replaced.
        if let resolved = realpath(path, nil) {
            path = String(cString: resolved)
            free(resolved)
        }
        self.path = path.isEmpty ? "." : path
        self.replaces = replaces
    }

    func write(_ files: [String: [UInt8]]) throws(Problems) {
        let existing = try existingNames()
        let kept = existing.filter(PlanFolder.isPassedOver)
        let fresh = temporaryPath("new")
        guard mkdir(fresh, 0o755) == 0 else { throw problem(path, SystemWords.cannotWrite(errno)) }
        do throws(Problems) {
            for name in files.keys.sorted() where !kept.contains(name) {
                try write(files[name] ?? [], to: "\(fresh)/\(name)", shown: "\(path)/\(name)")
            }
            try takePlace(fresh, kept: kept)
        } catch {
            Self.remove(fresh)
            throw error
        }
    }

    /// What is in the folder that is to be replaced; throws where it must not be.
    private func existingNames() throws(Problems) -> [String] {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return [] }
            throw problem(path, SystemWords.cannotWrite(errno))
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw problem(path, Self.notFolder) }
        guard let names = Self.names(in: path) else { throw problem(path, SystemWords.cannotRead(errno)) }
        guard !names.isEmpty else { return [] }
        switch replaces {
        case .nothing: throw problem(path, Self.notEmpty)
        case .folder(let id):
            let strange = names.filter { !PlanFolder.isKnown($0) && !PlanFolder.isPassedOver($0) }
            guard names.contains("plan.yaml"), strange.isEmpty else { throw problem(path, Self.notPlanFolder(strange)) }
            try refuseOtherPlan(than: id)
            return names
        }
    }

    /// Throws where the folder's `plan.yaml` names another plan, or none that can be read.
    private func refuseOtherPlan(than id: Plan.ID) throws(Problems) {
        let log = ProblemLog()
        let limit = PlanFolderLimits.standard.bytesPerFile
        let shown = "\(path)/plan.yaml"
        let there = FileReading.contents(of: shown, limit: limit, shown: shown, log: log)
            .flatMap { TextDecoding(file: shown, log: log).decode($0, as: .automatic) }
            .flatMap { YamlDocument($0.bytes, file: shown, log: log)?.root.mapping()?["id"]?.scalar }
        guard let there else { throw problem(shown, Self.unknownPlan) }
        guard there == id.text else { throw problem(path, Self.otherPlan(there: there, id: id)) }
    }

    private func write(_ bytes: [UInt8], to path: String, shown: String) throws(Problems) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw problem(shown, SystemWords.cannotWrite(errno)) }
        defer { close(descriptor) }
        let refused = FileWriting.write(bytes, to: descriptor)
        guard refused == 0 else { throw problem(shown, SystemWords.cannotWrite(refused)) }
        guard fsync(descriptor) == 0 else { throw problem(shown, SystemWords.cannotWrite(errno)) }
    }

    /// Exchanges the folders by their names; what is passed over when reading stays in the folder.
    private func takePlace(_ fresh: String, kept: [String]) throws(Problems) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard rename(fresh, path) == 0 else { throw problem(path, SystemWords.cannotWrite(errno)) }
            return
        }
        let old = temporaryPath("old")
        guard rename(path, old) == 0 else { throw problem(path, SystemWords.cannotWrite(errno)) }
        guard rename(fresh, path) == 0 else {
            let code = errno
            rename(old, path)
            throw problem(path, SystemWords.cannotWrite(code))
        }
        for name in kept where rename("\(old)/\(name)", "\(path)/\(name)") != 0 {
            // The old folder stays beside the new one, so that nothing is lost.
            throw problem(old, SystemWords.cannotWrite(errno))
        }
        Self.remove(old)
    }

    private func temporaryPath(_ word: String) -> String {
        let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let name = path.split(separator: "/").last.map(String.init) ?? "folder"
        let parent = path.contains("/") ? path.split(separator: "/").dropLast().joined(separator: "/") + "/" : ""
        return (path.hasPrefix("/") ? "/" : "") + parent + ".\(name.prefix(100)).\(word)-\(random)"
    }

    private static func names(in path: String) -> [String]? {
        guard let directory = opendir(path) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Removes a folder of files; never looks into folders inside it.
    private static func remove(_ path: String) {
        for name in names(in: path) ?? [] { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    private func problem(_ file: String, _ message: Bilingual) -> Problems {
        Problems([Problem(Problem.Place(file: file), message: message)])
    }
}

extension FolderReplacement {
    private static let notFolder = Bilingual(
        "同じ名前のファイルがあります。別の名前を指定してください。",
        "There is a file of this name; choose another name."
    )
    private static let notEmpty = Bilingual(
        "フォルダが空ではありません。何も上書きしないように、新しい名前か空のフォルダを指定してください。",
        "The folder is not empty; choose a new name or an empty folder, so that nothing is overwritten."
    )

    private static let unknownPlan = Bilingual(
        "どの計画のフォルダか読み取れないため、上書きしません。新しい名前を指定するか、このフォルダを別の場所に移してください。",
        "It does not say which plan the folder holds, so it is not overwritten; choose a new name, or move the folder away."
    )

    private static func otherPlan(there: String, id: Plan.ID) -> Bilingual {
        let there = there.prefix(Plan.ID.maximumLength)
        return Bilingual(
            "別の計画（\(there)）のフォルダです。\(id.text) で上書きしません。新しい名前を指定するか、このフォルダを別の場所に移してください。",
            "The folder holds another plan (\(there)), which \(id.text) never overwrites; choose a new name, or move the "
                + "folder away."
        )
    }

    private static func notPlanFolder(_ strange: [String]) -> Bilingual {
        let names = strange.isEmpty ? "" : strange.prefix(3).joined(separator: ", ")
        return Bilingual(
            "計画フォルダではないフォルダは上書きできません\(names.isEmpty ? "" : "（\(names)）")。新しい名前を指定してください。",
            "A folder that is no plan folder is never overwritten\(names.isEmpty ? "" : " (\(names))"); choose a new name."
        )
    }
}
