import Figures
import Foundation
import PagesSupport
import Planning
import Wording

/// What was published and corrected in a plan, as an Atom feed (RFC 4287): an entry for each revision.
struct PlanFeed: Sendable {
    struct Entry: Hashable, Sendable {
        let id: String
        let title: String
        let updated: String
        let reason: String
        let figures: [FigureLine]
        /// How many figures were changed besides those.
        let more: Int
    }

    /// A changed figure: of what, and from what to what.
    struct FigureLine: Hashable, Sendable {
        let measure: String
        /// The measure's page; nothing where there is none any more.
        let path: String?
        let what: String
        let before: String
        let after: String
    }

    static let contentType = "application/atom+xml; charset=utf-8"
    /// How many revisions a feed tells.
    static let maximumEntries = 50
    private static let maximumFigures = 200

    let id: String
    let title: String
    let author: String
    let path: String
    let page: String
    let updated: String
    let entries: [Entry]
    let language: Language

    init(_ place: Place, _ history: PlanHistory) {
        language = place.language
        id = Self.identifier(place, revision: nil)
        title = Bilingual("\(place.plan.name.japanese)の更新", "Changes of the \(place.plan.name.english)")[place.language]
        author = place.plan.municipality.name[place.language]
        path = place.paths.feed
        page = place.paths.root
        entries = history.revisions.map { revision in
            Entry(
                id: Self.identifier(place, revision: revision),
                title: Self.title(revision, place)[place.language],
                updated: Self.text(revision.time),
                reason: revision.reason,
                figures: revision.figures.prefix(Self.maximumFigures).map { FigureLine($0, place) },
                more: max(0, revision.figures.count - Self.maximumFigures)
            )
        }
        // A plan without a history bears the first day of its period, which is always the same.
        updated = entries.first?.updated ?? "\(place.plan.period.lowerBound.year)-04-01T00:00:00+09:00"
    }

    /// An erratum is announced as one.
    private static func title(_ revision: PlanRevision, _ place: Place) -> Bilingual {
        let counts = counts(revision)
        let erratum = place.edition.sealing.errata.first { $0.revision == revision.revision }
        guard let mark = erratum?.mark else { return counts }
        return Bilingual(
            "訂正（第\(mark.number)号）\(counts.japanese)",
            "Erratum (No. \(mark.number)). \(counts.english)"
        )
    }

    private static func counts(_ revision: PlanRevision) -> Bilingual {
        Bilingual(
            "更新：追加 \(revision.added)、変更 \(revision.changed)、削除 \(revision.removed)",
            "Update: \(revision.added) added, \(revision.changed) changed, \(revision.removed) removed"
        )
    }

    /// Stays the same wherever the plan is served, and differs for everything that is not the same entry.
    private static func identifier(_ place: Place, revision: PlanRevision?) -> String {
        var name = "shirube feed \(place.plan.municipality.code.text) \(place.plan.id.text) \(place.language.rawValue)"
        if let revision { name += " \(revision.revision) \(text(revision.time))" }
        // A UUID of version 8, whose bits are ours to choose but for six of them.
        var digits = Array(Fingerprint(Array(name.utf8)).text)
        digits[12] = "8"
        digits[16] = "a"
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return "urn:uuid:" + groups.joined(separator: "-")
    }

    private static func text(_ time: Date) -> String {
        time.formatted(.iso8601)
    }
}

extension PlanFeed.FigureLine {
    init(_ change: FigureChange, _ place: Place) {
        let language = place.language
        let measure = place.plan.measure(change.series.measure)
        let indicator = measure?.indicators.first { $0.series == change.series.series }
        let unit = indicator?.unit ?? ""
        self.measure =
            measure.map { NumberedName(number: place.number(of: $0), name: place.name(of: $0)) }
            .map { "\($0.label) \($0.name)" } ?? change.series.measure.text
        path = measure.map { measure in
            let year = change.year.flatMap { place.edition.years[$0] == nil ? nil : $0 } ?? place.year
            return place.paths.measure(measure.id, year)
        }
        let year = change.year.map { place.name(of: $0) + " " } ?? ""
        let name = (indicator?.name).map { language == .japanese ? "（\($0)）" : " (\($0))" } ?? ""
        what = year + Self.word(change.kind)[language] + name
        before = Self.text(change.before, unit, language)
        after = Self.text(change.after, unit, language)
    }

    private static func word(_ kind: FigureKind) -> Bilingual {
        switch kind {
        case .target: PageWords.target
        case .actual: PageWords.actual
        case .baseline: PageWords.baseline
        }
    }

    private static func text(_ figure: Figure, _ unit: String, _ language: Language) -> String {
        let view = FigureView(figure, unit: unit, language: language)
        guard !view.text.isEmpty else { return Bilingual("（空欄）", "(blank)")[language] }
        return view.isNumber && !unit.isEmpty ? "\(view.text) \(unit)" : view.text
    }
}
