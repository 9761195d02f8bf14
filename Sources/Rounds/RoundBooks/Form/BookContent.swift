import Casework
import Documents
import Figures
import Rounds
import Wording

/// What stands in a cell for an answer.
struct BookContent {
    let language: Language

    func content(of value: FieldValue?, in field: BookField) -> CellContent {
        switch (field.kind, value) {
        case (_, nil): .empty
        case (.reason, .figure(.none(let reason))): .text(reason.name[language])
        case (.reason, _): .empty
        case (.text, .text(let text)): .text(text)
        // A target has no cell of its own for the reason why there is none.
        case (.figure(let unit), .figure(let figure)):
            field.hasReasonBeside && figure.reason != nil ? .empty : content(of: figure, unit: unit)
        case (.milestone(let unit), .figure(let figure)): milestone(figure, unit: unit)
        default: .empty
        }
    }

    private func milestone(_ figure: FigureValue, unit: String) -> CellContent {
        switch figure {
        case .milestone(let state): state.map { .text($0.name[language]) } ?? .empty
        case .none: .empty
        default: content(of: figure, unit: unit)
        }
    }

    private func content(of figure: FigureValue, unit: String) -> CellContent {
        switch figure {
        case .number(let number): .number(CellNumber(number))
        // In Japanese in every language: the words that are read back.
        default: .text(figure.text(.japanese, unit: unit))
        }
    }

    /// The words for a milestone, in the order in which they are offered.
    var milestoneWords: [String] { MilestoneState.allCases.map { $0.name[language] } }

    /// The reasons why there is no actual, in the order in which they are offered.
    var reasonWords: [String] {
        NoValueReason.allCases.filter(SheetForm.actualReasons.contains).map { $0.name[language] }
    }
}

extension BookField {
    /// Whether the reason why there is no figure stands in a cell beside it.
    var hasReasonBeside: Bool { address.field == SheetForm.Field.figures }
}
