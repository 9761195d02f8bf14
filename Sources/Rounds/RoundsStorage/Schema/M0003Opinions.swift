import SQLInterface

extension Migration {
    /// What the committee said and the office answered; only ever added.
    static func m0003Opinions(_ dialect: SQLDialect) -> Migration {
        Migration("rounds 0003 opinions", opinions(dialect), dialect.appendOnlyOpinions)
    }

    private static func opinions(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE round_opinion (
            municipality TEXT NOT NULL,
            round TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            subject TEXT NOT NULL CHECK (subject <> ''),
            answers INTEGER CHECK (answers > 0),
            text TEXT NOT NULL CHECK (text <> ''),
            request TEXT NOT NULL CHECK (length(request) BETWEEN 1 AND 64),
            member TEXT NOT NULL CHECK (member <> ''),
            post TEXT NOT NULL CHECK (post <> ''),
            time \(dialect.timeType) NOT NULL,
            PRIMARY KEY (municipality, round, number),
            FOREIGN KEY (municipality, round) REFERENCES round_head (municipality, id) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.largeTableOptions);
        CREATE UNIQUE INDEX round_opinion_request ON round_opinion (municipality, round, request);
        """
    }
}

extension SQLDialect {
    /// Triggers that refuse to change or remove what was said, whoever asks.
    fileprivate var appendOnlyOpinions: SQLQuery {
        switch self {
        case .sqlite:
            """
            CREATE TRIGGER round_opinion_never_changes BEFORE UPDATE ON round_opinion
            BEGIN SELECT RAISE(ABORT, 'opinions are never changed'); END;
            CREATE TRIGGER round_opinion_never_goes BEFORE DELETE ON round_opinion
            BEGIN SELECT RAISE(ABORT, 'opinions are never removed'); END;
            CREATE TRIGGER round_opinion_is_never_replaced BEFORE INSERT ON round_opinion
            WHEN EXISTS (
                SELECT 1 FROM round_opinion WHERE municipality = NEW.municipality AND round = NEW.round
                AND (number = NEW.number OR request = NEW.request)
            )
            BEGIN SELECT RAISE(ABORT, 'opinions are never replaced'); END;
            """
        case .postgres:
            """
            CREATE TRIGGER round_opinion_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON round_opinion
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_round_change();
            """
        }
    }
}
