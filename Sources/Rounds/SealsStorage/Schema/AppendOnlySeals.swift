import SQLInterface

extension SQLDialect {
    /// Triggers that refuse to change or remove what was sealed, whoever asks; the head of a chain only moves on.
    var appendOnlySeals: SQLQuery {
        switch self {
        case .sqlite: Self.sqliteAppendOnlySeals
        case .postgres: Self.postgresAppendOnlySeals
        }
    }

    /// The triggers before an insert are there because `INSERT OR REPLACE` removes rows without asking the others.
    private static var sqliteAppendOnlySeals: SQLQuery {
        """
        CREATE TRIGGER seal_entry_never_changes BEFORE UPDATE ON seal_entry
        BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END;
        CREATE TRIGGER seal_entry_never_goes BEFORE DELETE ON seal_entry
        BEGIN SELECT RAISE(ABORT, 'seals are never removed'); END;
        CREATE TRIGGER seal_entry_is_never_replaced BEFORE INSERT ON seal_entry
        WHEN EXISTS (
            SELECT 1 FROM seal_entry WHERE municipality = NEW.municipality AND plan = NEW.plan
            AND number = NEW.number
        )
        BEGIN SELECT RAISE(ABORT, 'seals are never replaced'); END;
        CREATE TRIGGER seal_change_never_changes BEFORE UPDATE ON seal_change
        BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END;
        CREATE TRIGGER seal_change_never_goes BEFORE DELETE ON seal_change
        BEGIN SELECT RAISE(ABORT, 'seals are never removed'); END;
        CREATE TRIGGER seal_change_is_never_replaced BEFORE INSERT ON seal_change
        WHEN EXISTS (
            SELECT 1 FROM seal_change WHERE municipality = NEW.municipality AND plan = NEW.plan
            AND number = NEW.number AND sequence = NEW.sequence
        )
        BEGIN SELECT RAISE(ABORT, 'seals are never replaced'); END;
        CREATE TRIGGER seal_file_never_changes BEFORE UPDATE ON seal_file
        BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END;
        CREATE TRIGGER seal_file_never_goes BEFORE DELETE ON seal_file
        BEGIN SELECT RAISE(ABORT, 'seals are never removed'); END;
        CREATE TRIGGER seal_file_is_never_replaced BEFORE INSERT ON seal_file
        WHEN EXISTS (
            SELECT 1 FROM seal_file WHERE municipality = NEW.municipality AND digest = NEW.digest
        )
        BEGIN SELECT RAISE(ABORT, 'seals are never replaced'); END;
        CREATE TRIGGER seal_entry_file_never_changes BEFORE UPDATE ON seal_entry_file
        BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END;
        CREATE TRIGGER seal_entry_file_never_goes BEFORE DELETE ON seal_entry_file
        BEGIN SELECT RAISE(ABORT, 'seals are never removed'); END;
        CREATE TRIGGER seal_entry_file_is_never_replaced BEFORE INSERT ON seal_entry_file
        WHEN EXISTS (
            SELECT 1 FROM seal_entry_file WHERE municipality = NEW.municipality AND plan = NEW.plan
            AND number = NEW.number AND name = NEW.name
        )
        BEGIN SELECT RAISE(ABORT, 'seals are never replaced'); END;
        CREATE TRIGGER seal_head_moves_on BEFORE UPDATE ON seal_head
        WHEN NEW.municipality <> OLD.municipality OR NEW.plan <> OLD.plan OR NEW.number <> OLD.number + 1
        BEGIN SELECT RAISE(ABORT, 'the head of a chain only moves on'); END;
        CREATE TRIGGER seal_head_never_goes BEFORE DELETE ON seal_head
        BEGIN SELECT RAISE(ABORT, 'seals are never removed'); END;
        """
    }

    private static var postgresAppendOnlySeals: SQLQuery {
        """
        CREATE FUNCTION refuse_seal_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '% is never changed or removed', TG_TABLE_NAME; END $$;
        CREATE TRIGGER seal_entry_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_seal_change();
        CREATE TRIGGER seal_change_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_change
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_seal_change();
        CREATE TRIGGER seal_file_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_file
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_seal_change();
        CREATE TRIGGER seal_entry_file_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_entry_file
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_seal_change();
        CREATE TRIGGER seal_head_never_goes BEFORE DELETE OR TRUNCATE ON seal_head
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_seal_change();
        """
    }
}
