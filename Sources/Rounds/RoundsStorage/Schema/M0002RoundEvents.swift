import SQLInterface

extension Migration {
    static func m0002RoundEvents(_ dialect: SQLDialect) -> Migration {
        Migration("rounds 0002 events", events(dialect), takings(dialect), dialect.appendOnlyRounds)
    }

    /// `source` is the round as it was from then on; one request causes at most one event of a round.
    private static func events(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE round_event (
            municipality TEXT NOT NULL,
            round TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            kind TEXT NOT NULL CHECK (kind <> ''),
            request TEXT NOT NULL CHECK (length(request) BETWEEN 1 AND 64),
            member TEXT NOT NULL CHECK (member <> ''),
            post TEXT NOT NULL CHECK (post <> ''),
            time \(dialect.timeType) NOT NULL,
            reason TEXT NOT NULL,
            items INTEGER NOT NULL CHECK (items >= 0),
            source TEXT NOT NULL CHECK (source <> ''),
            PRIMARY KEY (municipality, round, number),
            FOREIGN KEY (municipality, round) REFERENCES round_head (municipality, id) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        CREATE UNIQUE INDEX round_event_request ON round_event (municipality, round, request);
        """
    }

    /// Which version of a sheet became part of which revision of the plan.
    private static func takings(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE round_taking (
            municipality TEXT NOT NULL,
            round TEXT NOT NULL,
            sheet TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            revision INTEGER NOT NULL CHECK (revision >= 0),
            time \(dialect.timeType) NOT NULL,
            PRIMARY KEY (municipality, round, sheet, version),
            FOREIGN KEY (municipality, sheet) REFERENCES round_sheet (municipality, sheet)
                DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableOptions);
        """
    }
}

extension SQLDialect {
    /// Triggers that refuse to change or remove what happened, whoever asks.
    fileprivate var appendOnlyRounds: SQLQuery {
        switch self {
        case .sqlite:
            // The triggers before an insert are there because `INSERT OR REPLACE` removes rows without asking the others.
            """
            CREATE TRIGGER round_event_never_changes BEFORE UPDATE ON round_event
            BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
            CREATE TRIGGER round_event_never_goes BEFORE DELETE ON round_event
            BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
            CREATE TRIGGER round_event_is_never_replaced BEFORE INSERT ON round_event
            WHEN EXISTS (
                SELECT 1 FROM round_event WHERE municipality = NEW.municipality AND round = NEW.round
                AND (number = NEW.number OR request = NEW.request)
            )
            BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;
            CREATE TRIGGER round_taking_never_changes BEFORE UPDATE ON round_taking
            BEGIN SELECT RAISE(ABORT, 'takings are never changed'); END;
            CREATE TRIGGER round_taking_never_goes BEFORE DELETE ON round_taking
            BEGIN SELECT RAISE(ABORT, 'takings are never removed'); END;
            CREATE TRIGGER round_taking_is_never_replaced BEFORE INSERT ON round_taking
            WHEN EXISTS (
                SELECT 1 FROM round_taking WHERE municipality = NEW.municipality AND round = NEW.round
                AND sheet = NEW.sheet AND version = NEW.version
            )
            BEGIN SELECT RAISE(ABORT, 'takings are never replaced'); END;
            """
        case .postgres:
            """
            CREATE FUNCTION refuse_round_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is never changed or removed', TG_TABLE_NAME; END $$;
            CREATE TRIGGER round_event_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON round_event
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_round_change();
            CREATE TRIGGER round_taking_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON round_taking
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_round_change();
            """
        }
    }
}
