package import PagesSupport
package import Planning
package import Wording

/// The working of a value behind a line that a reader may open.
package struct WorkingView: Hashable, Sendable {
    let title: String
    let working: Working
    let language: Language

    package init(_ title: String, _ working: Working, _ language: Language) {
        self.title = title
        self.working = working
        self.language = language
    }

    /// A closed box of its own.
    package var markup: Markup {
        PagesSupport.working(summary: title) { steps }
    }

    /// A closed box that links lead to, and then open.
    func markup(id: String) -> Markup {
        PagesSupport.working(summary: title) { div(.id(id)) { steps } }
    }

    var steps: Markup {
        definitionList(
            working.steps.map { step in
                Definition(step.label[language]) { foreign(step.detail[language], language) }
            }
        )
    }
}
