import HTTPTypes
package import Hummingbird
import NIOCore

/// The only way from a form to a page: what comes through was shown by this site to the visitor who sends it.
///
/// ```swift
/// gate.post("/office/sign-out", on: router) { body, request, context in … }
/// Form(action: "/office/sign-out", token: gate.token(for: "/office/sign-out", context)) { … }
/// ```
package struct FormGate: Sendable {
    /// The name of the hidden field that every form has.
    package static let field = "form-token"

    private let tokens: FormTokens

    package init(_ tokens: FormTokens) {
        self.tokens = tokens
    }

    /// The token of a form that is sent to `path`; nothing for a visitor whose browser was not given a secret yet.
    package func token(for path: String, _ context: ShirubeRequestContext) -> String? {
        context.visitor.binding.map { tokens.token(for: $0, path: Reading.barePath(path)) }
    }

    /// Adds a route that takes a form.
    ///
    /// `handler` is called after the token was found good and everything was read within `limits`; `admission` before
    /// anything is read, to throw where this visitor's forms are not taken whatever they say. What somebody typed whose
    /// sign-in has ended goes along with what it throws; another site cannot have sent it (``SameSiteForms``).
    package func post(
        _ path: RouterPath,
        on router: some RouterMethods<ShirubeRequestContext>,
        limits: FormLimits = .text,
        admission: @escaping @Sendable (ShirubeRequestContext) throws -> Void = { _ in },
        use handler: @escaping @Sendable (FormBody, Request, ShirubeRequestContext) async throws -> Response
    ) {
        router.post(path) { request, context in
            do {
                try admission(context)
            } catch PageError.signedOut(let signIn, _) {
                throw PageError.signedOut(signIn: signIn, sent: await SentTexts(request, within: limits))
            }
            return try await handler(read(request, context, limits), request, context)
        }
    }

    /// The fields of a form.
    ///
    /// - Throws: ``PageError/formExpired`` where it is not one of this visitor's, ``PageError/formStale(_:)`` where the
    ///   visitor is a member, and whatever reading it throws.
    func read(_ request: Request, _ context: ShirubeRequestContext, _ limits: FormLimits) async throws -> FormBody {
        // Nobody's body is read who could not have been shown a form.
        guard let binding = context.visitor.binding else { throw PageError.formExpired }
        let body = try await FormBody(request, limits: limits)
        guard let token = try body.text(Self.field),
            tokens.accepts(token, for: binding, path: Reading.barePath(request.uri.path))
        else { throw context.visitor.person == nil ? PageError.formExpired : .formStale(SentTexts(body)) }
        return body
    }
}

extension FormBody {
    /// Reads what a request brings, in one of the two formats of forms.
    ///
    /// It is collected piece by piece, and no further or longer than the limits.
    ///
    /// - Throws: ``PageError/unknownFormat``, ``PageError/unreadableForm``, ``PageError/formTooLarge(_:)``,
    ///   ``PageError/formTooSlow``.
    package init(_ request: Request, limits: FormLimits) async throws {
        let type = try FormType(request.headers)
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.total {
            throw limits.tooLarge
        }
        var collected = ByteBuffer()
        let end = ContinuousClock.now + limits.time
        for try await piece in request.body {
            guard ContinuousClock.now < end else { throw PageError.formTooSlow }
            guard collected.readableBytes + piece.readableBytes <= limits.total else { throw limits.tooLarge }
            collected.writeImmutableBuffer(piece)
        }
        switch type {
        case .urlEncoded: try self.init(urlEncoded: collected, limits: limits)
        case .multipart(let boundary): try self.init(multipart: collected, boundary: boundary, limits: limits)
        }
    }
}

/// The format of a form, as its sender says.
enum FormType: Equatable {
    case urlEncoded
    case multipart(MultipartBoundary)

    private static let urlEncodedName = "application/x-www-form-urlencoded"

    init(_ headers: HTTPFields) throws(PageError) {
        let fields = headers[values: .contentType]
        guard fields.count == 1, headers[.contentEncoding] == nil else { throw .unknownFormat }
        // As every browser writes it.
        guard fields[0] != Self.urlEncodedName else {
            self = .urlEncoded
            return
        }
        let parts = fields[0].split(separator: ";", omittingEmptySubsequences: false).map(Self.trimmed)
        let parameters = parts.dropFirst().map { $0.split(separator: "=", maxSplits: 1).map(Self.unquoted) }
        switch parts[0].lowercased() {
        case Self.urlEncodedName:
            let charset = parameters.first { $0.first?.lowercased() == "charset" }?.last ?? "utf-8"
            guard charset.lowercased() == "utf-8" else { throw .unreadableForm }
            self = .urlEncoded
        case "multipart/form-data":
            let boundaries = parameters.filter { $0.first?.lowercased() == "boundary" }
            guard boundaries.count == 1, boundaries[0].count == 2, let boundary = MultipartBoundary(boundaries[0][1])
            else { throw .unreadableForm }
            self = .multipart(boundary)
        default: throw .unknownFormat
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        text.drop { $0 == " " }
    }

    private static func unquoted(_ text: Substring) -> Substring {
        text.count >= 2 && text.first == "\"" && text.last == "\"" ? text.dropFirst().dropLast() : text
    }
}
