import HTTPTypes
import Hummingbird
import NIOCore
import TestSupport
import Testing

@testable import PagesSupport

/// What forms bring, in both formats, and what is refused.
@Suite struct FormBodyTests {
    private let limits = FormLimits(total: 2000, fields: 5, field: 100, files: 2, file: 300)

    private func urlEncoded(_ text: String) throws -> [FormBody.Field] {
        try FormBody(urlEncoded: ByteBuffer(string: text), limits: limits).fields
    }

    private func multipart(_ text: String, _ limits: FormLimits? = nil) throws -> FormBody {
        let boundary = try #require(MultipartBoundary("b"))
        return try FormBody(multipart: ByteBuffer(string: text), boundary: boundary, limits: limits ?? self.limits)
    }

    @Test(
        arguments: [
            ("", []), ("&&", []), ("a=1", [("a", "1")]), ("a=1&b=2&a=3", [("a", "1"), ("b", "2"), ("a", "3")]),
            ("a", [("a", "")]), ("a=", [("a", "")]), ("a=b=c", [("a", "b=c")]), ("a=+%2B+", [("a", " + ")]),
            ("%E6%A8%99=%E7%B5%82", [("標", "終")]), ("a=1%0D%0A2%0D3%0A4", [("a", "1\n2\n3\n4")]),
            ("a=%F0%A0%AE%B7%09", [("a", "𠮷\t")]), ("a=%0D%0D%0A", [("a", "\n\n")]),
        ] as [(String, [(String, String)])]
    )
    func `an encoded form is read as it was typed`(text: String, expected: [(String, String)]) throws {
        let fields = try urlEncoded(text)
        #expect(fields.map(\.name) == expected.map(\.0))
        #expect(fields.map(\.value) == expected.map(\.1))
    }

    @Test(arguments: [
        "=1", "a=%", "a=%4", "a=%zz", "a=%00", "a=%FF", "a=%C0%AF", "a=%ED%A0%80", "%0A=1", "%ff=1", "a%00b=1",
        "a=%F4%90%80%80",
    ])
    func `what is broken or not UTF-8 is refused`(text: String) {
        #expect(throws: PageError.unreadableForm) { try urlEncoded(text) }
    }

    @Test func `fields, their bytes and the whole are counted`() throws {
        #expect(try urlEncoded("a=1&b=1&c=1&d=1&e=1").count == 5)
        #expect(throws: limits.tooManyFields) { try urlEncoded("a=1&b=1&c=1&d=1&e=1&f=1") }
        #expect(try urlEncoded("a=" + String(repeating: "x", count: 100)).count == 1)
        #expect(throws: limits.fieldTooLarge) { try urlEncoded("a=" + String(repeating: "x", count: 101)) }
        #expect(throws: limits.fieldTooLarge) { try urlEncoded("a=" + String(repeating: "%41", count: 101)) }
        #expect(throws: limits.tooLarge) { try urlEncoded(String(repeating: "&", count: 2001)) }
        #expect(throws: PageError.unreadableForm) { try urlEncoded(String(repeating: "n", count: 201) + "=1") }
    }

    @Test func `fields and files stand in one body`() throws {
        let body = try multipart(
            """
            --b\r
            Content-Disposition: form-data; name="標題"\r
            \r
            一行目\r
            二行目\r
            --b\r
            Content-Disposition: form-data; name="list"; filename="C:\\dir\\一覧 %22新%22.csv"\r
            Content-Type: text/csv\r
            \r
            a,b\r
            --c\r
            --b\r
            content-disposition: form-data; name="empty"; filename=""\r
            Content-Type: application/octet-stream\r
            \r
            \r
            --b--\r

            """
        )
        #expect(body.fields.map(\.name) == ["標題"])
        #expect(try body.text("標題") == "一行目\n二行目")
        let file = try #require(try body.file("list"))
        #expect(file.name == "一覧 \"新\".csv")
        #expect(file.contentType == "text/csv")
        #expect(String(buffer: file.bytes) == "a,b\r\n--c")
        #expect(try body.file("empty") == nil)
        #expect(body.files.count == 1)
    }

    @Test(arguments: [
        ("../../etc/passwd", "passwd"), ("..\\x.txt", "x.txt"), ("", "file"), ("a\u{202E}fdp.exe", "afdp.exe"),
        ("/", "file"),
        ("a\u{1}b", "ab"), (String(repeating: "語", count: 100), String(repeating: "語", count: 85)),
    ])
    func `a file's name is only a name`(sent: String, shown: String) throws {
        let part = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\(sent)\"\r\n\r\nx\r\n--b--"
        #expect(try multipart(part).file("f")?.name == shown)
    }

    private static let head = "Content-Disposition: form-data; name=\"a\""

