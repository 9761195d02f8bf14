package import Wording

/// The boxes of a field of many that stand in some markup of a form, where there is more to say of each than a label.
///
/// The form has the field among its parts (``FormView/Part/drawn(_:)``), for the summary.
package struct DrawnBoxes {
    private let view: FieldView
    private let isWrong: Bool

    package init(_ field: FormField, _ entries: FormEntries, _ language: Language) {
        view = FieldView(field, entries, language)
        isWrong = !entries.mistakes(of: field).isEmpty
    }

    /// What the boxes stand in, with what is wrong before it.
    package func around(@MarkupBuilder _ content: () -> Markup) -> Markup {
        let content = content()
        guard isWrong else { return content }
        return div(view.wrapper) {
            view.errors
            content
        }
    }

    /// The identifier of a box, for its label; the summary leads to the first.
    package func id(at index: Int) -> String { index == 0 ? view.field.id : "\(view.field.id)-\(index + 1)" }

    /// One box, as it was left.
    ///
    /// - Parameters:
    ///   - value: what it stands for.
    ///   - index: its place among the field's boxes, from 0.
    ///   - name: what it is called where no label leads to it.
    /// - Returns: the box without a label.
    package func box(_ value: String, at index: Int, named name: String? = nil) -> Markup {
        input(
            .type("checkbox"),
            .id(id(at: index)),
            .name(view.field.name),
            .value(value),
            .checked(view.shown.contains(value)),
            isWrong ? view.described : .none,
            .ariaInvalid(isWrong),
            name.map { .ariaLabel($0) } ?? .none
        )
    }
}
