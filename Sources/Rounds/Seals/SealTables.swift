import Figures
import Foundation
import Planning
package import Tables

/// The chain of a plan's seals as tables that stand beside its exported folder.
///
/// They say what the folder itself cannot: which of its years are sealed, and how what was corrected stood before.
/// Those who sealed and corrected are named by their posts alone, so that a folder can be handed to anybody.
package enum SealTables {
    /// The columns of the seals.
    package static let sealColumns = [
        "number", "year", "revision", "sealed_at", "post", "reason", "publication", "previous", "hash",
    ]
    /// The columns of the errata.
    package static let erratumColumns = [
        "number", "seal", "year", "subject", "measure", "series", "key", "original", "before", "after", "reason",
        "corrected_at", "post", "previous", "hash",
    ]

    /// A row for each seal, the oldest first.
    package static func seals(_ chain: [SealEntry]) -> DataRows {
        DataRows(
            columns: sealColumns,
            rows: chain.filter { $0.kind == .seal }.map { entry in
                [
                    String(entry.number), String(entry.year.year), String(entry.revision), time(entry),
                    entry.signature.post, entry.signature.reason, entry.mark.firstPublicDay.text, entry.previous,
                    entry.hash,
                ]
            }
        )
    }

    /// A row for each thing that an erratum changed, the oldest erratum first.
    package static func errata(_ chain: [SealEntry]) -> DataRows {
        let sealing = PlanSealing(chain)
        return DataRows(
            columns: erratumColumns,
            rows: chain.filter { $0.kind == .erratum }.flatMap { entry in
                entry.changes.map { row($0, of: entry, sealing) }
            }
        )
    }

    private static func row(_ change: SealedChange, of entry: SealEntry, _ sealing: PlanSealing) -> [String] {
        // Only the first erratum of a thing has before it what was sealed.
        let original = sealing.original(change.subject, change.key, in: change.year)?.original
        return [
            String(entry.number), sealing.seal(of: change.year).map { String($0.number) } ?? "",
            String(change.year.year), change.subject.rawValue, change.measure?.text ?? "",
            change.series?.series ?? "", change.key, original ?? "", change.before ?? "", change.after ?? "",
            entry.signature.reason, time(entry), entry.signature.post, entry.previous, entry.hash,
        ]
    }

    private static func time(_ entry: SealEntry) -> String { entry.signature.time.formatted(.iso8601) }
}
