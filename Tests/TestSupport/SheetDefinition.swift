package import Casework
import Figures
import Wording

/// A small form that a department fills, its head approves and the office accepts.
package enum Sheet {
    package static let reporter: Party = .assignee("reporter")
    package static let head: Party = .assignee("head")
    package static let office: Party = .role("office")

    package static var definition: CaseDefinition {
        var definition = CaseDefinition(kind: "sheet", version: 1, name: Bilingual("調査票", "Sheet"))
        definition.slots = [
            SlotDefinition(key: "reporter", name: Bilingual("担当", "Reporter")),
            SlotDefinition(key: "head", name: Bilingual("所属長", "Head")),
        ]
        definition.roles = ["office"]
        definition.management = [office]
        definition.fields = fields
        definition.states = states
        definition.transitions = transitions
        return definition
    }

    static var fields: [FieldDefinition] {
        let actual = TableColumn(
            key: "actual",
            name: Bilingual("実績値", "Actual"),
            rule: NumberRule(reasons: [.notYetAvailable]),
            isRequired: true
        )
        let planned = TableColumn(
            key: "plan",
            name: Bilingual("来年度の目標値", "Next target"),
            rule: NumberRule(form: .figure),
            isRequired: false
        )
        let options = [
            ChoiceOption(key: "on_track", name: Bilingual("順調", "On track")),
            ChoiceOption(key: "late", name: Bilingual("遅れ", "Late")),
        ]
        return [
            FieldDefinition(
                key: "activity",
                name: Bilingual("実施内容", "Activity"),
                type: .text(maximumLength: 200),
                requiredIn: ["review", "checked"]
            ),
            FieldDefinition(key: "cost", name: Bilingual("費用", "Cost"), type: .number(NumberRule())),
            FieldDefinition(key: "progress", name: Bilingual("進み具合", "Progress"), type: .choice(options)),
            FieldDefinition(key: "public", name: Bilingual("公表", "Public"), type: .flag),
            FieldDefinition(key: "until", name: Bilingual("時期", "Until"), type: .date),
            FieldDefinition(
                key: "figures",
                name: Bilingual("数値", "Figures"),
                type: .table(TableDefinition(columns: [actual, planned])),
                requiredIn: ["review"]
            ),
            FieldDefinition(key: "remark", name: Bilingual("事務局メモ", "Remark"), type: .text(maximumLength: 50)),
        ]
    }

    static var states: [StateDefinition] {
        let others: Set<FieldKey> = ["activity", "cost", "progress", "public", "until", "figures"]
        return [
            StateDefinition(
                key: "draft",
                name: Bilingual("記入中", "Draft"),
                editing: [EditingRule(fields: others, by: [reporter])],
                commenting: [reporter, office],
                attaching: [reporter],
                deadline: DeadlineRule(days: 14, escalations: [.init(days: 1, to: "head"), .init(days: 7, to: "head")])
            ),
            StateDefinition(
                key: "review",
                name: Bilingual("所属長確認中", "With the head"),
                commenting: [head, office],
                deadline: DeadlineRule(days: nil)
            ),
            StateDefinition(
                key: "checked",
                name: Bilingual("事務局確認中", "With the office"),
                editing: [EditingRule(by: [office])],
                commenting: [office]
            ),
            StateDefinition(key: "accepted", name: Bilingual("確定", "Accepted"), isFinal: true),
        ]
    }

    static var transitions: [TransitionDefinition] {
        [
            TransitionDefinition(
                key: "submit",
                name: Bilingual("提出", "Submit"),
                from: ["draft"],
                to: "review",
                by: [reporter]
            ),
            TransitionDefinition(
                key: "approve",
                name: Bilingual("承認", "Approve"),
                from: ["review"],
                to: "checked",
                by: [head]
            ),
            TransitionDefinition(
                key: "return",
                name: Bilingual("差し戻し", "Return"),
                from: ["review", "checked"],
                to: "draft",
                by: [head, office],
                needsReason: true
            ),
            TransitionDefinition(
                key: "accept",
                name: Bilingual("受理", "Accept"),
                from: ["checked"],
                to: "accepted",
                by: [office],
                needs: ["progress"]
            ),
        ]
    }
}
