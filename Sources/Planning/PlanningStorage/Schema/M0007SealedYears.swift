import SQLInterface

extension Migration {
    /// Which years of a plan are sealed, for whoever saves it; the seals themselves are another room's.
    static func m0007SealedYears(_ dialect: SQLDialect) -> Migration {
        Migration(
            "plans 0007 sealed years",
            """
            CREATE TABLE sealed_year (
                municipality TEXT NOT NULL,
                plan TEXT NOT NULL,
                year INTEGER NOT NULL CHECK (year BETWEEN 1869 AND 2150),
                entry INTEGER NOT NULL CHECK (entry > 0),
                PRIMARY KEY (municipality, plan, year),
                FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, plan) DEFERRABLE INITIALLY DEFERRED
            )\(dialect.tableOptions);
            """,
            dialect.appendOnlySealedYears
        )
    }
}

extension SQLDialect {
    /// A year that is sealed once stays so.
    fileprivate var appendOnlySealedYears: SQLQuery {
        switch self {
        case .sqlite:
            // The trigger before an insert is there because `INSERT OR REPLACE` removes rows without asking the others.
            """
            CREATE TRIGGER sealed_year_never_changes BEFORE UPDATE ON sealed_year
            BEGIN SELECT RAISE(ABORT, 'sealed years are never changed'); END;
            CREATE TRIGGER sealed_year_never_goes BEFORE DELETE ON sealed_year
            BEGIN SELECT RAISE(ABORT, 'sealed years are never removed'); END;
            CREATE TRIGGER sealed_year_is_never_replaced BEFORE INSERT ON sealed_year
            WHEN EXISTS (
                SELECT 1 FROM sealed_year WHERE municipality = NEW.municipality AND plan = NEW.plan
                AND year = NEW.year
            )
            BEGIN SELECT RAISE(ABORT, 'sealed years are never replaced'); END;
            """
        case .postgres:
            """
            CREATE TRIGGER sealed_year_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON sealed_year
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            """
        }
    }
}
