import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import SQLInterface
import Synchronization
import Testing

@testable import Server

/// What is answered from the last answer, and what never is.
struct KeptAnswerTests {
    /// A connection whose site counts how often it was asked.
    private final class Connection {
        let channel: EmbeddedChannel
        private(set) var asked = 0

        init(_ kept: KeptAnswers) throws {
            channel = EmbeddedChannel()
            try channel.pipeline.syncOperations.addHandler(AnswerRepeater(kept))
        }

        /// The status and body of the answer; the site answers with the number of the question.
        func ask(
            _ path: String = "/",
            method: HTTPRequest.Method = .get,
            _ request: HTTPFields = [:],
            status: HTTPResponse.Status = .ok,
            _ headers: HTTPFields = [.cacheControl: "public, no-cache"],
            pieces: Int = 1
        ) throws -> String {
            let head = HTTPRequest(method: method, scheme: "http", authority: "x", path: path, headerFields: request)
            try channel.writeInbound(HTTPRequestPart.head(head))
            try channel.writeInbound(HTTPRequestPart.end(nil))
            if try channel.readInbound(as: HTTPRequestPart.self) != nil {
                _ = try channel.readInbound(as: HTTPRequestPart.self)
                asked += 1
                try answer(status, headers, pieces: pieces)
            }
            return try read()
        }

