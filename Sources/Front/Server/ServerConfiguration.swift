package import Logging
package import PagesSupport

/// What the person who starts the server may choose.
package struct ServerConfiguration: Hashable, Sendable {
    /// The address to listen on; only this machine can reach the standard one.
    package var address = "127.0.0.1"
    /// 0 takes any free port.
    package var port = 8080
    /// The SQLite file; it is made when it does not exist, its folder is not.
    package var database = "var/shirube.sqlite"
    package var logLevel = Logger.Level.notice
    /// Connections beyond these wait until others end.
    package var maximumConnections = 4096
    /// Where `/metrics` is served apart from the site; nothing to serve it there, for the machine itself alone.
    package var metrics: MetricsPlace?
    /// Where readers find the site, for what has to name it whole.
    package var origin: SiteOrigin?
    /// The proxies before the site, which say who asks.
    package var proxies = TrustedProxies()
    /// Whether the public site has the office's documents.
    package var showsDocuments = false
    /// Whether everybody may be anybody: one member per role, over a database without real ones.
    package var isDemonstration = false
    /// Which mail server takes the mail; nothing to let it wait.
    package var mail: MailSetting?
    /// The version of the program, for the metrics.
    package var version = ""

    package init() {}
}

/// Where the figures for monitoring are served.
package struct MetricsPlace: Hashable, Sendable {
    package var address: String
    /// 0 takes any free port.
    package var port: Int

    package init(address: String, port: Int) {
        self.address = address
        self.port = port
    }
}
