package import HTTPTypes
package import Wording

/// What went wrong with a request that a person can understand or mend.
///
/// Throw one from a page; ``ErrorPages`` turns it into a response. Everything else that is thrown is a fault of the
/// program and shows nothing but the request's identifier.
package enum PageError: Error, Hashable, Sendable {
    /// There is no such page (404).
    case notFound
    /// What was asked for cannot be understood (422): what is wrong, and what would be right.
    case invalid([Bilingual])
    /// The address cannot be decoded (400).
    case unreadableAddress
    /// The address is longer than any of ours (414).
    case addressTooLong
    /// The page exists, but not for this method (405).
    case methodNotAllowed(allowed: [HTTPRequest.Method])
    /// The data is being changed by something else (503): worth trying again.
    case busy

    /// One thing that cannot be understood.
    package static func invalid(_ japanese: String, _ english: String) -> PageError {
        .invalid([Bilingual(japanese, english)])
    }
}

/// An error of a room that a reader can understand.
///
/// A room's pages conform the room's errors to it, so that they are explained instead of shown as a fault.
package protocol PageErrorConvertible: Error {
    var pageError: PageError { get }
}

/// What an error page says.
struct ErrorWords {
    let status: HTTPResponse.Status
    let title: Bilingual
    let explanations: [Bilingual]

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
        case .methodNotAllowed:
            self.init(
                status: .methodNotAllowed,
                title: Bilingual("この操作はできません", "This is not possible here"),
                explanations: [
                    Bilingual("このページは閲覧専用です。", "This page can only be read.")
                ]
            )
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
