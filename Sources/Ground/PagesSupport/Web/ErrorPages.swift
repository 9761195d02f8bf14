import HTTPTypes
package import Hummingbird
import Logging
import NIOCore
import Wording

/// The only place where an error becomes a response.
///
/// What a person can act on is explained in their language. Everything else is logged once, in full, and answered
/// with nothing but the request's identifier, because an unexpected error may quote anything.
package struct ErrorPages: RouterMiddleware {
    package init() {}

    package func handle(
        _ request: Request,
        context: ShirubeRequestContext,
        next: (Request, ShirubeRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.reading = Reading(path: request.uri.path)
        do {
            return try await next(request, context)
        } catch {
            return Self.response(to: error, request: request, context: context)
        }
    }

    private static func response(to error: any Error, request: Request, context: ShirubeRequestContext) -> Response {
        let words = words(for: error)
        if words.status.kind == .serverError {
            context.logger.error(
                "Request failed",
                metadata: ["error": "\(String(reflecting: error))", "path": "\(request.uri.path.prefix(200))"]
            )
        }
        // Somebody who has signed in reached for what is not theirs: a link that is shown by mistake, or an attempt.
        if words.status == .forbidden, !isExpiry(error) {
            context.logger.notice(
                "Refused",
                metadata: [
                    "method": "\(request.method)", "path": "\(request.uri.path.prefix(200))",
                    "from": "\(context.remoteAddress)",
                ]
            )
        }
        var page = PageResponse(
            page(words, reading: context.reading, requestID: context.id),
            status: words.status,
            freshness: .noStore
        )
        switch error {
        case PageError.methodNotAllowed(let allowed):
            page.extraHeaders[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
        case PageError.busy:
            page.extraHeaders[.retryAfter] = "5"
        default: break
        }
        return page.response(to: request)
    }

    /// Whether only time has passed.
    private static func isExpiry(_ error: any Error) -> Bool {
        switch error as? PageError {
        case .formExpired, .formStale, .signedOut: true
        default: false
        }
    }

    private static func words(for error: any Error) -> ErrorWords {
        switch error {
        case let error as PageError: ErrorWords(error)
        case let error as any PageErrorConvertible: ErrorWords(error.pageError)
        case let problem as Problem: ErrorWords(.invalid([problem.message]))
        case let problems as Problems: ErrorWords(.invalid(problems.list.map(\.message)))
        case let error as HTTPError: words(for: error.status)
        default: .fault
        }
    }

    /// Words for what the web framework itself refuses; its own messages are written for programmers.
    private static func words(for status: HTTPResponse.Status) -> ErrorWords {
        switch status.kind {
        case .clientError where status == .notFound: .notFound
        case .clientError:
            ErrorWords(
                status: status,
                title: Bilingual("この要求は受け付けられません", "This request cannot be accepted"),
                explanations: [
                    Bilingual("ホームからもう一度お試しください。", "Please try again from the home page.")
                ]
            )
        default: .fault
        }
    }

    static func page(_ words: ErrorWords, reading: Reading, requestID: String) -> PageShell {
        let language = reading.language
        let home = reading.path("/")
        var shell = PageShell(reading: reading, title: words.title[language], path: home) {
            h1 { words.title[language] }
            if words.explanations.count == 1 {
                p { words.explanations[0][language] }
            } else {
                ul { for explanation in words.explanations { li { explanation[language] } } }
            }
            if !words.links.isEmpty {
                ul {
                    for link in words.links {
                        li { words.opensTabs ? inNewTab(link, language) : a(.href(link.path)) { link.name } }
                    }
                }
            }
            SentTextsView(texts: words.sent, language: language).markup
            p { a(.href(home)) { Bilingual("ホームへ戻る", "Back to the home page")[language] } }
            if words.status.kind == .serverError {
                p(.class("request-number")) {
                    Bilingual("受付番号：", "Request number: ")[language]
                    code { requestID }
                }
            }
        }
        shell.hasOtherReadings = false
        shell.isIndexed = false
        return shell
    }

    private static func inNewTab(_ link: PageError.Link, _ language: Language) -> Markup {
        a(.href(link.path), .target("_blank"), .rel("noopener")) {
            link.name
            Bilingual("（新しいタブで開きます）", " (opens a new tab)")[language]
        }
    }
}
