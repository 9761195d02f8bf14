import SQLInterface

extension Migration {
    static func m0002CaseEvents(_ dialect: SQLDialect) -> Migration {
        Migration("casework 0002 events", events(dialect), dialect.appendOnlyCaseEvents)
    }

    /// `detail` is a JSON object, `step` the transition of a case that was passed on; one request causes at most one event
    /// of a case.
    private static func events(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE case_event (
            municipality TEXT NOT NULL,
            case_id TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            request TEXT NOT NULL CHECK (length(request) BETWEEN 1 AND 64),
            kind TEXT NOT NULL CHECK (kind <> ''),
            step TEXT CHECK ((step IS NULL) = (kind <> 'moved')),
            time \(dialect.timeType) NOT NULL,
            member TEXT NOT NULL CHECK (member <> ''),
            post TEXT NOT NULL CHECK (post <> ''),
            reason TEXT NOT NULL,
            detail TEXT NOT NULL,
            PRIMARY KEY (municipality, case_id, number),
            FOREIGN KEY (municipality, case_id) REFERENCES case_record (municipality, id)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        CREATE UNIQUE INDEX case_event_request ON case_event (municipality, case_id, request);
        """
    }
}

extension SQLDialect {
    /// Triggers that refuse to change or remove what happened, whoever asks; the same for definitions and for contents.
    fileprivate var appendOnlyCaseEvents: SQLQuery {
        switch self {
        case .sqlite: Self.sqliteAppendOnlyCaseEvents
        case .postgres: Self.postgresAppendOnlyCaseEvents
        }
    }

    /// The trigger before an insert is there because `INSERT OR REPLACE` removes rows without asking the others.
    private static var sqliteAppendOnlyCaseEvents: SQLQuery {
        """
        CREATE TRIGGER case_event_never_changes BEFORE UPDATE ON case_event
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
        CREATE TRIGGER case_event_never_goes BEFORE DELETE ON case_event
        BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
        CREATE TRIGGER case_event_is_never_replaced BEFORE INSERT ON case_event
        WHEN EXISTS (
            SELECT 1 FROM case_event WHERE municipality = NEW.municipality AND case_id = NEW.case_id
            AND (number = NEW.number OR request = NEW.request)
        )
        BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;
        CREATE TRIGGER case_definition_never_changes BEFORE UPDATE ON case_definition
        BEGIN SELECT RAISE(ABORT, 'definitions are never changed'); END;
        CREATE TRIGGER case_definition_never_goes BEFORE DELETE ON case_definition
        BEGIN SELECT RAISE(ABORT, 'definitions are never removed'); END;
        CREATE TRIGGER case_definition_is_never_replaced BEFORE INSERT ON case_definition
        WHEN EXISTS (
            SELECT 1 FROM case_definition WHERE municipality = NEW.municipality AND kind = NEW.kind
            AND version = NEW.version
        )
        BEGIN SELECT RAISE(ABORT, 'definitions are never replaced'); END;
        CREATE TRIGGER case_content_never_changes BEFORE UPDATE ON case_content
        BEGIN SELECT RAISE(ABORT, 'contents are never changed'); END;
        CREATE TRIGGER case_content_never_goes BEFORE DELETE ON case_content
        BEGIN SELECT RAISE(ABORT, 'contents are never removed'); END;
        """
    }

    private static var postgresAppendOnlyCaseEvents: SQLQuery {
        """
        CREATE FUNCTION refuse_case_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '% is never changed or removed', TG_TABLE_NAME; END $$;
        CREATE TRIGGER case_event_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON case_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_case_change();
        CREATE TRIGGER case_definition_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON case_definition
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_case_change();
        CREATE TRIGGER case_content_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON case_content
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_case_change();
        """
    }
}
