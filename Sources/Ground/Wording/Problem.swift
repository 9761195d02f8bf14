/// Something that a person has to mend in a file or in what they typed: where it stands, and what to do.
///
/// Readers collect all problems of an input before they give up, so that nobody mends a file one error at a time.
package struct Problem: Error, Hashable, Sendable {
    /// Where in the input a problem stands.
    ///
    /// Lines and columns count from 1, as spreadsheets and editors count them.
    package struct Place: Hashable, Sendable {
        package var file: String
        package var line: Int?
        package var column: Int?
        /// The name of the column or key.
        package var field: String?

        package init(file: String, line: Int? = nil, column: Int? = nil, field: String? = nil) {
            self.file = file
            self.line = line
            self.column = column
            self.field = field
        }
    }

    package let place: Place
    /// The offending cell as it was typed, shortened where it is very long.
    package let cell: String?
    package let message: Bilingual

    package init(_ place: Place, cell: String? = nil, message: Bilingual) {
        self.place = place
        self.cell = cell.map { Self.shortened($0, to: 60) }
        self.message = message
    }

    /// One line for a terminal: `figures.csv:12:5 (value): message: 「cell」`.
    package func line(in language: Language) -> String {
        var text = Self.shortened(place.file, to: 200)
        if let line = place.line { text += ":\(line)" }
        if let column = place.column { text += ":\(column)" }
        if let field = place.field { text += " (\(Self.shortened(field, to: 200)))" }
        text += ": " + message[language]
        if let cell { text += language == .japanese ? "：「\(cell)」" : ": “\(cell)”" }
        return text
    }

    private static func shortened(_ text: String, to length: Int) -> String {
        let visible = text.unicodeScalars.prefix(length).map { scalar -> Character in
            scalar.properties.generalCategory == .control ? "␣" : Character(scalar)
        }
        return String(visible) + (text.unicodeScalars.count > length ? "…" : "")
    }
}

/// Everything that is wrong with one input, in the order in which it stands there.
package struct Problems: Error, Sendable {
    package let list: [Problem]

    package init(_ list: [Problem]) {
        self.list = list
    }
}
