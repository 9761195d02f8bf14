import Documents
import Figures
import Papers
import Planning
import Wording

/// Reads paper, margins, lengths and sizes.
enum PaperReading {
    /// `nil` after logging what is wrong.
    static func read(_ value: YamlValue) -> PaperFormat? {
        let mapping = value.mapping(required: ["size"], optional: ["orientation", "margins"])
        guard let mapping, let size = mapping["size"]?.word(of: PaperFormat.Size.self) else { return nil }
        var paper = PaperFormat(size: size)
        if let orientation = mapping["orientation"]?.word(of: PaperFormat.Orientation.self) {
            paper.orientation = orientation
        }
        if let margins = mapping["margins"], let read = Self.margins(margins) { paper.margins = read }
        let least = PaperLength(millimetres: 40)
        if paper.textWidth < least || paper.textHeight < least { value.fail(Self.noRoom) }
        return paper
    }

    /// One length for all sides, or each by its name.
    private static func margins(_ value: YamlValue) -> Margins? {
        guard value.isMapping else { return value.length().map { Margins(all: $0) } }
        let mapping = value.mapping(required: ["top", "bottom", "left", "right"])
        guard let mapping, let top = mapping["top"]?.length(), let bottom = mapping["bottom"]?.length(),
            let left = mapping["left"]?.length(), let right = mapping["right"]?.length()
        else { return nil }
        return Margins(top: top, bottom: bottom, left: left, right: right)
    }

    private static let noRoom = Bilingual(
        "余白を除くと、用紙に文字を置く場所が40mmもありません。余白を小さくしてください。",
        "Between the margins the paper has less than 40 mm left; make them smaller."
    )
}

extension YamlValue {
    /// A length in millimetres, with at most two decimals.
    func length() -> PaperLength? {
        guard let hundredths = scaled(by: 100, in: 0...100_000) else {
            fail(Self.notLength)
            return nil
        }
        return PaperLength(hundredths: hundredths)
    }

    /// The width of a column: a length that is more than nothing.
    func width() -> PaperLength? {
        let width = length()
        guard width == .zero else { return width }
        fail(Bilingual("幅は0より大きくしてください。", "The width must be more than 0."))
        return nil
    }

    /// A list with at least one member.
    func filledList() -> [YamlValue]? {
        let members = list()
        guard members?.isEmpty == true else { return members }
        fail(.missingValue)
        return nil
    }

    /// A size of letters in points, with at most one decimal.
    func letterSize() -> LetterSize? {
        guard let tenths = scaled(by: 10, in: LetterSize.smallest.tenths...2000) else {
            fail(Self.notSize)
            return nil
        }
        return LetterSize(tenths: tenths)
    }

    private func scaled(by factor: Int, in range: ClosedRange<Int>) -> Int? {
        guard let scalar, let number = ExactDecimal(plain: scalar) else { return nil }
        let digits = factor == 100 ? 2 : 1
        let scaled = number.rational * Rational(factor)
        guard scaled == scaled.rounded(.truncate, digits: 0), Int(number.scale) <= digits || !scaled.isZero,
            let whole = Int(scaled.text(digits: 0)), range.contains(whole)
        else { return nil }
        return whole
    }

    private static let notLength = Bilingual(
        "ここには長さを、mmで小数第2位までの数値で書いてください（例：18、18.5）。",
        "A length in millimetres belongs here, with at most two decimals (such as 18 or 18.5)."
    )
    private static let notSize = Bilingual(
        "ここには文字の大きさを、5～200ポイントの、小数第1位までの数値で書いてください（例：9、10.5）。",
        "A size of letters in points belongs here, from 5 to 200 with at most one decimal (such as 9 or 10.5)."
    )
}

/// Reads how a form says what is not a number.
enum WordsReading {
    static let keys = ["yes", "no", "target", "actual", "rate", "no_rate", "no_value"]

    static func read(_ value: YamlValue?) -> DefinedWords {
        var words = DefinedWords()
        guard let mapping = value?.mapping(required: [], optional: keys) else { return words }
        func set(_ key: String, _ path: WritableKeyPath<DefinedWords, String>) {
            if let text = mapping[key]?.text() { words[keyPath: path] = text }
        }
        set("yes", \.yes)
        set("no", \.no)
        set("target", \.target)
        set("actual", \.actual)
        set("rate", \.rate)
        set("no_rate", \.noRate)
        for pair in mapping["no_value"]?.mapping()?.pairs ?? [] {
            guard let reason = NoValueReason(rawValue: pair.key) else {
                pair.keyValue.fail(.nearest(pair.key, among: NoValueReason.allCases.map(\.rawValue)))
                continue
            }
            if let text = pair.value.text() { words.noValue[reason] = text }
        }
        return words
    }
}

/// Reads series that a form names itself.
struct SelectionReading {
    let context: RulesContext

    func read(_ value: YamlValue?) -> [String: [SelectedSeries]] {
        var selections: [String: [SelectedSeries]] = [:]
        for pair in value?.mapping()?.pairs ?? [] {
            selections[pair.key] = (pair.value.list() ?? []).compactMap(series)
        }
        return selections
    }

    private func series(_ value: YamlValue) -> SelectedSeries? {
        if !value.isMapping { return known(value).map { SelectedSeries(series: $0, name: nil) } }
        guard let mapping = value.mapping(required: ["series"], optional: ["name"]) else { return nil }
        let name = mapping["name"]?.filledText()
        return mapping["series"].flatMap(known).map { SelectedSeries(series: $0, name: name) }
    }

    private func known(_ value: YamlValue) -> SeriesReference? {
        guard let reference = value.series() else { return nil }
        guard context.series?.contains(reference) ?? true else {
            value.fail(Self.unknownSeries)
            return nil
        }
        return reference
    }

    private static let unknownSeries = Bilingual(
        "この系列は計画にありません。indicators.csv の measure と series を確かめてください。",
        "The plan has no such series; see measure and series in indicators.csv."
    )
}
