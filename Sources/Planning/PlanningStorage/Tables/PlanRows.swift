import Figures
import Planning
import SQLInterface

/// A whole plan as rows: one list per table, in the order of ``PlanTable/all``.
struct PlanRows: Sendable {
    private(set) var tables: [[TableRow]]

    init(tables: [[TableRow]]) {
        self.tables = tables
    }

    /// - Throws: ``PlanStoreError`` where the plan cannot be written as rows.
    init(_ plan: Plan) throws {
        tables = try PlanTable.all.map { try $0.rows(of: plan) }
    }

    /// Reads what is stored: one query per table, however large the plan is.
    init(stored plan: PlanKey, on connection: any SQLConnection) throws {
        tables = try PlanTable.all.map { try $0.storedRows(of: plan, on: connection) }
    }

    /// The rows of one part, ready to be read by column name.
    func stored(_ part: PlanPart) -> [StoredRow] {
        for (table, rows) in zip(PlanTable.all, tables) where table.part == part {
            return rows.map { StoredRow(table: table, row: $0) }
        }
        return []
    }

    /// The first part that does not say the same byte for byte; `nil` where all do.
    func firstDifference(from other: PlanRows) -> PlanPart? {
        for (index, table) in PlanTable.all.enumerated() {
            let (first, second) = (tables[index], other.tables[index])
            guard first.count == second.count, zip(first, second).allSatisfy({ $0.isIdentical(to: $1) }) else {
                return table.part
            }
        }
        return nil
    }
}

/// What stands under the measures of a plan.
struct MeasureContents {
    var listings: [Measure.ID: [PlanNode.ID]] = [:]
    var owners: [Measure.ID: [Ownership]] = [:]
    var indicators: [Measure.ID: [Indicator]] = [:]

    init(_ rows: PlanRows) throws {
        for row in rows.stored(.listing) {
            listings[try row.identifier("measure"), default: []].append(try row.identifier("node"))
        }
        for row in rows.stored(.ownership) {
            owners[try row.identifier("measure"), default: []].append(try Ownership(row))
        }
        var figures: [SeriesReference: [StoredFigure]] = [:]
        for row in rows.stored(.figure) {
            figures[try SeriesReference(row), default: []].append(try StoredFigure(row))
        }
        var notes: [SeriesReference: [FigureNote]] = [:]
        for row in rows.stored(.note) {
            notes[try SeriesReference(row), default: []].append(try FigureNote(row))
        }
        for row in rows.stored(.indicator) {
            let series = try SeriesReference(row)
            let indicator = try Indicator(row, figures: figures[series] ?? [], notes: notes[series] ?? [])
            indicators[series.measure, default: []].append(indicator)
        }
    }
}

extension Plan {
    /// The plan that the rows say.
    /// - Throws: `SQLError.unexpectedValue` where they do not fit the model.
    init(
        _ id: ID,
        of code: MunicipalityCode,
        rows: PlanRows,
        readRules: (String) throws -> RuleBook
    ) throws {
        guard let head = rows.stored(.plan).first, let rules = rows.stored(.rules).first else {
            throw SQLError.unexpectedValue(column: "plan", found: "no row for \(id.text)")
        }
        let (first, last) = (try head.year("first_year"), try head.year("last_year"))
        guard first <= last else { throw head.damage("last_year", found: "\(last.year)") }
        self.init(
            id: id,
            municipality: Municipality(
                code: code,
                name: try head.bilingual("municipality_name_ja", "municipality_name_en")
            ),
            name: try head.name(),
            period: first...last,
            levels: try rows.stored(.level).map { try PlanLevel($0) },
            rules: try readRules(try rules.text("source"))
        )
        let contents = try MeasureContents(rows)
        nodes = try rows.stored(.node).map { try PlanNode($0) }
        measures = try rows.stored(.measure).map { try Measure($0, contents: contents) }
        units = try rows.stored(.unit).map { try OrganisationUnit($0) }
        var series: [Goal.ID: [SeriesReference]] = [:]
        for row in rows.stored(.goalSeries) {
            series[try row.identifier("goal"), default: []].append(try SeriesReference(row))
        }
        goals = try rows.stored(.goal).map { try Goal($0, series: series) }
        tasks = try rows.stored(.task).map { try PlanTask($0) }
        texts = try rows.stored(.text).map { try YearlyText($0) }
        lineage = try rows.stored(.lineage).map { try LineageEvent($0) }
        published = try rows.stored(.published).map { try PublishedFigure($0) }
        try takeCommittee(rows)
    }

    /// What the committee's papers need.
    private mutating func takeCommittee(_ rows: PlanRows) throws {
        var measures: [GrantKey: [Measure.ID]] = [:]
        for row in rows.stored(.grantMeasure) {
            measures[try GrantKey(row), default: []].append(try row.identifier("measure"))
        }
        grants = try rows.stored(.grant).map { try Grant($0, measures: measures) }
        let contents = try MeetingContents(rows)
        meetings = try rows.stored(.meeting).map { try Meeting($0, contents: contents) }
        council = try rows.stored(.council).map { try CouncilEntry($0) }
        documents = try rows.stored(.document).map { try DocumentSource($0) }
    }
}
