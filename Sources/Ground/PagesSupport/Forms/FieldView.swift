import Wording

/// A field with everything that is said of it.
struct FieldView {
    let field: FormField
    let language: Language
    /// Where the form is sent, for buttons of the field itself.
    let action: String
    let shown: [String]
    private let mistakes: [FormEntries.Mistake]

    init(_ field: FormField, _ entries: FormEntries, _ language: Language, sentTo action: String = "") {
        self.field = field
        self.language = language
        self.action = action
        shown = entries.shown(field)
        mistakes = entries.mistakes(of: field)
    }

    var markup: Markup {
        switch field.kind {
        case .radios(let choices): options(choices, type: "radio", role: .role("radiogroup"))
        case .checkboxes(let choices): options(choices, type: "checkbox", role: .none)
        case .checkboxGroups(let groups): fieldset(of: groups)
        case .checkbox: box
        default:
            div(wrapper) {
                label(.for(field.id)) { words }
                hint
                field.above
                errors
                control
                if hasNotes { div(.class("field-notes"), .id(field.notesID)) { field.notes } }
            }
        }
    }

    /// The field as it stands in a cell.
    func cell(_ place: String) -> Markup {
        div(wrapper) {
            label(.for(field.id), .class("visually-hidden")) { field.label[language] }
            errors
            control(.dataCell(place))
        }
    }

    private var hasNotes: Bool { !field.notes.isEmpty }

    var wrapper: Attribute { mistakes.isEmpty ? .class("form-field") : .class("form-field form-field-wrong") }

    /// The label, and whether an answer is needed, in words.
    var words: Markup {
        Markup {
            field.label[language]
            if field.isRequired {
                span(.class("need need-required")) { FormWords.required[language] }
            } else {
                span(.class("need")) { FormWords.optional[language] }
            }
        }
    }

    var hint: Markup {
        guard let hint = field.hint else { return .empty }
        return p(.class("field-hint"), .id(field.hintID)) { hint[language] }
    }

    var errors: Markup {
        guard !mistakes.isEmpty else { return .empty }
        return div(.class("field-error"), .id(field.errorID)) {
            for mistake in mistakes {
                p {
                    span(.class("visually-hidden")) { FormWords.error[language] + Bilingual("：", ": ")[language] }
                    mistake.message[language]
                }
            }
        }
    }

    /// What a screen reader says after the label.
    var described: Attribute {
        let ids = [
            mistakes.isEmpty ? nil : field.errorID, field.hint.map { _ in field.hintID },
            hasNotes ? field.notesID : nil,
        ]
        .compactMap { $0 }
        return ids.isEmpty ? .none : .describedBy(ids.joined(separator: " "))
    }

    /// What every element that takes an answer has.
    private var common: [Attribute] {
        [
            .id(field.id), .name(field.name), described, .ariaInvalid(!mistakes.isEmpty), .required(field.isRequired),
            field.autocomplete.map { .autocomplete($0) } ?? .none,
        ]
    }

    private var width: Attribute {
        switch field.width {
        case .short: .class("input-short")
        case .medium: .class("input-medium")
        case .full: .class("input-full")
        }
    }

    private var control: Markup { control(.none) }

    private func control(_ place: Attribute) -> Markup {
        let common = common + [place]
        return switch field.kind {
        case .lines(let count):
            // A line feed after the tag is not part of the text, so that a text that begins with one needs another.
            Markup(.textarea, common + [width, .rows(count)], .text("\n" + (shown.first ?? "")))
        case .select(let choices): Markup(.select, common + [width], options(of: choices))
        case .file(let endings): Markup(.input, common + [.type("file"), .accept(endings)])
        default: Markup(.input, common + [width] + input)
        }
    }

    /// The type of a field of one line, and what was typed unless it is secret.
    private var input: [Attribute] {
        let value = shown.first.map { Attribute.value($0) } ?? .none
        return switch field.kind {
        case .number: [.type("text"), .inputMode("decimal"), .autocompleteOff(unless: field), value]
        case .mail: [.type("email"), .exact, .noCapitals, value]
        case .date: [.type("date"), value]
        case .password: [.type("password"), .exact, .noCapitals]
        case .code: [.type("text"), .inputMode("numeric"), .exact, .noCapitals, value]
        default: [.type("text"), value]
        }
    }

    private func options(of choices: [FormField.Choice]) -> Markup {
        Markup {
            // Nothing is chosen for somebody who has to choose.
            if !choices.contains(where: { $0.value.isEmpty }) {
                option(.value("")) { field.isRequired ? FormWords.choose[language] : "" }
            }
            for choice in choices {
                option(.value(choice.value), .selected(shown.contains(choice.value))) { choice.label }
            }
        }
    }

    private func options(_ choices: [FormField.Choice], type: StaticString, role: Attribute) -> Markup {
        let isRadio = role.isPresent
        return Markup(
            .fieldset,
            [
                wrapper, role, described, .ariaInvalid(isRadio && !mistakes.isEmpty),
            ],
            Markup {
                legend { words }
                hint
                errors
                for (index, choice) in choices.enumerated() { row(choice, index, type) }
            }
        )
    }

    func row(_ choice: FormField.Choice, _ index: Int, _ type: StaticString) -> Markup {
        // The summary leads to the first.
        let id = index == 0 ? field.id : "\(field.id)-\(index + 1)"
        return div(.class("option")) {
            PagesSupport.input(
                .type(type),
                .id(id),
                .name(field.name),
                .value(choice.value),
                .checked(shown.contains(choice.value)),
                choice.hint.isEmpty ? .none : .describedBy(id + "-note")
            )
            label(.for(id)) { choice.label }
            if !choice.hint.isEmpty { p(.class("field-hint"), .id(id + "-note")) { choice.hint } }
        }
    }

    /// A single box, with its label beside it.
    private var box: Markup {
        div(wrapper) {
            hint
            errors
            div(.class("option")) {
                Markup(.input, common + [.type("checkbox"), .value("yes"), .checked(!shown.isEmpty)])
                label(.for(field.id)) { field.label[language] }
            }
        }
    }
}

extension Attribute {
    /// A figure that was typed elsewhere is no help.
    fileprivate static func autocompleteOff(unless field: FormField) -> Attribute {
        field.autocomplete == nil ? .autocomplete("off") : .none
    }

    fileprivate var isPresent: Bool {
        if case .absent = value { false } else { true }
    }
}
