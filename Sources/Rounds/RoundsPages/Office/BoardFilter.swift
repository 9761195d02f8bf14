import Casework
import PagesSupport
import Rounds
import Wording

/// Which sheets of a board are listed: links lead from one choice to another.
struct BoardFilter: Hashable {
    static let unitName = "unit"

    /// Empty for sheets of nobody; `nil` for every department.
    var unit: String?
    var state: StateKey?
    var isLate = false
    /// Whatever the office has not accepted.
    var isUnaccepted = false
    /// All sheets, where nothing else is asked.
    var isEverything = false

    init(unit: String? = nil, state: StateKey? = nil) { (self.unit, self.state) = (unit, state) }

    static let everything = with(\.isEverything)
    static func late(_ unit: String?) -> BoardFilter { with(\.isLate, unit) }
    static func unaccepted(_ unit: String?) -> BoardFilter { with(\.isUnaccepted, unit) }

    private static func with(_ flag: WritableKeyPath<BoardFilter, Bool>, _ unit: String? = nil) -> BoardFilter {
        var filter = BoardFilter(unit: unit)
        filter[keyPath: flag] = true
        return filter
    }

    /// What stands in the address; without anything, what waits for the office.
    init(_ query: Query, _ board: RoundBoard) throws {
        let units = query.texts(Self.unitName)
        let state = try query.text("state")
        isLate = try query.text("late") == "yes"
        isUnaccepted = try query.text("open") == "yes"
        isEverything = try query.text("all") == "yes"
        if let state {
            guard let known = DeskWords.states.first(where: { $0.text == state }) else {
                throw PageError.invalid("状態「\(state)」はありません。一覧から選んでください。", "There is no state “\(state)”.")
            }
            self.state = known
        }
        let isNobody = try query.text("nobody") == "yes"
        unit = units.first ?? (isNobody ? "" : nil)
        if let unit, !board.rows.contains(where: { ($0.unit ?? "") == unit }) { throw PageError.notFound }
        let isNothing = self.state == nil && unit == nil && !isLate && !isUnaccepted && !isEverything
        if isNothing { self.state = SheetForm.State.atOffice }
    }

    var query: String {
        var parts: [String] = []
        if let unit { parts.append(unit.isEmpty ? "nobody=yes" : "\(Self.unitName)=\(unit)") }
        if let state { parts.append("state=\(state)") }
        if isLate { parts.append("late=yes") }
        if isUnaccepted { parts.append("open=yes") }
        if isEverything { parts.append("all=yes") }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    func takes(_ line: SheetLine, at time: Moment) -> Bool {
        (unit.map { ($0.isEmpty && line.entry.units.isEmpty) || line.entry.units.first == $0 } ?? true)
            && (state.map { $0 == line.state } ?? true) && (!isLate || line.isLate(at: time))
            && (!isUnaccepted || line.isUnaccepted)
    }

    /// What the list is of, in words.
    func heading(_ desk: Desk, _ board: RoundBoard) -> String {
        let name = unit.map { unit in
            board.rows.first { ($0.unit ?? "") == unit && !unit.isEmpty }?.name ?? desk.says(DeskWords.nobody)
        }
        let what =
            state.map { SheetForm.name(of: $0) }
            ?? (isLate
                ? Bilingual("期限を過ぎた調査票", "Overdue")
                : isUnaccepted ? DeskWords.unaccepted : Bilingual("調査票", "Sheets"))
        return [name, desk.says(what)].compactMap { $0 }.joined(separator: "：")
    }
}
