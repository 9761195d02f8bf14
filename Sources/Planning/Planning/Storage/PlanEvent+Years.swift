package import Figures

extension PlanEvent {
    /// The year of whose results an event of this part and key tells: of an actual, a note on one, or a text.
    ///
    /// `nil` for everything else, such as targets and names, which are not withheld.
    package static func year(of part: PlanPart, _ key: String) -> FiscalYear? {
        let pieces = key.split(separator: "/").map(String.init)
        let year: String?
        switch part {
        case .figure, .note: year = pieces.count > 3 && pieces[2] == FigureKind.actual.rawValue ? pieces[3] : nil
        case .text: year = pieces.count > 1 ? pieces[1] : nil
        default: year = nil
        }
        return year.flatMap { Int($0) }.flatMap { FiscalYear($0) }
    }

    /// Whether it tells what was entered for one of the years.
    package func tells(of years: Set<FiscalYear>) -> Bool { Self.year(of: part, key).map(years.contains) ?? false }
}
