import CLinux
import Exchange
import Foundation
import Planning
import Wording

/// A folder of a published site that is being made, and at the end takes the place of an earlier one at once.
///
/// The files are written into a hidden folder beside it. Whatever interrupts that, power cuts included, visitors have
/// the earlier site whole; what is left over is cleared away by the next publication.
struct SiteFolder: Sendable {
    private let path: String
    private let plan: Plan.ID
    /// The hidden folder, which this process has locked by its descriptor.
    private let fresh: String
    private let descriptor: Int32
    private let early: EarlySync

    /// Makes the hidden folder.
    ///
    /// - Throws: ``Problems`` where `path` holds something that no publication of this plan wrote.
    init(path: String, plan: Plan.ID) throws(Problems) {
        self.path = try Self.resolved(path)
        self.plan = plan
        try PublishedFolder(path: self.path).refuseUnlessReplaceable(by: plan)
        fresh = Self.beside(self.path)
        descriptor = try Self.makeLocked(fresh, shown: path)
        early = EarlySync(descriptor)
    }

    /// Writes one file; its name is safe (see ``SiteAddress/file(isPage:)``).
    func write(_ name: String, _ bytes: [UInt8]) throws(Problems) {
        let file = "\(fresh)/\(name)"
        var opened = Self.create(file)
        if opened < 0, errno == ENOENT {
            makeFolders(above: name)
            opened = Self.create(file)
        }
        guard opened >= 0 else { throw problem(name, DiskWords.cannotWrite(errno)) }
        defer { close(opened) }
        let refused = FileWriting.write(bytes, to: opened)
        guard refused == 0 else { throw problem(name, DiskWords.cannotWrite(refused)) }
    }

    /// Puts the new folder, with a list of its files, in its place.
    func finish(_ files: [SiteCrawl.File]) throws(Problems) {
        try write(SiteManifest.name, SiteManifest.bytes(for: plan, files: files))
        early.stop()
        // One wait for all files: their names must not be on the disk before their bytes are.
        guard sync_file_system(descriptor) == 0 else { throw problem("", DiskWords.cannotWrite(errno)) }
        try PublishedFolder(path: path).refuseUnlessReplaceable(by: plan)
        try takePlace()
        syncParent()
        close(descriptor)
    }

    /// Removes what was written so far.
    func abandon() {
        early.stop()
        try? FileManager.default.removeItem(atPath: fresh)
        close(descriptor)
    }

    private func takePlace() throws(Problems) {
        // Takes the name of an empty folder too.
        if rename(fresh, path) == 0 { return }
        guard errno == EEXIST || errno == ENOTEMPTY else { throw problem("", DiskWords.cannotReplace(errno)) }
        guard exchange_names(fresh, path) == 0 else { throw problem("", DiskWords.cannotReplace(errno)) }
        // The earlier site, under the hidden name; the next publication tries again where this fails.
        try? FileManager.default.removeItem(atPath: fresh)
    }

    private func syncParent() {
        let parent = open(Self.parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { return }
        fsync(parent)
        close(parent)
    }

    private func makeFolders(above name: String) {
        var folder = fresh
        for part in name.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o755)
        }
    }

    private func problem(_ name: String, _ message: Bilingual) -> Problems {
        Problems([Problem(Problem.Place(file: name.isEmpty ? path : "\(path)/\(name)"), message: message)])
    }
}

extension SiteFolder {
    private static func create(_ file: String) -> Int32 {
        open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    }

    /// The path without links: a link stays, what it points to is replaced.
    private static func resolved(_ path: String) throws(Problems) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        if let whole = real(path) {
            guard whole != "/" else { throw Problems(path, DiskWords.isRoot) }
            return whole
        }
        guard errno == ENOENT, !path.isEmpty else { throw Problems(path, DiskWords.cannotWrite(errno)) }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        guard let parent = real(self.parent(of: path)), name != "." && name != ".." else {
            throw Problems(path, DiskWords.cannotWrite(ENOENT))
        }
        return parent == "/" ? "/" + name : "\(parent)/\(name)"
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func beside(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let parent = parent(of: path)
        return (parent == "/" ? "" : parent) + "/.\(name).publishing"
    }

    /// Makes the hidden folder anew and locks it, so that a second publication knows that a first one is under way.
    ///
    /// The lock ends with the process, however that ends: a folder that nobody has locked is left over.
    private static func makeLocked(_ fresh: String, shown: String) throws(Problems) -> Int32 {
        for _ in 0..<3 {
            if mkdir(fresh, 0o755) != 0, errno != EEXIST { throw Problems(shown, DiskWords.cannotWrite(errno)) }
            let descriptor = open(fresh, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard descriptor >= 0 else { throw Problems(shown, DiskWords.cannotWrite(errno)) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                close(descriptor)
                throw Problems(shown, DiskWords.underWay)
            }
            // Another process may have cleared the folder away between its making and its locking.
            if isEmptyAndNamed(fresh, descriptor) { return descriptor }
            try? FileManager.default.removeItem(atPath: fresh)
            close(descriptor)
        }
        throw Problems(shown, DiskWords.underWay)
    }

    private static func isEmptyAndNamed(_ path: String, _ descriptor: Int32) -> Bool {
        names_open_file(path, descriptor) == 1
            && (try? FileManager.default.contentsOfDirectory(atPath: path).isEmpty) == true
    }
}

extension Problems {
    init(_ file: String, _ message: Bilingual) {
        self.init([Problem(Problem.Place(file: file), message: message)])
    }
}
