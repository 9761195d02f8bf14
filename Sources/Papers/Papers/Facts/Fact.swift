/// Everything that a form can show, by the name that definitions use.
package enum Fact: String, CaseIterable, Hashable, Sendable {
    case planName = "plan.name"
    case planCity = "plan.city"
    case planLegend = "plan.legend"
    case planRating = "plan.rating"
    case planRate = "plan.rate"
    case planCounts = "plan.counts"
    case planReason = "plan.reason"
    case planMeasures = "plan.measures"
    case planSeries = "plan.series"
    case planFirstYear = "plan.first-year"
    case planFinalYear = "plan.final-year"
    case planGrantTotal = "plan.grant-total"
    case planGrantYear = "plan.grant-year"
    case planSeal = "plan.seal"
    case planErrata = "plan.errata"

    case yearName = "year.name"
    case yearShort = "year.short"
    case yearWestern = "year.western"
    case yearLast = "year.last"
    case yearNext = "year.next"

    case headingNumber = "heading.number"
    case headingName = "heading.name"
    case headingLevel = "heading.level"
    case headingRating = "heading.rating"
    case headingRatingName = "heading.rating-name"
    case headingRate = "heading.rate"
    case headingReason = "heading.reason"
    case headingCounts = "heading.counts"
    case headingParent = "heading.parent"

    case goalName = "goal.name"
    case goalUnit = "goal.unit"
    case goalTarget = "goal.target"
    case goalActual = "goal.actual"
    case goalBaseline = "goal.baseline"
    case goalRate = "goal.rate"
    case goalRating = "goal.rating"
    case goalFinalTarget = "goal.final-target"
    case goalCitation = "goal.citation"
    case goalWorking = "goal.working"

    case measureNumber = "measure.number"
    case measureName = "measure.name"
    case measureHeading = "measure.heading"
    case measureHeadings = "measure.headings"
    case measurePurpose = "measure.purpose"
    case measureEffect = "measure.effect"
    case measureBureau = "measure.bureau"
    case measureDepartment = "measure.department"
    case measureOwners = "measure.owners"
    case measureAudience = "measure.audience"
    case measureForCitizens = "measure.for-citizens"
    case measureForAdministration = "measure.for-administration"
    case measureActivity = "measure.activity"
    case measureOutlook = "measure.outlook"
    case measureAssessment = "measure.assessment"
    case measureLastActivity = "measure.last-activity"
    case measureLastOutlook = "measure.last-outlook"
    case measureIndicators = "measure.indicators"
    case measureCitation = "measure.citation"

    case seriesMark = "series.mark"
    case seriesName = "series.name"
    case seriesLabel = "series.label"
    case seriesUnit = "series.unit"
    case seriesDirection = "series.direction"
    case seriesMethod = "series.method"
    case seriesTarget = "series.target"
    case seriesActual = "series.actual"
    case seriesBaseline = "series.baseline"
    case seriesFinalTarget = "series.final-target"
    case seriesNextTarget = "series.next-target"
    case seriesLastTarget = "series.last-target"
    case seriesLastActual = "series.last-actual"
    case seriesRate = "series.rate"
    case seriesLastRate = "series.last-rate"
    case seriesRating = "series.rating"
    case seriesRatingName = "series.rating-name"
    case seriesCitation = "series.citation"
    case seriesWorking = "series.working"

    case lineValue = "line.value"

    case taskNumber = "task.number"
    case taskText = "task.text"
    case taskDue = "task.due"
    case taskSections = "task.sections"

    case unitName = "unit.name"
    case unitBureau = "unit.bureau"
    case unitMeasures = "unit.measures"

    case ratingSymbol = "rating.symbol"
    case ratingName = "rating.name"
    case ratingMeaning = "rating.meaning"
    case ratingCount = "rating.count"

    case grantTypeName = "grant-type.name"
    case grantTypeTotal = "grant-type.total"
    case grantProgramme = "grant.programme"
    case grantAmount = "grant.amount"
    case grantKind = "grant.kind"
    case grantMeasures = "grant.measures"
    case grantNote = "grant.note"

    case meetingTitle = "meeting.title"
    case meetingCommittee = "meeting.committee"
    case meetingDate = "meeting.date"
    case meetingTime = "meeting.time"
    case meetingPlace = "meeting.place"
    case agendaNumber = "agenda.number"
    case agendaText = "agenda.text"
    case agendaMaterials = "agenda.materials"
    case materialNumber = "material.number"
    case materialTitle = "material.title"
    case materialNote = "material.note"
    case attendeeName = "attendee.name"
    case attendeeAffiliation = "attendee.affiliation"
    case attendeeRole = "attendee.role"
    case attendeeAttendance = "attendee.attendance"

    case councilKind = "council.kind"
    case councilName = "council.name"
    case councilParent = "council.parent"
    case councilCount = "council.count"
    case councilFrom = "council.from"
    case councilNote = "council.note"
}

extension Fact {
    /// What it is a fact of: the word before the point.
    package var scope: FactScope {
        FactScope(rawValue: String(rawValue.prefix { $0 != "." })) ?? .plan
    }

    /// Whether it is a figure or a rate, which is a number where there is one.
    package var isFigure: Bool {
        switch self {
        case .goalTarget, .goalActual, .goalBaseline, .goalRate, .goalFinalTarget, .seriesTarget, .seriesActual,
            .seriesBaseline, .seriesFinalTarget, .seriesNextTarget, .seriesLastTarget, .seriesLastActual, .seriesRate,
            .seriesLastRate, .headingRate, .planRate:
            true
        default: false
        }
    }
}
