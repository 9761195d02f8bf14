package import Casework
import Figures
import Planning

// A round as a plain structure, which is how it is stored; `init(plain:)` reads it back. The names are a contract.
extension Round {
    package var plain: PlainValue {
        .mapping([
            .init("id", .text(id.text)),
            .init("municipality", .text(municipality.text)),
            .init("plan", .text(plan.text)),
            .init("year", .whole(year.year)),
            .init("state", .text(state.rawValue)),
            .init("definition", definitionVersion.map(PlainValue.whole) ?? .nothing),
            .init("version", .whole(version)),
            .init("settings", settings.plain),
        ])
    }

    /// `nil` where the structure is not one that ``plain`` writes.
    package init?(plain: PlainValue) {
        guard let id = plain["id"]?.words.flatMap({ RoundID(reading: $0) }),
            let code = plain["municipality"]?.words, let municipality = try? MunicipalityCode(reading: code),
            let plan = plain["plan"]?.words.flatMap({ Plan.ID($0) }),
            let year = plain["year"]?.count.flatMap({ FiscalYear($0) }),
            let state = plain["state"]?.words.flatMap({ State(rawValue: $0) }),
            let version = plain["version"]?.count,
            let settings = plain["settings"].flatMap({ RoundSettings(plain: $0) })
        else { return nil }
        self.init(id: id, municipality: municipality, plan: plan, year: year, settings: settings)
        (self.state, self.version) = (state, version)
        definitionVersion = plain["definition"]?.count
    }
}

extension RoundSettings {
    var plain: PlainValue {
        .mapping([
            .init("title", .text(title)),
            .init("instructions", .text(instructions)),
            .init("measures", .list(measures.map { .text($0.text) })),
            .init("questions", questions.plain),
            .init("headApproves", .flag(stages.headApproves)),
            .init("escalationDays", .whole(stages.escalationDays)),
            .init("calendar", calendar.plain),
            .init(
                "departmentDeadlines",
                .mapping(departmentDeadlines.sorted { $0.key < $1.key }.map { .init($0.key, .text($0.value.text)) })
            ),
        ])
    }

    init?(plain: PlainValue) {
        guard let title = plain["title"]?.words, let instructions = plain["instructions"]?.words,
            case .list(let measures)? = plain["measures"],
            let questions = plain["questions"].flatMap({ RoundQuestions(plain: $0) }),
            let approves = plain["headApproves"]?.truth, let days = plain["escalationDays"]?.count,
            let calendar = plain["calendar"].flatMap({ RoundCalendar(plain: $0) }),
            case .mapping(let deadlines)? = plain["departmentDeadlines"]
        else { return nil }
        let known = measures.compactMap { $0.words.flatMap { Measure.ID($0) } }
        guard known.count == measures.count else { return nil }
        self.init(
            title: title,
            instructions: instructions,
            measures: known,
            questions: questions,
            stages: RoundStages(headApproves: approves, escalationDays: days),
            calendar: calendar
        )
        for deadline in deadlines {
            guard let day = deadline.value.day else { return nil }
            departmentDeadlines[deadline.name] = day
        }
    }
}

extension RoundQuestions {
    var plain: PlainValue {
        let threshold: PlainValue =
            switch cause {
            case nil: .nothing
            case .behind: .text("behind")
            case .rateBelow(let rate): .text(rate.text)
            }
        return .mapping([
            .init("actuals", .text(actuals.rawValue)),
            .init("parts", .flag(parts)),
            .init("activity", .text(activity.rawValue)),
            .init("outlook", .text(outlook.rawValue)),
            .init("targets", .flag(targets)),
            .init("cause", threshold),
            .init("notes", .flag(notes)),
            .init("evidence", .flag(evidence)),
        ])
    }

    init?(plain: PlainValue) {
        guard let actuals = plain["actuals"]?.words.flatMap({ Asking(rawValue: $0) }),
            let activity = plain["activity"]?.words.flatMap({ Asking(rawValue: $0) }),
            let outlook = plain["outlook"]?.words.flatMap({ Asking(rawValue: $0) }),
            let parts = plain["parts"]?.truth, let targets = plain["targets"]?.truth,
            let notes = plain["notes"]?.truth, let evidence = plain["evidence"]?.truth
        else { return nil }
        var cause: CauseThreshold?
        if let words = plain["cause"]?.words {
            guard let threshold = CauseThreshold(words) else { return nil }
            cause = threshold
        }
        self.init(actuals: actuals, activity: activity, outlook: outlook, cause: cause)
        (self.parts, self.targets, self.notes, self.evidence) = (parts, targets, notes, evidence)
    }
}

extension CauseThreshold {
    fileprivate init?(_ words: String) {
        if words == "behind" {
            self = .behind
        } else if let rate = ExactDecimal(plain: words) {
            self = .rateBelow(rate)
        } else {
            return nil
        }
    }
}

extension RoundCalendar {
    fileprivate var plain: PlainValue {
        .mapping([
            .init("opens", .text(opens.text)),
            .init("departments", .text(departments.text)),
            .init("heads", .text(heads.text)),
            .init("review", review.map { .text($0.text) } ?? .nothing),
            .init("committee", committee.map { .text($0.text) } ?? .nothing),
            .init("publication", publication.map { .text($0.text) } ?? .nothing),
        ])
    }

    fileprivate init?(plain: PlainValue) {
        guard let opens = plain["opens"]?.day, let departments = plain["departments"]?.day,
            let heads = plain["heads"]?.day
        else { return nil }
        self.init(
            opens: opens,
            departments: departments,
            heads: heads,
            review: plain["review"]?.day,
            committee: plain["committee"]?.day,
            publication: plain["publication"]?.day
        )
    }
}

extension PlainValue {
    fileprivate var words: String? { if case .text(let text) = self { text } else { nil } }
    fileprivate var count: Int? { if case .whole(let number) = self { number } else { nil } }
    fileprivate var truth: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    fileprivate var day: CalendarDate? { words.flatMap { CalendarDate($0) } }
}
