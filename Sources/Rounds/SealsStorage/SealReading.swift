import Figures
import Planning
import PlanningStorage
import SQLInterface
import Seals
import Wording

/// Reads the chain of one plan.
struct SealReading {
    private let connection: any SQLConnection
    private let plan: Plan.ID

    /// The rows of the plan, of the municipality that has it: what says another one is not of this chain.
    private var ofPlan: SQLQuery {
        """
        municipality = (SELECT municipality FROM plan_register WHERE plan = \(plan.text)) AND plan = \(plan.text)
        """
    }

    init(_ connection: any SQLConnection, _ plan: Plan.ID) {
        self.connection = connection
        self.plan = plan
    }

    func head() throws -> SealHead? {
        try connection.firstRow("SELECT number, hash, time FROM seal_head WHERE \(ofPlan)").map {
            SealHead(number: try $0.int("number"), hash: try $0.text("hash"), milliseconds: try $0.integer("time"))
        }
    }

    func entries() throws -> [SealEntry] {
        try rows().map { try entry($0) }
    }

    private func rows() throws -> [SQLRow] {
        try connection.rows(
            """
            SELECT municipality, number, format, kind, year, revision, time, actor, post, reason, publication,
                previous, hash
            FROM seal_entry WHERE \(ofPlan) ORDER BY number
            """
        )
    }

    private func entry(_ row: SQLRow) throws -> SealEntry {
        let number = try row.int("number")
        let format = try row.int("format")
        guard format == SealEntry.format else { throw damage("seal_entry.format", String(format)) }
        let kind = try row.text("kind")
        guard let kind = SealEntry.Kind(rawValue: kind) else { throw damage("seal_entry.kind", kind) }
        let publication = try row.optionalText("publication")
        let day = publication.flatMap { CalendarDate($0) }
        guard (publication == nil) == (day == nil) else { throw damage("seal_entry.publication", publication ?? "") }
        let heading = SealHeading(
            plan: plan,
            municipality: try municipality(row),
            year: try year(row, "seal_entry.year"),
            revision: try row.int("revision"),
            signature: SealSignature(
                actor: try row.text("actor"),
                post: try row.text("post"),
                milliseconds: try row.integer("time"),
                reason: try row.text("reason")
            ),
            publication: day
        )
        var entry = SealEntry(
            kind,
            number: number,
            heading,
            files: try files(of: number),
            changes: try changes(of: number),
            previous: try row.text("previous")
        )
        entry.hash = try row.text("hash")
        return entry
    }

    private func municipality(_ row: SQLRow) throws -> MunicipalityCode {
        let text = try row.text("municipality")
        guard let code = try? MunicipalityCode(reading: text), code.text == text else {
            throw damage("seal_entry.municipality", text)
        }
        return code
    }

    private func year(_ row: SQLRow, _ column: String) throws -> FiscalYear {
        let number = try row.int("year")
        guard let year = FiscalYear(number) else { throw damage(column, String(number)) }
        return year
    }

    private func damage(_ column: String, _ found: String) -> SQLError {
        .unexpectedValue(column: column, found: found)
    }

    private func files(of number: Int) throws -> [SealedFile] {
        try connection.rows(
            "SELECT name, length, digest FROM seal_entry_file WHERE \(ofPlan) AND number = \(number)"
        )
        .map {
            SealedFile(name: try $0.text("name"), length: try $0.int("length"), digest: try $0.text("digest"))
        }
        .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private func changes(of number: Int) throws -> [SealedChange] {
        try connection.rows(
            """
            SELECT sequence, year, subject, item, measure, before, after FROM seal_change
            WHERE \(ofPlan) AND number = \(number) ORDER BY sequence
            """
        )
        .enumerated().map { index, row in
            let sequence = try row.int("sequence")
            guard sequence == index + 1 else { throw damage("seal_change.sequence", String(sequence)) }
            let subject = try row.text("subject")
            guard let subject = SealedChange.Subject(rawValue: subject) else {
                throw damage("seal_change.subject", subject)
            }
            let measure = try row.optionalText("measure")
            let id = measure.flatMap { Measure.ID($0) }
            guard (measure == nil) == (id == nil) else { throw damage("seal_change.measure", measure ?? "") }
            return SealedChange(
                year: try year(row, "seal_change.year"),
                subject: subject,
                key: try row.text("item"),
                measure: id,
                before: try row.optionalText("before"),
                after: try row.optionalText("after")
            )
        }
    }

    /// The bytes of a file; `nil` where they are not there, or damaged.
    func content(of file: SealedFile) throws -> [UInt8]? {
        let row = try connection.firstRow(
            """
            SELECT seal_file.packed_digest, seal_file.packed FROM plan_register
            JOIN seal_file ON seal_file.municipality = plan_register.municipality
            WHERE plan_register.plan = \(plan.text) AND seal_file.digest = \(file.digest)
            """
        )
        guard let row else { return nil }
        let packed = try row.blob("packed")
        guard packed.sealDigest == (try row.text("packed_digest")) else { return nil }
        return Packing.unpacked(packed, length: file.length)
    }
}

// MARK: For looking whether anything was changed

extension SealReading {
    func record() throws -> SealRecord {
        var record = SealRecord()
        for row in try rows() {
            let number = (try? row.int("number")).map(String.init) ?? "?"
            let place = Bilingual("第\(number)号", "No. \(number)")
            try record.read(at: place) { $0.entries.append(try entry(row)) }
        }
        try record.read(at: Bilingual("最後の号の控え", "the copy of the last entry")) { $0.head = try head() }
        try record.read(at: Bilingual("確定した年度の一覧", "the list of sealed years")) { record in
            record.sealedYears = try sealedYears()
        }
        for file in record.entries.flatMap(\.files) where record.contents[file.digest] == nil {
            record.contents[file.digest] = .some(try content(of: file))
        }
        return record
    }

    private func sealedYears() throws -> [FiscalYear: Int] {
        let rows = try connection.rows("SELECT municipality FROM plan_register WHERE plan = \(plan.text)")
        guard let row = rows.first else { return [:] }
        let years = SealedYears(of: plan, in: try municipality(row), on: connection)
        return Dictionary(try years.all().map { ($0.year, $0.entry) }, uniquingKeysWith: { first, _ in first })
    }
}

extension SealRecord {
    /// Reads a part; a value that makes no sense is a fault, and no reason to look no further.
    fileprivate mutating func read(at place: Bilingual, _ body: (inout SealRecord) throws -> Void) throws {
        do {
            try body(&self)
        } catch SQLError.unexpectedValue(let column, let found) {
            let message = Bilingual(
                "\(column) が読めない値です（\(found)）。",
                "\(column) cannot be read (\(found))."
            )
            faults.append(SealFault(place, message))
        }
    }
}
