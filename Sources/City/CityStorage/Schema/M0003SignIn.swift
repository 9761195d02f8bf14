import SQLInterface

extension Migration {
    static func m0003SignIn(_ dialect: SQLDialect) -> Migration {
        Migration("city 0003 sign-in", credentials(dialect), sessions(dialect), guesses(dialect))
    }

    /// A passphrase is stored as its scrypt key, tokens and codes as their fingerprints; the secret of an authenticator
    /// must be there as it is, because codes are made from it.
    private static func credentials(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE city_credential (
            municipality TEXT NOT NULL,
            member TEXT NOT NULL,
            password TEXT CHECK (substr(password, 1, 8) = '$scrypt$'),
            password_set \(dialect.moment),
            totp_secret \(dialect.bytes),
            totp_confirmed INTEGER CHECK (totp_confirmed IN (0, 1)),
            totp_last_step \(dialect.moment),
            recovery_salt \(dialect.bytes),
            CHECK ((totp_secret IS NULL) = (totp_confirmed IS NULL)),
            CHECK ((totp_secret IS NULL) = (recovery_salt IS NULL)),
            PRIMARY KEY (municipality, member),
            FOREIGN KEY (municipality, member) REFERENCES city_member (municipality, id)
        )\(dialect.tableEnd);
        CREATE TABLE city_recovery_code (
            municipality TEXT NOT NULL,
            member TEXT NOT NULL,
            hash \(dialect.bytes) NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (municipality, member, hash),
            FOREIGN KEY (municipality, member) REFERENCES city_credential (municipality, member)
        )\(dialect.tableEnd);
        CREATE TABLE city_link (
            municipality TEXT NOT NULL,
            hash \(dialect.bytes) NOT NULL CHECK (length(hash) = 32),
            member TEXT NOT NULL,
            purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
            expires \(dialect.moment) NOT NULL,
            PRIMARY KEY (municipality, hash),
            UNIQUE (municipality, member),
            FOREIGN KEY (municipality, member) REFERENCES city_member (municipality, id)
        )\(dialect.tableEnd);
        """
    }

    private static func sessions(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE city_session (
            municipality TEXT NOT NULL,
            id TEXT NOT NULL,
            hash \(dialect.bytes) NOT NULL CHECK (length(hash) = 32),
            member TEXT NOT NULL,
            stage TEXT NOT NULL CHECK (stage IN ('second_factor', 'full')),
            started \(dialect.moment) NOT NULL,
            last_used \(dialect.moment) NOT NULL,
            raised \(dialect.moment) NOT NULL,
            address TEXT NOT NULL,
            device TEXT NOT NULL,
            PRIMARY KEY (municipality, id),
            UNIQUE (municipality, hash),
            FOREIGN KEY (municipality, member) REFERENCES city_member (municipality, id)
        )\(dialect.tableEnd);
        CREATE INDEX city_session_member ON city_session (municipality, member);
        """
    }

    private static func guesses(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE city_guess (
            municipality TEXT NOT NULL REFERENCES city_municipality (municipality),
            kind TEXT NOT NULL CHECK (kind IN ('name', 'address', 'second_factor')),
            hash \(dialect.bytes) NOT NULL CHECK (length(hash) = 32),
            failures INTEGER NOT NULL CHECK (failures >= 0),
            last_guess \(dialect.moment) NOT NULL,
            blocked_until \(dialect.moment) NOT NULL,
            PRIMARY KEY (municipality, kind, hash)
        )\(dialect.tableEnd);
        CREATE INDEX city_guess_time ON city_guess (municipality, last_guess);
        """
    }
}
