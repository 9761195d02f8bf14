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
    /// What the office decided does not fit together, each with the setting that it is about.
    case problems([RoundProblem])
    /// Casework refused it.
    case refused(CaseError)
    /// The plan's store refused what was accepted; the sheets stay accepted, and wait to be taken.
    case planRefused(PlanStoreError)

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
        case .problems(let problems):
            Bilingual(
                problems.map(\.message.japanese).joined(separator: " "),
                problems.map(\.message.english).joined(separator: " ")
            )
        case .refused(let error): error.message
        case .planRefused(let error): error.message
        }
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
