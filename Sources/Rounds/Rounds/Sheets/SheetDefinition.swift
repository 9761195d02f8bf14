package import Casework
package import Figures
import Wording

/// Makes the form of a round's sheets from its questions and stages.
package struct SheetDefinition: Hashable, Sendable {
    package let questions: RoundQuestions
    package let stages: RoundStages
    /// The years to come that have a column for targets.
    package let targetYears: [FiscalYear]
    /// How many series the measure with the most of them has.
    package let seriesCount: Int

    package init(questions: RoundQuestions, stages: RoundStages, targetYears: [FiscalYear], seriesCount: Int) {
        self.questions = questions
        self.stages = stages
        self.targetYears = questions.targets ? targetYears : []
        self.seriesCount = seriesCount
    }

    private static let office: Set<Party> = [.role(SheetForm.Role.office)]
    private static let department: Set<Party> = [.role(SheetForm.Role.reporter), .role(SheetForm.Role.head)]
    private static let heads: Set<Party> = [.role(SheetForm.Role.head)]

    /// The form as casework knows it, in this version of it; `version` counts the municipality's forms of sheets.
    package func caseDefinition(version: Int) -> CaseDefinition {
        var definition = CaseDefinition(
            kind: SheetForm.kind,
            version: version,
            name: Bilingual("調査票", "Sheet"),
            attachments: AttachmentRule()
        )
        definition.slots = [
            SlotDefinition(key: SheetForm.Slot.reporter, name: Bilingual("記入者", "Reporter")),
            SlotDefinition(key: SheetForm.Slot.head, name: Bilingual("所属長", "Head")),
        ]
        definition.roles = [
            SheetForm.Role.reporter, SheetForm.Role.head, SheetForm.Role.office, SheetForm.Role.committee,
        ]
        definition.management = Self.office
        definition.fields = fields
        definition.states = states
        definition.transitions = transitions
        return definition
    }
}

// Fields.
extension SheetDefinition {
    private var fields: [FieldDefinition] {
        [figures, targets].compactMap(\.self) + texts + seriesTexts
    }

    /// The states that a sheet may only enter when its required fields are answered.
    private var answered: Set<StateKey> {
        stages.headApproves ? [SheetForm.State.atHead, SheetForm.State.atOffice] : [SheetForm.State.atOffice]
    }

    private func states(requiring asking: RoundQuestions.Asking) -> Set<StateKey> {
        asking == .required ? answered : []
    }

    private var figures: FieldDefinition? {
        guard questions.actuals != .no else { return nil }
        let column = TableColumn(
            key: SheetForm.actualColumn,
            name: Bilingual("実績値", "Actual"),
            rule: NumberRule(form: .figure, reasons: SheetForm.actualReasons),
            isRequired: true
        )
        return FieldDefinition(
            key: SheetForm.Field.figures,
            name: Bilingual("数値", "Figures"),
            type: .table(TableDefinition(columns: [column])),
            requiredIn: states(requiring: questions.actuals)
        )
    }

    private var targets: FieldDefinition? {
        guard !targetYears.isEmpty else { return nil }
        let columns = targetYears.map { year in
            TableColumn(
                key: SheetForm.column(of: year),
                name: Bilingual(
                    "\(year.name(.era, .japanese))の目標値",
                    "Target for \(year.name(.western, .english))"
                ),
                rule: NumberRule(form: .figure, reasons: SheetForm.targetReasons),
                isRequired: false
            )
        }
        return FieldDefinition(
            key: SheetForm.Field.targets,
            name: Bilingual("今後の目標値", "Future targets"),
            type: .table(TableDefinition(columns: columns))
        )
    }

    private var texts: [FieldDefinition] {
        var fields: [FieldDefinition] = []
        func add(_ key: FieldKey, _ name: Bilingual, _ asking: RoundQuestions.Asking = .optional) {
            guard asking != .no else { return }
            fields.append(
                FieldDefinition(
                    key: key,
                    name: name,
                    type: .text(maximumLength: SheetForm.maximumText),
                    requiredIn: states(requiring: asking)
                )
            )
        }
        if !targetYears.isEmpty { add(SheetForm.Field.targetReason, Bilingual("目標値を変える理由", "Reason for new targets")) }
        add(SheetForm.Field.activity, Bilingual("実施内容", "Activity"), questions.activity)
        if questions.cause != nil {
            add(SheetForm.Field.cause, Bilingual("遅れの要因", "Cause of the delay"))
            add(SheetForm.Field.countermeasure, Bilingual("今後の対応策", "Countermeasure"))
        }
        add(SheetForm.Field.outlook, Bilingual("今後の予定", "Outlook"), questions.outlook)
        if questions.evidence { add(SheetForm.Field.evidence, Bilingual("根拠資料の説明", "About the evidence")) }
        return fields
    }

