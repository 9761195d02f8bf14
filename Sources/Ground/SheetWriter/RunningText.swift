import Documents

/// The lines above and below the pages in the code of a workbook: `&L` start, `&C` centre, `&R` end, `&P` the page.
struct RunningText {
    let document: Document
    let section: DocumentSection

    /// Whether pages are counted over the section, not over all sheets.
    ///
    /// A workbook has one number for each page, so one that the section counts goes before one of the document.
    var countsFromSection: Bool {
        [section.header, section.footer].contains { line in
            [line.start, line.centre, line.end].contains {
                $0.contains(RunningLine.Word.sectionPage.placeholder)
            }
        }
    }

    /// Empty where the line is; shortened where Excel takes no more.
    func code(_ line: RunningLine) -> String {
        let whole = Self.withoutPictures(code(line, limit: nil))
        guard whole.utf16.count > SheetLimits.runningCharacters else { return whole }
        // Three parts with what stands before each of them.
        let codes = 3 * (2 + font.utf16.count)
        return Self.withoutPictures(code(line, limit: max(0, (SheetLimits.runningCharacters - codes) / 3)))
    }

    private func code(_ line: RunningLine, limit: Int?) -> String {
        [("&L", line.start), ("&C", line.centre), ("&R", line.end)].map { place, text in
            text.isEmpty ? "" : place + font + code(text, limit: limit)
        }.joined()
    }

    private var font: String {
        let family = document.fonts.first ?? Document.standardFonts[0]
        let name = SheetText.inOneLine(family).unicodeScalars.filter { !"\",&".unicodeScalars.contains($0) }
        return "&\"\(SheetText.shortened(String(String.UnicodeScalarView(name)), to: 31)),Regular\""
    }

    /// The words and texts of a part one after the other.
    private func code(_ part: String, limit: Int?) -> String {
        var code = ""
        var rest = Substring(part)
        while let (before, word, after) = Self.nextWord(in: rest) {
            code = append(Self.escaped(String(before)), to: code, limit: limit)
            code = append(self.code(of: word), to: code, limit: limit)
            rest = after
        }
        return append(Self.escaped(String(rest)), to: code, limit: limit)
    }

    private func append(_ text: String, to code: String, limit: Int?) -> String {
        guard let limit, code.utf16.count + text.utf16.count > limit else { return code + text }
        guard limit > code.utf16.count else { return code }
        var kept = SheetText.shortened(text, to: limit - code.utf16.count)
        // Half of an escaped ampersand would be the beginning of a code.
        let ampersands = kept.dropLast().reversed().prefix { $0 == "&" }.count
        if !ampersands.isMultiple(of: 2) { kept.remove(at: kept.index(kept.endIndex, offsetBy: -2)) }
        return code + kept
    }

    private static func nextWord(in text: Substring) -> (Substring, RunningLine.Word, Substring)? {
        let found = RunningLine.Word.allCases.compactMap { word in
            range(of: word.placeholder, in: text).map { (word, $0) }
        }
        guard let (word, place) = found.min(by: { $0.1.lowerBound < $1.1.lowerBound }) else { return nil }
        return (text[..<place.lowerBound], word, text[place.upperBound...])
    }

    private static func range(of words: String, in text: Substring) -> Range<Substring.Index>? {
        var start = text.startIndex
        while let brace = text[start...].firstIndex(of: "{") {
            if text[brace...].hasPrefix(words) { return brace..<text.index(brace, offsetBy: words.count) }
            start = text.index(after: brace)
        }
        return nil
    }

    private func code(of word: RunningLine.Word) -> String {
        switch word {
        case .page, .sectionPage: "&P"
        case .pages, .sectionPages: "&N"
        case .section: Self.escaped(section.title)
        case .title: Self.escaped(document.title)
        }
    }

    /// An ampersand is written twice.
    private static func escaped(_ text: String) -> String {
        SheetText.replacing("&", by: "&&", in: SheetText.escaped(SheetText.inOneLine(text)))
    }

    /// The library takes `&&G` and `&&[Picture]` for the place of a picture, so the ampersand becomes a wide one there.
    private static func withoutPictures(_ code: String) -> String {
        ["G", "[Picture]"].reduce(code) { code, picture in
            SheetText.replacing("&&" + picture, by: "＆" + picture, in: code)
        }
    }
}
