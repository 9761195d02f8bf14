import SQLInterface

extension Migration {
    static func m0006Committee(_ dialect: SQLDialect) -> Migration {
        Migration(
            "plans 0006 grants, meetings, council, documents",
            grants(dialect),
            meetings(dialect),
            papers(dialect),
            council(dialect)
        )
    }

    /// An amount is a decimal in thousands of yen as it was written.
    private static func grants(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE plan_grant (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            year INTEGER NOT NULL CHECK (year BETWEEN 1869 AND 2150),
            type TEXT NOT NULL CHECK (type <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            amount TEXT NOT NULL CHECK (amount <> '' AND rtrim(amount, '0123456789.') = ''),
            kind TEXT NOT NULL CHECK (kind IN ('new', 'extended', 'continued')),
            continued_year INTEGER CHECK (continued_year BETWEEN 2 AND 99),
            note TEXT NOT NULL,
            position INTEGER NOT NULL,
            CHECK (continued_year IS NULL OR kind = 'continued'),
            PRIMARY KEY (municipality, plan, year, type, name),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE TABLE plan_grant_measure (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            year INTEGER NOT NULL,
            type TEXT NOT NULL,
            name TEXT NOT NULL,
            measure TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, year, type, name, measure),
            FOREIGN KEY (municipality, plan, year, type, name)
                REFERENCES plan_grant (municipality, plan, year, type, name) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, plan, measure) REFERENCES measure (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }

    /// A line of an agenda stands under one that comes before it, so that no line is under itself.
    private static func meetings(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE meeting (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
            year INTEGER NOT NULL CHECK (year BETWEEN 1869 AND 2150),
            title TEXT NOT NULL CHECK (title <> ''),
            committee TEXT NOT NULL,
            date TEXT CHECK (length(date) = 10),
            start TEXT CHECK (length(start) = 5),
            place TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, id),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE TABLE agenda_item (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            meeting TEXT NOT NULL,
            line INTEGER NOT NULL CHECK (line > 0),
            number TEXT NOT NULL,
            parent INTEGER CHECK (parent < line),
            item TEXT NOT NULL,
            materials TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, meeting, line),
            FOREIGN KEY (municipality, plan, meeting) REFERENCES meeting (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, plan, meeting, parent)
                REFERENCES agenda_item (municipality, plan, meeting, line) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        """
    }

    /// The document of a material may be one that the plan does not define itself.
    private static func papers(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE meeting_material (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            meeting TEXT NOT NULL,
            number TEXT NOT NULL CHECK (number <> ''),
            title TEXT NOT NULL CHECK (title <> ''),
            document TEXT CHECK (length(document) BETWEEN 1 AND 40),
            note TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, meeting, number),
            FOREIGN KEY (municipality, plan, meeting) REFERENCES meeting (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE TABLE plan_document (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
            source TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, name),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        """
    }

    /// An entry without a date stands under an empty one.
    private static func council(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE meeting_attendee (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            meeting TEXT NOT NULL,
            line INTEGER NOT NULL CHECK (line > 0),
            name TEXT NOT NULL CHECK (name <> ''),
            affiliation TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('member', 'observer', 'secretariat')),
            attendance TEXT NOT NULL CHECK (attendance IN ('present', 'absent', 'proxy', 'unknown')),
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, meeting, line),
            FOREIGN KEY (municipality, plan, meeting) REFERENCES meeting (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE TABLE council_entry (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            kind TEXT NOT NULL
                CHECK (kind IN ('priority_area', 'theme', 'working_group', 'member', 'observer')),
            name TEXT NOT NULL,
            parent TEXT NOT NULL,
            since TEXT NOT NULL CHECK (length(since) IN (0, 10)),
            head_count INTEGER CHECK (head_count BETWEEN 0 AND 1000000),
            note TEXT NOT NULL,
            position INTEGER NOT NULL,
            CHECK (name <> '' OR head_count IS NOT NULL),
            PRIMARY KEY (municipality, plan, kind, name, parent, since),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }
}
