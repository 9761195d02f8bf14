import SQLInterface

extension Migration {
    static func m0001Rounds(_ dialect: SQLDialect) -> Migration {
        Migration("rounds 0001 rounds, sheets, work", rounds(dialect), sheets(dialect), work(dialect))
    }

    /// `source` is the round as JSON; what lists ask for stands beside it.
    private static func rounds(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE round_head (
            municipality TEXT NOT NULL
                CHECK (length(municipality) = 6 AND rtrim(municipality, '0123456789') = ''),
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 40),
            plan TEXT NOT NULL CHECK (plan <> ''),
            year INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('prepared', 'open', 'closed', 'frozen')),
            version INTEGER NOT NULL CHECK (version > 0),
            source TEXT NOT NULL CHECK (source <> ''),
            PRIMARY KEY (municipality, id)
        )\(dialect.largeTableOptions);
        """
    }

    /// A sheet's case is in `case_record` under the same identity; `units` is a JSON list.
    ///
    /// `round_due` is what the plan must take, from which version of the case on.
    private static func sheets(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE round_sheet (
            municipality TEXT NOT NULL,
            sheet TEXT NOT NULL CHECK (length(sheet) BETWEEN 1 AND 64),
            round TEXT NOT NULL,
            measure TEXT NOT NULL CHECK (measure <> ''),
            position INTEGER NOT NULL CHECK (position > 0),
            units TEXT NOT NULL,
            PRIMARY KEY (municipality, sheet),
            FOREIGN KEY (municipality, round) REFERENCES round_head (municipality, id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, sheet) REFERENCES case_record (municipality, id) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE UNIQUE INDEX round_sheet_position ON round_sheet (municipality, round, position);
        CREATE TABLE round_due (
            municipality TEXT NOT NULL,
            round TEXT NOT NULL,
            sheet TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            PRIMARY KEY (municipality, round, sheet),
            FOREIGN KEY (municipality, sheet) REFERENCES round_sheet (municipality, sheet)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }

    /// Sums by unit; of people only when they last had a sheet open, which is overwritten.
    private static func work(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE round_work (
            municipality TEXT NOT NULL,
            round TEXT NOT NULL,
            unit TEXT NOT NULL,
            seconds INTEGER NOT NULL CHECK (seconds >= 0),
            PRIMARY KEY (municipality, round, unit),
            FOREIGN KEY (municipality, round) REFERENCES round_head (municipality, id) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        CREATE TABLE round_presence (
            municipality TEXT NOT NULL,
            sheet TEXT NOT NULL,
            member TEXT NOT NULL CHECK (member <> ''),
            seen \(dialect.timeType) NOT NULL,
            PRIMARY KEY (municipality, sheet, member),
            FOREIGN KEY (municipality, sheet) REFERENCES round_sheet (municipality, sheet)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }
}
