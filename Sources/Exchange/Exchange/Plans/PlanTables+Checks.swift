import Figures
import Planning
import Wording

/// What one table says about another, and what no record may say twice.
extension PlanTables {
    /// Years of figures and texts may lie this far outside the plan's period.
    private static let yearsOutside = 20

    /// - Parameter head: `nil` where `plan.yaml` could not be read; what depends on it is not checked then.
    func check(head: PlanHead?) {
        checkUniqueness()
        checkNodes(levels: head?.levels)
        checkUnits()
        checkReferences()
        checkLineage()
        checkCommittee()
        if let period = head?.period { checkYears(period) }
    }

    private func checkUniqueness() {
        unique(nodes, "id") { $0.id }
        unique(measures, "id") { $0.id }
        unique(units, "id") { $0.id }
        unique(goals, "id") { $0.id }
        unique(indicators, "series") { $0.reference }
        unique(figures, "kind") {
            FigureKey(series: $0.series, kind: $0.kind, year: $0.kind == .baseline ? nil : $0.year)
        }
        unique(texts, "kind") { TextKey(measure: $0.measure, year: $0.year, kind: $0.kind) }
        checkCommitteeUniqueness()
    }

    private struct FigureKey: Hashable {
        let series: SeriesReference
        let kind: FigureKind
        let year: FiscalYear?
    }

    private struct TextKey: Hashable {
        let measure: Measure.ID
        let year: FiscalYear
        let kind: YearlyText.Kind
    }

    func unique<Value, Key: Hashable>(
        _ records: [Located<Value>],
        _ column: String,
        key: (Value) -> Key
    ) {
        var firstRows: [Key: TableRow] = [:]
        for record in records {
            let key = key(record.value)
            if let first = firstRows[key] {
                record.row.fail(column, .usedTwice(firstLine: first.line))
            } else {
                firstRows[key] = record.row
            }
        }
    }

    private func checkReferences() {
        let nodeIDs = known(nodes, .nodes, Thing.node) { $0.id }
        let measureIDs = known(measures, .measures, Thing.measure) { $0.id }
        let unitIDs = known(units, .units, Thing.unit) { $0.id }
        let series = known(indicators, .indicators, Thing.series) { $0.reference }
        let goalIDs = known(goals, .goals, Thing.goal) { $0.id }
        for record in measures {
            nodeIDs.require(record.value.node, record.row, "node")
            nodeIDs.require(record.value.alsoUnder, record.row, "also_under")
            if record.value.alsoUnder.contains(record.value.node) { record.row.fail("also_under", Self.listedAgain) }
        }
        for record in owners {
            measureIDs.require(record.value.measure, record.row, "measure")
            unitIDs.require(record.value.ownership.unit, record.row, "unit")
        }
        for record in indicators { measureIDs.require(record.value.measure, record.row, "measure") }
        for record in figures { series.require(record.value.series, record.row, "series", \.text) }
        for record in goals {
            nodeIDs.require(record.value.node, record.row, "node")
            series.require(record.value.series, record.row, "series", \.text)
            if Set(record.value.series).count < record.value.series.count {
                record.row.fail("series", Self.addedTwice)
            }
        }
        for record in tasks { measureIDs.require(record.value.measure, record.row, "measure") }
        for record in texts { measureIDs.require(record.value.measure, record.row, "measure") }
        for record in lineage {
            measureIDs.require(record.value.measure, record.row, "measure")
            measureIDs.require(record.value.successors, record.row, "after")
        }
        for record in published {
            switch record.value.subject {
            case .series(let reference): series.require(reference, record.row, "subject", \.text)
            case .goal(let id): goalIDs.require(id, record.row, "subject")
            case .node(let id): nodeIDs.require(id, record.row, "subject")
            case .share: continue
            }
        }
    }

    func known<Value, Key: Hashable>(
        _ records: [Located<Value>],
        _ schema: TableSchema,
        _ thing: Bilingual,
        key: (Value) -> Key
    ) -> KnownThings<Key> {
        let keys = isComplete(schema) ? Set(records.map { key($0.value) }) : nil
        return KnownThings(keys: keys, file: schema.file, thing: thing)
    }

    private func checkLineage() {
        for record in lineage where record.value.successors.contains(record.value.measure) {
            record.row.fail("after", Self.followsItself)
        }
    }

    private func checkYears(_ period: ClosedRange<FiscalYear>) {
        let first = period.lowerBound.year - Self.yearsOutside
        let last = period.upperBound.year + Self.yearsOutside
        func check(_ year: FiscalYear?, _ row: TableRow) {
            guard let year, !(first...last).contains(year.year) else { return }
            row.fail("year", .farOutside(period, by: Self.yearsOutside))
        }
        for record in figures { check(record.value.year, record.row) }
        for record in texts { check(record.value.year, record.row) }
        for record in lineage { check(record.value.year, record.row) }
        for record in published { check(record.value.year, record.row) }
        for record in grants { check(record.value.year, record.row) }
        for record in meetings { check(record.value.year, record.row) }
    }

    private static let listedAgain = Bilingual(
        "もとの見出しと同じ見出しに再掲されています。",
        "It is listed again under its own heading."
    )
    private static let addedTwice = Bilingual(
        "同じ系列が二度足されています。",
        "The same series is added up twice."
    )
    private static let followsItself = Bilingual(
        "自分自身を後継にはできません。",
        "A measure cannot succeed itself."
    )
}