        func answer(_ status: HTTPResponse.Status, _ headers: HTTPFields, pieces: Int = 1) throws {
            try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: status, headerFields: headers)))
            for _ in 0..<pieces { try channel.writeOutbound(HTTPResponsePart.body(ByteBuffer(string: "\(asked)"))) }
            try channel.writeOutbound(HTTPResponsePart.end(nil))
        }

        func read() throws -> String {
            var text = ""
            while let part = try channel.readOutbound(as: HTTPResponsePart.self) {
                if case .body(let body) = part { text += String(buffer: body) }
            }
            return text
        }
    }

    private final class Data: Sendable {
        let mark = Mutex<Int64?>(1)

        func answers(capacity: Int = 1 << 20) -> KeptAnswers {
            KeptAnswers(capacity: capacity) { [self] in mark.withLock { $0 }.map { ChangeMark($0) } }
        }
    }

    @Test func `the same question gets the same answer, on any connection, without asking the site`() throws {
        let kept = Data().answers()
        let (first, second) = (try Connection(kept), try Connection(kept))
        #expect(try first.ask() == "1")
        #expect(try first.ask() == "1")
        #expect(try second.ask() == "1")
        #expect(first.asked == 1)
        #expect(second.asked == 0)
    }

    @Test func `after every change the site is asked again`() throws {
        let data = Data()
        let connection = try Connection(data.answers())
        for change in 1...5 {
            data.mark.withLock { $0 = Int64(change) }
            #expect(try connection.ask() == "\(change)")
            #expect(try connection.ask() == "\(change)")
        }
    }

    @Test func `an answer that was made while the data changed is not kept for the new data`() throws {
        let data = Data()
        let connection = try Connection(data.answers())
        let head = HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/")
        try connection.channel.writeInbound(HTTPRequestPart.head(head))
        try connection.channel.writeInbound(HTTPRequestPart.end(nil))
        _ = try connection.channel.readInbound(as: HTTPRequestPart.self)
        _ = try connection.channel.readInbound(as: HTTPRequestPart.self)
        data.mark.withLock { $0 = 2 }
        try connection.answer(.ok, [.cacheControl: "public, no-cache"])
        #expect(try connection.read() == "0")
        #expect(try connection.ask() == "1")
    }

    @Test func `without a mark, and without room, nothing is kept`() throws {
        let data = Data()
        data.mark.withLock { $0 = nil }
        for kept in [data.answers(), Data().answers(capacity: 0)] {
            let connection = try Connection(kept)
            #expect(try [connection.ask(), connection.ask()] == ["1", "2"])
        }
    }

    @Test(
        arguments: [
            [.cookie: "a=b"], [.authorization: "Basic x"], [.ifNoneMatch: "\"x\""], [.range: "bytes=0-1"],
            [.connection: "close"], [.contentLength: "3"],
        ] as [HTTPFields]
    )
    func `a question that says more about its reader goes to the site, and its answer to nobody else`(
        headers: HTTPFields
    ) throws {
        let connection = try Connection(Data().answers())
        #expect(try [connection.ask("/", headers), connection.ask("/", headers)] == ["1", "2"])
        #expect(try connection.ask() == "3")
        #expect(try connection.ask("/", headers) == "4")
    }

    @Test func `pages, conditions and encodings are told apart, and other methods are passed on`() throws {
        let connection = try Connection(Data().answers())
        let asked = try [
            connection.ask("/"), connection.ask("/?a"), connection.ask("/", [.acceptEncoding: "gzip"]),
            connection.ask("/", [.acceptEncoding: "br"]), connection.ask("/", method: .head), connection.ask("/"),
            connection.ask("/", method: .head), connection.ask("/", method: .post), connection.ask("/?a"),
        ]
        #expect(asked == ["1", "2", "3", "4", "5", "1", "6", "7", "2"])
    }

    @Test func `errors, private answers and those in pieces are not kept`() throws {
        let connection = try Connection(Data().answers())
        let everybody: HTTPFields = [.cacheControl: "public, no-cache"]
        #expect(try connection.ask("/1", status: .notFound) == "1")
        #expect(try connection.ask("/1", [:], [.cacheControl: "no-store"]) == "2")
        #expect(try connection.ask("/1", [:], [:]) == "3")
        #expect(try connection.ask("/1", [:], [.cacheControl: "public", .setCookie: "a=b"]) == "4")
        #expect(try connection.ask("/1", [:], everybody, pieces: 2) == "55")
        #expect(try connection.ask("/1", [:], [.cacheControl: "public", .vary: "Cookie"]) == "6")
        #expect(try connection.ask("/1", [:], [.cacheControl: "public", .vary: "Accept-Encoding"]) == "7")
        #expect(try connection.ask("/1", [:], everybody) == "7")
    }

    @Test func `questions in one piece are answered in their order`() throws {
        let connection = try Connection(Data().answers())
        #expect(try connection.ask("/kept") == "1")
        for path in ["/other", "/kept"] {
            let head = HTTPRequest(method: .get, scheme: "http", authority: "x", path: path)
            try connection.channel.writeInbound(HTTPRequestPart.head(head))
            try connection.channel.writeInbound(HTTPRequestPart.end(nil))
        }
        // The one that is kept waits behind the one that is under way.
        #expect(try connection.read() == "")
        var passed: [String?] = []
        while let part = try connection.channel.readInbound(as: HTTPRequestPart.self) {
            if case .head(let head) = part { passed.append(head.path) }
        }
        #expect(passed == ["/other", "/kept"])
    }

    @Test func `a kept answer has its own number and time`() throws {
        let kept = Data().answers()
        let connection = try Connection(kept)
        let name = try #require(HTTPField.Name("X-Request-ID"))
        _ = try connection.ask("/", [:], [.cacheControl: "public", name: "first", .date: "then"])
        let head = HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/")
        try connection.channel.writeInbound(HTTPRequestPart.head(head))
        try connection.channel.writeInbound(HTTPRequestPart.end(nil))
        let part = try #require(try connection.channel.readOutbound(as: HTTPResponsePart.self))
        guard case .head(let answer) = part else {
            Issue.record("it does not begin with a head")
            return
        }
        #expect(answer.headerFields[name] != "first")
        #expect(answer.headerFields[.date]?.hasSuffix(" GMT") == true)
    }

    @Test func `what is kept stays within its capacity`() throws {
        let kept = Data().answers(capacity: 40_000)
        let connection = try Connection(kept)
        for number in 1...100 { #expect(try connection.ask("/\(number)") == "\(number)") }
        #expect(try connection.ask("/100") == "100")
        #expect(try connection.ask("/1") == "101")
    }

    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (1_709_210_096, "Thu, 29 Feb 2024 12:34:56 GMT"),
    ])
    func `a time is written as HTTP wants it`(second: Int, text: String) {
        #expect(HTTPDate.text(second) == text)
    }
}
