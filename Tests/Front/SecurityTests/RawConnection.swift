import Foundation
import Glibc
import Server
import Testing

/// The whole server in this process, spoken to byte by byte.
struct RawServer: Sendable {
    let port: UInt16
    /// Its database.
    let database: String

    /// Runs a server while `body` speaks to it.
    static func run(
        _ change: (inout ServerConfiguration) -> Void = { _ in },
        _ body: @Sendable (RawServer) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("raw-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var configuration = ServerConfiguration()
        configuration.port = 0
        configuration.database = folder.appendingPathComponent("site.sqlite").path
        change(&configuration)
        let server = try await ShirubeServer(configuration)
        let (addresses, announced) = AsyncStream.makeStream(of: String.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await server.run { announced.yield($0) } }
            var iterator = addresses.makeAsyncIterator()
            let address = try #require(await iterator.next())
            let port = try #require(URL(string: address)?.port)
            try await body(RawServer(port: UInt16(port), database: configuration.database))
            group.cancelAll()
        }
    }

    /// Sends bytes on a connection of their own, and gives everything that comes back until it ends, or until nothing more
    /// comes for two seconds.
    func exchange(_ request: String) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { [port] in
                continuation.resume(with: Result { try Self.exchange(Array(request.utf8), port: port) })
            }
        }
    }

    private struct ConnectionFailed: Error {}

    private static func exchange(_ request: [UInt8], port: UInt16) throws -> String {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard connection >= 0 else { throw ConnectionFailed() }
        defer { close(connection) }
        var patience = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw ConnectionFailed() }
        // The server may end the connection before it has read everything.
        var sent = 0
        while sent < request.count {
            let count = send(connection, Array(request[sent...]), request.count - sent, Int32(MSG_NOSIGNAL))
            guard count > 0 else { break }
            sent += count
        }
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { break }
            answer += piece[..<count]
        }
        return String(decoding: answer, as: UTF8.self)
    }
}
