/// A language that screens, messages and documents are written in.
package enum Language: String, CaseIterable, Hashable, Sendable {
    case japanese = "ja"
    case english = "en"

    /// The language that a POSIX locale name asks for.
    ///
    /// Japanese unless the locale clearly names English: the first readers are Japanese offices, and `C` or an empty
    /// name says nothing about the reader.
    package init(locale: String?) {
        self = locale?.lowercased().hasPrefix("en") == true ? .english : .japanese
    }
}
