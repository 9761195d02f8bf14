import HummingbirdCore
import Synchronization

/// How many connections are open; shared by the server, which counts, and those who ask.
final class OpenConnections: Sendable {
    private let count = Atomic(0)

    var current: Int { count.load(ordering: .relaxed) }

    func add(_ change: Int) { count.add(change, ordering: .relaxed) }
}

/// Takes so many connections at once; the others wait until some have ended.
struct LimitedConnections: AvailableConnectionsDelegate {
    let open: OpenConnections
    let maximum: Int

    func connectionOpened() { open.add(1) }
    func connectionClosed() { open.add(-1) }
    func isAcceptingNewConnections() -> Bool { open.current < maximum }
}
