import Casework
import Figures
import PagesSupport
import Planning
import Rounds
import Wording

/// What a sheet asks of one series.
struct SeriesQuestions: Sendable {
    let series: SheetSeries
    /// Nothing where the round asks for no actuals.
    let actual: (any SheetQuestion)?
    /// The words of something that happens or not.
    let words: TextQuestion?
    let note: TextQuestion?
    let targets: [(target: SheetTarget, question: FigureQuestion)]

    var all: [any SheetQuestion] {
        [actual, words, note].compactMap { $0 as (any SheetQuestion)? } + targets.map(\.question)
    }

    init(_ series: SheetSeries, of sheet: MeasureSheet, _ language: Language) {
        self.series = series
        let definition = sheet.definition
        let isMilestone = series.isMilestone
        actual = definition.field(SheetForm.Field.figures).map { _ in
            Self.actual(series, isMilestone: isMilestone, sheet.definition, language)
        }
        words = isMilestone ? Self.text(series.words, Bilingual("状況の文言", "In words"), definition) : nil
        note = Self.text(series.note, Bilingual("数値の注記", "Note on the figure"), definition)
        targets = series.targets.map { target in
            let name = Bilingual(
                "\(target.year.name(.era, .japanese))の目標値",
                "Target for \(target.year.name(.western, .english))"
            )
            let field = SheetFieldName.target(series.number, target.year)
            let unit = series.indicator.unit
            let question = FigureQuestion(
                target.address,
                field,
                name,
                unit: unit,
                reasons: .ofTargets,
                isRequired: false,
                language
            )
            return (target, question)
        }
    }

    private static func actual(
        _ series: SheetSeries,
        isMilestone: Bool,
        _ definition: CaseDefinition,
        _ language: Language
    ) -> any SheetQuestion {
        let name = SheetFieldName.actual(series.number)
        guard !isMilestone else { return MilestoneQuestion(series.address, name, FigureWords.actual, language) }
        guard !series.asksForParts else {
            return PartsQuestion(series, name, FigureWords.actual, reasons: .ofActuals, language)
        }
        return FigureQuestion(
            series.address,
            name,
            FigureWords.actual,
            unit: series.indicator.unit,
            reasons: .ofActuals,
            language
        )
    }

    private static func text(_ address: FieldAddress, _ name: Bilingual, _ definition: CaseDefinition) -> TextQuestion?
    {
        definition.field(address.field).map { _ in TextQuestion(address, name, lines: 2, definition) }
    }
}

extension SheetSeries {
    /// Whether it is something that happens or not: as the sheet has it, else as its target says, else as it was last year.
    var isMilestone: Bool {
        let present: FigureValue? = if case .figure(let value)? = actual { value } else { nil }
        for value in [present, target?.value, lastActual?.value] {
            switch value {
            case .milestone: return true
            case nil, .some(.none): continue
            default: return false
            }
        }
        return false
    }
}
