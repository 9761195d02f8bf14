package import Casework
package import Figures
package import Planning
package import Wording

/// A sheet as people see it: what is asked, what stands there, what stood there last year, and what comes of it.
package struct MeasureSheet: Sendable {
    package let round: Round
    package let entry: SheetEntry
    package let record: CaseRecord
    package let definition: CaseDefinition
    package let measure: Measure
    /// As printed in the round's year.
    package let number: String
    package let name: String
    /// A section for every series, in the measure's order.
    package let series: [SheetSeries]
    /// The texts that are asked for, in the form's order, without those of series.
    package let texts: [SheetText]
    package let targetYears: [FiscalYear]
    package let warnings: [SheetWarning]
    /// The fields and cells that the next step needs an answer to.
    package let missing: [MissingAnswer]
    /// What this person may do now.
    package let rights: SheetRights

    /// Everything of last year that can be taken over, by field and cell.
    package var lastYear: [FieldAddress: FieldValue] {
        Dictionary(
            series.flatMap(\.takeable) + texts.compactMap { text in text.last.map { (text.address, .text($0)) } },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

/// One series in a sheet.
package struct SheetSeries: Sendable {
    package let indicator: Indicator
    /// Counts the series of a measure from 1.
    package let number: Int
    package let address: FieldAddress
    package let words: FieldAddress
    package let note: FieldAddress
    /// The year's own target, and what it was measured against is in the evaluation.
    package let target: Figure?
    /// What stands in the sheet.
    package let actual: FieldValue?
    /// Last year's, from the plan.
    package let lastActual: Figure?
    package let lastTarget: Figure?
    package let lastNote: String?
    /// What the plan has for this year already, from a round before or an import.
    package let planned: Figure?
    /// The parts that last year's figure has, or this year's target where there was none; none where it is one number.
    package let parts: SeriesParts
    /// Whether the round asks for each of them by itself.
    package let asksForParts: Bool
    /// Rate and rating as they would be with what stands in the sheet; `nil` where no rule holds.
    package let evaluation: Evaluation?
    /// Last year's, for comparison.
    package let lastEvaluation: Evaluation?
    /// Targets of the years to come: what the plan says, and what the sheet says.
    package let targets: [SheetTarget]

    /// The names of the parts that what stands in the sheet lacks; none where it is not given in parts.
    package var lackingParts: [Bilingual] {
        asksForParts ? parts.lacking(in: actual?.figure).map(parts.name) : []
    }

    var takeable: [(FieldAddress, FieldValue)] {
        var list: [(FieldAddress, FieldValue)] = []
        if let lastActual, lastActual.value != .none(.blank), lastActual.value != .none(.dash) {
            list.append((address, .figure(lastActual.value)))
            if case .milestone = lastActual.value { list.append((words, .text(lastActual.printed))) }
        }
        if let lastNote { list.append((note, .text(lastNote))) }
        return list
    }
}

/// A target of a year to come.
package struct SheetTarget: Sendable {
    package let year: FiscalYear
    package let address: FieldAddress
    package let planned: Figure?
    /// What the sheet says; `nil` where it leaves the plan's.
    package let changed: FieldValue?
}

/// A text in a sheet.
package struct SheetText: Sendable {
    package let address: FieldAddress
    package let name: Bilingual
    package let value: String?
    /// Last year's, from the plan.
    package let last: String?
    /// What the plan has for this year already.
    package let planned: String?
    package let isRequired: Bool
}

/// What a person may do with a sheet in its state.
package struct SheetRights: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let edit = SheetRights(rawValue: 1)
    package static let submit = SheetRights(rawValue: 2)
    package static let approve = SheetRights(rawValue: 4)
    package static let sendBack = SheetRights(rawValue: 8)
    package static let accept = SheetRights(rawValue: 16)
    package static let reopen = SheetRights(rawValue: 32)
    package static let comment = SheetRights(rawValue: 64)
    /// Change what others filled in, with a reason.
    package static let correct = SheetRights(rawValue: 128)
}
