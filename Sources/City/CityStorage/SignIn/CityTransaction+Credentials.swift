import City
import Figures
import SQLInterface

extension CityTransaction {
    func credential(of member: Member.ID, in municipality: MunicipalityCode) throws -> Credential? {
        let row = try connection.firstRow(
            """
            SELECT password, password_set, totp_secret, totp_confirmed, totp_last_step, recovery_salt
            FROM city_credential WHERE municipality = \(municipality.text) AND member = \(member.text)
            """
        )
        guard let row else { return nil }
        return Credential(
            member: member,
            password: try row.password(),
            passwordSet: try row.optionalMoment("password_set"),
            secondFactor: try secondFactor(row, of: member, in: municipality)
        )
    }

    func hasSecondFactor(_ member: Member.ID, in municipality: MunicipalityCode) throws -> Bool {
        let row = try connection.firstRow(
            """
            SELECT totp_confirmed FROM city_credential
            WHERE municipality = \(municipality.text) AND member = \(member.text) AND totp_secret IS NOT NULL
            """
        )
        return try row?.boolean("totp_confirmed") == true
    }

    private func secondFactor(
        _ row: SQLRow,
        of member: Member.ID,
        in municipality: MunicipalityCode
    ) throws -> SecondFactor? {
        guard let secret = try row.optionalBlob("totp_secret") else { return nil }
        let hashes = try connection.rows(
            """
            SELECT hash FROM city_recovery_code
            WHERE municipality = \(municipality.text) AND member = \(member.text) ORDER BY hash
            """
        )
        .map { SecretHash(bytes: try $0.blob("hash")) }
        return SecondFactor(
            oneTimePassword: OneTimePassword(secret: secret),
            isConfirmed: try row.boolean("totp_confirmed"),
            lastStep: try row.optionalInteger("totp_last_step"),
            recovery: RecoverySet(salt: try row.blob("recovery_salt"), hashes: hashes)
        )
    }

    func save(_ credential: Credential, in municipality: MunicipalityCode) throws {
        let (city, member, factor) = (municipality.text, credential.member.text, credential.secondFactor)
        try connection.execute(
            """
            INSERT INTO city_credential
                (municipality, member, password, password_set, totp_secret, totp_confirmed, totp_last_step,
                 recovery_salt)
            VALUES (\(city), \(member), \(credential.password?.phc),
                    \(credential.passwordSet.map { StoredMoment($0).milliseconds }),
                    \(factor?.oneTimePassword.secret), \(factor?.isConfirmed), \(factor?.lastStep),
                    \(factor?.recovery.salt))
            ON CONFLICT (municipality, member) DO UPDATE
            SET password = excluded.password, password_set = excluded.password_set,
                totp_secret = excluded.totp_secret, totp_confirmed = excluded.totp_confirmed,
                totp_last_step = excluded.totp_last_step, recovery_salt = excluded.recovery_salt
            """
        )
        try connection.execute(
            "DELETE FROM city_recovery_code WHERE municipality = \(city) AND member = \(member)"
        )
        for hash in factor?.recovery.hashes ?? [] {
            try connection.execute(
                """
                INSERT INTO city_recovery_code (municipality, member, hash)
                VALUES (\(city), \(member), \(hash.bytes))
                """
            )
        }
    }

    func link(_ hash: SecretHash, in municipality: MunicipalityCode) throws -> OneTimeLink? {
        try connection.firstRow(
            """
            SELECT member, purpose, expires FROM city_link
            WHERE municipality = \(municipality.text) AND hash = \(hash.bytes)
            """
        )
        .map { row in
            OneTimeLink(
                of: try row.identifier("member"),
                in: municipality,
                for: try row.word("purpose"),
                hash: hash,
                expires: try row.moment("expires")
            )
        }
    }

    func save(_ link: OneTimeLink) throws {
        try removeLinks(of: link.member, in: link.municipality)
        try connection.execute(
            """
            INSERT INTO city_link (municipality, hash, member, purpose, expires)
            VALUES (\(link.municipality.text), \(link.hash.bytes), \(link.member.text), \(link.purpose.rawValue),
                    \(StoredMoment(link.expires).milliseconds))
            """
        )
    }

    func removeLinks(of member: Member.ID, in municipality: MunicipalityCode) throws {
        try connection.execute(
            "DELETE FROM city_link WHERE municipality = \(municipality.text) AND member = \(member.text)"
        )
    }
}

extension SQLRow {
    fileprivate func password() throws -> PasswordHash? {
        guard let text = try optionalText("password") else { return nil }
        guard let hash = PasswordHash(phc: text) else {
            // What stands there must not reach a log.
            throw SQLError.unexpectedValue(column: "password", found: "no hash of scrypt")
        }
        return hash
    }
}
