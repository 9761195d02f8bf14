import Hummingbird
import Logging
import PagesSupport
import Synchronization
import Wording

/// A small site with a page of each kind, asked without a socket.
struct TestSite {
    let client: InProcessClient
    let log = LogLines()

    struct Secret: Error {
        let password = "s3cret"
    }

    struct Closed: PageErrorConvertible {
        var pageError: PageError { .invalid("締め切られています。", "It is closed.") }
    }

    init() {
        let router = makeSiteRouter { router in
            for prefix in ["", "en"] {
                router.get(RouterPath("\(prefix)/page")) { request, context in
                    PageResponse(Gallery.page(context.reading)).response(to: request)
                }
                router.get(RouterPath("\(prefix)/broken")) { _, _ -> Response in throw Secret() }
                router.get(RouterPath("\(prefix)/closed")) { _, _ -> Response in throw Closed() }
                router.get(RouterPath("\(prefix)/theirs")) { _, _ -> Response in
                    throw PageError.notPermitted(Bilingual("許可されていません。", "Not permitted."))
                }
                router.get(RouterPath("\(prefix)/busy")) { _, _ -> Response in throw PageError.busy }
                router.get(RouterPath("\(prefix)/teapot")) { _, _ -> Response in
                    throw HTTPError(.init(code: 418), message: "s3cret")
                }
                router.get(RouterPath("\(prefix)/measures/:id")) { request, context -> Response in
                    let id = try context.pathText("id")
                    let year = try request.conditions.integer("year", in: 2000...2100)
                    return Response(
                        status: .ok,
                        body: ResponseBody(byteBuffer: ByteBuffer(string: "\(id) \(year ?? 0)"))
                    )
                }
            }
            router.post("submissions") { _, _ in Response(status: .noContent) }
        }
        let log = log
        client = InProcessClient(router, logger: Logger(label: "test") { _ in LogRecorder(lines: log) })
    }
}

/// What was logged.
final class LogLines: Sendable {
    private let storage = Mutex<[String]>([])

    var all: [String] { storage.withLock { $0 } }

    func add(_ line: String) {
        storage.withLock { $0.append(line) }
    }
}

private struct LogRecorder: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        lines.add("\(event.level) \(event.message) \(all.sorted { $0.key < $1.key })")
    }
}
