import SQLInterface

extension Migration {
    static func m0001Cases(_ dialect: SQLDialect) -> Migration {
        Migration(
            "casework 0001 definitions, cases, values",
            definitions(dialect),
            records(dialect),
            values(dialect),
            remarks(dialect),
            files(dialect)
        )
    }

    private static func definitions(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE case_definition (
            municipality TEXT NOT NULL
                CHECK (length(municipality) = 6 AND rtrim(municipality, '0123456789') = ''),
            kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
            version INTEGER NOT NULL CHECK (version > 0),
            source TEXT NOT NULL CHECK (source <> ''),
            PRIMARY KEY (municipality, kind, version)
        )\(dialect.largeTableOptions);
        """
    }

    /// Times are milliseconds since 1970; `table_rows` and `deadlines` are JSON objects.
    private static func records(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE case_record (
            municipality TEXT NOT NULL,
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
            kind TEXT NOT NULL,
            definition_version INTEGER NOT NULL,
            subject TEXT NOT NULL,
            table_rows TEXT NOT NULL,
            deadlines TEXT NOT NULL,
            state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 64),
            deadline \(dialect.timeType),
            escalations INTEGER NOT NULL CHECK (escalations >= 0),
            version INTEGER NOT NULL CHECK (version > 0),
            entered \(dialect.timeType) NOT NULL,
            changed \(dialect.timeType) NOT NULL CHECK (changed >= entered),
            PRIMARY KEY (municipality, id),
            FOREIGN KEY (municipality, kind, definition_version)
                REFERENCES case_definition (municipality, kind, version) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE INDEX case_record_state ON case_record (municipality, kind, state, deadline, id);
        CREATE INDEX case_record_deadline ON case_record (municipality, deadline, id);
        CREATE INDEX case_record_subject ON case_record (municipality, subject, id);
        """
    }

    private static func values(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE case_value (
            municipality TEXT NOT NULL,
            case_id TEXT NOT NULL,
            address TEXT NOT NULL CHECK (length(address) BETWEEN 1 AND 200),
            value TEXT CHECK (length(value) >= 3),
            changed INTEGER NOT NULL CHECK (changed > 0),
            PRIMARY KEY (municipality, case_id, address),
            FOREIGN KEY (municipality, case_id) REFERENCES case_record (municipality, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE TABLE case_assignment (
            municipality TEXT NOT NULL,
            case_id TEXT NOT NULL,
            slot TEXT NOT NULL CHECK (length(slot) BETWEEN 1 AND 64),
            post TEXT NOT NULL CHECK (length(post) BETWEEN 1 AND 64),
            PRIMARY KEY (municipality, case_id, slot, post),
            FOREIGN KEY (municipality, case_id) REFERENCES case_record (municipality, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE INDEX case_assignment_post ON case_assignment (municipality, post, case_id);
        """
    }

    private static func remarks(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE case_comment (
            municipality TEXT NOT NULL,
            case_id TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            address TEXT,
            body TEXT NOT NULL CHECK (body <> ''),
            member TEXT NOT NULL,
            post TEXT NOT NULL,
            time \(dialect.timeType) NOT NULL,
            resolved INTEGER CHECK (resolved > number),
            PRIMARY KEY (municipality, case_id, number),
            FOREIGN KEY (municipality, case_id) REFERENCES case_record (municipality, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }

    /// The bytes of a file are stored once in a municipality, however often it is attached there.
    private static func files(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE case_content (
            municipality TEXT NOT NULL,
            hash TEXT NOT NULL CHECK (length(hash) = 64),
            bytes \(dialect.bytesType) NOT NULL,
            PRIMARY KEY (municipality, hash)
        )\(dialect.largeTableOptions);
        CREATE TABLE case_attachment (
            municipality TEXT NOT NULL,
            case_id TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            address TEXT,
            hash TEXT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            kind TEXT NOT NULL,
            size INTEGER NOT NULL CHECK (size >= 0),
            withdrawn INTEGER CHECK (withdrawn > number),
            PRIMARY KEY (municipality, case_id, number),
            FOREIGN KEY (municipality, case_id) REFERENCES case_record (municipality, id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, hash) REFERENCES case_content (municipality, hash)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }
}
