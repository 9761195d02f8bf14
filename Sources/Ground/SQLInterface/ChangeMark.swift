/// A state of a database: another one after every change.
///
/// It only says whether two states are the same, and only of one opened database.
package struct ChangeMark: Hashable, Sendable {
    private let number: Int64
    /// What else changes what is shown, such as the day.
    private var stage = 0

    package init(_ number: Int64) {
        self.number = number
    }

    /// The mark of the same data at another stage of something else that changes what is shown.
    package func at(stage: Int) -> ChangeMark {
        var mark = self
        mark.stage = stage
        return mark
    }
}

extension SQLDatabase {
    /// Not known, for a database that cannot tell.
    package func changeMark() -> ChangeMark? { nil }
}
