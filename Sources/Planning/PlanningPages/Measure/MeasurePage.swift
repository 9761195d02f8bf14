import Figures
import PagesSupport
import Planning
import Wording

/// A measure over the years, seen from one of them.
struct MeasurePage: SitePage {
    struct Owner: Hashable, Sendable {
        let years: String
        let name: String
    }

    let place: Place
    let measure: Measure
    let name: NumberedName
    let headings: [PageShell.Crumb]
    let alsoUnder: [LinkedText]
    let audience: String
    let owners: [Owner]
    let series: [FinishedSection]
    let tasks: [PlanTask]
    let texts: [YearlyText]
    let lineage: [LineageLine]
    let changes: [RevisionLine]
    /// What was corrected after a year was sealed, the latest first.
    let errata: [Erratum]
    let previous: LinkedText?
    let next: LinkedText?
    let years: YearChoices
    let isCurrent: Bool

    /// Nothing where the plan has no such measure.
    init?(_ place: Place, _ id: Measure.ID, _ history: PlanHistory) {
        guard let index = place.edition.index(of: id) else { return nil }
        let language = place.language
        let measure = place.plan.measures[index]
        self.place = place
        self.measure = measure
        name = NumberedName(number: place.number(of: measure), name: place.name(of: measure))
        headings = place.edition.path(to: measure.node).map {
            PageShell.Crumb(place.name(of: $0).text, path: place.paths.node($0.id, place.year))
        }
        alsoUnder = measure.alsoUnder.compactMap { place.edition.node($0) }.map {
            LinkedText(text: place.name(of: $0).text, path: place.paths.node($0.id, place.year))
        }
        audience = Audience.allCases.filter(measure.audience.contains).map { $0.name[language] }
            .joined(separator: language == .japanese ? "・" : ", ")
        owners = measure.owners.map { Self.owner($0, place) }
        series = place.edition.shelves.series.value(MeasureReading(measure: index, reading: place.reading)) {
            // From the same year whoever asks first, so that the page is always the same.
            let current = place.current(place.reading)
            return measure.indicators.indices.map {
                FinishedSection(SeriesSection(current, measure: index, series: $0))
            }
        }
        tasks = place.edition.tasks[id] ?? []
        texts = (place.edition.texts[id] ?? []).sorted { $0.year > $1.year }
        lineage = (place.edition.lineage[id] ?? []).map { LineageLine($0, place) }
        changes = history.revisions.filter { $0.rows[id] != nil }.map { RevisionLine($0, place, of: id) }
        errata = place.edition.errata(of: id)
        let others = place.edition.currentMeasures(in: place.year)
        previous = others.last { $0 < index }.map { place.link(to: place.plan.measures[$0]) }
        next = others.first { $0 > index }.map { place.link(to: place.plan.measures[$0]) }
        years = YearChoices(place) { place.paths.measure(id, $0) }
        isCurrent = place.plan.isCurrent(measure, in: place.year)
    }

    private static func owner(_ owner: Ownership, _ place: Place) -> Owner {
        let unit = place.edition.unit(owner.unit)
        let parent = unit?.parent.flatMap(place.edition.unit)
        var name = [parent?.name, unit?.name ?? owner.unit.text].compactMap(\.self).joined(separator: " ")
        if owner.andOthers { name += Bilingual(" 等", " and others")[place.language] }
        let from = owner.from.map(place.shortName)
        let through = owner.through.map(place.shortName)
        let years = from == nil && through == nil ? "" : "\(from ?? "")～\(through ?? "")"
        return Owner(years: years, name: name)
    }
}

/// What happened to a measure in a year, in words.
struct LineageLine: Hashable, Sendable {
    let year: String
    let what: String
    let detail: String
    let successors: [LinkedText]

    init(_ event: LineageEvent, _ place: Place) {
        let language = place.language
        year = place.name(of: event.year)
        what = Self.names[event.kind]?[language] ?? event.kind.rawValue
        successors = event.successors.compactMap { place.edition.measure($0) }.map {
            LinkedText(
                text: "No.\(place.number(of: $0)) \(place.name(of: $0))",
                path: place.paths.measure($0.id, place.year)
            )
        }
        var detail = ""
        if event.kind == .renamed || event.kind == .renumbered { detail = "\(event.before) → \(event.after)" }
        if !event.note.isEmpty { detail += detail.isEmpty ? event.note : "（\(event.note)）" }
        self.detail = detail
    }

    private static let names: [LineageEvent.Kind: Bilingual] = [
        .added: Bilingual("追加", "Added"), .renamed: Bilingual("名称変更", "Renamed"),
        .renumbered: Bilingual("番号変更", "Renumbered"), .merged: Bilingual("統合", "Merged"),
        .split: Bilingual("分割", "Split"), .superseded: Bilingual("後継へ移行", "Superseded"),
        .ended: Bilingual("終了", "Ended"),
    ]
}
