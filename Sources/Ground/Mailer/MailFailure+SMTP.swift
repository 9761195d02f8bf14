import CCurl
import Casework
import Wording

extension MailFailure {
    static let libraryMissing = MailFailure(
        isPermanent: false,
        message: Bilingual(
            "メール送信の部品（libcurl）を使えません。libcurl4-openssl-dev を入れ直してください。",
            "The mail library (libcurl) cannot be used. Install libcurl4-openssl-dev again."
        )
    )

    /// - Parameters:
    ///   - code: what the library says.
    ///   - response: the server's last code, 0 where it said none.
    ///   - line: what it said.
    ///   - words: the library's words.
    init(_ code: CURLcode, response: Int, line: String, words: String) {
        switch code {
        case CURLE_USE_SSL_FAILED: self = .notEncrypted
        case CURLE_LOGIN_DENIED: self = .loginRefused(line)
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: self = .unreachable(words)
        case CURLE_OPERATION_TIMEDOUT: self = .timedOut(words)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR:
            self = .notTrusted(words)
        case _ where response >= 400: self = .refused(response: response, line: line, words: words)
        default: self = .interrupted(words)
        }
    }

    private static let notEncrypted = MailFailure(
        isPermanent: false,
        message: Bilingual(
            "メールサーバーが暗号化（STARTTLS）に応じないため、送りませんでした。サーバーの設定か、設定の smtp+starttls:// を見直してください。",
            "The mail server does not offer encryption (STARTTLS), so nothing was sent. Look at its set-up, or at smtp+starttls:// in ours."
        )
    )

    private static func loginRefused(_ line: String) -> MailFailure {
        MailFailure(
            isPermanent: false,
            message: Bilingual(
                "メールサーバーがユーザー名またはパスワードを受け付けません: \(line)",
                "The mail server does not accept the user or the password: \(line)"
            )
        )
    }

    private static func unreachable(_ words: String) -> MailFailure {
        MailFailure(
            isPermanent: false,
            message: Bilingual("メールサーバーにつながりません: \(words)", "The mail server cannot be reached: \(words)")
        )
    }

    private static func timedOut(_ words: String) -> MailFailure {
        MailFailure(
            isPermanent: false,
            message: Bilingual("メールサーバーの応答が時間内にありません: \(words)", "The mail server did not answer in time: \(words)")
        )
    }

    private static func notTrusted(_ words: String) -> MailFailure {
        MailFailure(
            isPermanent: false,
            message: Bilingual(
                "メールサーバーの証明書を確かめられないため、送りませんでした: \(words)",
                "The mail server's certificate cannot be verified, so nothing was sent: \(words)"
            )
        )
    }

    private static func interrupted(_ words: String) -> MailFailure {
        MailFailure(
            isPermanent: false,
            message: Bilingual("メールサーバーとの通信が途切れました: \(words)", "The talk with the mail server broke off: \(words)")
        )
    }

    /// Codes from 550 to 559 refuse this mail or this recipient for good (RFC 5321, 4.2.1), unless they greet us already.
    private static func refused(response: Int, line: String, words: String) -> MailFailure {
        let isGreeting = words.hasPrefix("Got unexpected")
        return MailFailure(
            isPermanent: (550...559).contains(response) && !isGreeting,
            message: Bilingual("メールサーバーが断りました: \(line)", "The mail server refused: \(line)")
        )
    }
}
