package import Figures

/// What stands in a cell.
package enum CellContent: Hashable, Sendable {
    case empty
    /// A line break in it is kept.
    case text(String)
    case number(CellNumber)
}

extension CellContent {
    /// As a person reads it on paper.
    package var text: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .number(let number): number.text
        }
    }
}

/// A number that a workbook can calculate with, and how it is shown.
package struct CellNumber: Hashable, Sendable {
    /// Exactly what is shown, with the decimals that are shown: rounded already, in percent where ``isPercentage``.
    package var value: ExactDecimal
    /// Whether a percent sign follows: a workbook then holds a hundredth of the value.
    package var isPercentage: Bool
    /// What stands before the number: `[目標値]①`; empty for nothing.
    package var label: String
    /// What stands behind it: 件; empty for nothing.
    package var unit: String

    package init(
        _ value: ExactDecimal,
        isPercentage: Bool = false,
        label: String = "",
        unit: String = ""
    ) {
        self.value = value
        self.isPercentage = isPercentage
        self.label = label
        self.unit = unit
    }

    /// The number as it is shown, with separators of thousands, without what stands before it.
    package var numberText: String {
        value.groupedText + (isPercentage ? "%" : "") + unit
    }

    /// As a person reads it on paper.
    package var text: String { label.isEmpty ? numberText : "\(label) \(numberText)" }
}

/// What a person may write into a cell of a workbook.
package enum CellEntry: Hashable, Sendable {
    case text(maximumLength: Int)
    /// A number, or one of these words where there is none.
    case number
    case date
    /// One of these words.
    case choice([String])
}
