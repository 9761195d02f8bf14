import Casework
import Figures
import Planning
import Rounds
import TestSupport
import Testing
import Wording

/// Rounds as data, and the forms that are made of them.
struct RoundTests {
    private static let askings = RoundQuestions.Asking.allCases

    /// All combinations of what can be asked.
    private func questions() -> [RoundQuestions] {
        var list: [RoundQuestions] = []
        for actuals in Self.askings {
            for activity in Self.askings {
                for bits in 0..<16 {
                    var questions = RoundQuestions(
                        actuals: actuals,
                        activity: activity,
                        outlook: activity,
                        cause: bits & 1 == 0 ? nil : .behind
                    )
                    questions.targets = bits & 2 == 0
                    questions.notes = bits & 4 == 0
                    questions.evidence = bits & 8 == 0
                    list.append(questions)
                }
            }
        }
        return list
    }

    @Test(arguments: [true, false])
    func `every round makes a sound form`(headApproves: Bool) throws {
        let years = [try FiscalYear(2024).orFail(), try FiscalYear(2025).orFail()]
        for questions in questions() {
            for count in [0, 1, 12] {
                let form = SheetDefinition(
                    questions: questions,
                    stages: RoundStages(headApproves: headApproves),
                    targetYears: years,
                    seriesCount: count
                )
                let definition = form.caseDefinition(version: 3)
                #expect(definition.problems().isEmpty)
                #expect((definition.state(SheetForm.State.atHead) != nil) == headApproves)
                #expect(try CaseDefinition(plain: definition.plain, file: "form") == definition)
            }
        }
    }

    @Test func `a round reads back from what is stored as the same`() throws {
        let sheet = try PaperSheet("a1")
        for (index, questions) in questions().enumerated() {
            var round = sheet.round
            round.settings.questions = questions
            round.settings.questions.parts = index.isMultiple(of: 2)
            if index.isMultiple(of: 3) {
                round.settings.questions.cause = .rateBelow(try ExactDecimal(plain: "69.50").orFail())
            }
            round.settings.stages = RoundStages(headApproves: index.isMultiple(of: 5), escalationDays: index + 1)
            round.settings.departmentDeadlines = ["d\(index)": try CalendarDate("2024-05-20").orFail()]
            round.settings.calendar.committee = index.isMultiple(of: 2) ? nil : try CalendarDate("2024-07-01").orFail()
            round.state = Round.State.allCases[index % 4]
            (round.version, round.definitionVersion) = (index, index.isMultiple(of: 2) ? nil : index)
            let text = round.plain.jsonText
            #expect(PlainValue(json: text).flatMap { Round(plain: $0) } == round)
        }
        #expect(Round(plain: .nothing) == nil)
    }

    @Test func `settings that do not fit together are refused, all at once`() throws {
        let sheet = try PaperSheet("a1")
        #expect(sheet.round.problems(in: sheet.plan).isEmpty)
        var settings = sheet.settings
        settings.title = " "
        settings.measures = ["a1", "a1", "zz", "a5"].compactMap { Measure.ID($0) }
        settings.calendar.heads = try CalendarDate("2024-05-01").orFail()
        settings.departmentDeadlines = ["u1": try CalendarDate("2024-04-01").orFail()]
        settings.stages.escalationDays = 0
        let round = Round(
            id: "r",
            municipality: sheet.plan.municipality.code,
            plan: sheet.plan.id,
            year: try FiscalYear(2030).orFail(),
            settings: settings
        )
        let problems = round.problems(in: sheet.plan)
        let found: Set<RoundProblem.Setting> = Set(problems.map(\.setting))
        #expect(found == [.year, .title, .measures, .heads, .departmentDeadlines, .stages])
        #expect(problems.allSatisfy { !$0.message.japanese.isEmpty && !$0.message.english.isEmpty })
    }

    @Test func `a day before the one that it follows is told by itself`() throws {
        let sheet = try PaperSheet("a1")
        var round = sheet.round
        round.settings.calendar.review = try CalendarDate("2024-07-01").orFail()
        round.settings.calendar.publication = try CalendarDate("2024-06-30").orFail()
        #expect(round.problems(in: sheet.plan).map(\.setting) == [.publication])
        round.settings.calendar.committee = try CalendarDate("2024-06-29").orFail()
        #expect(round.problems(in: sheet.plan).map(\.setting) == [.committee])
        round.settings.calendar.opens = try CalendarDate("2024-12-01").orFail()
        round.settings.calendar.review = nil
        #expect(round.problems(in: sheet.plan).map(\.setting) == [.departments])
    }

    @Test func `a rate below nothing is told by its own field`() throws {
        let sheet = try PaperSheet("a1")
        var round = sheet.round
        round.settings.questions.cause = .rateBelow(try ExactDecimal(plain: "-1").orFail())
        #expect(round.problems(in: sheet.plan).map(\.setting) == [.causeRate])
    }

    @Test func `a measure that ended is not asked about`() throws {
        let sheet = try PaperSheet("a5")
        #expect(sheet.round.problems(in: sheet.plan).map(\.setting) == [.measures])
    }

    @Test func `a deadline ends with its day in Japan`() throws {
        let moment = Moment(endOf: try CalendarDate("2024-05-10").orFail())
        // 2024-05-10T14:59:59.999Z
        #expect(moment.milliseconds == 1_715_353_199_999)
    }

    @Test func `sheets are named after round and measure, and never alike`() throws {
        let long = try Measure.ID(String(repeating: "m", count: 64)).orFail()
        let short = try Measure.ID("1").orFail()
        #expect(RoundIdentity.sheet(of: "r", measure: short, position: 1) == "r.1")
        #expect(RoundIdentity.sheet(of: "r", measure: long, position: 1) == "r..1")
    }
}
