import SQLInterface

extension SQLDialect {
    /// One function for both tables; statement triggers also refuse `TRUNCATE`.
    static var postgresAppendOnly: SQLQuery {
        """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '% is never changed or removed', TG_TABLE_NAME; END $$;
        CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER revision_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON revision
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        """
    }
}
