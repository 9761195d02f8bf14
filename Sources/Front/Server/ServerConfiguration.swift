package import Logging

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

    package init() {}
}
