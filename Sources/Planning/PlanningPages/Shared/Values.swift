import Figures
package import PagesSupport
package import Planning
package import Wording

/// A rating as it is shown: symbol and word, the colour only added.
package struct RatingView: Hashable, Sendable {
    let symbol: String
    let word: String
    let tone: Tone

    /// Of a series in a year; nothing where the rule gives no ratings.
    package init?(_ evaluation: Evaluation, _ language: Language) {
        self.init(
            symbol: evaluation.symbol,
            name: evaluation.ratingName,
            bands: evaluation.rule.bands,
            language: language
        )
    }

    init?(_ rollUp: RollUp, _ language: Language) {
        self.init(symbol: rollUp.symbol, name: rollUp.ratingName, bands: rollUp.bands, language: language)
    }

    init?(symbol: String, name: Bilingual?, bands: [Band], language: Language) {
        guard !symbol.isEmpty else { return nil }
        self.symbol = symbol
        word = name?[language] ?? symbol
        tone = Tone(of: symbol, among: bands)
    }

    /// The symbol with its word.
    package var markup: Markup { ratingChip(symbol: symbol, word: word, tone: tone) }
}

extension Tone {
    /// The first of the bands is good, the last poor, what stands between fair; every other symbol is neutral.
    ///
    /// Where bands have points these decide, because symbols need not be in order.
    init(of symbol: String, among bands: [Band]) {
        guard let index = bands.firstIndex(where: { $0.symbol == symbol }) else {
            self = .neutral
            return
        }
        let points = bands.compactMap(\.points)
        if points.count == bands.count, let best = points.max(), let worst = points.min() {
            self = points[index] == best ? .good : points[index] == worst ? .poor : .fair
        } else {
            self = index == 0 ? .good : index == bands.count - 1 ? .poor : .fair
        }
    }
}

/// A figure as it is shown.
struct FigureView: Hashable, Sendable {
    /// Empty where there is no cell at all, or a blank one.
    let text: String
    /// The printed cell, where it says more than the value.
    let printed: String?
    /// Whether it belongs to the right of a column, with the other numbers.
    let isNumber: Bool
    /// What stood here when the year was sealed, in words; `nil` where nothing was corrected.
    let original: String?

    init(_ figure: Figure?, unit: String, language: Language, correction: Correction? = nil) {
        original = correction?.words[language]
        guard let figure else {
            (text, printed, isNumber) = ("", nil, false)
            return
        }
        let text = Self.text(of: figure, language)
        self.text = text
        printed = Self.printed(figure, text: text, unit: unit)
        isNumber = figure.value.quantity != nil
    }

    private static func text(of figure: Figure, _ language: Language) -> String {
        switch figure.value {
        case .none(.blank): ""
        case .none(.dash): "－"
        case .milestone(nil): figure.printed
        case .milestone(let state?):
            figure.printed.foldedForComparison == state.name.japanese.foldedForComparison || figure.printed.isEmpty
                ? state.name[language] : "\(figure.printed)（\(state.name[language])）"
        default: figure.value.text(language)
        }
    }

    private static func printed(_ figure: Figure, text: String, unit: String) -> String? {
        if case .milestone = figure.value { return nil }
        let printed = figure.printed.comparable
        guard !printed.isEmpty, printed != text.comparable, printed != (text + unit).comparable else { return nil }
        if case .none(.dash) = figure.value { return nil }
        return printed == figure.value.text(.japanese, unit: unit).comparable ? nil : figure.printed
    }

    /// The figure, which leads to `path`, and what was printed below it.
    func markup(_ language: Language, path: String? = nil) -> Markup {
        guard !text.isEmpty || original != nil else { return .empty }
        let figure =
            path.map { path in a(.class("figure-link"), .href(path)) { foreign(text, language) } }
            ?? foreign(text, language)
        guard printed != nil || original != nil else { return figure }
        return cell {
            figure
            if let printed {
                small(.class("as-printed")) {
                    Bilingual("原文 ", "as printed: ")[language]
                    foreign("「\(printed)」", language)
                }
            }
            if let original { small(.class("as-printed")) { foreign(original, language) } }
        }
    }
}

extension Correction {
    /// What stood there before, and which erratum it was.
    var words: Bilingual {
        Bilingual(
            "訂正（第\(erratum.mark.number)号）訂正前「\(original ?? "なし")」",
            "corrected (No. \(erratum.mark.number)); before: \(original ?? "none")"
        )
    }
}

extension String {
    /// Without what makes no difference in a figure: width, thousands separators.
    fileprivate var comparable: String { foldedForComparison.filter { $0 != "," } }
}

/// Text of a plan on a page of either language: marked as Japanese where the page is not.
package func foreign(_ text: String, _ language: Language) -> Markup {
    guard language == .english, text.unicodeScalars.contains(where: \.isJapaneseLetter) else { return .text(text) }
    return span(.lang(.japanese)) { text }
}

extension Unicode.Scalar {
    /// Kana and kanji; not the signs that both languages share (◎, －).
    fileprivate var isJapaneseLetter: Bool {
        switch value {
        case 0x3041...0x30FA, 0x30FC...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9D, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}

/// The several pieces of one table cell, kept together where a narrow screen sets cells beside their names.
func cell(@MarkupBuilder _ content: () -> Markup) -> Markup {
    div(.class("cell"), content: content)
}

extension Rational {
    /// The nearest whole number, within `limits`.
    func wholeNumber(in limits: ClosedRange<Int>) -> Int {
        let whole = Int(text(digits: 0)) ?? (sign < 0 ? limits.lowerBound : limits.upperBound)
        return min(max(whole, limits.lowerBound), limits.upperBound)
    }
}

extension Evaluation {
    /// The rate as it is shown: 267%; empty where there is none.
    var rateText: String { shownText.map { $0 + "%" } ?? "" }
}
