import Figures
import PagesSupport
import Planning
import Synchronization

/// What pages show of one edition of a plan, kept with it.
///
/// Made when somebody first asks for it and forgotten with the edition. Two requests that miss at once may both make it,
/// and either result is good.
final class Shelf<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let kept = Mutex<[Key: Value]>([:])

    func value(_ key: Key, make: () -> Value) -> Value {
        if let value = kept.withLock({ $0[key] }) { return value }
        let value = make()
        kept.withLock { $0[key] = value }
        return value
    }
}

extension Shelf where Key == YearReading {
    func value(of place: Place, make: (Place) -> Value) -> Value {
        value(YearReading(year: place.year, reading: place.reading)) { make(place) }
    }
}

struct YearReading: Hashable {
    let year: FiscalYear
    let reading: Reading
}

struct MeasureReading: Hashable {
    let measure: Int
    let reading: Reading
}

struct NodeReading: Hashable {
    let node: PlanNode.ID
    let year: FiscalYear
    let reading: Reading
}

struct UnitYear: Hashable {
    let unit: OrganisationUnit.ID
    let year: FiscalYear
}

struct UnitReading: Hashable {
    let unit: OrganisationUnit.ID
    let year: FiscalYear
    let reading: Reading
}

/// Everything that pages keep of an edition besides the plan itself.
///
/// Nothing in it may hold the edition, which would then never be given back. It is larger than the plan; of many plans
/// only those that were asked for last keep theirs.
struct Shelves: Sendable {
    /// The rows of lists: a year has one list of everything and dozens that show a part of it or another order.
    let rows = Shelf<YearReading, SeriesRows>()
    /// What the lists of a year have in common: their choices and how many each shows.
    let frames = Shelf<YearReading, ListFrame>()
    /// The units that answer for something in a year.
    let owning = Shelf<YearReading, Set<OrganisationUnit.ID>>()
    /// The page of a year, which is asked for most.
    let years = Shelf<YearReading, FinishedYear>()
    /// The series of each measure with all of their years, which its page of any year shows.
    let series = Shelf<MeasureReading, [FinishedSection]>()
    /// What stands above the list of a heading or a unit, which has a page for each order.
    let nodes = Shelf<NodeReading, NodeHead>()
    let units = Shelf<UnitReading, UnitHead>()
    /// What the check found, by the way in which years are named.
    let findings = Shelf<YearStyle, PlanFindings>()
    /// What a unit answers for in a year, which its page shows in several orders and readings.
    let owned = Shelf<UnitYear, [SeriesPlace]>()
    let history = HistoryShelf()
}

/// The shelves of an edition, as long as it is among those asked for last.
final class ShelfHolder: Sendable {
    private let held = Mutex(Shelves())

    var shelves: Shelves { held.withLock { $0 } }

    func clear() {
        held.withLock { $0 = Shelves() }
    }
}
