import Figures
import Planning
import Wording

/// A record and the row that it was read from.
struct Located<Value> {
    let value: Value
    let row: TableRow
}

/// The records of every table, each with its row, before they are put together.
struct PlanTables {
    let nodes: [Located<PlanNode>]
    let measures: [Located<Measure>]
    let units: [Located<OrganisationUnit>]
    let owners: [Located<OwnerRow>]
    let indicators: [Located<IndicatorRow>]
    let figures: [Located<FigureRow>]
    let goals: [Located<Goal>]
    let tasks: [Located<PlanTask>]
    let texts: [Located<YearlyText>]
    let lineage: [Located<LineageEvent>]
    let published: [Located<PublishedFigure>]
    let grants: [Located<Grant>]
    let meetings: [Located<Meeting>]
    let agenda: [Located<AgendaRow>]
    let materials: [Located<MaterialRow>]
    let attendance: [Located<AttendanceRow>]
    let council: [Located<CouncilEntry>]
    let log: ProblemLog
    /// The tables that could be read whole, by file: references into others would only repeat their problems.
    private let complete: Set<String>

    init(_ files: FolderTexts, log: ProblemLog) {
        var complete: Set<String> = []
        func records<Value>(_ schema: TableSchema, _ read: (TableRow) -> Value?) -> [Located<Value>] {
            let count = log.count
            let table = files.table(schema, log: log)
            let records = table.rows.compactMap { range in
                let row = TableRow(table: table, range: range)
                return read(row).map { Located(value: $0, row: row) }
            }
            let isThere = files.texts[schema.file] != nil || !schema.isRequired
            if log.count == count, isThere { complete.insert(schema.file) }
            return records
        }
        nodes = records(.nodes) { $0.node() }
        measures = records(.measures) { $0.measure() }
        units = records(.units) { $0.unit() }
        owners = records(.owners) { $0.owner() }
        let indicators = records(.indicators) { $0.indicator() }
        self.indicators = indicators
        let unitNames = Dictionary(
            indicators.map { ($0.value.reference, $0.value.indicator.unit) },
            uniquingKeysWith: { first, _ in first }
        )
        figures = records(.figures) { $0.figure(units: unitNames) }
        goals = records(.goals) { $0.goal() }
        tasks = records(.tasks) { $0.task() }
        texts = records(.texts) { $0.yearlyText() }
        lineage = records(.lineage) { $0.lineageEvent() }
        published = records(.published) { $0.publishedFigure() }
        grants = records(.grants) { $0.grant() }
        meetings = records(.meetings) { $0.meeting() }
        agenda = records(.agenda) { $0.agendaRow() }
        materials = records(.materials) { $0.materialRow() }
        attendance = records(.attendance) { $0.attendanceRow() }
        council = records(.council) { $0.councilEntry() }
        self.log = log
        self.complete = complete
    }

    func isComplete(_ schema: TableSchema) -> Bool {
        complete.contains(schema.file)
    }

    /// The plan, from tables without problems.
    func plan(head: PlanHead, rules: RuleBook) -> Plan {
        var plan = Plan(
            id: head.id,
            municipality: head.municipality,
            name: head.name,
            period: head.period,
            levels: head.levels,
            rules: rules
        )
        plan.nodes = nodes.map(\.value)
        plan.measures = assembledMeasures()
        plan.units = units.map(\.value)
        plan.goals = goals.map(\.value)
        plan.tasks = tasks.map(\.value)
        plan.texts = texts.map(\.value)
        plan.lineage = lineage.map(\.value)
        plan.published = published.map(\.value)
        plan.grants = grants.map(\.value)
        plan.meetings = assembledMeetings()
        plan.council = council.map(\.value)
        return plan
    }

    private func assembledMeasures() -> [Measure] {
        var figuresBySeries: [SeriesReference: [FigureRow]] = [:]
        for figure in figures { figuresBySeries[figure.value.series, default: []].append(figure.value) }
        var indicatorsByMeasure: [Measure.ID: [Indicator]] = [:]
        for located in indicators {
            var indicator = located.value.indicator
            indicator.take(figuresBySeries[located.value.reference] ?? [])
            indicatorsByMeasure[located.value.measure, default: []].append(indicator)
        }
        var owners: [Measure.ID: [Ownership]] = [:]
        for owner in self.owners { owners[owner.value.measure, default: []].append(owner.value.ownership) }
        return measures.map { located in
            var measure = located.value
            measure.indicators = indicatorsByMeasure[measure.id] ?? []
            measure.owners = owners[measure.id] ?? []
            return measure
        }
    }
}

extension Indicator {
    /// Puts the rows of the figures table in their places.
    fileprivate mutating func take(_ rows: [FigureRow]) {
        for row in rows {
            switch (row.kind, row.year) {
            case (.target, let year?): targets[year] = row.figure
            case (.actual, let year?): actuals[year] = row.figure
            case (.baseline, let year):
                baseline = row.figure
                baselineYear = year
            case (.target, nil), (.actual, nil): continue
            }
            if !row.note.isEmpty { notes.append(FigureNote(kind: row.kind, year: row.year, text: row.note)) }
        }
        // In the order in which an export writes them, so that the order of the rows makes no difference.
        notes.sort { FigureRow.order($0.kind, $0.year) < FigureRow.order($1.kind, $1.year) }
    }
}

extension RulesContext {
    /// What the tables that could be read tell.
    init(head: PlanHead?, tables: PlanTables) {
        self.init()
        period = head?.period
        levels = head?.levels
        if tables.isComplete(.nodes) { nodes = Set(tables.nodes.map(\.value.id)) }
        if tables.isComplete(.goals) { goals = Set(tables.goals.map(\.value.id)) }
        if tables.isComplete(.indicators) { series = Set(tables.indicators.map(\.value.reference)) }
    }
}
