import SQLInterface

extension Migration {
    /// `next` is when a waiting mail is tried; what was sent or given up keeps the time of its last attempt.
    static func m0003Outbox(_ dialect: SQLDialect) -> Migration {
        Migration(
            "casework 0003 outbox",
            """
            CREATE TABLE outbox_mail (
                municipality TEXT NOT NULL
                    CHECK (length(municipality) = 6 AND rtrim(municipality, '0123456789') = ''),
                id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 120),
                recipient TEXT NOT NULL CHECK (recipient <> ''),
                subject TEXT NOT NULL CHECK (subject <> ''),
                body TEXT NOT NULL,
                confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'given_up')),
                attempts INTEGER NOT NULL CHECK (attempts >= 0),
                created \(dialect.timeType) NOT NULL,
                next \(dialect.timeType) NOT NULL,
                failure TEXT,
                PRIMARY KEY (municipality, id)
            )\(dialect.largeTableOptions);
            CREATE INDEX outbox_mail_due ON outbox_mail (state, next, municipality, id);
            """
        )
    }
}
