import SQLInterface

extension Migration {
    /// What the committee said and the office answered; only ever added.
    static func m0003Opinions(_ dialect: SQLDialect) -> Migration {
        Migration(
            "rounds 0003 opinions",
            opinions(dialect),
            dialect.appendOnly(
                "round_opinion",
                called: "opinions",
                by: "refuse_round_change",
                keys: ["municipality", "round", "number"],
                ["municipality", "round", "request"]
            )
        )
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
