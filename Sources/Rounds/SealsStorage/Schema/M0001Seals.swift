import SQLInterface

extension Migration {
    /// The chain of seals.
    ///
    /// A file is kept once for each municipality, whatever number of entries seal it. `packed_digest` is of the bytes as
    /// they are stored: a bit of them may change without changing what they unpack to.
    static func m0001Seals(_ dialect: SQLDialect) -> Migration {
        Migration("seals 0001 chain", entries(dialect), contents(dialect), dialect.appendOnlySeals)
    }

    private static func entries(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE seal_entry (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            format INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('seal', 'erratum')),
            year INTEGER NOT NULL CHECK (year BETWEEN 1869 AND 2150),
            revision INTEGER NOT NULL CHECK (revision > 0),
            time \(dialect.timeType) NOT NULL,
            actor TEXT NOT NULL,
            post TEXT NOT NULL CHECK (post <> ''),
            reason TEXT NOT NULL CHECK (reason <> ''),
            publication TEXT,
            previous TEXT NOT NULL,
            hash TEXT NOT NULL CHECK (length(hash) = 64),
            PRIMARY KEY (municipality, plan, number),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE TABLE seal_change (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            number INTEGER NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            year INTEGER NOT NULL CHECK (year BETWEEN 1869 AND 2150),
            subject TEXT NOT NULL,
            item TEXT NOT NULL,
            measure TEXT,
            before TEXT,
            after TEXT,
            PRIMARY KEY (municipality, plan, number, sequence),
            FOREIGN KEY (municipality, plan, number) REFERENCES seal_entry (municipality, plan, number)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        CREATE TABLE seal_head (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            hash TEXT NOT NULL,
            time \(dialect.timeType) NOT NULL,
            PRIMARY KEY (municipality, plan)
        )\(dialect.tableOptions);
        """
    }

    private static func contents(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE seal_file (
            municipality TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            packed_digest TEXT NOT NULL,
            packed \(dialect.bytesType) NOT NULL,
            PRIMARY KEY (municipality, digest)
        )\(dialect.largeTableOptions);
        CREATE TABLE seal_entry_file (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            length INTEGER NOT NULL CHECK (length >= 0),
            digest TEXT NOT NULL,
            PRIMARY KEY (municipality, plan, number, name),
            FOREIGN KEY (municipality, plan, number) REFERENCES seal_entry (municipality, plan, number)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, digest) REFERENCES seal_file (municipality, digest)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }
}

extension SQLDialect {
    /// What stands behind a table's columns.
    fileprivate var tableOptions: SQLQuery {
        switch self {
        case .sqlite: " STRICT, WITHOUT ROWID"
        case .postgres: ""
        }
    }

    /// What stands behind the columns of a table whose rows are large.
    fileprivate var largeTableOptions: SQLQuery {
        switch self {
        case .sqlite: " STRICT"
        case .postgres: ""
        }
    }

    /// The type of a column of milliseconds, which outgrow 32 bits.
    fileprivate var timeType: SQLQuery {
        switch self {
        case .sqlite: "INTEGER"
        case .postgres: "BIGINT"
        }
    }

    fileprivate var bytesType: SQLQuery {
        switch self {
        case .sqlite: "BLOB"
        case .postgres: "BYTEA"
        }
    }
}
