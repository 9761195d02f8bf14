package import SQLInterface

extension Migrator {
    /// The whole history of the schema of cases in one dialect, oldest first.
    ///
    /// Only ever append.
    package static func casework(in dialect: SQLDialect) -> Migrator {
        Migrator([
            .m0001Cases(dialect),
            .m0002CaseEvents(dialect),
            .m0003Outbox(dialect),
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

    /// The type of a column of bytes.
    var bytesType: SQLQuery {
        switch self {
        case .sqlite: "BLOB"
        case .postgres: "BYTEA"
        }
    }
}
