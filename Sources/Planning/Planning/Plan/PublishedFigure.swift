package import Figures

/// What a published document printed about one indicator or heading, word for word, for `check` to compare.
package struct PublishedFigure: Hashable, Sendable {
    /// The document's short name: `progress-summary`, `measure-list`.
    package var document: String
    package var year: FiscalYear
    /// What the line is about: a series, a goal or a heading.
    package var subject: Subject
    /// The printed number that the document cites; empty where it cites none.
    package var cited: String
    /// The name as the document prints it.
    package var name: String
    package var unit: String
    package var target: String?
    package var actual: String?
    package var rate: String?
    package var rating: String?

    package enum Subject: Hashable, Sendable {
        case series(SeriesReference)
        case goal(Goal.ID)
        case node(PlanNode.ID)
        /// The share of a whole, in a named composition that should add up to 100% (or to the row named `total`).
        case share(of: String)
    }

    package init(document: String, year: FiscalYear, subject: Subject, name: String = "", unit: String = "") {
        self.document = document
        self.year = year
        self.subject = subject
        self.name = name
        self.unit = unit
        cited = ""
    }
}
