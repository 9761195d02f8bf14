package import Wording

/// One question of a form: what it is called, what may be answered, and how it is asked.
///
/// The same declaration draws the field (``FormView``) and reads its answer (``FormEntries``), so that the two cannot say
/// different things.
package struct FormField: Sendable {
    /// One of several answers to choose from.
    package struct Choice: Hashable, Sendable {
        package let value: String
        package let label: String
        package let hint: String

        package init(_ value: String, _ label: String, hint: String = "") {
            self.value = value
            self.label = label
            self.hint = hint
        }
    }

    /// Answers that belong together under a name of their own, and can be chosen or cleared at once.
    package struct ChoiceGroup: Hashable, Sendable {
        /// Tells it from the field's other groups.
        package let id: String
        package let name: String
        package let choices: [Choice]

        package init(_ id: String, _ name: String, _ choices: [Choice]) {
            self.id = id
            self.name = name
            self.choices = choices
        }
    }

    package enum Kind: Sendable {
        case text
        /// Digits, signs and points as people write them; read by whoever knows what kind of number it is.
        case number
        case mail
        /// A day as `2026-04-01`.
        case date
        /// Several lines, so many of them visible.
        case lines(Int)
        /// Never shown again, not even after an error.
        case password
        /// A code that is good once.
        case code
        case select([Choice])
        case radios([Choice])
        case checkboxes([Choice])
        /// Many boxes; buttons choose or clear a group, or all, which ``FormEntries/regroup(_:)`` does without the script.
        case checkboxGroups([ChoiceGroup])
        /// Yes or no; the label stands beside the box.
        case checkbox
        /// The endings that the browser offers first: `.csv,.xlsx`.
        case file(StaticString)
    }

    /// Its name in the form, and in the identifiers of its elements: ASCII letters, digits and hyphens.
    package let name: String
    package let kind: Kind
    package let label: Bilingual
    package var hint: Bilingual?
    package var isRequired = true
    /// In Unicode scalars.
    package var longest = 200
    /// What the browser may fill in by itself: `username`, `current-password`.
    package var autocomplete: StaticString?
    /// How wide it is, as a number of full-width characters; nothing takes the room that is there.
    package var width: Width = .medium

    /// What stands above the field, to be looked at while it is filled in: last year's answer.
    package var above: Markup = .empty
    /// What stands below the field and is told with it: what looks wrong, remarks.
    package var notes: Markup = .empty

    package enum Width: Sendable {
        case short
        case medium
        case full
    }

    package init(_ name: String, _ kind: Kind, _ label: Bilingual, hint: Bilingual? = nil) {
        self.name = name
        self.kind = kind
        self.label = label
        self.hint = hint
    }

    /// The same, but it may stay empty.
    package var optional: FormField { with(\.isRequired, false) }

    package func longest(_ scalars: Int) -> FormField { with(\.longest, scalars) }
    package func width(_ width: Width) -> FormField { with(\.width, width) }
    package func autocomplete(_ kind: StaticString) -> FormField { with(\.autocomplete, kind) }

    package func above(_ markup: Markup) -> FormField { with(\.above, markup) }
    package func notes(_ markup: Markup) -> FormField { with(\.notes, markup) }

    private func with<Value>(_ path: WritableKeyPath<FormField, Value>, _ value: Value) -> FormField {
        var field = self
        field[keyPath: path] = value
        return field
    }

    /// The identifier of the element that a link of the summary leads to.
    package var id: String { "field-\(name)" }
    var hintID: String { "\(id)-hint" }
    var notesID: String { "\(id)-notes" }
    var errorID: String { "\(id)-error" }
    /// The name of the buttons that choose or clear many boxes at once.
    var groupingName: String { "\(name)-grouping" }

    /// The answers that there are to choose from; nothing where anything may be written.
    var choices: [Choice]? {
        switch kind {
        case .select(let choices), .radios(let choices), .checkboxes(let choices): choices
        case .checkboxGroups(let groups): groups.flatMap(\.choices)
        default: nil
        }
    }
}
