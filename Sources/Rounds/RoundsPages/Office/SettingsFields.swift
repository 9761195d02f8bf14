import City
import Figures
import PagesSupport
import Rounds
import Wording

/// The questions of the form with which the office says what a round is like.
struct SettingsFields {
    let language: Language

    let title = FormField("title", .text, Bilingual("件名", "Title")).longest(RoundSettings.maximumTitle).width(.full)
    let instructions = FormField(
        "instructions",
        .lines(6),
        Bilingual("記入の手引き", "Instructions"),
        hint: Bilingual(
            "各調査票の上に表示します。最初に保存されるまでは開いて、その後は折りたたんで示します。",
            "Shown above every sheet: open until somebody saves it, folded from then on."
        )
    ).longest(RoundSettings.maximumInstructions).width(.full).optional

    var actuals: FormField { asking("actuals", Bilingual("実績値", "Actuals")) }
    var activity: FormField { asking("activity", Bilingual("実施内容", "Activity")) }
    var outlook: FormField { asking("outlook", Bilingual("今後の予定", "Outlook")) }
    let parts = FormField("parts", .checkbox, Bilingual("内訳のある値は、内訳ごとに尋ねる", "Ask for parts of figures")).optional
    let targets = FormField(
        "targets",
        .checkbox,
        Bilingual("今後の目標値の変更を受け付ける（理由が必要）", "Take changes of targets to come, with a reason")
    ).optional
    let notes = FormField("notes", .checkbox, Bilingual("数値の注記を尋ねる", "Ask for notes on figures")).optional
    let evidence = FormField("evidence", .checkbox, Bilingual("根拠資料の添付を受け付ける", "Take files as evidence")).optional
    var cause: FormField {
        FormField(
            "cause",
            .select([
                .init("none", Bilingual("尋ねない", "Never")[language]),
                .init("behind", Bilingual("計画の評価の基準で遅れているとき", "Where the plan's rules say behind")[language]),
                .init("rate", Bilingual("進捗率が次の値より小さいとき", "Where the rate is below")[language]),
            ]),
            Bilingual("要因と対策を尋ねるのは", "Cause and countermeasure are asked for")
        )
    }
    let causeRate = FormField("cause-rate", .number, Bilingual("その進捗率（％）", "That rate (%)")).width(.short).optional

    let headApproves = FormField(
        "head-approves",
        .checkbox,
        Bilingual("所属長の承認を経る", "The head of the department approves")
    ).optional
    let escalationDays = FormField(
        "escalation-days",
        .number,
        Bilingual("期限から何日過ぎたら所属長に知らせるか", "Days beyond a deadline until the head hears of it")
    ).width(.short)

    let opens = date("opens", Bilingual("照会開始", "Opening"))
    let departments = date("departments", Bilingual("所属の期限", "Departments' deadline"))
    let heads = date("heads", Bilingual("所属長の期限", "Heads' deadline"))
    let review = date("review", Bilingual("事務局の確認の期限", "End of the review")).optional
    let committee = date("committee", Bilingual("委員会", "Committee")).optional
    let publication = date("publication", Bilingual("公表", "Publication")).optional

    var questions: [FormField] { [actuals, activity, outlook, cause, causeRate, parts, targets, notes, evidence] }
    var stages: [FormField] { [headApproves, escalationDays] }
    var calendar: [FormField] { [opens, departments, heads, review, committee, publication] }

    private static func date(_ name: String, _ label: Bilingual) -> FormField {
        FormField(name, .date, label).width(.short)
    }

    private func asking(_ name: String, _ label: Bilingual) -> FormField {
        FormField(
            name,
            .select(RoundQuestions.Asking.allCases.map { .init($0.rawValue, DeskWords.asking($0)[language]) }),
            label
        ).width(.short)
    }

    /// The form as the settings are.
    func filled(_ settings: RoundSettings) -> FormEntries {
        var entries = FormEntries()
        entries.fill(title, settings.title)
        entries.fill(instructions, settings.instructions)
        fill(&entries, settings.questions)
        if settings.stages.headApproves { entries.fill(headApproves, "yes") }
        entries.fill(escalationDays, String(settings.stages.escalationDays))
        let days = settings.calendar
        let dates = [days.opens, days.departments, days.heads, days.review, days.committee, days.publication]
        for (field, day) in zip(calendar, dates) { if let day { entries.fill(field, day.text) } }
        return entries
    }

