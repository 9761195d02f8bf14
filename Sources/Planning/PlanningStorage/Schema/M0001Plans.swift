import SQLInterface

extension Migration {
    static func m0001Plans(_ dialect: SQLDialect) -> Migration {
        Migration("plans 0001 plans, headings, units", plans(dialect), tree(dialect), units(dialect))
    }

    /// `plan_register` says which municipality a plan's identity belongs to: the one table that does not begin with the
    /// municipality, because addresses and commands name a plan by its identity alone.
    private static func plans(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE plan_register (
            plan TEXT NOT NULL PRIMARY KEY CHECK (length(plan) BETWEEN 1 AND 64),
            municipality TEXT NOT NULL
                CHECK (length(municipality) = 6 AND rtrim(municipality, '0123456789') = '')
        )\(dialect.tableOptions);
        CREATE TABLE plan (
            municipality TEXT NOT NULL
                CHECK (length(municipality) = 6 AND rtrim(municipality, '0123456789') = ''),
            plan TEXT NOT NULL REFERENCES plan_register (plan),
            municipality_name_ja TEXT NOT NULL CHECK (municipality_name_ja <> ''),
            municipality_name_en TEXT NOT NULL,
            name_ja TEXT NOT NULL CHECK (name_ja <> ''),
            name_en TEXT NOT NULL,
            first_year INTEGER NOT NULL CHECK (first_year BETWEEN 1869 AND 2150),
            last_year INTEGER NOT NULL CHECK (last_year BETWEEN first_year AND 2150),
            PRIMARY KEY (municipality, plan)
        )\(dialect.tableOptions);
        CREATE TABLE rules (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            source TEXT NOT NULL,
            PRIMARY KEY (municipality, plan),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        """
    }

    private static func tree(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE plan_level (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
            name_ja TEXT NOT NULL CHECK (name_ja <> ''),
            name_en TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, id),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE TABLE node (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
            parent TEXT CHECK (parent <> id),
            level TEXT NOT NULL,
            number TEXT NOT NULL CHECK (length(number) <= 200),
            name_ja TEXT NOT NULL CHECK (name_ja <> ''),
            name_en TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, id),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, plan, parent) REFERENCES node (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, plan, level) REFERENCES plan_level (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }

    private static func units(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE organisation_unit (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
            parent TEXT CHECK (parent <> id),
            kind TEXT NOT NULL CHECK (kind IN ('bureau', 'department', 'section')),
            name TEXT NOT NULL CHECK (name <> ''),
            first_year INTEGER CHECK (first_year BETWEEN 1869 AND 2150),
            last_year INTEGER CHECK (last_year BETWEEN 1869 AND 2150),
            position INTEGER NOT NULL,
            CHECK (first_year IS NULL OR last_year IS NULL OR first_year <= last_year),
            PRIMARY KEY (municipality, plan, id),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, plan, parent) REFERENCES organisation_unit (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }
}
