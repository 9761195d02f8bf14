import HTTPTypes
import Wording

/// What an error page says.
struct ErrorWords {
    let status: HTTPResponse.Status
    let title: Bilingual
    let explanations: [Bilingual]
    var links: [PageError.Link] = []
    /// Whether the links leave this page, and the form before it, open in its tab.
    var opensTabs = false
    /// What was typed and not taken.
    var sent = SentTexts.none

    static let notFound = ErrorWords(
        status: .notFound,
        title: Bilingual("ページが見つかりません", "Page not found"),
        explanations: [
            Bilingual(
                "アドレスが変わったか、入力に誤りがある可能性があります。ホームからお探しください。",
                "The address may have changed or been mistyped. Please look for it from the home page."
            )
        ]
    )

    static let fault = ErrorWords(
        status: .internalServerError,
        title: Bilingual("ページを表示できませんでした", "This page could not be shown"),
        explanations: [
            Bilingual(
                "こちらの不具合です。しばらくしてからもう一度お試しください。続く場合は、下の受付番号を添えてお知らせください。",
                "The fault is ours. Please try again in a while. If it persists, tell us the request number below."
            )
        ]
    )

    init(status: HTTPResponse.Status, title: Bilingual, explanations: [Bilingual]) {
        self.status = status
        self.title = title
        self.explanations = explanations
    }

    init(_ error: PageError) {
        switch error {
        case .notFound: self = .notFound
        case .notFoundBut(let explanation, let links):
            self.init(status: .notFound, title: Self.notFound.title, explanations: [explanation])
            self.links = links
        case .invalid(let explanations):
            self.init(
                status: .unprocessableContent,
                title: Bilingual("指定の内容を確認してください", "Please check what was asked for"),
                explanations: explanations
            )
        case .unreadableAddress:
            self.init(
                status: .badRequest,
                title: Bilingual("アドレスを読み取れません", "The address cannot be read"),
                explanations: [
                    Bilingual(
                        "アドレスに正しくない文字が含まれています。UTF-8のパーセント表記で指定してください。",
                        "The address contains characters that are not valid. Write them percent-encoded as UTF-8."
                    )
                ]
            )
        case .addressTooLong:
            self.init(
                status: .uriTooLong,
                title: Bilingual("アドレスが長すぎます", "The address is too long"),
                explanations: [
                    Bilingual("検索語や条件を減らしてお試しください。", "Please try with fewer search words or conditions.")
                ]
            )
        case .methodNotAllowed(let allowed):
            self.init(
                status: .methodNotAllowed,
                title: Bilingual("この操作はできません", "This is not possible here"),
                explanations: [
                    allowed.contains(.post)
                        ? Bilingual("入力画面を開き直してください。", "Please open the form again.")
                        : Bilingual("このページは閲覧専用です。", "This page can only be read.")
                ]
            )
        case .formExpired, .formStale, .signedOut, .unreadableForm, .formTooLarge, .formTooSlow, .unknownFormat,
            .notPermitted,
            .tooManyAttempts:
            self.init(refusing: error)
        case .busy:
            self.init(
                status: .serviceUnavailable,
                title: Bilingual("ただいま混み合っています", "Busy at the moment"),
                explanations: [
                    Bilingual("数秒待ってからもう一度お試しください。", "Please wait a few seconds and try again.")
                ]
            )
        }
    }
}
