import Figures
import Foundation
import Planning
import Wording

/// A figure that was one thing and is another.
struct FigureChange: Sendable {
    let series: SeriesReference
    let kind: FigureKind
    /// Nothing for a baseline.
    let year: FiscalYear?
    let before: Figure
    let after: Figure

    /// Nothing where the event is no change of a figure that can be read: a feed leaves out what it does not understand.
    init?(_ event: PlanEvent) {
        let parts = event.key.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, let measure = event.measure, let kind = FigureKind(rawValue: String(parts[2])),
            let before = Self.figure(event.before), let after = Self.figure(event.after)
        else { return nil }
        series = SeriesReference(measure: measure, series: String(parts[1]))
        self.kind = kind
        year = Int(parts[3]).flatMap { FiscalYear($0) }
        self.before = before
        self.after = after
    }

    /// The columns of a stored figure.
    private struct Row: Decodable {
        let value: String?
        let reason: String?
        let printed: String
    }

    private static func figure(_ json: String?) -> Figure? {
        guard let json, let row = try? JSONDecoder().decode(Row.self, from: Data(json.utf8)) else { return nil }
        let reason = row.reason.flatMap { NoValueReason(rawValue: $0) }
        guard let value = try? FigureValue(canonical: row.value ?? "", reason: reason) else { return nil }
        return Figure(value, printed: row.printed)
    }
}
