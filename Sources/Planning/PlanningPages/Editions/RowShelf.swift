import Figures
import PagesSupport
import Synchronization

/// The rows of a plan's lists, made once for each year and reading.
///
/// A year has one list of everything and dozens that show a part of it or another order; their rows are the same.
final class RowShelf: Sendable {
    private struct Key: Hashable {
        let year: FiscalYear
        let reading: Reading
    }

    private let kept = Mutex<[Key: SeriesRows]>([:])

    /// Two requests that miss at once may both make the rows, and either result is good.
    func rows(of place: Place) -> SeriesRows {
        let key = Key(year: place.year, reading: place.reading)
        if let rows = kept.withLock({ $0[key] }) { return rows }
        let rows = SeriesRows(place)
        kept.withLock { $0[key] = rows }
        return rows
    }
}
