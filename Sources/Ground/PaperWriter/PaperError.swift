package import Wording

/// Why a picture could not be made.
package enum PaperError: Error, Hashable, Sendable {
    /// None of the fonts is in any of the folders.
    case fontsMissing(families: [String], folders: [String])
    /// More pixels than a picture may have, or none.
    case impossibleSize(width: Int, height: Int)
    /// The drawing library gave up, for instance because there is no memory left.
    case drawing(String)

    /// What happened and what to do, for the person at the terminal or in the log.
    package var message: Bilingual {
        switch self {
        case .fontsMissing(let families, let folders):
            let names = families.joined(separator: ", ")
            let places = folders.joined(separator: ", ")
            return Bilingual(
                "画像に使うフォント（\(names)）が \(places) にありません。apt-get install fonts-morisawa-bizud-gothic で入れてください。",
                """
                The fonts for pictures (\(names)) are not in \(places). Install them with \
                apt-get install fonts-morisawa-bizud-gothic.
                """
            )
        case .impossibleSize(let width, let height):
            return Bilingual(
                "\(width)×\(height)の画像は作れません。縦横とも1から\(Picture.maximumSide)までにしてください。",
                "No picture can be \(width)×\(height). Both sides go from 1 to \(Picture.maximumSide)."
            )
        case .drawing(let reason):
            return Bilingual("画像を描けませんでした：\(reason)", "The picture could not be drawn: \(reason)")
        }
    }
}
