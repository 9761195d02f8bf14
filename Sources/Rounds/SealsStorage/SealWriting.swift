import Figures
import Planning
import SQLInterface
import Seals

/// Writes one entry of a chain, within the transaction of what it seals.
struct SealWriting {
    private let connection: any SQLConnection
    private let entry: SealEntry
    private let city: String
    private let plan: String

    init(_ connection: any SQLConnection, _ entry: SealEntry) {
        self.connection = connection
        self.entry = entry
        city = entry.municipality.text
        plan = entry.plan.text
    }

    func write(_ folder: [String: [UInt8]]) throws {
        try writeEntry()
        try writeFiles(folder)
        try writeChanges()
        try moveHead()
    }

    private func writeEntry() throws {
        let signature = entry.signature
        try connection.execute(
            """
            INSERT INTO seal_entry (municipality, plan, number, format, kind, year, revision, time, actor, post,
                reason, publication, previous, hash)
            VALUES (\(city), \(plan), \(entry.number), \(SealEntry.format), \(entry.kind.rawValue),
                \(entry.year.year), \(entry.revision), \(signature.milliseconds), \(signature.actor),
                \(signature.post), \(signature.reason), \(entry.publication?.text), \(entry.previous), \(entry.hash))
            """
        )
    }

    private func writeFiles(_ folder: [String: [UInt8]]) throws {
        for file in entry.files {
            let known = try connection.firstRow(
                "SELECT digest FROM seal_file WHERE municipality = \(city) AND digest = \(file.digest)"
            )
            if known == nil {
                let packed = try Packing.packed(folder[file.name] ?? [])
                try connection.execute(
                    """
                    INSERT INTO seal_file (municipality, digest, packed_digest, packed)
                    VALUES (\(city), \(file.digest), \(packed.sealDigest), \(packed))
                    """
                )
            }
            try connection.execute(
                """
                INSERT INTO seal_entry_file (municipality, plan, number, name, length, digest)
                VALUES (\(city), \(plan), \(entry.number), \(file.name), \(file.length), \(file.digest))
                """
            )
        }
    }

    private func writeChanges() throws {
        for (index, change) in entry.changes.enumerated() {
            try connection.execute(
                """
                INSERT INTO seal_change (municipality, plan, number, sequence, year, subject, item, measure,
                    before, after)
                VALUES (\(city), \(plan), \(entry.number), \(index + 1), \(change.year.year),
                    \(change.subject.rawValue), \(change.key), \(change.measure?.text), \(change.before),
                    \(change.after))
                """
            )
        }
    }

    private func moveHead() throws {
        let moved = try connection.execute(
            """
            UPDATE seal_head SET number = \(entry.number), hash = \(entry.hash), time = \(entry.signature.milliseconds)
            WHERE municipality = \(city) AND plan = \(plan)
            """
        )
        guard moved == 0 else { return }
        try connection.execute(
            """
            INSERT INTO seal_head (municipality, plan, number, hash, time)
            VALUES (\(city), \(plan), \(entry.number), \(entry.hash), \(entry.signature.milliseconds))
            """
        )
    }
}
