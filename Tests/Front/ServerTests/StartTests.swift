import Foundation
import Server
import Testing
import Wording

struct StartTests {
    /// A configuration of its own, whose database stands in a new folder that is removed afterwards.
    private func withConfiguration(_ body: (ServerConfiguration) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("start-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var configuration = ServerConfiguration()
        configuration.port = 0
        configuration.database = folder.appendingPathComponent("site.sqlite").path
        try await body(configuration)
    }

    private func failure(_ configuration: ServerConfiguration) async -> ServerError? {
        do {
            try await ShirubeServer(configuration).run { _ in }
            return nil
        } catch {
            return error
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the address is announced once pages can be asked for, and a second server learns that the port is taken`()
        async throws
    {
        try await withConfiguration { configuration in
            let server = try await ShirubeServer(configuration)
            let (addresses, announced) = AsyncStream.makeStream(of: String.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try? await server.run { announced.yield($0) } }
                var iterator = addresses.makeAsyncIterator()
                let address = try #require(await iterator.next())
                let port = try #require(URL(string: address)?.port)
                #expect(address == "http://127.0.0.1:\(port)/")

                var second = configuration
                second.port = port
                let error = try #require(await failure(second))
                #expect(error.message.japanese.contains("ポート \(port) はほかのプログラムが使っています"))
                #expect(error.message.english.contains("--port"))
                group.cancelAll()
            }
        }
    }

    @Test func `a port for the metrics that is taken is told with its own option`() async throws {
        try await withConfiguration { configuration in
            let server = try await ShirubeServer(configuration)
            let (addresses, announced) = AsyncStream.makeStream(of: String.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try? await server.run { announced.yield($0) } }
                var iterator = addresses.makeAsyncIterator()
                let address = try #require(await iterator.next())
                var second = configuration
                second.metrics = MetricsPlace(address: "127.0.0.1", port: try #require(URL(string: address)?.port))
                let error = try #require(await failure(second))
                #expect(error.message.japanese.contains("--metrics で別の番号"))
                group.cancelAll()
            }
        }
    }

    @Test func `a database whose folder is missing is told`() async throws {
        try await withConfiguration { configuration in
            var configuration = configuration
            configuration.database += ".missing/site.sqlite"
            let error = try #require(await failure(configuration))
            #expect(error.message.english.contains("folder"))
        }
    }

    @Test func `a file that is no database is told`() async throws {
        try await withConfiguration { configuration in
            try Data("These are only words, but many of them.".utf8)
                .write(to: URL(fileURLWithPath: configuration.database))
            let error = try #require(await failure(configuration))
            #expect(error.message.english.contains("not a SQLite database"))
        }
    }

    @Test(arguments: ["203.0.113.7", "no.such.host.invalid"])
    func `an address that is not this machine's is told`(address: String) async throws {
        try await withConfiguration { configuration in
            var configuration = configuration
            configuration.address = address
            let error = try #require(await failure(configuration))
            #expect(error.message.english.contains("not one of this machine"))
        }
    }
}
