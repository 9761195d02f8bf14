package import ArgumentParser
import Foundation
import Logging
import Server
import Wording

/// `shirube serve`: the web site.
package struct Serve: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: said("データベースの計画をウェブサイトとして公開する。", "Serves the plans of the database as a web site."),
        discussion: said(
            """
            例：
              shirube serve --database var/shirube.sqlite
              shirube serve --port 9090 --address 0.0.0.0
            Ctrl+C または SIGTERM で、受けている要求に答え終えてから止まります。
            """,
            """
            Examples:
              shirube serve --database var/shirube.sqlite
              shirube serve --port 9090 --address 0.0.0.0
            Ctrl+C or SIGTERM stops it once the requests under way are answered.
            """
        )
    )

    @OptionGroup var source: DatabaseArgument

    @Option(help: help("待ち受けるポート（0 は空いているもの）", "The port to listen on (0 takes a free one)"))
    var port = 8080

    @Option(help: help("待ち受けるアドレス", "The address to listen on"))
    var address = "127.0.0.1"

    @Option(help: help("記録の詳しさ（trace～critical）", "How much is logged (trace to critical)"))
    var logLevel: Logger.Level = .notice

    package init() {}

    package func validate() throws {
        guard (0...65535).contains(port) else {
            throw ValidationError(said("ポートは 0 から 65535 までです。", "A port is 0 to 65535."))
        }
    }

    package func run() async throws {
        var configuration = ServerConfiguration()
        configuration.address = address
        configuration.port = port
        configuration.database = source.database
        configuration.logLevel = logLevel
        do {
            try await ShirubeServer(configuration).run { address in
                print(said("公開しています：\(address)", "Serving at \(address)"))
                fflush(stdout)
            }
        } catch {
            throw CommandFailure(error.message)
        }
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
