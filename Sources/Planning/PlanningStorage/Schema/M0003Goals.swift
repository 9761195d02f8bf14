import SQLInterface

extension Migration {
    static func m0003Goals(_ dialect: SQLDialect) -> Migration {
        Migration(
            "plans 0003 goals, tasks, texts, lineage, published figures",
            goals(dialect),
            writing(dialect),
            history(dialect)
        )
    }

    private static func goals(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE goal (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
            node TEXT NOT NULL,
            name_ja TEXT NOT NULL CHECK (name_ja <> ''),
            name_en TEXT NOT NULL,
            unit TEXT NOT NULL CHECK (length(unit) <= 200),
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, id),
            FOREIGN KEY (municipality, plan, node) REFERENCES node (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE TABLE goal_series (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            goal TEXT NOT NULL,
            measure TEXT NOT NULL,
            series TEXT NOT NULL,
            occurrence INTEGER NOT NULL CHECK (occurrence > 0),
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, goal, measure, series, occurrence),
            FOREIGN KEY (municipality, plan, goal) REFERENCES goal (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, plan, measure, series)
                REFERENCES indicator (municipality, plan, measure, series) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }

    private static func writing(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE task (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            measure TEXT NOT NULL,
            number TEXT NOT NULL CHECK (length(number) <= 200),
            occurrence INTEGER NOT NULL CHECK (occurrence > 0),
            task TEXT NOT NULL,
            due TEXT NOT NULL,
            sections TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, measure, number, occurrence),
            FOREIGN KEY (municipality, plan, measure) REFERENCES measure (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        CREATE TABLE yearly_text (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            measure TEXT NOT NULL,
            year INTEGER NOT NULL CHECK (year BETWEEN 1869 AND 2150),
            kind TEXT NOT NULL CHECK (kind IN ('activity', 'outlook', 'assessment')),
            occurrence INTEGER NOT NULL CHECK (occurrence > 0),
            body TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, measure, year, kind, occurrence),
            FOREIGN KEY (municipality, plan, measure) REFERENCES measure (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        """
    }

    /// What a document printed may be about a thing that the plan does not have: that is for `check` to find.
    private static func history(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE lineage (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            measure TEXT NOT NULL,
            year INTEGER NOT NULL CHECK (year BETWEEN 1869 AND 2150),
            kind TEXT NOT NULL
                CHECK (kind IN ('added', 'renamed', 'renumbered', 'merged', 'split', 'superseded', 'ended')),
            occurrence INTEGER NOT NULL CHECK (occurrence > 0),
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            note TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, measure, year, kind, occurrence),
            FOREIGN KEY (municipality, plan, measure) REFERENCES measure (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE TABLE published (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            document TEXT NOT NULL,
            year INTEGER NOT NULL CHECK (year BETWEEN 1869 AND 2150),
            subject TEXT NOT NULL CHECK (
                substr(subject, 1, 7) = 'series:' OR substr(subject, 1, 5) IN ('goal:', 'node:')
                OR substr(subject, 1, 6) = 'share:'
            ),
            occurrence INTEGER NOT NULL CHECK (occurrence > 0),
            cited TEXT NOT NULL,
            name TEXT NOT NULL,
            unit TEXT NOT NULL,
            target TEXT,
            actual TEXT,
            rate TEXT,
            rating TEXT,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, document, year, subject, occurrence),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }
}
