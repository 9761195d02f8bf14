import SQLInterface

extension Migration {
    static func m0004Events(_ dialect: SQLDialect) -> Migration {
        Migration("plans 0004 revisions and events", revisions(dialect), events(dialect), dialect.appendOnlyEvents)
    }

    /// `change_counter` has one row, from which all revisions are drawn: whoever changes anything changes it first,
    /// so that changes come one after the other in every database.
    private static func revisions(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE change_counter (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            revision INTEGER NOT NULL CHECK (revision >= 0)
        )\(dialect.tableOptions);
        INSERT INTO change_counter (id, revision) VALUES (1, 0);
        CREATE TABLE revision (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision > 0),
            time TEXT NOT NULL CHECK (length(time) = 24),
            actor TEXT NOT NULL CHECK (actor <> ''),
            reason TEXT NOT NULL,
            PRIMARY KEY (municipality, plan, revision),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }

    /// The row before and after is a JSON object of its columns; `measure` is there to find the history of one.
    private static func events(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE event (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            revision INTEGER NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'removed')),
            part TEXT NOT NULL CHECK (part <> ''),
            row_key TEXT NOT NULL,
            measure TEXT,
            before TEXT,
            after TEXT,
            CHECK ((before IS NULL) = (kind = 'added')),
            CHECK ((after IS NULL) = (kind = 'removed')),
            PRIMARY KEY (municipality, plan, revision, sequence),
            FOREIGN KEY (municipality, plan, revision) REFERENCES revision (municipality, plan, revision)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        CREATE INDEX event_measure ON event (municipality, plan, measure, revision, sequence);
        """
    }
}
