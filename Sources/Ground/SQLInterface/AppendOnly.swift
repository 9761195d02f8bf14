extension SQLDialect {
    /// Triggers that refuse to change, remove or replace the rows of a table, whoever asks.
    ///
    /// - Parameters:
    ///   - table: whose rows are only ever added.
    ///   - noun: what the rows are called where a change is refused.
    ///   - function: what refuses a change in PostgreSQL (``refusal(_:)``).
    ///   - keys: the columns of each unique key.
    /// - Returns: statements for a migration; none of them is asked again.
    package func appendOnly(
        _ table: StaticString,
        called noun: StaticString,
        by function: StaticString,
        keys: [StaticString]...
    ) -> SQLQuery {
        switch self {
        case .sqlite:
            // The trigger before an insert is there because `INSERT OR REPLACE` removes rows without asking the others.
            """
            CREATE TRIGGER \(raw: table)_never_changes BEFORE UPDATE ON \(raw: table)
            BEGIN SELECT RAISE(ABORT, '\(raw: noun) are never changed'); END;
            CREATE TRIGGER \(raw: table)_never_goes BEFORE DELETE ON \(raw: table)
            BEGIN SELECT RAISE(ABORT, '\(raw: noun) are never removed'); END;
            CREATE TRIGGER \(raw: table)_is_never_replaced BEFORE INSERT ON \(raw: table)
            WHEN EXISTS (SELECT 1 FROM \(raw: table) WHERE \(Self.isSame(keys)))
            BEGIN SELECT RAISE(ABORT, '\(raw: noun) are never replaced'); END;

            """
        case .postgres:
            """
            CREATE TRIGGER \(raw: table)_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON \(raw: table)
            FOR EACH STATEMENT EXECUTE FUNCTION \(raw: function)();

            """
        }
    }

    /// The function that refuses changes for PostgreSQL's triggers; SQLite needs none.
    package func refusal(_ function: StaticString) -> SQLQuery {
        switch self {
        case .sqlite: ""
        case .postgres:
            """
            CREATE FUNCTION \(raw: function)() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is never changed or removed', TG_TABLE_NAME; END $$;

            """
        }
    }

    /// Whether the row that comes has one of its keys in common with one that is there.
    private static func isSame(_ keys: [[StaticString]]) -> SQLQuery {
        var condition: SQLQuery = ""
        for (place, key) in keys.enumerated() {
            condition += place == 0 ? "(" : " OR ("
            for (index, column) in key.enumerated() {
                if index > 0 { condition += " AND " }
                condition += "\(raw: column) = NEW.\(raw: column)"
            }
            condition += ")"
        }
        return condition
    }
}
