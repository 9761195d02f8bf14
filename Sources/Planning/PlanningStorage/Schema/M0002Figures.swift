import SQLInterface

extension Migration {
    static func m0002Figures(_ dialect: SQLDialect) -> Migration {
        Migration(
            "plans 0002 measures and figures",
            measures(dialect),
            owners(dialect),
            indicators(dialect),
            figures(dialect)
        )
    }

    private static func measures(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE measure (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
            number TEXT NOT NULL CHECK (length(number) <= 200),
            name_ja TEXT NOT NULL CHECK (name_ja <> ''),
            name_en TEXT NOT NULL,
            node TEXT NOT NULL,
            for_citizens INTEGER NOT NULL CHECK (for_citizens IN (0, 1)),
            for_administration INTEGER NOT NULL CHECK (for_administration IN (0, 1)),
            purpose TEXT NOT NULL,
            effect TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, id),
            FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, plan, node) REFERENCES node (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        CREATE TABLE measure_listing (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            measure TEXT NOT NULL,
            node TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, measure, node),
            FOREIGN KEY (municipality, plan, measure) REFERENCES measure (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, plan, node) REFERENCES node (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }

    private static func owners(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE ownership (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            measure TEXT NOT NULL,
            unit TEXT NOT NULL,
            occurrence INTEGER NOT NULL CHECK (occurrence > 0),
            first_year INTEGER CHECK (first_year BETWEEN 1869 AND 2150),
            last_year INTEGER CHECK (last_year BETWEEN 1869 AND 2150),
            and_others INTEGER NOT NULL CHECK (and_others IN (0, 1)),
            position INTEGER NOT NULL,
            CHECK (first_year IS NULL OR last_year IS NULL OR first_year <= last_year),
            PRIMARY KEY (municipality, plan, measure, unit, occurrence),
            FOREIGN KEY (municipality, plan, measure) REFERENCES measure (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, plan, unit) REFERENCES organisation_unit (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }

    private static func indicators(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE indicator (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            measure TEXT NOT NULL,
            series TEXT NOT NULL CHECK (length(series) BETWEEN 1 AND 64),
            name TEXT NOT NULL,
            unit TEXT NOT NULL CHECK (length(unit) <= 200),
            direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower', 'milestone', 'none')),
            method TEXT NOT NULL,
            accumulation TEXT NOT NULL CHECK (accumulation IN ('yearly', 'cumulative')),
            calendar_year INTEGER NOT NULL CHECK (calendar_year IN (0, 1)),
            composition TEXT,
            baseline_year INTEGER CHECK (baseline_year BETWEEN 1869 AND 2150),
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, measure, series),
            FOREIGN KEY (municipality, plan, measure) REFERENCES measure (municipality, plan, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        """
    }

    /// A cell has either a value in its canonical form or the reason for none, never both; a baseline stands under
    /// the year 0, and a note without a year too.
    private static func figures(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE figure (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            measure TEXT NOT NULL,
            series TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('target', 'actual', 'baseline')),
            year INTEGER NOT NULL CHECK (year = 0 OR year BETWEEN 1869 AND 2150),
            value TEXT CHECK (value <> ''),
            reason TEXT CHECK (reason IN (
                'not_set', 'not_planned', 'not_yet_available', 'not_surveyed', 'not_applicable', 'new', 'ended',
                'dash', 'blank'
            )),
            printed TEXT NOT NULL,
            CHECK ((kind = 'baseline') = (year = 0)),
            CHECK ((value IS NULL) <> (reason IS NULL)),
            PRIMARY KEY (municipality, plan, measure, series, kind, year),
            FOREIGN KEY (municipality, plan, measure, series)
                REFERENCES indicator (municipality, plan, measure, series) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE TABLE figure_note (
            municipality TEXT NOT NULL,
            plan TEXT NOT NULL,
            measure TEXT NOT NULL,
            series TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('target', 'actual', 'baseline')),
            year INTEGER NOT NULL CHECK (year = 0 OR year BETWEEN 1869 AND 2150),
            occurrence INTEGER NOT NULL CHECK (occurrence > 0),
            note TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, plan, measure, series, kind, year, occurrence),
            FOREIGN KEY (municipality, plan, measure, series)
                REFERENCES indicator (municipality, plan, measure, series) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }
}
