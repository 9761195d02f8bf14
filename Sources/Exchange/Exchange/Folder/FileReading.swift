import Foundation
import Wording

/// Reads whole files, never more than a limit.
enum FileReading {
    /// The bytes of the file at `path`, or `nil` after logging why; the place of a problem names it `shown`.
    static func contents(of path: String, limit: Int, shown: String, log: ProblemLog) -> [UInt8]? {
        func fail(_ message: Bilingual) -> [UInt8]? {
            log.add(Problem.Place(file: shown), message)
            return nil
        }
        // Without O_NONBLOCK, opening a named pipe would wait for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return fail(SystemWords.cannotRead(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return fail(SystemWords.cannotRead(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { return fail(SystemWords.notRegular) }
        guard status.st_size <= limit else { return fail(SystemWords.tooLarge) }
        // One byte beyond the limit shows that the file grew while it was read.
        let room = min(Int(status.st_size), limit) + 1
        var failure: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            while count < room {
                let got = Foundation.read(descriptor, buffer.baseAddress.map { $0 + count }, room - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                guard got > 0 else { break }
                count += got
            }
        }
        if let failure { return fail(SystemWords.cannotRead(failure)) }
        guard bytes.count <= limit else { return fail(SystemWords.tooLarge) }
        return bytes
    }
}
