import Wording

/// Whether a case may begin as somebody wants it to.
struct CaseBeginning {
    private static let maximumSubject = 500
    private static let maximumRows = 1_000

    let definition: CaseDefinition
    let act: CaseAct

    /// The opening as it is stored: checked, ordered, with its deadline.
    func checked(_ opening: CaseOpening) throws(CaseError) -> CaseOpening {
        guard let state = definition.states.first, state.key == opening.state else {
            throw .unknownState(opening.state)
        }
        // By role alone: nobody gains a right by assigning a case to themselves as it begins.
        guard definition.management.include(act.actor, assignments: [:]) else {
            throw .notAllowed(.open, state: state.name)
        }
        try CaseDecision.checkText(opening.subject, maximum: Self.maximumSubject)
        for slot in opening.assignments.keys.sorted() where definition.slot(slot) == nil { throw .unknownSlot(slot) }
        for state in opening.deadlines.keys.sorted() where definition.state(state) == nil { throw .unknownState(state) }
        try checkRows(opening.rows)
        let answers = try AnswerCheck(definition: definition, rows: opening.rows).checked(opening.values)
        var checked = opening
        checked.values = answers.compactMapValues { $0 }
        checked.assignments = opening.assignments.mapValues { Set($0).sorted() }.filter { !$0.value.isEmpty }
        checked.deadline = definition.deadline(of: state.key, given: opening.deadlines, enteredAt: act.time)
        return checked
    }

    private func checkRows(_ rows: [FieldKey: [RowKey]]) throws(CaseError) {
        for (field, keys) in rows.sorted(by: { $0.key < $1.key }) {
            guard case .table = definition.field(field)?.type, Set(keys).count == keys.count,
                keys.count <= Self.maximumRows
            else {
                throw .wrongAnswers([
                    AnswerProblem(
                        FieldAddress(field),
                        Bilingual(
                            "「\(field)」の行を作れません。表の欄に、重複なしで\(Self.maximumRows)行までです。",
                            "Rows cannot be made in “\(field)”: a table takes up to \(Self.maximumRows), each once."
                        )
                    )
                ])
            }
        }
    }
}
