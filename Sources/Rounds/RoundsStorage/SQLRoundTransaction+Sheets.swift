import Casework
import CaseworkStorage
import Planning
import Rounds
import SQLInterface

// Sheets, what the plan must take of them, and how long they were open.
extension SQLRoundTransaction {
    func entry(_ id: CaseID) throws -> SheetEntry? {
        try connection.firstRow("SELECT * FROM round_sheet WHERE municipality = \(city) AND sheet = \(id.text)")?
            .sheetEntry()
    }

    func lines(of round: RoundID) throws -> [SheetLine] {
        try connection.rows(
            """
            SELECT s.sheet, s.round, s.measure, s.position, s.units, r.state, r.deadline, r.version, r.entered, r.changed
            FROM round_sheet AS s JOIN case_record AS r ON r.municipality = s.municipality AND r.id = s.sheet
            WHERE s.municipality = \(city) AND s.round = \(round.text) ORDER BY s.position
            """
        )
        .map { try $0.sheetLine() }
    }

    func lines(for posts: [PostKey]) throws -> [SheetLine] {
        try connection.rows(
            """
            SELECT s.sheet, s.round, s.measure, s.position, s.units, r.state, r.deadline, r.version, r.entered, r.changed
            FROM round_sheet AS s JOIN case_record AS r ON r.municipality = s.municipality AND r.id = s.sheet
                JOIN round_head AS h ON h.municipality = s.municipality AND h.id = s.round
            WHERE s.municipality = \(city) AND h.state = 'open' AND s.sheet IN (
                SELECT case_id FROM case_assignment
                WHERE municipality = \(city) AND post IN (\(list: posts.map(\.text)))
            )
            ORDER BY CASE WHEN r.deadline IS NULL THEN 1 ELSE 0 END, r.deadline, s.round, s.position
            """
        )
        .map { try $0.sheetLine() }
    }

    func returns(of round: RoundID) throws -> [CaseID: Int] {
        let rows = try connection.rows(
            """
            SELECT s.sheet, COUNT(*) AS times
            FROM round_sheet AS s JOIN case_event AS e ON e.municipality = s.municipality AND e.case_id = s.sheet
            WHERE s.municipality = \(city) AND s.round = \(round.text) AND e.step = \(SheetForm.Step.sendBack.text)
            GROUP BY s.sheet
            """
        )
        var counts: [CaseID: Int] = [:]
        for row in rows { counts[try row.key("sheet")] = try row.int("times") }
        return counts
    }

    func save(_ entry: SheetEntry) throws {
        let units = PlainValue.list(entry.units.map(PlainValue.text)).jsonText
        try connection.execute(
            """
            INSERT INTO round_sheet (municipality, sheet, round, measure, position, units)
            VALUES (\(city), \(entry.sheet.text), \(entry.round.text), \(entry.measure.text), \(entry.position), \(units))
            ON CONFLICT (municipality, sheet) DO UPDATE SET units = excluded.units
            """
        )
    }
}

// What the plan takes.
extension SQLRoundTransaction {
    func due(of round: RoundID) throws -> [DueSheet] {
        try connection.rows(
            """
            SELECT sheet, version FROM round_due WHERE municipality = \(city) AND round = \(round.text) ORDER BY sheet
            """
        )
        .map { DueSheet(sheet: try $0.key("sheet"), version: try $0.int("version")) }
    }

    func markDue(_ sheet: CaseID, of round: RoundID, version: Int) throws {
        try connection.execute(
            """
            INSERT INTO round_due (municipality, round, sheet, version)
            VALUES (\(city), \(round.text), \(sheet.text), \(version))
            ON CONFLICT (municipality, round, sheet) DO UPDATE SET version = excluded.version
            """
        )
    }

    func unmarkDue(_ sheet: CaseID) throws {
        try connection.execute("DELETE FROM round_due WHERE municipality = \(city) AND sheet = \(sheet.text)")
    }

    func note(_ taking: Taking) throws -> Bool {
        try connection.execute(
            """
            DELETE FROM round_due WHERE municipality = \(city) AND round = \(taking.round.text)
            AND sheet = \(taking.sheet.text) AND version <= \(taking.version)
            """
        )
        let added = try connection.execute(
            """
            INSERT INTO round_taking (municipality, round, sheet, version, revision, time)
            SELECT \(city), \(taking.round.text), \(taking.sheet.text), \(taking.version), \(taking.revision),
                \(taking.time)
            WHERE NOT EXISTS (
                SELECT 1 FROM round_taking WHERE municipality = \(city) AND round = \(taking.round.text)
                AND sheet = \(taking.sheet.text) AND version = \(taking.version)
            )
            """
        )
        return added > 0
    }

    func takings(of round: RoundID) throws -> [Taking] {
        try connection.rows(
            """
            SELECT * FROM round_taking WHERE municipality = \(city) AND round = \(round.text)
            ORDER BY revision DESC, sheet, version DESC
            """
        )
        .map { row in
            Taking(
                sheet: try row.key("sheet"),
                round: try row.key("round"),
                version: try row.int("version"),
                revision: try row.int("revision"),
                time: try row.moment("time")
            )
        }
    }
}

// How long forms were open.
extension SQLRoundTransaction {
    func work(of round: RoundID) throws -> [String: Int] {
        let rows = try connection.rows(
            "SELECT unit, seconds FROM round_work WHERE municipality = \(city) AND round = \(round.text)"
        )
        var work: [String: Int] = [:]
        for row in rows { work[try row.text("unit")] = try row.int("seconds") }
        return work
    }

    func lastSeen(_ sheet: CaseID, by member: MemberKey) throws -> Moment? {
        try connection.firstRow(
            """
            SELECT seen FROM round_presence
            WHERE municipality = \(city) AND sheet = \(sheet.text) AND member = \(member.text)
            """
        )?
        .moment("seen")
    }

    func addWork(_ sheet: SheetEntry, by member: MemberKey, at time: Moment, seconds: Int) throws {
        try connection.execute(
            """
            INSERT INTO round_presence (municipality, sheet, member, seen)
            VALUES (\(city), \(sheet.sheet.text), \(member.text), \(time))
            ON CONFLICT (municipality, sheet, member) DO UPDATE SET seen = excluded.seen
            """
        )
        guard seconds > 0 else { return }
        try connection.execute(
            """
            INSERT INTO round_work (municipality, round, unit, seconds)
            VALUES (\(city), \(sheet.round.text), \(sheet.units.first ?? ""), \(seconds))
            ON CONFLICT (municipality, round, unit) DO UPDATE SET seconds = round_work.seconds + excluded.seconds
            """
        )
    }
}

extension SQLRow {
    fileprivate func sheetEntry() throws -> SheetEntry {
        let (measure, units) = (try text("measure"), try text("units"))
        guard case .list(let list)? = PlainValue(json: units) else {
            throw SQLError.unexpectedValue(column: "units", found: units)
        }
        return SheetEntry(
            sheet: try key("sheet"),
            round: try key("round"),
            measure: try Measure.ID(measure).orDamage("measure", measure),
            position: try int("position"),
            units: list.compactMap { if case .text(let unit) = $0 { unit } else { nil } }
        )
    }

    fileprivate func sheetLine() throws -> SheetLine {
        SheetLine(
            try sheetEntry(),
            state: try key("state"),
            deadline: try optionalMoment("deadline"),
            version: try int("version"),
            entered: try moment("entered"),
            changed: try moment("changed")
        )
    }
}
