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

/// Tells something beside the result, on standard error, so that the result can be piped on.
func tell(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
}
