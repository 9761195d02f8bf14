// States, transitions, and whether every case finds its way to an end.
extension DefinitionCheck {
    mutating func checkStates() {
        if definition.states.isEmpty { note("states", "状態がありません。", "There are no states.") }
        checkOnce(definition.states.map(\.key), in: "states")
        for (index, state) in definition.states.enumerated() {
            let path = "states[\(index)]"
            checkKey(state.key, at: "\(path).key")
            checkName(state.name, at: "\(path).name")
            checkKnown(state.commenting, at: "\(path).commenting")
            checkKnown(state.attaching, at: "\(path).attaching")
            for (number, rule) in state.editing.enumerated() {
                checkParties(rule.parties, at: "\(path).editing[\(number)].by")
                for field in (rule.fields ?? []).sorted() { checkField(field, at: "\(path).editing[\(number)].fields") }
            }
            if let deadline = state.deadline { checkDeadline(deadline, at: "\(path).deadline") }
        }
    }

    private mutating func checkDeadline(_ deadline: DeadlineRule, at path: String) {
        let limits = 1...3_650
        if let days = deadline.days, !limits.contains(days) {
            note("\(path).days", "日数は1から3650までです。", "Days are 1 to 3650.")
        }
        var latest = 0
        for (index, escalation) in deadline.escalations.enumerated() {
            let place = "\(path).escalations[\(index)]"
            if definition.slot(escalation.slot) == nil {
                note(
                    "\(place).to",
                    cell: escalation.slot.text,
                    "その担当区分は slots にありません。",
                    "No such slot is declared in slots."
                )
            }
            if escalation.days <= latest || !limits.contains(escalation.days) {
                note(
                    "\(place).days",
                    "日数は1から3650までで、前の段階より大きくします。",
                    "Days are 1 to 3650, and more than in the step before."
                )
            }
            latest = max(latest, escalation.days)
        }
    }

    mutating func checkTransitions() {
        checkOnce(definition.transitions.map(\.key), in: "transitions")
        for (index, transition) in definition.transitions.enumerated() {
            let path = "transitions[\(index)]"
            checkKey(transition.key, at: "\(path).key")
            checkName(transition.name, at: "\(path).name")
            checkParties(transition.parties, at: "\(path).by")
            checkState(transition.to, at: "\(path).to")
            if transition.from.isEmpty { note("\(path).from", "出発の状態がありません。", "It begins in no state.") }
            for state in transition.from.sorted() {
                checkState(state, at: "\(path).from")
                if definition.state(state)?.isFinal == true {
                    note("\(path).from", cell: state.text, "終わりの状態からは移れません。", "A final state has no way out.")
                }
            }
            for field in transition.needs { checkField(field, at: "\(path).needs") }
        }
    }

    /// Every state can be reached, and an end can be reached from it.
    mutating func checkWays() {
        guard let first = definition.states.first?.key else { return }
        let reached = closure(of: [first]) { state in
            definition.transitions.filter { $0.from.contains(state) }.map(\.to)
        }
        let ends = closure(of: definition.states.filter(\.isFinal).map(\.key)) { state in
            definition.transitions.filter { $0.to == state }.flatMap(\.from)
        }
        for (index, state) in definition.states.enumerated() {
            let path = "states[\(index)]"
            if !reached.contains(state.key) {
                note(path, cell: state.key.text, "この状態にはどこからも移れません。", "No transition leads to this state.")
            }
            guard !ends.contains(state.key) else { continue }
            if definition.transitions.contains(where: { $0.from.contains(state.key) }) {
                note(path, cell: state.key.text, "ここからは終わりの状態に着けません。", "No way leads from here to a final state.")
            } else {
                note(
                    path,
                    cell: state.key.text,
                    "行き止まりです。出る遷移を書くか、final にしてください。",
                    "This is a dead end. Give it a transition, or make it final."
                )
            }
        }
    }

    private func closure(of start: [StateKey], next: (StateKey) -> [StateKey]) -> Set<StateKey> {
        var (found, waiting) = (Set(start), start)
        while let state = waiting.popLast() {
            for follower in next(state) where found.insert(follower).inserted { waiting.append(follower) }
        }
        return found
    }

    /// What a state or a transition asks for can be written in a state that comes before it.
    mutating func checkThatRequiredFieldsCanBeFilled() {
        for (index, field) in definition.fields.enumerated() {
            for state in field.requiredIn.sorted() where !canBeFilled(field.key, before: state) {
                note(
                    "fields[\(index)].requiredIn",
                    cell: state.text,
                    "この状態になる前に、この欄に書ける人がいません。",
                    "Nobody may fill this field in a state before this one."
                )
            }
        }
        for (index, transition) in definition.transitions.enumerated() {
            for field in transition.needs where definition.field(field) != nil {
                if transition.from.contains(where: { !isEditable(field, in: $0) && !canBeFilled(field, before: $0) }) {
                    note(
                        "transitions[\(index)].needs",
                        cell: field.text,
                        "この遷移の前に、この欄に書ける人がいません。",
                        "Nobody may fill this field before this transition."
                    )
                }
            }
        }
    }

    private func canBeFilled(_ field: FieldKey, before state: StateKey) -> Bool {
        let arriving = definition.transitions.filter { $0.to == state }.flatMap(\.from)
        return closure(of: arriving) { earlier in
            definition.transitions.filter { $0.to == earlier }.flatMap(\.from)
        }
        .contains { isEditable(field, in: $0) }
    }

    private func isEditable(_ field: FieldKey, in state: StateKey) -> Bool {
        definition.state(state)?.editing.contains { $0.fields?.contains(field) ?? true } == true
    }
}
