import SQLInterface

extension SQLDialect {
    /// Triggers that refuse to change or remove what was sealed, whoever asks; the head of a chain only moves on.
    var appendOnlySeals: SQLQuery {
        refusal("refuse_seal_change")
            + seals("seal_entry", key: ["municipality", "plan", "number"])
            + seals("seal_change", key: ["municipality", "plan", "number", "sequence"])
            + seals("seal_file", key: ["municipality", "digest"])
            + seals("seal_entry_file", key: ["municipality", "plan", "number", "name"])
            + head
    }

    private func seals(_ table: StaticString, key: [StaticString]) -> SQLQuery {
        appendOnly(table, called: "seals", by: "refuse_seal_change", keys: key)
    }

    private var head: SQLQuery {
        switch self {
        case .sqlite:
            """
            CREATE TRIGGER seal_head_moves_on BEFORE UPDATE ON seal_head
            WHEN NEW.municipality <> OLD.municipality OR NEW.plan <> OLD.plan OR NEW.number <> OLD.number + 1
            BEGIN SELECT RAISE(ABORT, 'the head of a chain only moves on'); END;
            CREATE TRIGGER seal_head_never_goes BEFORE DELETE ON seal_head
            BEGIN SELECT RAISE(ABORT, 'seals are never removed'); END;
            """
        case .postgres:
            """
            CREATE TRIGGER seal_head_never_goes BEFORE DELETE OR TRUNCATE ON seal_head
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_seal_change();
            """
        }
    }
}
