/// A document as a PDF file.
package struct PaperResult: Hashable, Sendable {
    package let bytes: [UInt8]
    package let pages: Int
    /// What none of the fonts has and stands as a box on paper, by character.
    package let unknownCharacters: [UnknownCharacter]
}

/// A character that none of the fonts has.
package struct UnknownCharacter: Hashable, Sendable {
    package let character: Unicode.Scalar
    /// How often it stands in the document.
    package let count: Int

    package init(_ character: Unicode.Scalar, count: Int) {
        self.character = character
        self.count = count
    }
}
