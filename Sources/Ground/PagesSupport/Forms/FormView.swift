package import Wording

/// A form as it stands on a page: what is wrong first, then the questions, then what can be done.
///
/// It works without JavaScript, every field has its label, its hint and its error beside it and told with it, and
/// what was typed is there again after an error (JIS X 8341-3 AA; WCAG 2.2: 1.3.5, 3.3.1 to 3.3.3, 3.3.7).
package struct FormView: Sendable {
    /// What stands in a form, one below the other.
    package indirect enum Part: Sendable {
        case field(FormField)
        /// Questions that belong together, under a heading of their own.
        case group(Bilingual, [FormField])
        /// A part of a long form under a heading of its own, its fields one below the other.
        case section(Bilingual, [Part])
        /// What few people need, behind a line that opens; open where something in it is wrong.
        case folded(Bilingual, [Part])
        /// What goes along unseen.
        case hidden(name: String, value: String)
        case markup(Markup)
        /// Fields that stand in some markup of the form (``FormView/cell(_:_:_:at:)``): only for the summary.
        case drawn([FormField])
    }

    /// What can be done with a form.
    package struct Action: Sendable {
        package enum Style: Sendable {
            case main
            case other
            /// Takes something away.
            case danger
        }

        package let label: Bilingual
        package var style = Style.main
        /// The name and value that tell it from the form's other actions.
        package var choice: (name: String, value: String)?

        package init(_ label: Bilingual, style: Style = .main, choice: (name: String, value: String)? = nil) {
            self.label = label
            self.style = style
            self.choice = choice
        }
    }

    package let language: Language
    /// The path that it is sent to.
    package let action: String
    /// Of ``FormGate/token(for:_:)``; without one the form is refused when it is sent.
    package let token: String?
    package let parts: [Part]
    package let actions: [Action]
    package var entries: FormEntries
    /// Whether it only asks for a page, so that what was typed stands in the address.
    package var isQuestion = false
    /// Where the form saves as one goes, what tells its reader's drafts from those of others; nothing for other forms.
    package var draft: String?
    /// Where what is typed stays in the browser until the form has been taken, whose it is.
    ///
    /// After a colon it says which of several forms that are sent to the same address. Nothing for forms that save as one goes, or that everybody sees.
    package var keeper: String?
    /// Where the form ends a visit: whose drafts the browser gives up with it.
    package var leaver: String?
    /// Where the form has everything that such a draft said, the same: the browser need not keep it any longer.
    package var settledDraft: String?

    package init(
        _ language: Language,
        action: String,
        token: String?,
        entries: FormEntries = FormEntries(),
        parts: [Part],
        actions: [Action]
    ) {
        self.language = language
        self.action = action
        self.token = token
        self.entries = entries
        self.parts = parts
        self.actions = actions
    }

    /// The summary of what is wrong, for the top of the main region; nothing where nothing is.
    ///
    /// The reader is taken there when the page has been loaded, and from there to each field.
    package var summary: Markup {
        let mistakes = entries.mistakes
        guard !mistakes.isEmpty else { return .empty }
        return div(
            .class("error-summary"),
            .role("group"),
            .labelledBy("errors-title"),
            .id("errors"),
            .tabIndex(-1),
            .autofocus()
        ) {
            h2(.id("errors-title")) { FormWords.summary(mistakes.count)[language] }
            ul {
                for mistake in mistakes {
                    li { a(.href("#field-\(mistake.field)")) { words(mistake) } }
                }
            }
        }
    }

    private func words(_ mistake: FormEntries.Mistake) -> String {
        let label = fields.first { $0.name == mistake.field }?.label[language]
        let colon = Bilingual("：", ": ")[language]
        return (label.map { $0 + colon } ?? "") + mistake.message[language]
    }

    private var fields: [FormField] { Self.fields(of: parts) }

    private static func fields(of parts: [Part]) -> [FormField] {
        parts.flatMap { part -> [FormField] in
            switch part {
            case .field(let field): [field]
            case .group(_, let fields): fields
            case .section(_, let parts), .folded(_, let parts): Self.fields(of: parts)
            case .drawn(let fields): fields
            case .hidden, .markup: []
            }
        }
    }

    /// The form itself, without the summary.
    package var markup: Markup {
        PagesSupport.form(
            .class("form"),
            .action(action),
            .method(isQuestion ? "get" : "post"),
            .novalidate,
            bringsFiles ? .multipart : .none,
            draft.map { .dataDraft($0) } ?? .none,
            settledDraft.map { .dataSettles($0) } ?? .none,
            keptFor.map { .dataKeeps($0) } ?? .none,
            leaver.map { .dataLeaves($0) } ?? .none
        ) {
            if let token { Self.hidden(FormGate.field, token) }
            if let texts, token != nil { Self.hidden(SentTexts.field, texts) }
            for part in parts { markup(of: part) }
            div(.class("form-actions")) { for action in actions { markup(of: action) } }
        }
    }

    /// What the page says of its texts that shows them again where they are not taken.
    private var texts: String? {
        isQuestion ? nil : SentTexts.names(of: fields.map { ($0.name, $0.label[language], $0.kind) })
    }

    private var keptFor: String? { draft == nil && settledDraft == nil && texts != nil ? keeper : nil }

    private var bringsFiles: Bool {
        fields.contains { field in
            if case .file = field.kind { true } else { false }
        }
    }

    private func markup(of part: Part) -> Markup {
        switch part {
        case .field(let field): FieldView(field, entries, language, sentTo: action).markup
        case .group(let legend, let fields):
            fieldset(.class("field-group")) {
                PagesSupport.legend { legend[language] }
                for field in fields { FieldView(field, entries, language, sentTo: action).markup }
            }
        case .section(let legend, let parts):
            fieldset(.class("form-section")) {
                PagesSupport.legend { legend[language] }
                for part in parts { markup(of: part) }
            }
        case .folded(let title, let parts):
            working(summary: title[language], isOpen: hasMistake(in: parts)) {
                for part in parts { markup(of: part) }
            }
        case .hidden(let name, let value): Self.hidden(name, value)
        case .markup(let markup): markup
        case .drawn: .empty
        }
    }

    /// A field in a cell of a table: its label is told but not seen, because the table's heads say it.
    ///
    /// `place` is its row and column among the fields of the table, for the script: `0,1`.
    package static func cell(
        _ field: FormField,
        _ entries: FormEntries,
        _ language: Language,
        at place: String
    ) -> Markup {
        FieldView(field, entries, language).cell(place)
    }

    private func hasMistake(in parts: [Part]) -> Bool {
        let names = Set(Self.fields(of: parts).map(\.name))
        return entries.mistakes.contains { names.contains($0.field) }
    }

    static func hidden(_ name: String, _ value: String) -> Markup {
        input(.type("hidden"), .name(name), .value(value), .autocomplete("off"))
    }

    private func markup(of action: Action) -> Markup {
        let style: Attribute =
            switch action.style {
            case .main: .none
            case .other: .class("button-other")
            case .danger: .class("button-danger")
            }
        let choice = action.choice.map { [Attribute.name($0.name), .value($0.value)] } ?? []
        return Markup(.button, [.type("submit"), style] + choice, .text(action.label[language]))
    }
}

/// A form that is nothing but a button: signing out, revoking.
package func buttonForm(
    _ label: Bilingual,
    language: Language,
    action: String,
    token: String?,
    style: FormView.Action.Style = .other,
    hidden: [(name: String, value: String)] = []
) -> Markup {
    FormView(
        language,
        action: action,
        token: token,
        parts: hidden.map { .hidden(name: $0.name, value: $0.value) },
        actions: [FormView.Action(label, style: style)]
    ).markup
}
