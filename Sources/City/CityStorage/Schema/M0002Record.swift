import SQLInterface

extension Migration {
    static func m0002Record(_ dialect: SQLDialect) -> Migration {
        Migration("city 0002 record", record(dialect), appendOnly(dialect))
    }

    /// `member` is there to find everything about one.
    private static func record(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE city_operation (
            municipality TEXT NOT NULL REFERENCES city_municipality (municipality),
            operation INTEGER NOT NULL CHECK (operation > 0),
            time \(dialect.moment) NOT NULL,
            by_member TEXT,
            by_post TEXT,
            by_name TEXT NOT NULL,
            address TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (municipality, operation)
        )\(dialect.tableEnd);
        CREATE TABLE city_event (
            municipality TEXT NOT NULL,
            operation INTEGER NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            kind TEXT NOT NULL CHECK (kind <> ''),
            subject TEXT NOT NULL
                CHECK (subject IN ('municipality', 'unit', 'post', 'member', 'appointment', 'session')),
            id TEXT NOT NULL,
            member TEXT,
            before TEXT,
            after TEXT,
            CHECK (kind <> 'added' OR (before IS NULL AND after IS NOT NULL)),
            CHECK (kind <> 'changed' OR (before IS NOT NULL AND after IS NOT NULL)),
            CHECK (kind <> 'removed' OR (before IS NOT NULL AND after IS NULL)),
            CHECK ((member IS NOT NULL) = (subject IN ('member', 'appointment', 'session'))),
            PRIMARY KEY (municipality, operation, sequence),
            FOREIGN KEY (municipality, operation) REFERENCES city_operation (municipality, operation)
        )\(dialect.tableEnd);
        CREATE INDEX city_event_subject ON city_event (municipality, subject, id, operation, sequence);
        CREATE INDEX city_event_member ON city_event (municipality, member, operation, sequence);
        """
    }

    /// Triggers that refuse to change or remove what happened, whoever asks.
    private static func appendOnly(_ dialect: SQLDialect) -> SQLQuery {
        switch dialect {
        case .sqlite: sqliteAppendOnly
        case .postgres:
            """
            CREATE FUNCTION city_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is never changed or removed', TG_TABLE_NAME; END $$;
            CREATE TRIGGER city_event_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON city_event
            FOR EACH STATEMENT EXECUTE FUNCTION city_refuse_change();
            CREATE TRIGGER city_operation_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON city_operation
            FOR EACH STATEMENT EXECUTE FUNCTION city_refuse_change();
            """
        }
    }

    /// The triggers before an insert are there because `INSERT OR REPLACE` removes rows without asking the others.
    private static var sqliteAppendOnly: SQLQuery {
        """
        CREATE TRIGGER city_event_never_changes BEFORE UPDATE ON city_event
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
        CREATE TRIGGER city_event_never_goes BEFORE DELETE ON city_event
        BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
        CREATE TRIGGER city_event_is_never_replaced BEFORE INSERT ON city_event
        WHEN EXISTS (
            SELECT 1 FROM city_event WHERE municipality = NEW.municipality AND operation = NEW.operation
            AND sequence = NEW.sequence
        )
        BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;
        CREATE TRIGGER city_operation_never_changes BEFORE UPDATE ON city_operation
        BEGIN SELECT RAISE(ABORT, 'operations are never changed'); END;
        CREATE TRIGGER city_operation_never_goes BEFORE DELETE ON city_operation
        BEGIN SELECT RAISE(ABORT, 'operations are never removed'); END;
        CREATE TRIGGER city_operation_is_never_replaced BEFORE INSERT ON city_operation
        WHEN EXISTS (
            SELECT 1 FROM city_operation WHERE municipality = NEW.municipality AND operation = NEW.operation
        )
        BEGIN SELECT RAISE(ABORT, 'operations are never replaced'); END;
        """
    }
}
