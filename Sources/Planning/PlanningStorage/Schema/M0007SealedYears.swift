import SQLInterface

extension Migration {
    /// Which years of a plan are sealed, for whoever saves it; the seals themselves are another room's.
    ///
    /// A year that is sealed once stays so.
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
            dialect.appendOnly(
                "sealed_year",
                called: "sealed years",
                by: "refuse_change",
                keys: ["municipality", "plan", "year"]
            )
        )
    }
}
