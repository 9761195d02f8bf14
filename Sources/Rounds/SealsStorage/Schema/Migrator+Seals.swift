package import SQLInterface

extension Migrator {
    /// The whole history of the schema of seals in one dialect, oldest first.
    ///
    /// Only ever append. The tables of plans must be there before.
    package static func seals(in dialect: SQLDialect) -> Migrator {
        Migrator([.m0001Seals(dialect)])
    }
}
