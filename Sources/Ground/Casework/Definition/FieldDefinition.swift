package import Figures
package import Wording

/// A field of the form that a case fills.
package struct FieldDefinition: Hashable, Sendable {
    package let key: FieldKey
    package let name: Bilingual
    package let type: FieldType
    /// The states that a case may only enter with an answer to this field.
    package let requiredIn: Set<StateKey>

    package init(key: FieldKey, name: Bilingual, type: FieldType, requiredIn: Set<StateKey> = []) {
        self.key = key
        self.name = name
        self.type = type
        self.requiredIn = requiredIn
    }
}

/// What a field holds.
package enum FieldType: Hashable, Sendable {
    /// Text of at most so many UTF-16 units, as browsers count `maxlength`.
    case text(maximumLength: Int)
    case number(NumberRule)
    /// One of these answers.
    case choice([ChoiceOption])
    /// Yes or no.
    case flag
    case date
    case table(TableDefinition)
}

/// Which figures a field or a column of a table takes.
package struct NumberRule: Hashable, Sendable {
    package enum Form: String, CaseIterable, Hashable, Sendable {
        /// An exact number.
        case number
        /// Whatever a figure can be: a number, parts, a bound, a duration, a milestone.
        case figure
    }

    package let form: Form
    /// The reasons that may stand instead of a value.
    package let reasons: Set<NoValueReason>

    package init(form: Form = .number, reasons: Set<NoValueReason> = []) {
        self.form = form
        self.reasons = reasons
    }

    /// Whether the rule lets this figure in.
    func accepts(_ figure: FigureValue) -> Bool {
        switch figure {
        case .none(let reason): reasons.contains(reason)
        case .number: true
        default: form == .figure
        }
    }
}

/// One of the answers of a field with choices.
package struct ChoiceOption: Hashable, Sendable {
    package let key: OptionKey
    package let name: Bilingual

    package init(key: OptionKey, name: Bilingual) {
        self.key = key
        self.name = name
    }
}

/// A table of figures: its columns are those of every case of the kind, its rows are each case's own.
package struct TableDefinition: Hashable, Sendable {
    package let columns: [TableColumn]

    package init(columns: [TableColumn]) {
        self.columns = columns
    }
}

/// A column of a table of figures.
package struct TableColumn: Hashable, Sendable {
    package let key: ColumnKey
    package let name: Bilingual
    package let rule: NumberRule
    /// Whether every row needs an answer here where the table is required.
    package let isRequired: Bool

    package init(key: ColumnKey, name: Bilingual, rule: NumberRule, isRequired: Bool) {
        self.key = key
        self.name = name
        self.rule = rule
        self.isRequired = isRequired
    }
}