    private func fill(_ entries: inout FormEntries, _ questions: RoundQuestions) {
        entries.fill(actuals, questions.actuals.rawValue)
        entries.fill(activity, questions.activity.rawValue)
        entries.fill(outlook, questions.outlook.rawValue)
        switch questions.cause {
        case nil: entries.fill(cause, "none")
        case .behind: entries.fill(cause, "behind")
        case .rateBelow(let rate):
            entries.fill(cause, "rate")
            entries.fill(causeRate, rate.text)
        }
        let boxes = [
            (parts, questions.parts), (targets, questions.targets), (notes, questions.notes),
            (evidence, questions.evidence),
        ]
        for (field, isTicked) in boxes where isTicked { entries.fill(field, "yes") }
    }

    /// The settings as the form says them; nothing where it has mistakes.
    func read(_ entries: inout FormEntries, over settings: RoundSettings) -> RoundSettings? {
        var wanted = settings
        let named = (entries.text(title), entries.text(instructions))
        let questions = readQuestions(&entries)
        let approves = entries.isTicked(headApproves)
        let days = entries.text(escalationDays).flatMap { number($0, escalationDays, &entries) }
        let calendar = readCalendar(&entries)
        guard entries.isComplete, let title = named.0, let instructions = named.1, let questions, let approves,
            let days, let calendar
        else { return nil }
        (wanted.title, wanted.instructions, wanted.questions) = (title, instructions, questions)
        wanted.stages = RoundStages(headApproves: approves, escalationDays: days)
        wanted.calendar = calendar
        return wanted
    }

    private func readQuestions(_ entries: inout FormEntries) -> RoundQuestions? {
        let asked = [actuals, activity, outlook].map { field in
            entries.text(field).flatMap { RoundQuestions.Asking(rawValue: $0) }
        }
        let kind = entries.text(cause)
        let rate = entries.text(causeRate)
        let boxes = [parts, targets, notes, evidence].map { entries.isTicked($0) ?? false }
        guard let actuals = asked[0], let activity = asked[1], let outlook = asked[2], let kind, let rate else {
            return nil
        }
        var threshold: CauseThreshold?
        if kind == "behind" { threshold = .behind }
        if kind == "rate" {
            guard let below = ExactDecimal(plain: rate) else {
                entries.refuse(causeRate, Bilingual("70 や 89.5 のような数を入れてください。", "Give a number such as 70 or 89.5."))
                return nil
            }
            threshold = .rateBelow(below)
        }
        var questions = RoundQuestions(actuals: actuals, activity: activity, outlook: outlook, cause: threshold)
        (questions.parts, questions.targets) = (boxes[0], boxes[1])
        (questions.notes, questions.evidence) = (boxes[2], boxes[3])
        return questions
    }

    private func readCalendar(_ entries: inout FormEntries) -> RoundCalendar? {
        let days = calendar.map { DayField.read($0, &entries) }
        guard let opens = days[0], let departments = days[1], let heads = days[2] else { return nil }
        return RoundCalendar(
            opens: opens,
            departments: departments,
            heads: heads,
            review: days[3],
            committee: days[4],
            publication: days[5]
        )
    }

    private func number(_ text: String, _ field: FormField, _ entries: inout FormEntries) -> Int? {
        guard let number = Int(text) else {
            entries.refuse(field, Bilingual("3 のような整数を入れてください。", "Give a whole number such as 3."))
            return nil
        }
        return number
    }

    /// The field that a problem is about.
    func field(of setting: RoundProblem.Setting) -> FormField {
        switch setting {
        case .id, .title, .year: title
        case .instructions: instructions
        case .measures, .questions: actuals
        case .causeRate: causeRate
        case .stages: escalationDays
        case .opens: opens
        case .departments, .departmentDeadlines: departments
        case .heads: heads
        case .review: review
        case .committee: committee
        case .publication: publication
        }
    }
}

/// Days in forms.
enum DayField {
    /// The day; nothing where the field is empty or holds none, which is then among the mistakes.
    static func read(_ field: FormField, _ entries: inout FormEntries) -> CalendarDate? {
        guard let typed = entries.text(field), !typed.isEmpty else { return nil }
        guard let day = CalendarDate(typed) else {
            entries.refuse(field, Bilingual("2026-06-30 のように、年月日を入力してください。", "Give a day such as 2026-06-30."))
            return nil
        }
        return day
    }
}
