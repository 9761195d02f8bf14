import CLinux
import Dispatch
import Foundation
import Synchronization

/// Sends to the disk what was written so far while more is being made, so that little is left to wait for at the end.
final class EarlySync: Sendable {
    /// Each round ends a transaction of the file system, for which those that write wait a little.
    private static let pause = DispatchTimeInterval.milliseconds(50)

    private let isOver = Atomic(false)
    private let asked = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// Begins; `descriptor` is open on the file system until ``stop()`` has returned.
    init(_ descriptor: Int32) {
        // A thread of its own, because it does nothing but wait for the disk.
        Thread.detachNewThread { [asked, ended] in
            while asked.wait(timeout: .now() + Self.pause) == .timedOut {
                // What the disk refuses is told by the wait at the end.
                _ = sync_file_system(descriptor)
            }
            ended.signal()
        }
    }

    /// Waits for the round under way; asking again does nothing.
    func stop() {
        guard !isOver.exchange(true, ordering: .acquiringAndReleasing) else { return }
        asked.signal()
        ended.wait()
    }
}
