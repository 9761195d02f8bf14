package import SQLInterface

extension Migrator {
    /// The whole history of the schema of members and rights in one dialect, oldest first.
    ///
    /// Only ever append. It may share a database with other rooms.
    package static func city(in dialect: SQLDialect) -> Migrator {
        Migrator([.m0001Organisation(dialect), .m0002Record(dialect), .m0003SignIn(dialect)])
    }
}

extension SQLDialect {
    /// What stands behind the columns of a table: SQLite checks the types of values only when it is told to.
    var tableEnd: SQLQuery {
        switch self {
        case .sqlite: " STRICT, WITHOUT ROWID"
        case .postgres: ""
        }
    }

    /// The type of a column of milliseconds since 1970 in UTC.
    var moment: SQLQuery {
        switch self {
        case .sqlite: "INTEGER"
        case .postgres: "BIGINT"
        }
    }

    var bytes: SQLQuery {
        switch self {
        case .sqlite: "BLOB"
        case .postgres: "BYTEA"
        }
    }
}
