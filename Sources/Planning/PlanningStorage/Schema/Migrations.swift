package import SQLInterface

extension Migrator {
    /// The whole history of the plans' schema in one dialect, oldest first.
    ///
    /// Only ever append.
    package static func plans(in dialect: SQLDialect) -> Migrator {
        Migrator([
            .m0001Plans(dialect),
            .m0002Figures(dialect),
            .m0003Goals(dialect),
            .m0004Events(dialect),
            .m0005Search(dialect),
            .m0006Committee(dialect),
            .m0007SealedYears(dialect),
        ])
    }
}

extension SQLDialect {
    /// What stands behind a table's columns.
    ///
    /// SQLite checks the types of values only when it is told to, and keeps the rows of one plan together only where
    /// the key is the table.
    var tableOptions: SQLQuery {
        switch self {
        case .sqlite: " STRICT, WITHOUT ROWID"
        case .postgres: ""
        }
    }

    /// What stands behind the columns of a table whose rows are large.
    var largeTableOptions: SQLQuery {
        switch self {
        case .sqlite: " STRICT"
        case .postgres: ""
        }
    }
}
