import Foundation
import Planning
import Wording

/// What the operating system refuses, in words for people.
enum SystemWords {
    static func cannotRead(_ code: Int32) -> Bilingual {
        switch code {
        case ENOENT, ENOTDIR: Bilingual("見つかりません。パスを確かめてください。", "It does not exist; check the path.")
        case EACCES, EPERM: Bilingual("読む権限がありません。権限を確かめてください。", "You may not read it; check its permissions.")
        case ELOOP: Bilingual("リンクが循環しています。", "Its links go round in circles.")
        case ENAMETOOLONG: Bilingual("パスが長すぎます。", "The path is too long.")
        default: Bilingual("読めません（\(reason(code))）。", "It cannot be read (\(reason(code))).")
        }
    }

    static func cannotWrite(_ code: Int32) -> Bilingual {
        switch code {
        case ENOENT, ENOTDIR:
            Bilingual("書き込む先のフォルダが見つかりません。パスを確かめてください。", "The folder to write into does not exist; check the path.")
        case EACCES, EPERM, EROFS:
            Bilingual("書き込む権限がありません。権限を確かめてください。", "You may not write here; check the permissions.")
        case ENOSPC, EDQUOT: Bilingual("ディスクの空きがありません。", "The disk is full.")
        default: Bilingual("書き込めません（\(reason(code))）。", "It cannot be written (\(reason(code))).")
        }
    }

    private static func reason(_ code: Int32) -> String {
        String(cString: strerror(code))
    }

    static let neitherFolderNorZip = Bilingual(
        "計画フォルダでもzipファイルでもありません。",
        "This is neither a plan folder nor a zip archive."
    )
    static let notRegular = Bilingual(
        "ふつうのファイルではありません。計画フォルダにはファイルだけを置いてください。",
        "This is no regular file; a plan folder holds only files."
    )
    static let subfolder = Bilingual(
        "計画フォルダの中にフォルダは置けません。外に移してください。",
        "A plan folder holds no folders; move it away."
    )
    static let leadsOutside = Bilingual(
        "フォルダの外を指すリンクです。ファイルそのものを置いてください。",
        "The link leads outside the folder; put the file itself there."
    )
    static let tooLarge = Bilingual(
        "ファイルが大きすぎます（上限は\(PlanFolderLimits.standard.bytesPerFile >> 20)MiB）。",
        "The file is too large (at most \(PlanFolderLimits.standard.bytesPerFile >> 20) MiB)."
    )
    static let tooLargeTogether = Bilingual(
        "ファイルが合わせて大きすぎます（上限は\(PlanFolderLimits.standard.bytes >> 20)MiB）。",
        "The files are too large together (at most \(PlanFolderLimits.standard.bytes >> 20) MiB)."
    )
    static let tooManyFiles = Bilingual(
        "ファイルが多すぎます（上限は\(PlanFolderLimits.standard.files)）。",
        "There are too many files (at most \(PlanFolderLimits.standard.files))."
    )

    private static let documentFileName = Bilingual(
        "文書の定義のファイルは \(DocumentFile.pattern) とします。NAMEは半角の英小文字・数字・ハイフンの\(DocumentName.maximumLength)文字以内です（先頭はハイフン以外）。",
        "A definition of a document is called \(DocumentFile.pattern); NAME has at most \(DocumentName.maximumLength) lower-case "
            + "ASCII letters, digits and hyphens, and begins with none of the latter."
    )

    static func unknownFile(_ name: String) -> Bilingual {
        if name.hasPrefix(DocumentFile.start) { return documentFileName }
        let nearest = NearestWord.of(name, among: PlanFolder.knownFiles)
        let hint = nearest.map { Bilingual("「\($0)」のことですか。", " Did you mean “\($0)”?") } ?? Bilingual("", "")
        return Bilingual(
            "計画フォルダのファイルではありません。外に移すか、名前を直してください。\(hint.japanese)",
            "This is no file of a plan folder; move it away or correct its name.\(hint.english)"
        )
    }
}
