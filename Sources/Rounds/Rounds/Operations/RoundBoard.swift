package import Casework
package import City
package import Figures
package import Planning

/// Who has answered and who has not: departments × states.
package struct RoundBoard: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        /// `nil` for sheets for which nobody answers.
        package let unit: String?
        package let name: String
        package let deadline: CalendarDate
        /// How many sheets are in each state; states without any are left out.
        package let counts: [StateKey: Int]
        package let late: Int
        package let returns: Int
        /// How long its forms were open, in minutes, rounded up.
        package let minutes: Int

        package var total: Int { counts.values.reduce(0, +) }
    }

    package let round: Round
    package let time: Moment
    /// In the order of the organisation's units; sheets of nobody last.
    package let rows: [Row]
    package let lines: [SheetLine]
    /// Accepted sheets that the plan does not have yet.
    package let due: Int

    package func total(_ state: StateKey) -> Int { rows.reduce(0) { $0 + ($1.counts[state] ?? 0) } }
    package var late: Int { rows.reduce(0) { $0 + $1.late } }
}

/// What opening a round does, or would do.
package struct RoundOpening: Hashable, Sendable {
    package let round: Round
    package let sheets: Int
    /// Measures for which nobody answers on the day, and why.
    package let ownerless: [OwnerlessMeasure]
    /// Measures that have nobody who could report, or nobody who could approve.
    package let withoutReporter: [Measure.ID]
    package let withoutHead: [Measure.ID]
    /// How many mails go out.
    package let mails: Int
}

/// One line of what somebody has to do.
package struct TodoItem: Hashable, Sendable {
    package let round: Round
    package let line: SheetLine
    package let number: String
    package let name: String
    package let isLate: Bool
    /// What is waited for from this person; `nil` where it is only to be looked at.
    package let step: TransitionKey?
}

/// All figures of a department at once.
package struct FigureGrid: Sendable {
    package struct Row: Sendable {
        package let sheet: CaseID
        package let version: Int
        package let number: String
        package let name: String
        package let series: SheetSeries
        package let mayEdit: Bool
    }

    package let round: Round
    package let unit: String
    package let rows: [Row]
}

/// What reminding did.
package struct ReminderOutcome: Hashable, Sendable {
    /// The people to whom mail goes out.
    package let mails: Int
    package let sheets: Int
    /// Late sheets that nobody with a mail address answers for.
    package let unreachable: [CaseID]
    package let isRepeated: Bool
}

/// Who entered a figure, as what post, when.
package struct FigureOrigin: Hashable, Sendable {
    package let sheet: CaseID
    package let event: CaseEvent
    package let value: FieldValue?
}
