package import Casework
package import Figures
package import Planning

/// What round identifiers identify.
package enum RoundSubject {}

/// A round, within its municipality; at most ``RoundIdentity/maximumLength`` characters, so that its sheets can be named after it.
package typealias RoundID = CaseKey<RoundSubject>

/// 年度照会: the yearly collection of what became of a plan's measures.
///
/// It is data: every change makes a new version and leaves an event.
package struct Round: Hashable, Sendable {
    package enum State: String, CaseIterable, Hashable, Sendable {
        /// Being written by the office; nobody else sees it.
        case prepared
        /// Departments answer.
        case open
        /// Nobody changes its sheets any more, unless it is opened again.
        case closed
        /// What it found is sealed.
        case frozen
    }

    package let id: RoundID
    package let municipality: MunicipalityCode
    package let plan: Plan.ID
    /// The year that it asks about.
    package let year: FiscalYear
    package var state: State
    /// What the office decides of it.
    package var settings: RoundSettings
    /// The version of the form that its sheets have; `nil` before it is opened.
    package var definitionVersion: Int?
    /// The number of its last event; it grows by one with every change.
    package var version: Int

    package init(
        id: RoundID,
        municipality: MunicipalityCode,
        plan: Plan.ID,
        year: FiscalYear,
        settings: RoundSettings
    ) {
        self.id = id
        self.municipality = municipality
        self.plan = plan
        self.year = year
        self.settings = settings
        state = .prepared
        definitionVersion = nil
        version = 0
    }
}

/// What the office decides of a round.
package struct RoundSettings: Hashable, Sendable {
    package static let maximumTitle = 200
    package static let maximumInstructions = 10_000

    package var title: String
    /// What the departments are told; shown above every sheet.
    package var instructions: String
    /// The measures that are asked about, in the order of their sheets.
    package var measures: [Measure.ID]
    package var questions: RoundQuestions
    package var stages: RoundStages
    package var calendar: RoundCalendar
    /// Deadlines of units that differ from the calendar's, by the identifier of the unit.
    package var departmentDeadlines: [String: CalendarDate]

    package init(
        title: String,
        instructions: String = "",
        measures: [Measure.ID],
        questions: RoundQuestions = RoundQuestions(),
        stages: RoundStages = RoundStages(),
        calendar: RoundCalendar
    ) {
        self.title = title
        self.instructions = instructions
        self.measures = measures
        self.questions = questions
        self.stages = stages
        self.calendar = calendar
        departmentDeadlines = [:]
    }

    /// When a department that answers by these units should have answered: the latest of their own deadlines, else the
    /// calendar's.
    package func deadline(of units: [String]) -> CalendarDate {
        units.compactMap { departmentDeadlines[$0] }.max() ?? calendar.departments
    }
}

/// Which people a sheet passes through.
package struct RoundStages: Hashable, Sendable {
    /// Whether the head of the department approves before the office sees it.
    package var headApproves: Bool
    /// After how many days beyond a deadline the head hears of it.
    package var escalationDays: Int

    package init(headApproves: Bool = true, escalationDays: Int = 3) {
        self.headApproves = headApproves
        self.escalationDays = escalationDays
    }
}

/// The days of a round.
package struct RoundCalendar: Hashable, Sendable {
    package var opens: CalendarDate
    /// The last day for those who report.
    package var departments: CalendarDate
    /// The last day for heads.
    package var heads: CalendarDate
    /// The last day of the office's review.
    package var review: CalendarDate?
    package var committee: CalendarDate?
    package var publication: CalendarDate?

    package init(
        opens: CalendarDate,
        departments: CalendarDate,
        heads: CalendarDate,
        review: CalendarDate? = nil,
        committee: CalendarDate? = nil,
        publication: CalendarDate? = nil
    ) {
        self.opens = opens
        self.departments = departments
        self.heads = heads
        self.review = review
        self.committee = committee
        self.publication = publication
    }
}

extension Moment {
    /// The last moment of a day in Japan, which is nine hours ahead of UTC all year round.
    package init(endOf day: CalendarDate) {
        self.init(milliseconds: Int64(day.daysSince1970 + 1) * 86_400_000 - 9 * 3_600_000 - 1)
    }
}

/// How rounds and their sheets are named.
package enum RoundIdentity {
    package static let maximumLength = 40

    /// The sheet of a measure.
    ///
    /// A measure whose name is too long has its place instead; no measure's name begins with a dot, so the two never meet.
    package static func sheet(of round: RoundID, measure: Measure.ID, position: Int) -> CaseID? {
        CaseID(reading: "\(round).\(measure)") ?? CaseID(reading: "\(round)..\(position)")
    }
}
