import ArgumentParser
import Casework
import Foundation
import Mailer
import Server
import Wording

/// The arguments that say which mail server takes the mail, and from whom it comes.
struct MailArgument: ParsableArguments {
    /// Where the password may stand instead of a file; never an argument, which every user of the machine can read.
    static let passwordVariable = "SHIRUBE_MAIL_PASSWORD"
    private static let longestPassword = 4096

    @Option(
        name: .customLong("mail-server"),
        help: help(
            "メールサーバー（smtp://ホスト、smtp+starttls://ホスト:587、smtps://ホスト）。指定しなければメールは送らず、/office/mail/ に溜まります。",
            "The mail server (smtp://host, smtp+starttls://host:587, smtps://host). Without it mail is not sent and waits at /office/mail/."
        )
    )
    var server: String?

    @Option(
        name: .customLong("mail-sender"),
        help: help("差出人のメールアドレス", "The address that mail comes from")
    )
    var sender: String?

    @Option(
        name: .customLong("mail-sender-name"),
        help: help("差出人の名前", "The name that mail comes from")
    )
    var senderName = "標（しるべ）"

    @Option(
        name: .customLong("mail-user"),
        help: help(
            "メールサーバーの利用者名。パスワードは --mail-password-file か環境変数 \(passwordVariable) で渡します。",
            "The user of the mail server. The password comes from --mail-password-file or the environment's \(passwordVariable)."
        )
    )
    var user: String?

    @Option(
        name: .customLong("mail-password-file"),
        help: help("メールサーバーのパスワードが書いてあるファイル", "A file that holds the mail server's password")
    )
    var passwordFile: String?

    @Option(
        name: .customLong("mail-certificates"),
        help: help(
            "メールサーバーの証明書に署名した認証局の証明書（PEM）。指定しなければコンピューターの設定に従います。",
            "Certificates (PEM) of those who sign the mail server's. Without it those that the machine trusts."
        )
    )
    var certificates: String?

    /// The setting; nothing where no mail server is named.
    /// - Throws: ``CommandFailure`` where it does not fit together.
    func setting(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> MailSetting? {
        guard let server else {
            guard sender == nil, user == nil, passwordFile == nil, certificates == nil else {
                throw CommandFailure(Self.serverMissing)
            }
            return nil
        }
        guard let sender else { throw CommandFailure(Self.senderMissing) }
        do {
            let address = try MailAddress(reading: sender)
            return MailSetting(
                server: try MailServer(
                    url: server,
                    credentials: try credentials(environment),
                    authorities: certificates
                ),
                sender: MailSender(name: senderName, address: address)
            )
        } catch let error as CaseError {
            throw CommandFailure(error.message)
        } catch let error as MailServerProblem {
            throw CommandFailure(error.message)
        }
    }

    private func credentials(_ environment: [String: String]) throws -> MailServer.Credentials? {
        guard let user else {
            guard passwordFile == nil else { throw CommandFailure(Self.userMissing) }
            return nil
        }
        let typed = try passwordFile.map(Self.password) ?? environment[Self.passwordVariable]
        guard let password = typed, !password.isEmpty else { throw CommandFailure(Self.passwordMissing) }
        return MailServer.Credentials(user: user, password: password)
    }

    /// The first line of the file.
    private static func password(in path: String) throws -> String {
        let unreadable = Bilingual(
            "パスワードのファイル「\(path)」を読めません。場所と読み取りの権限を確かめてください。",
            "The password's file “\(path)” cannot be read. Look at its place and who may read it."
        )
        guard let file = FileHandle(forReadingAtPath: path),
            let bytes = try? file.read(upToCount: longestPassword),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw CommandFailure(unreadable) }
        return String(text.prefix { !$0.isNewline })
    }

    private static let serverMissing = Bilingual(
        "メールの設定には --mail-server も必要です。",
        "The settings of mail need --mail-server too."
    )
    private static let senderMissing = Bilingual(
        "--mail-server には --mail-sender（差出人のメールアドレス）も必要です。",
        "--mail-server needs --mail-sender, the address that mail comes from."
    )
    private static let userMissing = Bilingual(
        "--mail-password-file には --mail-user も必要です。",
        "--mail-password-file needs --mail-user."
    )
    private static let passwordMissing = Bilingual(
        "メールサーバーのパスワードがありません。--mail-password-file か環境変数 \(passwordVariable) で渡してください。",
        "The mail server's password is missing. Give it by --mail-password-file or \(passwordVariable)."
    )
}
