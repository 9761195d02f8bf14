package import Casework
package import Figures
package import Planning
import Wording

/// Makes sheets as people see them, from cases and the plan.
package struct SheetComposer: Sendable {
    package let plan: Plan
    private let places: [Measure.ID: Int]

    package init(_ plan: Plan) {
        self.plan = plan
        places = Dictionary(
            plan.measures.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Where a measure stands in the plan; `nil` where it is not there any more.
    package func place(of measure: Measure.ID) -> Int? { places[measure] }

    /// Without ``MeasureSheet/warnings``, ``MeasureSheet/missing`` and evaluations where it is not to be evaluated.
    /// - Returns: `nil` where the plan does not have the measure any more.
    package func sheet(
        _ entry: SheetEntry,
        of round: Round,
        record: CaseRecord,
        definition: CaseDefinition,
        rights: SheetRights,
        isEvaluated: Bool = true
    ) -> MeasureSheet? {
        guard let place = places[entry.measure] else { return nil }
        let measure = plan.measures[place]
        let view = SheetFigures(plan: plan, measure: measure, round: round, record: record, isEvaluated: isEvaluated)
        let texts = texts(of: measure, round: round, record: record, definition: definition)
        let series = view.series(definition)
        let check = SheetCheck(round: round, series: series, texts: texts, record: record, definition: definition)
        return MeasureSheet(
            round: round,
            entry: entry,
            record: record,
            definition: definition,
            measure: measure,
            number: plan.number(of: measure, in: round.year),
            name: plan.name(of: measure, in: round.year),
            series: series,
            texts: texts,
            targetYears: definition.targetYears,
            warnings: isEvaluated ? check.warnings(finalYear: plan.period.upperBound) : [],
            missing: isEvaluated ? check.missing() : [],
            rights: rights
        )
    }

    private func texts(
        of measure: Measure,
        round: Round,
        record: CaseRecord,
        definition: CaseDefinition
    ) -> [SheetText] {
        let kinds: [FieldKey: YearlyText.Kind] = [
            SheetForm.Field.activity: .activity, SheetForm.Field.outlook: .outlook,
        ]
        let last = round.year.advanced(by: -1)
        return definition.fields.compactMap { field in
            guard case .text = field.type, !SheetForm.isOfSeries(field.key) else { return nil }
            let address = FieldAddress(field.key)
            let kind = kinds[field.key]
            return SheetText(
                address: address,
                name: field.name,
                value: record.value(address)?.words,
                last: kind.flatMap { plan.text(of: measure.id, $0, in: last) },
                planned: kind.flatMap { plan.text(of: measure.id, $0, in: round.year) },
                isRequired: !field.requiredIn.isEmpty
            )
        }
    }
}

extension SheetForm {
    /// Whether a field belongs to one series rather than to the measure.
    package static func isOfSeries(_ field: FieldKey) -> Bool {
        field.text.hasPrefix("words_") || field.text.hasPrefix("note_")
    }
}

extension CaseDefinition {
    /// The years to come that a sheet has columns for.
    package var targetYears: [FiscalYear] {
        guard case .table(let table)? = field(SheetForm.Field.targets)?.type else { return [] }
        return table.columns.compactMap { Int($0.key.text).flatMap { FiscalYear($0) } }
    }
}

extension FieldValue {
    var words: String? { if case .text(let text) = self { text } else { nil } }
    var figure: FigureValue? { if case .figure(let figure) = self { figure } else { nil } }
}

/// The series of one sheet, evaluated with what stands in it.
struct SheetFigures {
    private let measure: Measure
    private let year: FiscalYear
    private let record: CaseRecord
    private let asksForParts: Bool
    private let now: YearEvaluation?
    private let last: YearEvaluation?

    /// A plan of this measure alone, with the sheet's figures in it, is evaluated: the rules and their exact arithmetic are the
    /// plan's own.
    init(plan: Plan, measure: Measure, round: Round, record: CaseRecord, isEvaluated: Bool) {
        self.measure = measure
        self.record = record
        year = round.year
        asksForParts = round.settings.questions.parts
        guard isEvaluated else {
            (now, last) = (nil, nil)
            return
        }
        var copy = plan
        (copy.measures, copy.goals, copy.tasks, copy.published) = ([measure], [], [], [])
        (copy.texts, copy.grants, copy.meetings, copy.council, copy.documents) = ([], [], [], [], [])
        SheetContents(record, year: round.year).write(into: &copy, measureAt: 0)
        let evaluator = PlanEvaluator(copy)
        now = evaluator.evaluation(of: round.year)
        last = evaluator.evaluation(of: round.year.advanced(by: -1))
    }

    func series(_ definition: CaseDefinition) -> [SheetSeries] {
        measure.indicators.enumerated().compactMap { position, indicator in
            guard let address = SheetForm.actual(indicator.series) else { return nil }
            let before = year.advanced(by: -1)
            let parts = Self.parts(indicator, year)
            let actual = record.value(address)
            // A sum without one of its parts is no figure.
            let isWhole = !asksForParts || parts.lacking(in: actual?.figure).isEmpty
            return SheetSeries(
                indicator: indicator,
                number: position + 1,
                address: address,
                words: FieldAddress(SheetForm.Field.words(position + 1)),
                note: FieldAddress(SheetForm.Field.note(position + 1)),
                target: indicator.targets[year],
                actual: actual,
                lastActual: indicator.actuals[before],
                lastTarget: indicator.targets[before],
                lastNote: indicator.note(on: .actual, in: before),
                planned: indicator.actuals[year],
                parts: parts,
                asksForParts: asksForParts && parts.canBeAskedFor,
                evaluation: isWhole ? now.flatMap { $0.series.first?[position] } : nil,
                lastEvaluation: last.flatMap { $0.series.first?[position] },
                targets: targets(of: indicator, definition.targetYears)
            )
        }
    }

    private static func parts(_ indicator: Indicator, _ year: FiscalYear) -> SeriesParts {
        let figures = [indicator.actuals[year.advanced(by: -1)], indicator.targets[year]]
        return SeriesParts(figures.compactMap(\.self).first(where: \.value.isValue)?.value)
    }

    private func targets(of indicator: Indicator, _ years: [FiscalYear]) -> [SheetTarget] {
        years.compactMap { later in
            guard let address = SheetForm.target(indicator.series, later) else { return nil }
            let planned = indicator.targets[later]
            let value = record.values[address].flatMap { $0.changed > 1 ? $0.value : nil }
            let isSame = value != nil && planned.map { FieldValue.figure($0.value) } == value
            return SheetTarget(year: later, address: address, planned: planned, changed: isSame ? nil : value)
        }
    }
}