    private var seriesTexts: [FieldDefinition] {
        guard questions.actuals != .no else { return [] }
        return (1...max(1, seriesCount)).flatMap { number -> [FieldDefinition] in
            let (mark, words) = (seriesCount > 1 ? "\(number)" : "", SheetForm.Field.words(number))
            let short = FieldType.text(maximumLength: SheetForm.maximumShortText)
            let wordField = FieldDefinition(
                key: words,
                name: Bilingual("実績の文言\(mark)", "Words of the actual \(mark)"),
                type: short
            )
            guard questions.notes else { return [wordField] }
            let note = FieldDefinition(
                key: SheetForm.Field.note(number),
                name: Bilingual("数値の注記\(mark)", "Note on the figure \(mark)"),
                type: short
            )
            return [wordField, note]
        }
    }
}

// States and steps.
extension SheetDefinition {
    private var states: [StateDefinition] {
        let entry = [EditingRule(by: Self.department)]
        let review = [EditingRule(by: Self.office)]
        let late = Escalation(days: max(1, stages.escalationDays), to: SheetForm.Slot.head)
        let ask = DeadlineRule(days: nil, escalations: [late])
        var states = [
            state(SheetForm.State.toDo, editing: entry, deadline: ask),
            state(SheetForm.State.inEntry, editing: entry, deadline: ask),
            state(SheetForm.State.returned, editing: entry, deadline: ask),
        ]
        if stages.headApproves {
            states.append(state(SheetForm.State.atHead, editing: [EditingRule(by: Self.heads)], deadline: ask))
        }
        states += [
            state(SheetForm.State.atOffice, editing: review, deadline: DeadlineRule(days: nil)),
            state(SheetForm.State.accepted, editing: review),
            state(SheetForm.State.settled, isFinal: true),
            state(SheetForm.State.lapsed, isFinal: true),
        ]
        return states
    }

    private func state(
        _ key: StateKey,
        isFinal: Bool = false,
        editing: [EditingRule] = [],
        deadline: DeadlineRule? = nil
    ) -> StateDefinition {
        let everybody = Self.department.union(Self.office).union([.role(SheetForm.Role.committee)])
        let editors = editing.reduce(into: Set<Party>()) { $0.formUnion($1.parties) }
        return StateDefinition(
            key: key,
            name: SheetForm.name(of: key),
            isFinal: isFinal,
            editing: editing,
            commenting: everybody,
            attaching: questions.evidence ? editors : [],
            deadline: deadline
        )
    }

    private var transitions: [TransitionDefinition] {
        typealias State = SheetForm.State
        typealias Step = SheetForm.Step
        let submitted = stages.headApproves ? State.atHead : State.atOffice
        var list = [
            step(Step.begin, Bilingual("入力開始", "Begin"), from: [State.toDo], to: State.inEntry, by: Self.department),
            step(
                Step.submit,
                Bilingual("提出", "Submit"),
                from: State.entry,
                to: submitted,
                by: Self.department
            ),
        ]
        if stages.headApproves {
            list.append(
                step(
                    Step.approve,
                    Bilingual("承認", "Approve"),
                    from: [State.atHead],
                    to: State.atOffice,
                    by: Self.heads
                )
            )
        }
        list += [
            step(
                Step.sendBack,
                Bilingual("差戻し", "Return"),
                from: stages.headApproves ? [State.atHead, State.atOffice] : [State.atOffice],
                to: State.returned,
                by: stages.headApproves ? Self.heads.union(Self.office) : Self.office,
                needsReason: true
            ),
            step(Step.accept, Bilingual("受理", "Accept"), from: [State.atOffice], to: State.accepted, by: Self.office),
            step(
                Step.reopen,
                Bilingual("再確認", "Reopen"),
                from: [State.accepted],
                to: State.atOffice,
                by: Self.office,
                needsReason: true
            ),
            step(Step.settle, Bilingual("確定", "Settle"), from: [State.accepted], to: State.settled, by: Self.office),
            step(
                Step.lapse,
                Bilingual("未回答のまま終了", "Lapse"),
                from: Set(states.map(\.key)).subtracting([State.accepted, State.settled, State.lapsed]),
                to: State.lapsed,
                by: Self.office,
                needsReason: true
            ),
        ]
        return list
    }

    private func step(
        _ key: TransitionKey,
        _ name: Bilingual,
        from: Set<StateKey>,
        to: StateKey,
        by parties: Set<Party>,
        needsReason: Bool = false
    ) -> TransitionDefinition {
        TransitionDefinition(key: key, name: name, from: from, to: to, by: parties, needsReason: needsReason)
    }
}
