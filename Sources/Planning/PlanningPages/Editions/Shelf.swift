import Figures
import PagesSupport
import Synchronization

/// What pages show of one edition of a plan, kept with it for each year and reading.
///
/// Made when somebody first asks for it and forgotten with the edition. Two requests that miss at once may both make it,
/// and either result is good.
final class Shelf<Value: Sendable>: Sendable {
    private struct Key: Hashable {
        let year: FiscalYear
        let reading: Reading
    }

    private let kept = Mutex<[Key: Value]>([:])

    func value(of place: Place, make: (Place) -> Value) -> Value {
        let key = Key(year: place.year, reading: place.reading)
        if let value = kept.withLock({ $0[key] }) { return value }
        let value = make(place)
        kept.withLock { $0[key] = value }
        return value
    }
}
