import CLinux
import Foundation
import Planning
import Wording

/// What stands where a site is to be published.
struct PublishedFolder {
    let path: String

    /// Throws unless nothing is there, an empty folder, or an earlier publication of this plan and nothing else.
    func refuseUnlessReplaceable(by plan: Plan.ID) throws(Problems) {
        switch is_folder(path) {
        case 1: break
        case 0: throw Problems(path, Self.notFolder)
        default:
            if errno == ENOENT { return }
            throw Problems(path, DiskWords.cannotWrite(errno))
        }
        let names = try filesBelow()
        guard !names.isEmpty else { return }
        guard let bytes = FileManager.default.contents(atPath: "\(path)/\(SiteManifest.name)"),
            let manifest = SiteManifest(bytes)
        else { throw Problems(path, Self.notOurs) }
        guard manifest.plan == plan.text else { throw Problems(path, Self.otherPlan(manifest.plan, plan)) }
        let foreign = names.subtracting(manifest.files).subtracting([SiteManifest.name]).sorted()
        guard foreign.isEmpty else { throw Problems(path, Self.foreign(foreign)) }
    }

    /// Every file and every empty folder, by its path below.
    private func filesBelow() throws(Problems) -> Set<String> {
        var found: Set<String> = []
        var waiting = [""]
        while let folder = waiting.popLast() {
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
            } catch {
                throw Problems("\(path)/\(folder)", Self.unreadable)
            }
            if names.isEmpty, !folder.isEmpty { found.insert(folder) }
            for name in names {
                let below = folder.isEmpty ? name : "\(folder)/\(name)"
                if is_folder("\(path)/\(below)") == 1 { waiting.append(below) } else { found.insert(below) }
            }
        }
        return found
    }
}

extension PublishedFolder {
    private static let notFolder = Bilingual(
        "同じ名前のファイルがあります。別の名前を指定してください。",
        "There is a file of this name; choose another name."
    )
    private static let unreadable = Bilingual(
        "フォルダを読めません。権限を確かめてください。",
        "The folder cannot be read; check its permissions."
    )
    private static let notOurs = Bilingual(
        "空でなく、shirube publish が書き出したフォルダでもないため、上書きしません。新しい名前か空のフォルダを指定してください。",
        "It is not empty and was not written by shirube publish, so it is left alone; choose a new name or an empty folder."
    )

    private static func otherPlan(_ there: String, _ plan: Plan.ID) -> Bilingual {
        let there = there.prefix(Plan.ID.maximumLength)
        return Bilingual(
            "別の計画（\(there)）のサイトがあるため、\(plan.text) で上書きしません。新しい名前を指定するか、このフォルダを別の場所に移してください。",
            "It holds the site of another plan (\(there)), which \(plan.text) never overwrites; choose a new name, or move it away."
        )
    }

    private static func foreign(_ names: [String]) -> Bilingual {
        let (some, count) = (names.prefix(3).joined(separator: ", "), names.count)
        return Bilingual(
            "shirube publish が書き出していないファイルが\(count)件あります（\(some)）。失われないように、別の場所に移してからやり直してください。",
            "It holds \(count) file(s) that shirube publish did not write (\(some)); move them away first, so that they are not lost."
        )
    }
}

/// What the disk refuses, in words for people.
enum DiskWords {
    static func cannotWrite(_ code: Int32) -> Bilingual {
        switch code {
        case ENOENT, ENOTDIR:
            Bilingual("書き込む先のフォルダが見つかりません。パスを確かめてください。", "The folder to write into does not exist; check the path.")
        case EACCES, EPERM, EROFS:
            Bilingual("書き込む権限がありません。権限を確かめてください。", "You may not write here; check the permissions.")
        case ENOSPC, EDQUOT:
            Bilingual("ディスクの空きがありません。空きを作ってやり直してください。", "The disk is full; make room and try again.")
        default: Bilingual("書き込めません（\(reason(code))）。", "It cannot be written (\(reason(code))).")
        }
    }

    static func cannotReplace(_ code: Int32) -> Bilingual {
        switch code {
        case EBUSY, EXDEV:
            Bilingual(
                "ディスクやボリュームそのものは置き換えられません。その中の新しいフォルダを指定してください。",
                "It is a disk or volume of its own, which cannot be replaced; name a new folder inside it."
            )
        case EINVAL, ENOSYS:
            Bilingual(
                "このファイルシステムではフォルダを一度に入れ替えられません。新しい名前を指定してください。",
                "Folders cannot be exchanged on this file system; choose a new name."
            )
        default: cannotWrite(code)
        }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

    static let isRoot = Bilingual("書き出すフォルダの名前を指定してください。", "Name the folder to write.")
    static let underWay = Bilingual(
        "このフォルダへの書き出しが別に進んでいます。終わるのを待ってやり直してください。",
        "Another publication into this folder is under way; wait for it and try again."
    )
}
