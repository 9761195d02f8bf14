import Figures
import Planning
import Wording
import Yams

/// A node of a YAML file that knows where it stands, and reads itself as what it should be.
///
/// Everything is read from the scalar's own text: YAML's guesses (`yes` is true, `1.10` is a binary fraction) never
/// come in. Readers return `nil` after logging what is wrong.
struct YamlValue {
    let node: Node
    /// How people would name the place: `versions[0].rating[2].when.rate`.
    let path: String
    let file: String
    let log: ProblemLog

    var place: Problem.Place {
        Problem.Place(file: file, line: node.mark?.line, column: node.mark?.column, field: path.isEmpty ? nil : path)
    }

    func fail(_ message: Bilingual) {
        log.add(place, cell: isNull ? nil : scalar, message)
    }

    func child(_ node: Node, _ step: String) -> YamlValue {
        let separator = path.isEmpty || step.hasPrefix("[") ? "" : "."
        return YamlValue(node: node, path: path + separator + step, file: file, log: log)
    }

    /// The text of a scalar.
    var scalar: String? {
        if case .scalar(let scalar) = node { scalar.string } else { nil }
    }

    var isMapping: Bool {
        if case .mapping = node { true } else { false }
    }

    /// Nothing is written here: the place is empty, or says `null` or `~` without quotes.
    var isNull: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    func text() -> String? {
        guard let scalar, !isNull else {
            fail(isNull ? .missingValue : Self.notText)
            return nil
        }
        if let hidden = HiddenCharacters.first(in: scalar) {
            fail(HiddenCharacters.message(hidden))
            return nil
        }
        guard scalar.utf8.count <= CSVReader.maximumCellCharacters else {
            fail(Self.tooLong)
            return nil
        }
        return scalar
    }

    /// A text that is not blank.
    func filledText() -> String? {
        guard let text = text() else { return nil }
        guard !text.trimmed.isEmpty else {
            fail(.missingValue)
            return nil
        }
        return text
    }

    /// `{ja: …, en: …}`, or one text for both.
    func bilingual() -> Bilingual? {
        guard case .mapping = node else {
            return filledText().map { Bilingual($0, $0) }
        }
        guard let mapping = mapping(required: ["ja"], optional: ["en"]) else { return nil }
        guard let japanese = mapping["ja"]?.filledText() else { return nil }
        guard let second = mapping["en"] else { return Bilingual(japanese, japanese) }
        return second.filledText().map { Bilingual(japanese, $0) }
    }

    func identifier<Subject>(as subject: Subject.Type = Subject.self) -> Identifier<Subject>? {
        guard let text = text() else { return nil }
        if let identifier = Identifier<Subject>(text) { return identifier }
        fail(.notIdentifier)
        return nil
    }

    func series() -> SeriesReference? {
        guard let text = text() else { return nil }
        if let reference = SeriesReference(text) { return reference }
        fail(.notSeriesReference)
        return nil
    }

    func year() -> FiscalYear? {
        guard let text = text() else { return nil }
        do {
            return try FiscalYear(reading: text)
        } catch {
            fail(error.message)
            return nil
        }
    }

    /// An exact number; never a binary fraction.
    func number() -> Rational? {
        guard let text = text() else { return nil }
        if let number = ExactDecimal(plain: text) { return number.rational }
        fail(Self.notNumber)
        return nil
    }

    func wholeNumber(in range: ClosedRange<Int>) -> Int? {
        guard let text = text() else { return nil }
        if let number = Int(text), range.contains(number), text.utf8.allSatisfy({ (48...57).contains($0) }) {
            return number
        }
        fail(Self.notWhole(range))
        return nil
    }

    func flag() -> Bool? {
        guard let text = text() else { return nil }
        switch text.lowercased() {
        case "yes", "true", "on": return true
        case "no", "false", "off": return false
        default:
            fail(.oneOf(["yes", "no"]))
            return nil
        }
    }

    /// One of the words of `Word`.
    func word<Word: RawRepresentable<String> & CaseIterable>(of type: Word.Type = Word.self) -> Word? {
        guard let text = text() else { return nil }
        if let word = Word(rawValue: text) { return word }
        fail(.nearest(text, among: Word.allCases.map(\.rawValue)))
        return nil
    }

    /// The members of a list.
    func list() -> [YamlValue]? {
        guard case .sequence(let sequence) = node else {
            fail(isNull ? .missingValue : Self.notList)
            return nil
        }
        return sequence.enumerated().map { child($1, "[\($0)]") }
    }

    /// The members of a list, or the one value that stands in its place.
    func listOrOne() -> [YamlValue]? {
        if case .scalar = node, !isNull { [self] } else { list() }
    }
}

extension YamlValue {
    static let notText = Bilingual("ここには文字を書いてください。", "A text belongs here.")
    static let notList = Bilingual("ここには一覧（- の並び、または [ ] ）を書いてください。", "A list belongs here (- or [ ]).")
    static let notMapping = Bilingual(
        "ここには「キー: 値」の組を書いてください。",
        "Pairs of “key: value” belong here."
    )
    static let notNumber = Bilingual(
        "ここには数値を書いてください（例：90、0.5、-3）。",
        "A number belongs here (such as 90, 0.5 or -3)."
    )
    private static let tooLong = Bilingual("文字が長すぎます。", "The text is too long.")

    static func notWhole(_ range: ClosedRange<Int>) -> Bilingual {
        Bilingual(
            "ここには\(range.lowerBound)から\(range.upperBound)までの整数を書いてください。",
            "A whole number from \(range.lowerBound) to \(range.upperBound) belongs here."
        )
    }
}
