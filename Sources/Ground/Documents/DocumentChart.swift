package import Figures

/// A picture of numbers over years, described by its numbers: each writer draws it in its own way.
package struct DocumentChart: Hashable, Sendable {
    package struct Series: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            /// What should be: a dashed line, or a mark across a bar.
            case target
            /// What is: a full line, or a bar.
            case actual
        }

        package var name: String
        package var kind: Kind
        /// One for each category; `nil` where there is no number, which leaves a gap and is never zero.
        package var values: [ExactDecimal?]

        package init(name: String, kind: Kind, values: [ExactDecimal?]) {
            self.name = name
            self.kind = kind
            self.values = values
        }
    }

    package var title: String
    /// Whether the title is written into the picture; not where a heading above says the same.
    package var showsTitle = true
    /// The same in words, for those who cannot see it.
    package var summary: String
    /// Along the horizontal axis, such as the years.
    package var categories: [String]
    package var series: [Series]
    package var unit: String
    package var height: PaperLength

    package init(
        title: String,
        summary: String,
        categories: [String],
        series: [Series],
        unit: String = "",
        height: PaperLength = PaperLength(millimetres: 55)
    ) {
        self.title = title
        self.summary = summary
        self.categories = categories
        self.series = series
        self.unit = unit
        self.height = height
    }
}