    @Test(arguments: [
        "", "--b", "--b\r\n", "--b-", "x--b--", "--b--x", "--b--\r\nx", "\r\n--b--", "--c--",
        "--b\n\(head)\n\nx\n--b--",
        "--b\r\n\r\nx\r\n--b--", "--b\r\n\(head)\r\n\r\nx", "--b\r\n\(head)\r\n\r\nx\r\n--b",
        "--b\r\n\(head)\r\n\r\nx\r\n--bb--",
        "--b\r\n\(head)\r\n\(head)\r\n\r\nx\r\n--b--",
        "--b\r\n\(head)\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--b--",
        "--b\r\n\(head)\r\nno colon\r\n\r\nx\r\n--b--", "--b\r\n\(head); filename*=UTF-8''x\r\n\r\nx\r\n--b--",
        "--b\r\n\(head); name=\"b\"\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b--", "--b\r\n\(head)\r\n\r\n\u{0}\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nx\r\n--b--",
        "--b\r\n" + String(repeating: "X: y\r\n", count: 9) + head + "\r\n\r\nx\r\n--b--",
        "--b\r\nX: " + String(repeating: "y", count: 5000) + "\r\n\(head)\r\n\r\nx\r\n--b--",
    ])
    func `a body that no browser writes is refused`(text: String) {
        let large = FormLimits(total: 10_000, fields: 5, field: 100, files: 2, file: 300)
        #expect(throws: PageError.unreadableForm) { try multipart(text, large) }
    }

    @Test func `files are counted and measured, and refused where none is wanted`() throws {
        func body(_ files: Int, size: Int) -> String {
            let part = "--b\r\n\(Self.head); filename=\"f\"\r\n\r\n\(String(repeating: "x", count: size))\r\n"
            return String(repeating: part, count: files) + "--b--"
        }
        #expect(try multipart(body(2, size: 300)).files.count == 2)
        #expect(throws: limits.fileTooLarge) { try multipart(body(3, size: 1)) }
        #expect(throws: limits.fileTooLarge) { try multipart(body(1, size: 301)) }
        #expect(throws: FormLimits.text.fileTooLarge) { try multipart(body(1, size: 1), .text) }
        #expect(throws: PageError.unreadableForm) { try multipart(body(2, size: 1)).file("a") }
    }

    @Test(
        arguments: [
            ([], .unknownFormat), (["text/plain"], .unknownFormat),
            (["application/json; charset=utf-8"], .unknownFormat),
            (["multipart/mixed; boundary=b"], .unknownFormat), (["multipart/form-data"], .unreadableForm),
            (["multipart/form-data; boundary="], .unreadableForm),
            (["multipart/form-data; boundary=a b"], .unreadableForm),
            (["multipart/form-data; boundary=a; boundary=b"], .unreadableForm),
            (["multipart/form-data; boundary=" + String(repeating: "b", count: 71)], .unreadableForm),
            (["application/x-www-form-urlencoded; charset=Shift_JIS"], .unreadableForm),
            (["application/x-www-form-urlencoded", "text/plain"], .unknownFormat),
        ] as [([String], PageError)]
    )
    func `another type, another encoding or no boundary is refused`(types: [String], error: PageError) {
        var headers: HTTPFields = [:]
        for type in types { headers.append(HTTPField(name: .contentType, value: type)) }
        #expect(throws: error) { try FormType(headers) }
    }

    @Test func `the types that browsers send are understood`() throws {
        let boundary = try #require(MultipartBoundary("----WebKitFormBoundaryAbC"))
        for (type, expected) in [
            ("application/x-www-form-urlencoded", FormType.urlEncoded),
            ("Application/X-WWW-Form-Urlencoded; charset=UTF-8", .urlEncoded),
            ("multipart/form-data; boundary=----WebKitFormBoundaryAbC", .multipart(boundary)),
            ("multipart/form-data;boundary=\"----WebKitFormBoundaryAbC\"", .multipart(boundary)),
        ] {
            #expect(try FormType([.contentType: type]) == expected)
        }
        #expect(throws: PageError.unknownFormat) {
            try FormType([.contentType: "application/x-www-form-urlencoded", .contentEncoding: "gzip"])
        }
    }

    /// Sends pieces for ever, and counts them.
    private final class Flood: AsyncSequence, AsyncIteratorProtocol, @unchecked Sendable {
        typealias Element = ByteBuffer
        var sent = 0

        func next() async -> ByteBuffer? {
            sent += 1
            return ByteBuffer(repeating: 0x61, count: 100)
        }

        func makeAsyncIterator() -> Flood { self }
    }

    @Test func `a body without an end is given up at the limit`() async throws {
        let flood = Flood()
        let head = HTTPRequest(
            method: .post,
            scheme: "http",
            authority: "x",
            path: "/",
            headerFields: [.contentType: "application/x-www-form-urlencoded"]
        )
        let request = Request(head: head, body: RequestBody(asyncSequence: flood))
        await #expect(throws: limits.tooLarge) { try await FormBody(request, limits: limits) }
        #expect(flood.sent == 21)
    }

    @Test func `a body that does not arrive in time is given up, however small it is`() async throws {
        let drops = AsyncStream<ByteBuffer> { continuation in
            for drop in "a=123456" { continuation.yield(ByteBuffer(string: String(drop))) }
            continuation.finish()
        }
        let head = HTTPRequest(
            method: .post,
            scheme: "http",
            authority: "x",
            path: "/",
            headerFields: [.contentType: "application/x-www-form-urlencoded"]
        )
        var limits = limits
        limits.time = .zero
        let request = Request(head: head, body: RequestBody(asyncSequence: drops))
        await #expect(throws: PageError.formTooSlow) { try await FormBody(request, limits: limits) }
    }

    @Test func `a body that says that it is too large is not read at all`() async throws {
        let flood = Flood()
        let head = HTTPRequest(
            method: .post,
            scheme: "http",
            authority: "x",
            path: "/",
            headerFields: [.contentType: "application/x-www-form-urlencoded", .contentLength: "2001"]
        )
        let request = Request(head: head, body: RequestBody(asyncSequence: flood))
        await #expect(throws: limits.tooLarge) { try await FormBody(request, limits: limits) }
        #expect(flood.sent == 0)
    }
}

