package import Casework
package import Figures
package import Wording

/// The names of the fields, states, steps and slots of every sheet; a contract with pages, workbooks and stored cases.
package enum SheetForm {
    package static let kind: CaseKind = "sheet"

    package enum State {
        package static let toDo: StateKey = "to_do"
        package static let inEntry: StateKey = "in_entry"
        package static let atHead: StateKey = "at_head"
        package static let atOffice: StateKey = "at_office"
        package static let returned: StateKey = "returned"
        package static let accepted: StateKey = "accepted"
        /// Accepted, and the round is sealed.
        package static let settled: StateKey = "settled"
        /// Never accepted, and the round is sealed.
        package static let lapsed: StateKey = "lapsed"

        /// In the order in which a sheet passes through them.
        package static let all = [toDo, inEntry, returned, atHead, atOffice, accepted, settled, lapsed]
        /// In which the department writes.
        package static let entry: Set<StateKey> = [toDo, inEntry, returned]
    }

    package enum Step {
        package static let begin: TransitionKey = "begin"
        package static let submit: TransitionKey = "submit"
        package static let approve: TransitionKey = "approve"
        /// By head or office, with a reason.
        package static let sendBack: TransitionKey = "return"
        package static let accept: TransitionKey = "accept"
        /// An accepted sheet goes back to the office's review, with a reason.
        package static let reopen: TransitionKey = "reopen"
        package static let settle: TransitionKey = "settle"
        package static let lapse: TransitionKey = "lapse"
    }

    package enum Slot {
        package static let reporter: SlotKey = "reporter"
        package static let head: SlotKey = "head"
    }

    package enum Role {
        package static let reporter: RoleKey = "reporter"
        package static let head: RoleKey = "head"
        package static let office: RoleKey = "office"
        package static let committee: RoleKey = "committee"
    }

    package enum Field {
        /// A table: a row per series, with the column `actual`.
        package static let figures: FieldKey = "figures"
        /// A table: a row per series, with a column per year to come.
        package static let targets: FieldKey = "targets"
        package static let targetReason: FieldKey = "target_reason"
        package static let activity: FieldKey = "activity"
        package static let outlook: FieldKey = "outlook"
        package static let cause: FieldKey = "cause"
        package static let countermeasure: FieldKey = "countermeasure"
        /// For attachments.
        package static let evidence: FieldKey = "evidence"

        /// The words of a series's actual, where it is something that happens or not; series count from 1.
        package static func words(_ series: Int) -> FieldKey { FieldKey(reading: "words_\(series)") ?? "words" }
        /// The remark on a series's actual; series count from 1.
        package static func note(_ series: Int) -> FieldKey { FieldKey(reading: "note_\(series)") ?? "note" }
    }

    package static let actualColumn: ColumnKey = "actual"
    package static let maximumText = 4_000
    package static let maximumShortText = 500

    /// The reasons that may stand instead of an actual; a blank is none of them.
    package static let actualReasons: Set<NoValueReason> = [
        .notYetAvailable, .notSurveyed, .notPlanned, .notApplicable, .new, .ended, .notSet,
    ]
    /// The reasons that may stand instead of a target.
    package static let targetReasons: Set<NoValueReason> = [.notSet, .notPlanned, .notApplicable, .ended]

    /// The cell of a series's actual.
    package static func actual(_ series: String) -> FieldAddress? {
        RowKey(reading: series).map { FieldAddress(Field.figures, cell: .init(row: $0, column: actualColumn)) }
    }

    /// The cell of a series's target in a year to come.
    package static func target(_ series: String, _ year: FiscalYear) -> FieldAddress? {
        guard let row = RowKey(reading: series) else { return nil }
        return FieldAddress(Field.targets, cell: .init(row: row, column: column(of: year)))
    }

    package static func column(of year: FiscalYear) -> ColumnKey { ColumnKey(reading: String(year.year)) ?? "year" }

    /// The subject of a sheet: `plan/measure/year`.
    package static func subject(plan: String, measure: String, year: FiscalYear) -> String {
        "\(plan)/\(measure)/\(year.year)"
    }

    /// What people call the states.
    package static func name(of state: StateKey) -> Bilingual {
        switch state {
        case State.toDo: Bilingual("未着手", "To do")
        case State.inEntry: Bilingual("入力中", "In entry")
        case State.returned: Bilingual("差戻し", "Returned")
        case State.atHead: Bilingual("所属長の承認待ち", "With the head")
        case State.atOffice: Bilingual("事務局の確認待ち", "With the office")
        case State.accepted: Bilingual("受理", "Accepted")
        case State.settled: Bilingual("確定", "Settled")
        case State.lapsed: Bilingual("受理せずに終了", "Ended without acceptance")
        default: Bilingual(same: state.text)
        }
    }
}
