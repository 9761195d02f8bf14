import Wording

// Many boxes in groups, each group with buttons that choose or clear it.
extension FieldView {
    func fieldset(of groups: [FormField.ChoiceGroup]) -> Markup {
        PagesSupport.fieldset(wrapper, described) {
            legend { words }
            hint
            errors
            tools(groups.flatMap(\.choices), of: nil, at: "\(field.id)-groups")
            for (number, group) in groups.enumerated() {
                let before = groups.prefix(number).reduce(0) { $0 + $1.choices.count }
                let place = "\(field.id)-group-\(number + 1)"
                PagesSupport.fieldset(.class("option-group"), .id(place)) {
                    legend { group.name }
                    tools(group.choices, of: group, at: place)
                    for (index, choice) in group.choices.enumerated() { row(choice, before + index, "checkbox") }
                }
            }
        }
    }

    /// How many are chosen, and the buttons; of all boxes where no group is meant.
    ///
    /// Without the script a button sends the form and comes back to where it stands.
    private func tools(_ choices: [FormField.Choice], of group: FormField.ChoiceGroup?, at place: String) -> Markup {
        let chosen = choices.count { shown.contains($0.value) }
        return div(.class("option-tools"), group == nil ? .id(place) : .none) {
            span(.class("option-count")) {
                Bilingual("\(choices.count)件のうち", "")[language]
                span(.class("option-chosen")) { String(chosen) }
                Bilingual("件を選択", " of \(choices.count) chosen")[language]
            }
            for isChoosing in [true, false] {
                button(
                    .type("submit"),
                    .class("button-other"),
                    .name(field.groupingName),
                    .value(GroupPress(isChoosing: isChoosing, group: group?.id).text),
                    .formAction("\(action)#\(place)")
                ) {
                    (isChoosing ? FormWords.chooseAll : FormWords.clearAll)[language]
                    if let group { span(.class("visually-hidden")) { Bilingual("：", ": ")[language] + group.name } }
                }
            }
        }
    }
}

/// What a button asks for that chooses or clears many boxes: `all` and `none`, with `:` and the group where one is meant.
struct GroupPress: Equatable {
    let isChoosing: Bool
    /// All groups where there is none.
    let group: String?

    init(isChoosing: Bool, group: String?) {
        self.isChoosing = isChoosing
        self.group = group
    }

    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let word = parts.first, ["all", "none"].contains(word) else { return nil }
        self.init(isChoosing: word == "all", group: parts.count > 1 ? String(parts[1]) : nil)
    }

    var text: String { (isChoosing ? "all" : "none") + (group.map { ":" + $0 } ?? "") }
}

extension FormWords {
    static let chooseAll = Bilingual("すべて選ぶ", "Choose all")
    static let clearAll = Bilingual("すべて外す", "Clear all")
}
