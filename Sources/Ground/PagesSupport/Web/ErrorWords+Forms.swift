import HTTPTypes
import Wording

// What was sent, and who sent it.
extension ErrorWords {
    /// The words for an error that only something sent can have.
    init(refusing error: PageError) {
        switch error {
        case .signedOut(let signIn, let sent): self = .signedOut(signIn, sent)
        case .formStale(let sent):
            self = .expired
            self.sent = sent
        case .formTooLarge(let explanation): self = .tooLarge(explanation)
        case .formTooSlow: self = .tooSlow
        case .unreadableForm: self = .unreadable
        case .unknownFormat: self = .unknownFormat
        case .notPermitted(let explanation): self = .notPermitted(explanation)
        case .tooManyAttempts(let explanation): self = .tooManyAttempts(explanation)
        default: self = .expired
        }
    }

    private static let expired = ErrorWords(
        status: .forbidden,
        title: Bilingual("入力画面の有効期限が切れました", "The form has expired"),
        explanations: [
            Bilingual("送られた内容は保存していません。", "What was sent has not been saved."),
            Bilingual(
                "前の画面に戻り、読み込み直してから、もう一度入力してください。",
                "Go back, load the page again, and fill it in once more."
            ),
            Bilingual(
                "繰り返し表示される場合は、ブラウザーがこのサイトのCookieを受け入れる設定になっているか確かめてください。",
                "If you keep seeing this, check that your browser accepts cookies from this site."
            ),
        ]
    )

    private static func signedOut(_ signIn: PageError.Link, _ sent: SentTexts) -> ErrorWords {
        var words = ErrorWords(
            status: .forbidden,
            title: Bilingual("ログインが切れました", "You are no longer signed in"),
            explanations: [
                Bilingual("送られた内容は保存していません。", "What was sent has not been saved."),
                Bilingual(
                    "下のリンク（新しいタブで開きます）からログインしてください。",
                    "Please sign in by the link below, which opens a new tab."
                ),
                Bilingual(
                    "ログインした後、このタブでブラウザーの「戻る」を押すと、前の画面が開きます。この端末に残っている入力は、元の欄に戻ります。",
                    "Then come back to this tab and go back to the form. What this browser has kept of what you typed is put back."
                ),
            ]
        )
        (words.links, words.opensTabs, words.sent) = ([signIn], true, sent)
        return words
    }

    private static let unreadable = ErrorWords(
        status: .badRequest,
        title: Bilingual("送られた内容を読み取れません", "What was sent cannot be read"),
        explanations: [
            Bilingual(
                "何も保存していません。前の画面に戻り、もう一度送ってください。文字コードはUTF-8だけを受け付けます。",
                "Nothing has been saved. Please go back and send it again. Only text in UTF-8 is accepted."
            )
        ]
    )

    private static func tooLarge(_ explanation: Bilingual) -> ErrorWords {
        ErrorWords(
            status: .contentTooLarge,
            title: Bilingual("送られた内容が大きすぎます", "What was sent is too large"),
            explanations: [explanation, Bilingual("何も保存していません。", "Nothing has been saved.")]
        )
    }

    private static let tooSlow = ErrorWords(
        status: .requestTimeout,
        title: Bilingual("送信に時間がかかりすぎました", "Sending took too long"),
        explanations: [
            Bilingual(
                "何も保存していません。通信の状態を確かめて、もう一度送ってください。",
                "Nothing has been saved. Please check the connection and send it again."
            )
        ]
    )

    private static let unknownFormat = ErrorWords(
        status: .unsupportedMediaType,
        title: Bilingual("この形式は受け付けられません", "This format is not accepted"),
        explanations: [
            Bilingual(
                "application/x-www-form-urlencoded または multipart/form-data で送ってください。",
                "Send application/x-www-form-urlencoded or multipart/form-data."
            )
        ]
    )

    private static func notPermitted(_ explanation: Bilingual) -> ErrorWords {
        ErrorWords(
            status: .forbidden,
            title: Bilingual("この操作は許可されていません", "You may not do this"),
            explanations: [explanation]
        )
    }

    private static func tooManyAttempts(_ explanation: Bilingual) -> ErrorWords {
        ErrorWords(
            status: .tooManyRequests,
            title: Bilingual("しばらく待ってからお試しください", "Please wait before you try again"),
            explanations: [explanation]
        )
    }
}
