package import Documents
package import Figures
package import Planning
package import Wording

/// A form of a city's own: which facts of the plan stand where, on which paper, under which words.
///
/// Comes from a `document-NAME.yaml` of the plan folder; another city's form is another file.
package struct DocumentDefinition: Hashable, Sendable {
    /// What it is called in commands and addresses: `measure-list`.
    package var name: String
    package var title: Bilingual
    /// In one sentence, for the list of documents; empty for none.
    package var summary: Bilingual
    package var fonts: [DefinedFont]
    package var paper: PaperFormat
    package var header: RunningTemplates
    package var footer: RunningTemplates
    /// Of letters in tables that do not say otherwise, and what they may shrink to.
    package var size: LetterSize
    package var smallestSize: LetterSize
    package var words: DefinedWords
    /// By name: series in an order of their own, under names of their own.
    package var selections: [String: [SelectedSeries]]
    package var sections: [SectionDefinition]

    package init(name: String, title: Bilingual) {
        self.name = name
        self.title = title
        summary = Bilingual(same: "")
        fonts = []
        paper = PaperFormat()
        header = RunningTemplates()
        footer = RunningTemplates()
        size = LetterSize(tenths: 90)
        smallestSize = LetterSize(tenths: 60)
        words = DefinedWords()
        selections = [:]
        sections = []
    }
}

/// A family of letters and the line of the definition that asks for it.
package struct DefinedFont: Hashable, Sendable {
    package let family: String
    package let line: Int?

    package init(family: String, line: Int?) {
        self.family = family
        self.line = line
    }
}

/// A header or footer in which facts may be named.
package struct RunningTemplates: Hashable, Sendable {
    package var start = Template()
    package var centre = Template()
    package var end = Template()

    package init() {}
}

/// The words and symbols by which a form says what is not a number.
package struct DefinedWords: Hashable, Sendable {
    package var yes = "☑"
    package var no = "□"
    /// Before the lines of a measure's figures.
    package var target = "[目標値]"
    package var actual = "[実績値]"
    package var rate = "[進捗率]"
    /// Where a figure has no value; a reason that is not named is said in its usual words.
    package var noValue: [NoValueReason: String] = [:]
    /// Where a rate has no value.
    package var noRate = "－"

    package init() {}
}

/// A series that a form names itself.
package struct SelectedSeries: Hashable, Sendable {
    package let series: SeriesReference
    /// As the form calls it; `nil` for the plan's name.
    package let name: String?

    package init(series: SeriesReference, name: String?) {
        self.series = series
        self.name = name
    }
}

/// A part of a document on paper of its own.
package struct SectionDefinition: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case blocks([BlockDefinition])
        /// The documents that the meeting's materials name, one after the other.
        case materials
    }

    package var title: Template
    /// One section for each member; `nil` for a single one.
    package var each: ListDefinition?
    package var paper: PaperFormat?
    package var header: RunningTemplates?
    package var footer: RunningTemplates?
    package var content: Content

    package init(title: Template, content: Content) {
        self.title = title
        self.content = content
    }
}
