import SQLInterface

extension SQLDialect {
    /// Triggers that refuse to change or remove what happened, whoever asks.
    var appendOnlyEvents: SQLQuery {
        switch self {
        case .sqlite: Self.sqliteAppendOnly
        case .postgres: Self.postgresAppendOnly
        }
    }

    /// The triggers before an insert are there because `INSERT OR REPLACE` removes rows without asking the others.
    private static var sqliteAppendOnly: SQLQuery {
        """
        CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
        CREATE TRIGGER event_never_goes BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
        CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
        WHEN EXISTS (
            SELECT 1 FROM event WHERE municipality = NEW.municipality AND plan = NEW.plan
            AND revision = NEW.revision AND sequence = NEW.sequence
        )
        BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;
        CREATE TRIGGER revision_never_changes BEFORE UPDATE ON revision
        BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
        CREATE TRIGGER revision_never_goes BEFORE DELETE ON revision
        BEGIN SELECT RAISE(ABORT, 'revisions are never removed'); END;
        CREATE TRIGGER revision_is_never_replaced BEFORE INSERT ON revision
        WHEN EXISTS (
            SELECT 1 FROM revision WHERE municipality = NEW.municipality AND plan = NEW.plan
            AND revision = NEW.revision
        )
        BEGIN SELECT RAISE(ABORT, 'revisions are never replaced'); END;
        """
    }
}
