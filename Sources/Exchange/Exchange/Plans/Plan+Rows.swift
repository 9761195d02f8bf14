import Figures
import Planning
import Wording

extension Plan {
    /// The rows of one table, each with its cells in the order of the schema's columns.
    func rows(of schema: TableSchema) -> [[String]] {
        switch schema.file {
        case TableSchema.nodes.file: nodes.map(\.cells)
        case TableSchema.measures.file: measures.map(\.cells)
        case TableSchema.units.file: units.map(\.cells)
        case TableSchema.owners.file: measures.flatMap(\.ownerRows)
        case TableSchema.indicators.file: measures.flatMap(\.indicatorRows)
        case TableSchema.figures.file: measures.flatMap(\.figureRows)
        case TableSchema.goals.file: goals.map(\.cells)
        case TableSchema.tasks.file: tasks.map(\.cells)
        case TableSchema.texts.file: texts.map(\.cells)
        case TableSchema.lineage.file: lineage.map(\.cells)
        case TableSchema.published.file: published.map(\.cells)
        case TableSchema.grants.file: grants.map(\.cells)
        case TableSchema.meetings.file: meetings.map(\.cells)
        case TableSchema.agenda.file: meetings.flatMap(\.agendaRows)
        case TableSchema.materials.file: meetings.flatMap(\.materialRows)
        case TableSchema.attendance.file: meetings.flatMap(\.attendanceRows)
        case TableSchema.council.file: council.map(\.cells)
        default: []
        }
    }
}

extension Bilingual {
    /// The cells `name` and `name_en`; the second is blank where it says the same.
    fileprivate var cells: [String] {
        [japanese, japanese.utf8.elementsEqual(english.utf8) ? "" : english]
    }
}

extension FiscalYear? {
    fileprivate var cell: String { self.map { String($0.year) } ?? "" }
}

extension Bool {
    fileprivate var cell: String { self ? "1" : "" }
}

extension PlanNode {
    fileprivate var cells: [String] { [id.text, parent?.text ?? "", level.text, number] + name.cells }
}

extension OrganisationUnit {
    fileprivate var cells: [String] {
        [id.text, parent?.text ?? "", kind.rawValue, name, from.cell, through.cell]
    }
}

extension Measure {
    fileprivate var cells: [String] {
        let under = alsoUnder.map(\.text).joined(separator: ";")
        let whom = Audience.allCases.filter(audience.contains).map(\.rawValue).joined(separator: ";")
        return [id.text, number] + name.cells + [node.text, under, whom, purpose, effect]
    }

    fileprivate var ownerRows: [[String]] {
        owners.map { [id.text, $0.unit.text, $0.from.cell, $0.through.cell, $0.andOthers.cell] }
    }

    fileprivate var indicatorRows: [[String]] {
        indicators.map { indicator in
            [
                id.text, indicator.series, indicator.name, indicator.unit, indicator.direction.rawValue,
                indicator.method, indicator.accumulation.rawValue, indicator.countsCalendarYear.cell,
                indicator.composition ?? "",
            ]
        }
    }

    fileprivate var figureRows: [[String]] {
        indicators.flatMap { indicator in
            indicator.figuresInOrder.map { kind, year, figure in
                let note = indicator.notes.first { $0.kind == kind && $0.year == year }?.text ?? ""
                return [
                    id.text, indicator.series, year.cell, kind.rawValue, figure.value.canonicalText,
                    figure.value.reason?.rawValue ?? "", figure.printed, note,
                ]
            }
        }
    }
}

extension Indicator {
    /// The baseline, then the figures year by year, the target before the actual.
    fileprivate var figuresInOrder: [(kind: FigureKind, year: FiscalYear?, figure: Figure)] {
        var list: [(kind: FigureKind, year: FiscalYear?, figure: Figure)] = []
        if let baseline { list.append((.baseline, baselineYear, baseline)) }
        for year in targets.years { if let figure = targets[year] { list.append((.target, year, figure)) } }
        for year in actuals.years { if let figure = actuals[year] { list.append((.actual, year, figure)) } }
        return list.sorted { FigureRow.order($0.kind, $0.year) < FigureRow.order($1.kind, $1.year) }
    }
}

extension Goal {
    fileprivate var cells: [String] {
        [id.text, node.text] + name.cells + [unit, series.map(\.text).joined(separator: ";")]
    }
}

extension PlanTask {
    fileprivate var cells: [String] {
        [measure.text, number, text, due, sections.joined(separator: ";")]
    }
}

extension YearlyText {
    fileprivate var cells: [String] { [measure.text, String(year.year), kind.rawValue, text] }
}

extension LineageEvent {
    fileprivate var cells: [String] { [measure.text, String(year.year), kind.rawValue, before, after, note] }
}

extension PublishedFigure {
    fileprivate var cells: [String] {
        [
            document, String(year.year), subject.cell, cited, name, unit, target ?? "", actual ?? "", rate ?? "",
            rating ?? "",
        ]
    }
}

extension PublishedFigure.Subject {
    fileprivate var cell: String {
        switch self {
        case .series(let reference): "series:\(reference.text)"
        case .goal(let id): "goal:\(id.text)"
        case .node(let id): "node:\(id.text)"
        case .share(let name): "share:\(name)"
        }
    }
}
