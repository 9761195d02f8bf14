package import Casework
package import Planning
package import Wording

/// Why nothing was done in a round.
package enum RoundError: Error, Hashable, Sendable {
    case notPermitted
    case unknownRound(RoundID)
    case unknownSheet(CaseID)
    case unknownPlan(Plan.ID)
    case identityTaken(RoundID)
    /// The request was answered before, when it asked for something else.
    case requestReused
    case changedMeanwhile(seen: Int, found: Int)
    /// The round is in a state in which this is not done.
    case wrongState(Round.State)
    case reasonNeeded
    /// Only a sheet whose measure is gone is withdrawn.
    case measureInPlan
    /// What the office decided does not fit together, each with the setting that it is about.
    case problems([RoundProblem])
    /// Casework refused it.
    case refused(CaseError)
    /// The plan's store refused what was accepted; the sheets stay accepted, and wait to be taken.
    case planRefused(PlanStoreError)
    /// The plan's store failed while it took what was accepted; the sheets stay accepted, and wait to be taken. The text
    /// is for whoever runs the program.
    case planUnwritten(String)
    /// Accepted sheets, by what their measures are called, that the plan does not have, and why where that is known.
    case notInPlan([String], why: Bilingual?)

    /// What happened and what to do about it.
    package var message: Bilingual {
        switch self {
        case .notPermitted:
            Bilingual(
                "この操作をする権限がありません。担当の所属か事務局に相談してください。",
                "You may not do this. Ask the department that answers, or the office."
            )
        case .unknownRound(let id):
            Bilingual("照会「\(id)」はありません。一覧から開き直してください。", "There is no round “\(id)”. Open it from the list.")
        case .unknownSheet(let id):
            Bilingual("調査票「\(id)」はありません。一覧から開き直してください。", "There is no sheet “\(id)”. Open it from the list.")
        case .unknownPlan(let id):
            Bilingual("計画「\(id)」はありません。計画を取り込んでください。", "There is no plan “\(id)”. Import it first.")
        case .identityTaken(let id):
            Bilingual("照会「\(id)」はすでにあります。別の識別子にしてください。", "There is a round “\(id)” already. Choose another name.")
        case .requestReused: CaseError.requestReused("request").message
        case .changedMeanwhile(let seen, let found): CaseError.changedMeanwhile(seen: seen, found: found).message
        case .wrongState(let state):
            Bilingual(
                "照会が「\(state.name.japanese)」なので、この操作はできません。画面を開き直してください。",
                "This is not possible while the round is “\(state.name.english)”. Open the page again."
            )
        case .reasonNeeded: Bilingual("理由が必要です。理由を書いてください。", "A reason is needed. Write it down.")
        case .measureInPlan:
            Bilingual(
                "この調査票の取組は計画にあるので、取り下げられません。画面を開き直してください。",
                "The plan has the measure of this sheet, so it is not withdrawn. Open the page again."
            )
        case .problems(let problems):
            Bilingual(
                problems.map(\.message.japanese).joined(separator: " "),
                problems.map(\.message.english).joined(separator: " ")
            )
        case .refused(let error): error.message
        case .planRefused(let error): error.message
        case .planUnwritten: Self.unwritten
        case .notInPlan(let names, let why): Self.notInPlan(names, why)
        }
    }
}

extension RoundError {
    /// Whether the plan does not have what was accepted, which stays accepted.
    package var isOfPlan: Bool {
        switch self {
        case .planRefused, .planUnwritten, .notInPlan: true
        default: false
        }
    }

    private static let unwritten = Bilingual(
        """
        受理した内容は残っていますが、計画に書き込めませんでした。少し待って、照会の「締切と計画への反映」で「もう一度反映する」を押してください。\
        続くときは、ディスクの空きなどを確かめるよう、システムの管理者に伝えてください。
        """,
        """
        What was accepted is kept, but could not be written into the plan. Wait a little and press “Try again” on the \
        round's page “Closing and the plan”. If it goes on, ask whoever runs the system to look, for one at the disk.
        """
    )

    private static func notInPlan(_ names: [String], _ why: Bilingual?) -> Bilingual {
        Bilingual(
            """
            受理した調査票\(names.count)件が、まだ計画に反映されていません（\(names.joined(separator: "、"))）。\
            \(why?.japanese ?? "")照会の「締切と計画への反映」で反映してください。取組が計画になくなったものは、\
            取組を計画に戻してから反映してください。反映しないものは、照会中に「確認に戻す」で受理を取り消してください。
            """,
            """
            \(names.count) accepted sheet(s) are not in the plan yet (\(names.joined(separator: ", "))). \
            \(why.map { $0.english + " " } ?? "")Have the plan take them on the round's page “Closing and the plan”. Where a \
            measure is gone, put it back first. What the plan is not to take goes “Back into review” while the round is open.
            """
        )
    }
}

/// A setting of a round that cannot be as it is, and why.
package struct RoundProblem: Hashable, Sendable {
    package enum Setting: String, CaseIterable, Hashable, Sendable {
        case id
        case title
        case instructions
        case year
        case measures
        case questions
        case causeRate = "cause_rate"
        case stages
        case opens
        case departments
        case heads
        case review
        case committee
        case publication
        case departmentDeadlines = "department_deadlines"
    }

    package let setting: Setting
    package let message: Bilingual

    package init(_ setting: Setting, _ message: Bilingual) {
        self.setting = setting
        self.message = message
    }
}

extension Round.State {
    package var name: Bilingual {
        switch self {
        case .prepared: Bilingual("準備中", "In preparation")
        case .open: Bilingual("照会中", "Open")
        case .closed: Bilingual("締切", "Closed")
        case .frozen: Bilingual("確定", "Frozen")
        }
    }
}
