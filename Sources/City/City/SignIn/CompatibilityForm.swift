import Foundation

extension StringProtocol {
    /// The text in Unicode's form NFKC: narrow Latin letters, wide kana, every mark composed with its letter.
    ///
    /// Foundation's property of that name leaves the marks of narrow kana apart (ｶﾞ), so it is done in two steps.
    var compatibilityForm: String {
        decomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
    }
}
