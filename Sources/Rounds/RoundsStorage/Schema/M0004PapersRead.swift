import SQLInterface

extension Migration {
    /// Which state of the plan those had before them who said something; empty for what was said earlier.
    static func m0004PapersRead() -> Migration {
        Migration(
            "rounds 0004 papers read",
            """
            ALTER TABLE round_opinion ADD COLUMN revision INTEGER CHECK (revision > 0);
            ALTER TABLE round_opinion ADD COLUMN edition INTEGER CHECK (edition > 0);
            """
        )
    }
}
