import Figures
import Hummingbird
import PagesSupport
import Planning
import Wording

/// The conditions of the list of measures, read from its address.
struct MeasureFilter: Hashable, Sendable {
    /// The names in the address, in the order of the canonical one.
    static let names = ["show", "rating", "node", "relisted", "unit", "audience", "q", "sort"]
    static let maximumTextLength = 100
    /// The one value of `relisted`.
    static let withoutRelisted = "without"

    var selection: MeasureSelection = .all
    var rating: String?
    var node: PlanNode.ID?
    /// Whether measures stand under the heading of their own alone, not under those that list them again.
    var leavesOutRelisted = false
    var unit: OrganisationUnit.ID?
    var audience: Audience?
    var text: String?
    var order = SeriesOrder(.number)

    init(
        selection: MeasureSelection = .all,
        node: PlanNode.ID? = nil,
        unit: OrganisationUnit.ID? = nil,
        order: SeriesOrder = SeriesOrder(.number)
    ) {
        self.selection = selection
        self.node = node
        self.unit = unit
        self.order = order
    }

    /// Reads the conditions that a plan can answer.
    ///
    /// - Throws: `PageError.invalid` with everything that is wrong at once.
    init(_ query: Query, names: [String], place: Place) throws(PageError) {
        var problems: [Bilingual] = []
        for name in names where !Self.names.contains(name) { problems.append(Self.unknown(name)) }
        selection =
            try Self.read(query, "show", &problems) { MeasureSelection(code: $0, in: place.evaluation) } ?? .all
        rating = try Self.read(query, "rating", &problems) { symbol in
            place.evaluation.ratingSymbols.contains(symbol) ? symbol : nil
        }
        node = try Self.read(query, "node", &problems) { text in
            PlanNode.ID(text).flatMap { place.edition.node($0)?.id }
        }
        leavesOutRelisted =
            try Self.read(query, "relisted", &problems) { $0 == Self.withoutRelisted ? true : nil } ?? false
        unit = try Self.read(query, "unit", &problems) { text in
            OrganisationUnit.ID(text).flatMap { place.edition.unit($0)?.id }
        }
        audience = try Self.read(query, "audience", &problems) { Audience(rawValue: $0) }
        text = try Self.read(query, "q", &problems) { $0.count <= Self.maximumTextLength ? $0 : nil }
        order = try Self.read(query, "sort", &problems) { SeriesOrder(code: $0) } ?? SeriesOrder(.number)
        guard problems.isEmpty else { throw .invalid(problems) }
        // Without a heading nothing is listed twice.
        if node == nil { leavesOutRelisted = false }
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

    /// Whether every indicator of the year is shown, in whatever order.
    var isEmpty: Bool { self == MeasureFilter(order: order) }

    /// The address without conditions that shows the same; nothing where there is none.
    func plainPath(_ place: Place) -> String? {
        self == MeasureFilter(selection: selection, order: order)
            ? place.paths.list(place.year, selection, order) : nil
    }

    /// The address of the list under these conditions.
    func path(_ place: Place) -> String {
        plainPath(place) ?? place.paths.measures(place.year) + "?" + query
    }

    /// The conditions as they stand behind the question mark of an address.
    var query: String {
        let values = [
            selection == .all ? "" : selection.code, rating ?? "", node?.text ?? "",
            leavesOutRelisted ? Self.withoutRelisted : "", unit?.text ?? "", audience?.rawValue ?? "", text ?? "",
            order == SeriesOrder(.number) ? "" : order.code,
        ]
        let pairs = zip(Self.names, values).filter { !$0.1.isEmpty }
        return pairs.map { "\($0.0)=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    }

    /// The same in the order of the plan, in which data are.
    var inOrderOfPlan: MeasureFilter {
        var other = self
        other.order = SeriesOrder(.number)
        return other
    }

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
    /// The series of the year that fulfil every condition, in the chosen order.
    func series(in place: Place) -> [SeriesPlace] {
        let nodes = node.map(place.edition.nodesBelow)
        let units = unit.map(place.plan.unitsBelow)
        let wanted = text?.foldedForComparison
        let found = place.review.places(selection).filter { series in
            let measure = place.plan.measures[series.measure]
            if let nodes, !nodes.contains(measure.node),
                leavesOutRelisted || !measure.alsoUnder.contains(where: nodes.contains)
            {
                return false
            }
            if let units, !measure.owners.contains(where: { units.contains($0.unit) && $0.isValid(in: place.year) }) {
                return false
            }
            if let audience, !measure.audience.contains(audience) { return false }
            if let rating, place.evaluation(at: series).symbol != rating { return false }
            return wanted.map { matches($0, measure, measure.indicators[series.series], place) } ?? true
        }
        return place.review.sorted(found, by: order)
    }

    private func matches(_ wanted: String, _ measure: Measure, _ indicator: Indicator, _ place: Place) -> Bool {
        let texts = [
            place.number(of: measure), place.plan.name(of: measure, in: place.year), measure.name.english,
            indicator.name, place.owners(of: measure),
        ]
        return texts.contains { $0.foldedForComparison.contains(wanted) }
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
