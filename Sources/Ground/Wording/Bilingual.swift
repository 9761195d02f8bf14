/// The same words in Japanese and in English.
///
/// Every text that a person reads is one of these, so that neither language can be forgotten.
package struct Bilingual: Hashable, Sendable {
    package let japanese: String
    package let english: String

    package init(_ japanese: String, _ english: String) {
        self.japanese = japanese
        self.english = english
    }

    /// Words that are the same in both languages: names, numbers, symbols.
    package init(same text: String) {
        self.init(text, text)
    }

    /// The words in `language`.
    package subscript(_ language: Language) -> String {
        switch language {
        case .japanese: japanese
        case .english: english
        }
    }
}
