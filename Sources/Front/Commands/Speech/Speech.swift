import ArgumentParser
import Foundation
package import Wording

extension Language {
    /// The language that the environment asks for: LC_ALL before LC_MESSAGES before LANG.
    package static let current: Language = {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return Language(locale: locale)
    }()
}

/// The words in the language of the person at the terminal.
func said(_ japanese: String, _ english: String) -> String {
    Bilingual(japanese, english)[.current]
}

/// The help of an argument in the language of the person at the terminal.
func help(_ japanese: String, _ english: String) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: said(japanese, english))
}

/// What somebody typed, as a message repeats it: in one line, without what a terminal would obey, and not too long.
func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(60).map { scalar -> Unicode.Scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: "␣"
        default: scalar
        }
    }
    return String(String.UnicodeScalarView(scalars)) + (text.unicodeScalars.count > 60 ? "…" : "")
}

/// Text of a plan as a terminal shows it: in one line, and without what a terminal would obey or turn round.
func visible(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { $0.movesTheTerminal ? "␣" : $0 }
    return String(String.UnicodeScalarView(scalars))
}

extension Unicode.Scalar {
    /// Whether a terminal acts on the character instead of showing it.
    ///
    /// Joiners are none of these: letters and emoji are spelt with them.
    fileprivate var movesTheTerminal: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: properties.isBidiControl
        }
    }
}

/// Tells something beside the result, on standard error, so that the result can be piped on.
///
/// Where nobody can be told, there is nobody to complain to either.
func tell(_ line: String) {
    _ = write(line + "\n", to: STDERR_FILENO)
}

/// Writes a result to standard output at once and whole: a full disk must not look like success.
///
/// A reader that went away (`| head -1`) has had enough, which is no failure.
func put(_ text: String) throws(CommandFailure) {
    let reason = write(text, to: STDOUT_FILENO)
    guard reason == 0 || reason == EPIPE else {
        let words = String(cString: strerror(reason))
        throw CommandFailure(
            Bilingual("結果を書き出せません（\(words)）。", "The result could not be written (\(words)).")
        )
    }
}

/// The reason (`errno`) why not everything was written; 0 where it was.
private func write(_ text: String, to descriptor: Int32) -> Int32 {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno != EINTR { return errno }
        bytes = bytes.dropFirst(max(0, count))
    }
    return 0
}
