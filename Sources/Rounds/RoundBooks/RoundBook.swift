import Casework
package import Rounds
package import SheetWriter
package import Wording

/// A department's sheets of a round as one Excel workbook: a tab for every sheet, with the cells to fill in unlocked.
///
/// Rows carry hidden keys, so that what was filled in is found again wherever a row stands. The same sheets always give
/// the same bytes.
package struct RoundBook: Sendable {
    package let round: Round
    /// The unit's identifier.
    package let unit: String
    package let unitName: String
    /// In the round's order.
    package let sheets: [MeasureSheet]
    package let language: Language

    package init(
        round: Round,
        unit: String,
        unitName: String,
        sheets: [MeasureSheet],
        language: Language = .japanese
    ) {
        self.round = round
        self.unit = unit
        self.unitName = unitName
        self.sheets = sheets
        self.language = language
    }

    /// What the file is called: `town-2023-u1.xlsx`.
    package var fileName: String { "\(round.id)-\(unit).xlsx" }

    /// The bytes of the workbook (.xlsx).
    /// - Throws: `SheetError` where Excel could not hold it.
    package func workbook() throws(SheetError) -> [UInt8] {
        let record = BookRecord(self)
        return try BookLayout(self, tag: record.tag).document().workbook(record: record.rows)
    }
}
