import SQLInterface

extension Migration {
    static func m0001Organisation(_ dialect: SQLDialect) -> Migration {
        Migration("city 0001 organisation", municipalities(dialect), units(dialect), posts(dialect), members(dialect))
    }

    /// `operations` is the counter from which the municipality's operations are drawn; `revision` the one that last
    /// changed the organisation.
    private static func municipalities(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE city_municipality (
            municipality TEXT NOT NULL PRIMARY KEY CHECK (length(municipality) = 6),
            name_ja TEXT NOT NULL CHECK (name_ja <> ''),
            name_en TEXT NOT NULL,
            operations INTEGER NOT NULL CHECK (operations >= 0),
            revision INTEGER NOT NULL CHECK (revision >= 0)
        )\(dialect.tableEnd);
        """
    }

    /// Days are written `2026-04-01`, so that texts sort as days do.
    private static func units(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE city_unit (
            municipality TEXT NOT NULL REFERENCES city_municipality (municipality),
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, id)
        )\(dialect.tableEnd);
        CREATE TABLE city_unit_phase (
            municipality TEXT NOT NULL,
            unit TEXT NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            first_day TEXT CHECK (length(first_day) = 10),
            last_day TEXT CHECK (length(last_day) = 10),
            kind TEXT NOT NULL CHECK (kind IN ('bureau', 'department', 'section')),
            name TEXT NOT NULL CHECK (name <> ''),
            parent TEXT,
            CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day),
            PRIMARY KEY (municipality, unit, sequence),
            FOREIGN KEY (municipality, unit) REFERENCES city_unit (municipality, id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, parent) REFERENCES city_unit (municipality, id) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableEnd);
        CREATE TABLE city_unit_successor (
            municipality TEXT NOT NULL,
            unit TEXT NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            successor TEXT NOT NULL,
            PRIMARY KEY (municipality, unit, sequence),
            FOREIGN KEY (municipality, unit) REFERENCES city_unit (municipality, id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, successor) REFERENCES city_unit (municipality, id) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableEnd);
        """
    }

    private static func posts(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE city_post (
            municipality TEXT NOT NULL REFERENCES city_municipality (municipality),
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
            position INTEGER NOT NULL,
            PRIMARY KEY (municipality, id)
        )\(dialect.tableEnd);
        CREATE TABLE city_post_phase (
            municipality TEXT NOT NULL,
            post TEXT NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            first_day TEXT CHECK (length(first_day) = 10),
            last_day TEXT CHECK (length(last_day) = 10),
            name TEXT NOT NULL CHECK (name <> ''),
            role TEXT NOT NULL CHECK (
                role IN ('reporter', 'head', 'office', 'committee', 'auditor', 'administrator', 'operator')
            ),
            unit TEXT,
            CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day),
            CHECK (unit IS NOT NULL OR role NOT IN ('reporter', 'head')),
            PRIMARY KEY (municipality, post, sequence),
            FOREIGN KEY (municipality, post) REFERENCES city_post (municipality, id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, unit) REFERENCES city_unit (municipality, id) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableEnd);
        """
    }

    private static func members(_ dialect: SQLDialect) -> SQLQuery {
        """
        CREATE TABLE city_member (
            municipality TEXT NOT NULL REFERENCES city_municipality (municipality),
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
            position INTEGER NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            mail TEXT NOT NULL,
            sign_in_name TEXT NOT NULL CHECK (length(sign_in_name) BETWEEN 3 AND 254),
            last_day TEXT CHECK (length(last_day) = 10),
            PRIMARY KEY (municipality, id),
            UNIQUE (municipality, sign_in_name)
        )\(dialect.tableEnd);
        CREATE TABLE city_appointment (
            municipality TEXT NOT NULL,
            member TEXT NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            post TEXT NOT NULL,
            first_day TEXT CHECK (length(first_day) = 10),
            last_day TEXT CHECK (length(last_day) = 10),
            CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day),
            PRIMARY KEY (municipality, member, sequence),
            FOREIGN KEY (municipality, member) REFERENCES city_member (municipality, id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (municipality, post) REFERENCES city_post (municipality, id) DEFERRABLE INITIALLY DEFERRED
        )\(dialect.tableEnd);
        """
    }
}
