import Foundation
import NIOCore
package import SQLInterface
package import Wording

/// Why the server did not start, or stopped.
package enum ServerError: Error, Sendable {
    /// The last part names the option that would change it: `--port`.
    case portInUse(address: String, port: Int, option: String)
    case portNotPermitted(port: Int, option: String)
    case addressUnknown(String, option: String)
    case database(SQLError, path: String)
    /// The database has real members, who must not become part of a demonstration.
    case demonstration(Bilingual)
    case noPlanToDemonstrate
    case other(String)

    /// Tells the errors apart that starting to listen may throw.
    init(listening error: any Error, at address: String, port: Int, option: String, addressOption: String) {
        switch error {
        case let error as ServerError: self = error
        case let error as IOError:
            switch error.errnoCode {
            case EADDRINUSE: self = .portInUse(address: address, port: port, option: option)
            case EACCES: self = .portNotPermitted(port: port, option: option)
            case EADDRNOTAVAIL: self = .addressUnknown(address, option: addressOption)
            default: self = .other(error.description)
            }
        case is SocketAddressError, is SocketAddressError.UnknownHost:
            self = .addressUnknown(address, option: addressOption)
        default: self = .other(String(describing: error))
        }
    }

    /// What happened and what to do about it, in one line.
    package var message: Bilingual {
        switch self {
        case .portInUse(let address, let port, let option):
            Bilingual(
                "\(address) のポート \(port) はほかのプログラムが使っています。\(option) で別の番号を指定してください。",
                "Port \(port) of \(address) is in use by another program. Choose another one with \(option)."
            )
        case .portNotPermitted(let port, let option):
            Bilingual(
                "ポート \(port) を使う権限がありません。1024以上の番号を \(option) で指定してください。",
                "Port \(port) may not be used by this user. Choose one from 1024 on with \(option)."
            )
        case .addressUnknown(let address, let option):
            Bilingual(
                "アドレス \(address) はこのコンピューターのものではありません。\(option) を確かめてください。",
                "The address \(address) is not one of this machine. Check \(option)."
            )
        case .database(let error, let path): error.message(path: path)
        case .demonstration(let message): message
        case .noPlanToDemonstrate:
            Bilingual(
                "デモンストレーションには計画が必要です。先に shirube import で読み込んでください。",
                "A demonstration needs a plan. Load one with shirube import first."
            )
        case .other(let detail):
            Bilingual("サーバーを起動できません：\(detail)", "The server cannot start: \(detail)")
        }
    }
}

extension SQLError {
    /// What happened to the database at `path` and what to do about it.
    fileprivate func message(path: String) -> Bilingual {
        switch self {
        case .cannotOpen(let path, let reason): reason.message(path: path)
        case .notADatabase(let path):
            Bilingual("\(path) はSQLiteのデータベースではありません。", "\(path) is not a SQLite database.")
        case .foreignDatabase(let path):
            Bilingual(
                "\(path) は標 Shirube のデータベースではありません。別のファイルを指定してください。",
                "\(path) is not a database of Shirube. Choose another file."
            )
        case .newerDatabase, .differentHistory:
            Bilingual(
                "データベース \(path) は新しい版の標 Shirube で変更されています。新しい版で開いてください。",
                "The database \(path) was changed by a newer version of Shirube. Open it with that version."
            )
        case .corrupt:
            Bilingual(
                "データベース \(path) が壊れています。バックアップから戻してください。",
                "The database \(path) is damaged. Restore it from a backup."
            )
        case .busy:
            Bilingual(
                "データベース \(path) をほかのプログラムが使っています。終わるのを待ってやり直してください。",
                "The database \(path) is in use by another program. Wait for it and try again."
            )
        case .diskFull: Bilingual("ディスクの空きがありません。", "The disk is full.")
        case .readOnly:
            Bilingual(
                "データベース \(path) に書き込めません。権限を確かめてください。",
                "The database \(path) cannot be written to. Check its permissions."
            )
        case .readOrWriteFailed(let detail):
            Bilingual(
                "データベース \(path) の読み書きに失敗しました（\(detail)）。ディスクの空き、容量の制限、故障を確かめてください。",
                "The database \(path) cannot be read or written (\(detail)). Check the disk's space, quotas and health."
            )
        case .constraint, .statementFailed, .unexpectedValue:
            Bilingual("データベース \(path) を使えません：\(oneLine)", "The database \(path) cannot be used: \(oneLine)")
        }
    }
}

extension SQLError {
    /// The description with the lines of a statement joined.
    private var oneLine: String {
        description.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension SQLError.OpenFailure {
    fileprivate func message(path: String) -> Bilingual {
        switch self {
        case .folderMissing:
            Bilingual(
                "データベース \(path) を置くフォルダーがありません。先に作ってください。",
                "The folder of the database \(path) does not exist. Make it first."
            )
        case .isFolder:
            Bilingual("\(path) はフォルダーです。ファイルを指定してください。", "\(path) is a folder. Name a file.")
        case .notPermitted:
            Bilingual(
                "データベース \(path) を開く権限がありません。",
                "The database \(path) may not be opened by this user."
            )
        case .other(let detail):
            Bilingual("データベース \(path) を開けません：\(detail)", "The database \(path) cannot be opened: \(detail)")
        }
    }
}
