import Figures
import PagesSupport
import Planning
import Wording

/// How many of each rating, as symbol, word and number with a bar.
struct CountsView: Hashable, Sendable {
    struct Item: Hashable, Sendable {
        let symbol: String
        let word: String
        let tone: Tone
        let count: Int
        /// In percent of all, as the rule for compositions shows it.
        let share: String
        /// Where these are listed; `nil` where there is no such list.
        let path: String?
    }

    let items: [Item]
    /// What is counted: 指標, goals.
    let counted: String
    let language: Language
    /// Whether each count is followed by its share of all.
    var showsShares = false

    var total: Int { items.reduce(0) { $0 + $1.count } }

    /// Counts by rating; by whether the target was reached where the city gives no ratings.
    ///
    /// `path` says where the members with a symbol are listed.
    init(_ rollUp: RollUp, _ place: Place, path: (String) -> String? = { _ in nil }) {
        language = place.language
        counted = Self.counted(rollUp.rule.members)[place.language]
        items = Self.byTarget(rollUp, place, path: path) ?? Self.bySymbol(rollUp, place.language, path: path)
    }

    private static func bySymbol(_ rollUp: RollUp, _ language: Language, path: (String) -> String?) -> [Item] {
        rollUp.composition.map { symbol, count, share in
            let name = rollUp.version.name(ofSymbol: symbol, among: rollUp.version.bands)
            return Item(
                symbol: symbol,
                word: symbol.isEmpty ? rated[language] : name?[language] ?? symbol,
                tone: Tone(of: symbol, among: rollUp.version.bands),
                count: count,
                share: share,
                path: symbol.isEmpty ? nil : path(symbol)
            )
        }
    }

    /// Nothing where there are ratings, or where something else than series is counted.
    ///
    /// `path` is asked about the empty symbol.
    private static func byTarget(_ rollUp: RollUp, _ place: Place, path: (String) -> String?) -> [Item]? {
        guard rollUp.version.bands.isEmpty, rollUp.rule.members == .series else { return nil }
        var counts: [Bool?: Int] = [:]
        for case .series(let reference) in rollUp.members.map(\.subject) {
            counts[place.evaluation(of: reference)?.targetMet, default: 0] += 1
        }
        let kinds: [(Bool?, Bilingual, Tone)] = [
            (true, Bilingual("目標に到達", "Target reached"), .good),
            (false, Bilingual("目標に届かず", "Target missed"), .fair),
            (nil, Bilingual("比べられない", "Cannot be compared"), .neutral),
        ]
        let known = kinds.filter { counts[$0.0] != nil }
        let rule = rollUp.version.composition
        let shares = rule.shares(of: known.compactMap { counts[$0.0] })
        return zip(known, shares).map { kind, share in
            Item(
                symbol: "",
                word: kind.1[place.language],
                tone: kind.2,
                count: counts[kind.0] ?? 0,
                share: share.text(digits: rule.digits),
                path: path("")
            )
        }
    }

    /// Readers of English know series as indicators.
    private static func counted(_ members: RollUpRule.Members) -> Bilingual {
        members == .series ? Bilingual(members.words.japanese, "indicators") : members.words
    }

    private static let rated = Bilingual("率あり", "With a rate")

    /// The counts in a row: ◎ 順調 85, ○ おおむね順調 6.
    var sentence: String {
        items.map { "\($0.symbol)\($0.symbol.isEmpty ? "" : " ")\($0.word) \($0.count)" }
            .joined(separator: language == .japanese ? "、" : ", ")
    }

    var markup: Markup {
        guard total > 0 else {
            return p(.class("counts-empty")) {
                Bilingual("この年度に数える対象がありません。", "There is nothing to count in this year.")[language]
            }
        }
        return div(.class("counts")) {
            p(.class("counts-title")) { Bilingual("\(counted) \(total)件", "\(total) \(counted)")[language] }
            bar
            ul(.class("counts-list")) {
                for item in items { li { self.item(item) } }
            }
        }
    }

    /// The counts without title and bar, for the cell of a table.
    var line: Markup {
        cell {
            div(.class("counts")) { ul(.class("counts-list")) { for item in items { li { self.item(item) } } } }
        }
    }

    private func item(_ item: Item) -> Markup {
        let content = Markup {
            ratingChip(symbol: item.symbol, word: item.word, tone: item.tone)
            " "
            span(.class("count")) { item.count }
            if showsShares { span(.class("count-share")) { " (\(item.share)%)" } }
        }
        guard let path = item.path else { return content }
        return a(.class("count-link"), .href(path)) { content }
    }

    private var bar: Markup {
        var start = 0
        let parts = items.map { item -> Markup in
            let length = item.count * 100_000 / total
            defer { start += length }
            return rect(
                Self.fill(item.tone),
                .x(Coordinate(hundredths: start)),
                .y(0),
                .breadth(Coordinate(hundredths: length)),
                .tallness(16)
            )
        }
        let label = "\(counted) \(total): \(sentence)"
        return svg(
            .class("counts-bar"),
            .viewBox(width: 1000, height: 16),
            .stretched,
            .role("img"),
            .ariaLabel(label),
            .notFocusable
        ) { Markup.group(parts) }
    }

    private static func fill(_ tone: Tone) -> Attribute {
        switch tone {
        case .good: .class("count-part count-good")
        case .fair: .class("count-part count-fair")
        case .poor: .class("count-part count-poor")
        case .neutral: .class("count-part count-neutral")
        }
    }
}
