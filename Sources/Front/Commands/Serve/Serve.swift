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
              shirube serve --documents --metrics 9464
            Ctrl+C または SIGTERM で、受けている要求に答え終えてから止まります。
            """,
            """
            Examples:
              shirube serve --database var/shirube.sqlite
              shirube serve --port 9090 --address 0.0.0.0
              shirube serve --documents --metrics 9464
            Ctrl+C or SIGTERM stops it once the requests under way are answered.
            """
        )
    )

    @OptionGroup var source: DatabaseArgument

    @Option(help: help("待ち受けるポート（0 は空いているもの）", "The port to listen on (0 takes a free one)"))
    var port = 8080

    @Option(help: help("待ち受けるアドレス", "The address to listen on"))
    var address = "127.0.0.1"

    @Option(
        help: help(
            "監視用の数値（/metrics）を出すポート（0 は空いているもの）。指定しなければ、サイトの /metrics がこのコンピューターからの問い合わせにだけ答えます。",
            "The port for figures that monitoring takes (/metrics; 0 takes a free one). Without it the site's own /metrics answers this machine alone."
        )
    )
    var metrics: Int?

    @Option(help: help("監視用の数値を待ち受けるアドレス", "The address to listen on for monitoring"))
    var metricsAddress = "127.0.0.1"

    @OptionGroup var site: SiteArgument

    @OptionGroup var proxy: ProxyArgument

    @OptionGroup var content: DocumentsArgument

    @OptionGroup var mail: MailArgument

    @Flag(
        help: help(
            "役割ごとに一人の利用者を作り、だれでもその役割で使えるようにします。実際の利用者がいるデータベースでは始まりません。",
            "Makes one member per role, whom anybody may be. Refuses a database that has real members."
        )
    )
    var demonstration = false

    @Option(
        help: help(
            "記録の詳しさ（trace、debug、info、notice、warning、error、critical）",
            "How much is logged (trace, debug, info, notice, warning, error, critical)"
        )
    )
    var logLevel: LogLevel = .notice

    package init() {}

    package func validate() throws {
        guard (0...65535).contains(port), (0...65535).contains(metrics ?? 0) else {
            throw ValidationError(said("ポートは 0 から 65535 までです。", "A port is 0 to 65535."))
        }
    }

    package func run() async throws {
        var configuration = ServerConfiguration()
        configuration.address = address
        configuration.port = port
        configuration.database = source.database
        configuration.metrics = metrics.map { MetricsPlace(address: metricsAddress, port: $0) }
        configuration.origin = site.origin
        configuration.proxies = proxy.proxies
        configuration.showsDocuments = content.documents
        configuration.mail = try mail.setting()
        configuration.isDemonstration = demonstration
        configuration.version = Version.text
        configuration.logLevel = Logger.Level(rawValue: logLevel.rawValue) ?? .notice
        do {
            // Whoever started the server and does not listen any more is no reason to stop it.
            try await ShirubeServer(configuration).run { address in
                try? put(said("公開しています：\(address)", "Serving at \(address)") + "\n")
                guard demonstration else { return }
                let entrance = address + "office/demonstration/"
                try? put(said("デモンストレーションの入口：\(entrance)", "Demonstration: \(entrance)") + "\n")
            } announceMetrics: { address in
                try? put(said("監視用の数値：\(address)", "Metrics at \(address)") + "\n")
            }
        } catch {
            throw CommandFailure(error.message)
        }
    }
}

/// The levels of the log, as the command line names them.
enum LogLevel: String, CaseIterable, ExpressibleByArgument {
    case trace
    case debug
    case info
    case notice
    case warning
    case error
    case critical
}
