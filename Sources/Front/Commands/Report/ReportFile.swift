import Exchange
import Foundation
import Server
import Wording

/// The file that a document is written to: whole, or not at all.
struct ReportFile {
    let path: String

    /// Writes beside the file and puts it in its place, so that an earlier one stays until the new one is whole.
    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        let draft = "\(path).\(getpid()).part"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.refused(path, errno) }
        var reason = FileWriting.write(bytes, to: descriptor)
        if reason == 0, fsync(descriptor) != 0 { reason = errno }
        close(descriptor)
        if reason == 0, rename(draft, path) != 0 { reason = errno }
        guard reason == 0 else {
            unlink(draft)
            throw Self.refused(path, reason)
        }
    }

    private static func refused(_ path: String, _ reason: Int32) -> CommandFailure {
        let words = String(cString: strerror(reason))
        return CommandFailure(
            Bilingual(
                "\(path) に書き込めません（\(words)）。フォルダがあるか、書き込めるか、空きがあるかを確かめてください。",
                "\(path) cannot be written (\(words)); see whether its folder exists, may be written to and has room."
            )
        )
    }
}

/// Says on a terminal how far a long document is.
struct ReportProgress {
    private let isTerminal = isatty(STDERR_FILENO) == 1

    /// Every tenth page, in place; nothing where nobody watches.
    func tell(_ page: Int, of pages: Int) {
        guard isTerminal, pages >= 20, page % 10 == 0 || page == pages else { return }
        FileHandle.standardError.write(Data("\r\(said("ページ", "page")) \(page)／\(pages)".utf8))
    }

    func finish() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
