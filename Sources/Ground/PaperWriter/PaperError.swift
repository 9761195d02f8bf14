package import Documents

/// Why a picture or a document could not be made.
package enum PaperError: Error, Hashable, Sendable {
    /// None of the fonts is in any of the folders.
    case fontsMissing(families: [String], folders: [String])
    /// The family that the document names first is in none of the folders.
    case familyMissing(String, installed: [String], folders: [String])
    /// More pixels than a picture may have, or none.
    case impossibleSize(width: Int, height: Int)
    /// The drawing library gave up, for instance because there is no memory left.
    case drawing(String)
    /// There is no section, so no page either.
    case emptyDocument
    /// Margins leave no room, or a single line needs more than there is.
    case paperTooSmall(PaperPlace)
    /// The columns of a table need more than the paper's text is wide.
    case tableTooWide(PaperPlace, width: PaperLength, available: PaperLength)
    /// The heads of a table leave no room for its rows.
    case headTooHigh(PaperPlace)
    /// Not even a letter of the smallest size fits.
    case columnTooNarrow(PaperPlace, width: PaperLength)
    /// A vertical text that is longer than the page is high.
    case cellTooHigh(PaperPlace)
    /// A chart's title and names leave no room for its lines, or it is higher than a page.
    case chartTooSmall(PaperPlace, title: String)
    /// A text is longer than ``PDFWriter/maximumTextLength``.
    case textTooLong(PaperPlace, length: Int)
    /// The cells of a table do not cover it.
    case grid(PaperPlace, TableGrid.Problem)
    /// A header or footer that does not fit beside or into its margin.
    case runningLine(PaperPlace, text: String)
    /// More pages than ``PDFWriter/maximumPages``.
    case tooManyPages
}
