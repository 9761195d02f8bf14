import Casework
import Figures
package import Planning
import Wording

extension Round {
    /// What in the settings does not fit together, or not with the plan.
    package func problems(in plan: Plan) -> [RoundProblem] {
        var problems: [RoundProblem] = []
        func note(_ setting: RoundProblem.Setting, _ japanese: String, _ english: String) {
            problems.append(RoundProblem(setting, Bilingual(japanese, english)))
        }
        if id.text.utf8.count > RoundIdentity.maximumLength || !id.isWellFormed {
            note(
                .id,
                "照会の識別子は、半角の英数字と「-」「_」「.」で\(RoundIdentity.maximumLength)文字までです。",
                "A round's name has 1 to \(RoundIdentity.maximumLength) ASCII letters, digits, “-”, “_” or “.”."
            )
        }
        if !plan.period.contains(year) {
            note(.year, "\(year.year)年度は計画の期間の外です。", "The year \(year.year) is outside of the plan's period.")
        }
        let (title, instructions) = (settings.title, settings.instructions)
        if title.allSatisfy(\.isWhitespace) { note(.title, "件名を書いてください。", "Write a title.") }
        if title.utf16.count > RoundSettings.maximumTitle || title.contains(where: \.isNewline) || title.hasHidden {
            note(
                .title,
                "件名は1行で\(RoundSettings.maximumTitle)文字までにし、見えない文字を除いてください。",
                "A title is one line of up to \(RoundSettings.maximumTitle) characters, none of them invisible."
            )
        }
        if instructions.utf16.count > RoundSettings.maximumInstructions || instructions.hasHidden {
            note(
                .instructions,
                "記入の手引きは\(RoundSettings.maximumInstructions)文字までにし、見えない文字を除いてください。",
                "Keep the instructions to \(RoundSettings.maximumInstructions) characters, none of them invisible."
            )
        }
        return problems + measureProblems(in: plan) + settings.calendar.problems(settings) + questionProblems
    }

    private func measureProblems(in plan: Plan) -> [RoundProblem] {
        if settings.measures.isEmpty {
            return [RoundProblem(.measures, Bilingual("対象の取組を選んでください。", "Choose the measures to ask about."))]
        }
        let known = Set(plan.measures.filter { plan.isCurrent($0, in: year) }.map(\.id))
        let unknown = settings.measures.filter { !known.contains($0) }.map(\.text)
        var problems: [RoundProblem] = []
        if !unknown.isEmpty {
            let list = unknown.prefix(10).joined(separator: ", ")
            problems.append(
                RoundProblem(
                    .measures,
                    Bilingual("計画のその年度にない取組です: \(list)", "Measures that the plan does not have in that year: \(list).")
                )
            )
        }
        if Set(settings.measures).count != settings.measures.count {
            problems.append(
                RoundProblem(.measures, Bilingual("同じ取組が二度あります。", "A measure stands in the list twice."))
            )
        }
        return problems
    }

    private var questionProblems: [RoundProblem] {
        let questions = settings.questions
        var problems: [RoundProblem] = []
        if questions.actuals == .no, questions.activity == .no, questions.outlook == .no, !questions.targets {
            problems.append(RoundProblem(.questions, Bilingual("質問を一つ以上選んでください。", "Ask at least one question.")))
        }
        if case .rateBelow(let rate)? = questions.cause, rate.rational.sign < 0 {
            problems.append(
                RoundProblem(.causeRate, Bilingual("要因を尋ねる率は0以上です。", "The rate that asks for a cause is 0 or more."))
            )
        }
        if !(1...365).contains(settings.stages.escalationDays) {
            problems.append(
                RoundProblem(.stages, Bilingual("督促までの日数は1から365までです。", "Days until escalation are 1 to 365."))
            )
        }
        return problems
    }
}

extension RoundCalendar {
    fileprivate func problems(_ settings: RoundSettings) -> [RoundProblem] {
        let all: [(setting: RoundProblem.Setting, name: Bilingual, day: CalendarDate?)] = [
            (.opens, Bilingual("照会開始", "opening"), opens),
            (.departments, Bilingual("所属の期限", "departments' deadline"), departments),
            (.heads, Bilingual("所属長の期限", "heads' deadline"), settings.stages.headApproves ? heads : nil),
            (.review, Bilingual("事務局の確認の期限", "end of the review"), review),
            (.committee, Bilingual("委員会", "committee"), committee),
            (.publication, Bilingual("公表", "publication"), publication),
        ]
        let days = all.compactMap { setting, name, day in day.map { (setting: setting, name: name, day: $0) } }
        var problems = zip(days, days.dropFirst()).filter { $0.day > $1.day }.map { before, after in
            RoundProblem(
                after.setting,
                Bilingual(
                    "「\(after.name.japanese)」が「\(before.name.japanese)」より前です。日付を直してください。",
                    "The \(after.name.english) is before the \(before.name.english). Correct the dates."
                )
            )
        }
        let early = settings.departmentDeadlines.filter { $0.value < opens }.keys.sorted()
        if !early.isEmpty {
            let list = early.joined(separator: ", ")
            problems.append(
                RoundProblem(
                    .departmentDeadlines,
                    Bilingual("照会開始より前の期限があります: \(list)", "Deadlines before the opening: \(list).")
                )
            )
        }
        return problems
    }
}

extension String {
    fileprivate var hasHidden: Bool { unicodeScalars.contains(where: \.isHidden) }
}
