/// A state of a database: another one after every change.
///
/// It only says whether two states are the same, and only of one opened database.
package struct ChangeMark: Hashable, Sendable {
    private let number: Int64

    package init(_ number: Int64) {
        self.number = number
    }
}

extension SQLDatabase {
    /// Not known, for a database that cannot tell.
    package func changeMark() -> ChangeMark? { nil }
}
