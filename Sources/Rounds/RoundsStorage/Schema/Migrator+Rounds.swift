package import SQLInterface

extension Migrator {
    /// The whole history of the schema of rounds in one dialect, oldest first.
    ///
    /// Only ever append. The tables of casework must be there before.
    package static func rounds(in dialect: SQLDialect) -> Migrator {
        Migrator([
            .m0001Rounds(dialect),
            .m0002RoundEvents(dialect),
            .m0003Opinions(dialect),
            .m0004PapersRead(),
        ])
    }
}

extension SQLDialect {
    /// What stands behind a table's columns.
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

    /// The type of a column of milliseconds, which outgrow 32 bits.
    var timeType: SQLQuery {
        switch self {
        case .sqlite: "INTEGER"
        case .postgres: "BIGINT"
        }
    }
}
