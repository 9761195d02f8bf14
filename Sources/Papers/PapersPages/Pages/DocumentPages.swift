import Figures
import HTTPTypes
package import Hummingbird
package import PagesSupport
package import Papers
package import Planning
package import PlanningPages
import Wording

/// The office's documents of a plan, to look at and to take away.
///
/// - `GET /plans/:plan/:year/documents/` lists them, in every reading
/// - `GET /plans/:plan/:year/documents/NAME/` one of them as a page
/// - `GET /plans/:plan/:year/documents/NAME.pdf` and `NAME.xlsx` the same as files
package struct DocumentPages: Sendable {
    let plans: PlanPages
    let cache: PageCache
    let presses: DocumentPresses

    /// - Parameters:
    ///   - plans: the pages among which these stand.
    ///   - cache: keeps what was made.
    ///   - readDefinitions: reads the forms of a plan.
    package init(
        among plans: PlanPages,
        cache: PageCache,
        readDefinitions: @escaping @Sendable (Plan) throws -> [DocumentDefinition]
    ) {
        self.plans = plans
        self.cache = cache
        presses = DocumentPresses(readDefinitions: readDefinitions)
    }

    package func addRoutes(to router: Router<ShirubeRequestContext>) {
        for reading in Reading.allCases {
            router.get(RouterPath(reading.path("/plans/:plan/:year/documents")), use: list)
        }
        router.get("/plans/:plan/:year/documents/:document", use: document)
    }

    @Sendable func list(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let frame = try await plans.frame(context)
        let path = frame.documentsPath(frame.year)
        return try await answer(request, path, frame) {
            let press = try presses.press(frame)
            guard !press.maker.definitions.isEmpty else { throw PageError.notFound }
            return PageResponse(DocumentListPage(frame, press.maker).shell)
        }
    }

    @Sendable func document(_ request: Request, _ context: ShirubeRequestContext) async throws -> Response {
        let frame = try await plans.frame(context)
        let word = try context.pathText("document")
        let (name, format) = Self.nameAndFormat(word)
        // Only the name of a form goes into an address that somebody is led to.
        guard frame.plan.documents.contains(where: { $0.name.text == name }) else { throw PageError.notFound }
        let path = frame.filesPath + (format.map { "\(name).\($0.rawValue)" } ?? "\(name)/")
        return try await answer(request, path, frame) {
            let press = try presses.press(frame)
            guard let definition = press.maker.definitions[name] else { throw PageError.notFound }
            let order = DocumentOrder(name, year: frame.year)
            guard let format else { return try page(press, order, definition, frame) }
            // Setting pages takes a while; the thread that reads connections is not for that.
            let printed = try await Task.detached { try press.print(order, as: format) }.value
            return Self.file(printed, format, name: "\(frame.plan.id.text)-\(frame.year.year)-\(name)")
        }
    }

    private func answer(
        _ request: Request,
        _ path: String,
        _ frame: PlanFrame,
        make: () async throws -> PageResponse
    ) async throws -> Response {
        guard request.uri.path == path else { return .redirect(to: path, type: .permanent) }
        let key = PageCache.Key(revision: frame.revision, path: path)
        return try await cache.page(key, make: make).response(to: request)
    }

    private func page(
        _ press: DocumentPress,
        _ order: DocumentOrder,
        _ definition: DocumentDefinition,
        _ frame: PlanFrame
    ) throws -> PageResponse {
        do throws(PaperProblem) {
            let document = try press.maker.document(order.name, year: order.year)
            return PageResponse(DocumentPage(frame, definition, document).shell)
        } catch {
            throw PageError.invalid([error.message])
        }
    }

    /// `measure-list.pdf` is a file; any other ending belongs to a name that no form has.
    private static func nameAndFormat(_ word: String) -> (name: String, format: DocumentFormat?) {
        for format in [DocumentFormat.pdf, .xlsx] where word.hasSuffix(".\(format.rawValue)") {
            return (String(word.dropLast(format.rawValue.count + 1)), format)
        }
        return (word, nil)
    }

    private static func file(_ printed: PrintedDocument, _ format: DocumentFormat, name: String) -> PageResponse {
        var response = PageResponse(bytes: printed.bytes, contentType: format.contentType)
        response.extraHeaders[.contentDisposition] = "inline; filename=\"\(name).\(format.rawValue)\""
        return response
    }
}

extension Problems: PageErrorConvertible {
    /// A document that cannot be made says why, with its place.
    package var pageError: PageError {
        .invalid(list.map { Bilingual($0.line(in: .japanese), $0.line(in: .english)) })
    }
}