/// Whatever comes, a form is read or refused.
@Suite struct FormBodyPropertyTests {
    private let limits = FormLimits(total: 600, fields: 8, field: 80, files: 2, file: 100)

    private func text(_ random: inout SeededRandom) -> String {
        let alphabet = Array("ab=&+%;\"'<>\\/ \t語𠮷é\u{202E}-\r\n".unicodeScalars)
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            scalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
        }
        return String(scalars)
    }

    /// As a text comes back: every line break is a line feed.
    private func plain(_ text: String) -> String {
        let lineFeeds = String(text.unicodeScalars.map { $0 == "\r" ? "\u{1}" : Character($0) })
        return String(
            String.UnicodeScalarView(
                lineFeeds.unicodeScalars.split(separator: "\u{1}", omittingEmptySubsequences: false).enumerated()
                    .flatMap { index, part in
                        // A line feed right after a return belongs to it.
                        (index > 0 ? ["\n"] : []) + Array(index > 0 && part.first == "\n" ? part.dropFirst() : part)
                    }
            )
        )
    }

    @Test func `what is encoded comes back, in both formats`() throws {
        let boundary = try #require(MultipartBoundary("boundary"))
        try repeatedly(2000) { random in
            let fields = (0..<Int.random(in: 0...4, using: &random)).map { ("n\($0)", text(&random)) }
            let encoded = fields.map { "\($0)=\(PercentEncoding.encode($1))" }.joined(separator: "&")
            let parts = fields.map { name, value in
                "--boundary\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
            }
            let bodies = [
                try FormBody(urlEncoded: ByteBuffer(string: encoded), limits: limits),
                try FormBody(
                    multipart: ByteBuffer(string: parts.joined() + "--boundary--\r\n"),
                    boundary: boundary,
                    limits: limits
                ),
            ]
            for body in bodies {
                #expect(body.fields.map(\.name) == fields.map(\.0))
                #expect(body.fields.map(\.value) == fields.map { plain($0.1) })
            }
        }
    }

    @Test func `damaged bodies are read within the limits or refused with a reason`() throws {
        let boundary = try #require(MultipartBoundary("b"))
        let seed = Array(
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.csv\"\r\nContent-Type: text/csv\r\n\r\n1,2\r\n--b--\r\n"
                .utf8
        )
        var (read, refused) = (0, 0)
        repeatedly(20_000) { random in
            var bytes = seed
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2:
                    bytes.insert(
                        contentsOf: Array("\r\n--b".utf8.prefix(Int.random(in: 1...6, using: &random))),
                        at: place
                    )
                default:
                    bytes.replaceSubrange(place..., with: bytes[..<Int.random(in: 1...bytes.count, using: &random)])
                }
                if bytes.isEmpty { bytes = [0] }
            }
            for isMultipart in [true, false] {
                let buffer = ByteBuffer(bytes: bytes)
                do throws(PageError) {
                    let body =
                        isMultipart
                        ? try FormBody(multipart: buffer, boundary: boundary, limits: limits)
                        : try FormBody(urlEncoded: buffer, limits: limits)
                    read += 1
                    #expect(body.fields.count + body.files.count <= limits.fields)
                    #expect(
                        body.fields.allSatisfy { $0.value.utf8.count <= limits.field && !$0.value.utf8.contains(0) }
                    )
                    #expect(body.files.allSatisfy { $0.bytes.readableBytes <= limits.file && !$0.name.isEmpty })
                } catch {
                    refused += 1
                    switch error {
                    case .unreadableForm, .formTooLarge: break
                    default: Issue.record("\(error)")
                    }
                }
            }
        }
        #expect(read > 300)
        #expect(refused > 10_000)
    }
}
