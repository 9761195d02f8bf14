import Figures
import Hummingbird
import PagesSupport
import Planning
import Wording

/// The conditions of the list of measures, read from its address.
struct MeasureFilter: Hashable, Sendable {
    /// The names in the address, in the order of the canonical one.
    static let names = ["rating", "node", "unit", "audience", "q"]
    static let maximumTextLength = 100

    var rating: String?
    var node: PlanNode.ID?
    var unit: OrganisationUnit.ID?
    var audience: Audience?
    var text: String?

    init() {}

    /// Reads the conditions that a plan can answer.
    ///
    /// - Throws: `PageError.invalid` with everything that is wrong at once.
    init(_ query: Query, names: [String], place: Place) throws(PageError) {
        var problems: [Bilingual] = []
        for name in names where !Self.names.contains(name) { problems.append(Self.unknown(name)) }
        rating = try Self.read(query, "rating", &problems) { symbol in
            RatingChoices(place).items.contains { $0.symbol == symbol } ? symbol : nil
        }
        node = try Self.read(query, "node", &problems) { text in
            PlanNode.ID(text).flatMap { place.edition.node($0)?.id }
        }
        unit = try Self.read(query, "unit", &problems) { text in
            OrganisationUnit.ID(text).flatMap { place.edition.unit($0)?.id }
        }
        audience = try Self.read(query, "audience", &problems) { Audience(rawValue: $0) }
        text = try Self.read(query, "q", &problems) { $0.count <= Self.maximumTextLength ? $0 : nil }
        guard problems.isEmpty else { throw .invalid(problems) }
    }

    private static func read<Value>(
        _ query: Query,
        _ name: String,
        _ problems: inout [Bilingual],
        _ parse: (String) -> Value?
    ) throws(PageError) -> Value? {
        guard let text = try query.text(name) else { return nil }
        let value = parse(text)
        if value == nil { problems.append(wrong(name, text)) }
        return value
    }

    var isEmpty: Bool { self == MeasureFilter() }

    private static func unknown(_ name: String) -> Bilingual {
        let known = names.joined(separator: ", ")
        return Bilingual(
            "「\(name.shortened)」という条件はありません。使える条件は \(known) です。",
            "There is no condition “\(name.shortened)”. These can be used: \(known)."
        )
    }

    private static func wrong(_ name: String, _ value: String) -> Bilingual {
        name == "q"
            ? Bilingual(
                "検索語は\(maximumTextLength)文字までにしてください。",
                "Please search with at most \(maximumTextLength) characters."
            )
            : Bilingual(
                "条件「\(name)」の値「\(value.shortened)」は、この計画にありません。一覧の選択肢からお選びください。",
                "This plan has no “\(value.shortened)” for the condition “\(name)”. Please choose one from the list."
            )
    }
}

extension String {
    /// The first 40 characters.
    fileprivate var shortened: String { count > 40 ? prefix(40) + "…" : self }
}

extension MeasureFilter {
    /// The rows of the year's list that fulfil every condition.
    func rows(in place: Place) -> [SeriesRow] {
        let nodes = node.map(place.edition.nodesBelow)
        let units = unit.map(place.plan.unitsBelow)
        let wanted = text?.foldedForComparison
        return place.edition.currentMeasures(in: place.year).flatMap { index -> [SeriesRow] in
            let measure = place.plan.measures[index]
            if let nodes, !nodes.contains(measure.node), !measure.alsoUnder.contains(where: nodes.contains) {
                return []
            }
            if let units, !measure.owners.contains(where: { units.contains($0.unit) && $0.isValid(in: place.year) }) {
                return []
            }
            if let audience, !measure.audience.contains(audience) { return [] }
            return measure.indicators.indices.compactMap { series in
                if let rating, place.evaluation.series[index][series].symbol != rating { return nil }
                if let wanted, !matches(wanted, measure, measure.indicators[series], place) { return nil }
                return SeriesRow(place, measure: index, series: series)
            }
        }
    }

    private func matches(_ wanted: String, _ measure: Measure, _ indicator: Indicator, _ place: Place) -> Bool {
        let texts = [
            place.number(of: measure), place.plan.name(of: measure, in: place.year), measure.name.english,
            indicator.name, place.owners(of: measure),
        ]
        return texts.contains { $0.foldedForComparison.contains(wanted) }
    }
}

/// The ratings that occur in a year, as choices of the filter.
struct RatingChoices: Hashable, Sendable {
    struct Item: Hashable, Sendable {
        let symbol: String
        let word: String
    }

    let items: [Item]

    init(_ place: Place) {
        let version = place.evaluation.version
        var symbols = version.bands.map(\.symbol) + version.noValue.all.map(\.symbol)
        for evaluation in place.evaluation.series.joined() where !symbols.contains(evaluation.symbol) {
            symbols.append(evaluation.symbol)
        }
        var seen: Set<String> = [""]
        items = symbols.filter { seen.insert($0).inserted }.map { symbol in
            let name = version.name(ofSymbol: symbol, among: version.bands)
            return Item(symbol: symbol, word: name?[place.language] ?? symbol)
        }
    }
}

extension Request {
    /// The names of the conditions in the address, each once, without those that are given but empty.
    ///
    /// - Throws: `PageError.unreadableAddress`.
    var conditionNames: [String] {
        get throws(PageError) {
            var names: [String] = []
            for part in (uri.query ?? "").split(separator: "&") {
                let name = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)[0]
                guard let name = PercentEncoding.decode(name, plusIsBlank: true) else { throw .unreadableAddress }
                if !names.contains(name) { names.append(name) }
            }
            return names
        }
    }
}
