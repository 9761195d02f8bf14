import Crypto
package import Figures
package import Foundation
package import Planning
import Tables

/// One entry in the chain of a plan's seals: a year that was sealed, or an erratum.
///
/// Its hash covers every word of it, the content of the whole plan folder at that moment, and the hash of the entry before.
package struct SealEntry: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// 確定
        case seal
        /// 訂正
        case erratum
    }

    /// The form of the manifest that is hashed.
    package static let format = 1

    package var kind: Kind
    /// Counts the entries of a plan from 1.
    package var number: Int
    package var heading: SealHeading
    /// The plan folder, in the order of the names' bytes.
    package var files: [SealedFile]
    /// What an erratum changed in sealed years; none in a seal.
    package var changes: [SealedChange]
    /// The hash of the entry before; empty in the first.
    package var previous: String
    /// As stored; ``computedHash`` is what it has to be.
    package var hash = ""

    package init(
        _ kind: Kind,
        number: Int,
        _ heading: SealHeading,
        files: [SealedFile],
        changes: [SealedChange],
        previous: String
    ) {
        self.kind = kind
        self.number = number
        self.heading = heading
        self.files = files
        self.changes = changes
        self.previous = previous
    }

    package var plan: Plan.ID { heading.plan }
    package var municipality: MunicipalityCode { heading.municipality }
    package var year: FiscalYear { heading.year }
    package var revision: Int { heading.revision }
    package var signature: SealSignature { heading.signature }
    package var publication: CalendarDate? { heading.publication }

    /// The day in Japan on which it was made.
    package var day: CalendarDate {
        let (day, hour) = (86_400_000 as Int64, 3_600_000 as Int64)
        let milliseconds = signature.milliseconds + 9 * hour
        let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: day)
        return CalendarDate(daysSince1970: Int(days) - (rest < 0 ? 1 : 0))
    }

    package var mark: SealMark {
        SealMark(number: number, year: year, day: day, publication: publication, hash: hash)
    }
}

/// What an entry is about, and whose it is.
package struct SealHeading: Hashable, Sendable {
    package var plan: Plan.ID
    package var municipality: MunicipalityCode
    /// The year that was sealed, or the first that was corrected.
    package var year: FiscalYear
    /// The plan's revision that it made; in a draft the one that was looked at.
    package var revision: Int
    package var signature: SealSignature
    /// The day from which everybody may see the year; `nil` for at once, and for errata.
    package var publication: CalendarDate?

    package init(
        plan: Plan.ID,
        municipality: MunicipalityCode,
        year: FiscalYear,
        revision: Int,
        signature: SealSignature,
        publication: CalendarDate?
    ) {
        self.plan = plan
        self.municipality = municipality
        self.year = year
        self.revision = revision
        self.signature = signature
        self.publication = publication
    }
}

/// Who sealed or corrected, as what post, when and why.
package struct SealSignature: Hashable, Sendable {
    package var actor: String
    package var post: String
    /// Milliseconds since 1970.
    package var milliseconds: Int64
    package var reason: String

    package init(actor: String, post: String, time: Date, reason: String) {
        self.init(
            actor: actor,
            post: post,
            milliseconds: Int64(exactly: (time.timeIntervalSince1970 * 1000).rounded()) ?? 0,
            reason: reason
        )
    }

    package init(actor: String, post: String, milliseconds: Int64, reason: String) {
        self.actor = actor
        self.post = post
        self.milliseconds = milliseconds
        self.reason = reason
    }

    package var time: Date { Date(timeIntervalSince1970: TimeInterval(milliseconds) / 1000) }

    /// As the plan's record has people: who, and as what post.
    package var name: String { "\(actor)（\(post)）" }
}

/// A file of a sealed folder.
package struct SealedFile: Hashable, Sendable {
    package let name: String
    /// In bytes.
    package let length: Int
    /// SHA-256 of its bytes, as 64 hexadecimal digits.
    package let digest: String

    package init(name: String, length: Int, digest: String) {
        self.name = name
        self.length = length
        self.digest = digest
    }

    package init(name: String, bytes: [UInt8]) {
        self.init(name: name, length: bytes.count, digest: bytes.sealDigest)
    }

    /// The files of a folder, in the order of the names' bytes.
    package static func all(of folder: [String: [UInt8]]) -> [SealedFile] {
        folder.map { SealedFile(name: $0.key, bytes: $0.value) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}

extension [UInt8] {
    /// SHA-256, as 64 hexadecimal digits.
    package var sealDigest: String { SHA256.hash(data: self).map(Self.hexadecimal).joined() }

    private static func hexadecimal(_ byte: UInt8) -> String {
        byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
    }
}

// MARK: What is hashed

extension SealEntry {
    /// The text that is hashed: one line for each thing, texts as JSON strings.
    package var manifest: String {
        var lines = [
            "shirube-seal \(Self.format)", "municipality \(municipality.text)", "plan \(plan.text)",
            "number \(number)", "kind \(kind.rawValue)", "year \(year.year)", "revision \(revision)",
            "time \(signature.milliseconds)", "actor \(signature.actor.jsonText)", "post \(signature.post.jsonText)",
            "reason \(signature.reason.jsonText)", "publication \(publication?.text ?? "-")",
            "previous \(previous.isEmpty ? "-" : previous)",
        ]
        lines += files.map { "file \($0.length) \($0.digest) \($0.name.jsonText)" }
        lines += changes.map { change in
            let place = "\(change.year.year) \(change.subject.rawValue) \(change.measure?.text ?? "-")"
            let values = [change.before, change.after].map { $0?.jsonText ?? "-" }
            return "change \(place) \(change.key.jsonText) \(values.joined(separator: " "))"
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// SHA-256 of the manifest, as 64 hexadecimal digits.
    package var computedHash: String { Array(manifest.utf8).sealDigest }

    /// The erratum as pages and documents show it; `nil` for a seal.
    package var erratum: Erratum? {
        guard kind == .erratum else { return nil }
        return Erratum(
            mark: mark,
            revision: revision,
            time: signature.time,
            hand: (signature.actor, signature.post),
            reason: signature.reason,
            changes: changes
        )
    }
}

extension PlanSealing {
    /// The seals and errata of a chain, oldest first.
    package init(_ entries: [SealEntry]) {
        self.init(
            seals: entries.filter { $0.kind == .seal }.map(\.mark),
            errata: entries.compactMap(\.erratum)
        )
    }
}
