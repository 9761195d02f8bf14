package import Casework
import Figures
package import Rounds
package import Wording

/// What saving a workbook would change, before anything of it is saved.
package struct BookPreview: Sendable {
    /// One answer that would change.
    package struct Change: Hashable, Sendable {
        package let address: FieldAddress
        package let name: Bilingual
        package let place: BookPlace
        /// What stood there when the workbook was made.
        package let base: FieldValue?
        /// What stands there now.
        package let now: FieldValue?
        /// What stands in the workbook; `nil` takes the answer away.
        package let wanted: FieldValue?
        /// Of the figures' series; empty for texts.
        package let unit: String

        /// Whether somebody else wrote something different meanwhile.
        package var isConflict: Bool { now != base }

        /// An answer as people read it; `nil` where there is none.
        package func text(of value: FieldValue?, _ language: Language) -> String? {
            switch value {
            case nil: nil
            case .text(let text): text
            case .figure(let figure): figure.text(language, unit: unit)
            case .choice, .flag, .date: value?.storedText
            }
        }
    }

    /// What would change in one sheet.
    package struct Sheet: Sendable {
        package let sheet: MeasureSheet
        /// The version of it that the workbook was made from.
        package let seen: Int
        package let changes: [Change]
        /// Why nothing of it can be saved now; `nil` where it can.
        package let refusal: Bilingual?

        package var id: CaseID { sheet.entry.sheet }
        /// Whether the change is a correction of what others filled in, which needs a reason.
        package var needsReason: Bool { refusal == nil && !sheet.rights.contains(.edit) }
    }

    package let round: Round
    package let unit: String
    /// Those of which something would change, in the order of the workbook.
    package let sheets: [Sheet]
    /// What has to be mended first: where there is any, nothing is saved.
    package let problems: [BookProblem]

    package var count: Int { sheets.reduce(0) { $0 + ($1.refusal == nil ? $1.changes.count : 0) } }
    package var conflicts: Int { sheets.reduce(0) { $0 + $1.changes.count(where: \.isConflict) } }

    /// What to save: everything that is in nobody's way, and of the rest what is to take the place of the other answer.
    ///
    /// None where there is a problem, and none of sheets that cannot be changed now.
    package func drafts(overwriting: Set<BookAnswer> = []) -> [CaseID: FieldDraft] {
        guard problems.isEmpty else { return [:] }
        var drafts: [CaseID: FieldDraft] = [:]
        for sheet in sheets where sheet.refusal == nil {
            let chosen = sheet.changes.filter { change in
                !change.isConflict || overwriting.contains(BookAnswer(sheet.id, change.address))
            }
            guard !chosen.isEmpty else { continue }
            let version = sheet.sheet.record.version
            drafts[sheet.id] = FieldDraft(
                seen: sheet.seen,
                values: Dictionary(chosen.map { ($0.address, $0.wanted) }, uniquingKeysWith: { first, _ in first }),
                seenLater: Dictionary(
                    chosen.filter(\.isConflict).map { ($0.address, version) },
                    uniquingKeysWith: { first, _ in first }
                )
            )
        }
        return drafts
    }
}

/// One answer of one sheet.
package struct BookAnswer: Hashable, Sendable {
    package let sheet: CaseID
    package let address: FieldAddress

    package init(_ sheet: CaseID, _ address: FieldAddress) {
        self.sheet = sheet
        self.address = address
    }
}
