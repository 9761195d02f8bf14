import Figures
package import Wording

/// In which order a list shows its series.
package struct SeriesOrder: Hashable, Sendable {
    /// What is compared.
    package enum Key: String, CaseIterable, Hashable, Sendable {
        /// The order of the plan.
        case number
        /// The Japanese name of the year, by the code points of its folded text: the same on every machine.
        case name
        /// The first unit that answers for the measure in the year, in the plan's order of units.
        case owner
        case rate
        /// In the order of ``YearEvaluation/ratingSymbols``: the best first, as cities write them.
        case rating
        /// The rate minus last year's.
        case change

        /// What the heading of a column calls it.
        package var name: Bilingual {
            switch self {
            case .number: Bilingual("番号", "Number")
            case .name: Bilingual("名称", "Name")
            case .owner: Bilingual("担当", "Owner")
            case .rate: Bilingual("率", "Rate")
            case .rating: Bilingual("評価", "Rating")
            case .change: Bilingual("前年度との差", "Change since last year")
            }
        }
    }

    package let key: Key
    package let isDescending: Bool

    package init(_ key: Key, isDescending: Bool = false) {
        self.key = key
        self.isDescending = isDescending
    }

    private static let downSuffix = "-down"

    /// Every order, each key up and then down.
    package static let all = Key.allCases.flatMap { [SeriesOrder($0), SeriesOrder($0, isDescending: true)] }

    /// The order with this code; `nil` where there is none.
    package init?(code: String) {
        guard let order = Self.all.first(where: { $0.code == code }) else { return nil }
        self = order
    }

    /// The word for it in addresses: `rate`, `rate-down`.
    package var code: String { key.rawValue + (isDescending ? Self.downSuffix : "") }

    /// What a list of choices calls it.
    package var name: Bilingual {
        isDescending
            ? Bilingual("\(key.name.japanese)（逆順）", "\(key.name.english), descending")
            : key.name
    }
}

extension YearReview {
    /// The same series in another order.
    ///
    /// What has no value comes last in both directions; what is equal stays in the plan's order.
    package func sorted(_ places: [SeriesPlace], by order: SeriesOrder) -> [SeriesPlace] {
        switch order.key {
        case .number: places.sorted(by: order.isDescending ? { $0 > $1 } : { $0 < $1 })
        case .name: Self.sorted(places, order.isDescending, keys: nameKey)
        case .owner: Self.sorted(places, order.isDescending, keys: ownerKey())
        case .rate: Self.sorted(places, order.isDescending) { evaluation[$0].rate }
        case .rating: Self.sorted(places, order.isDescending, keys: ratingKey())
        case .change: Self.sorted(places, order.isDescending, keys: difference)
        }
    }

    /// Each key is made once: a name is folded, a rate may be a large fraction.
    private static func sorted<Value: Comparable>(
        _ places: [SeriesPlace],
        _ isDescending: Bool,
        keys: (SeriesPlace) -> Value?
    ) -> [SeriesPlace] {
        places.map { (place: $0, key: keys($0)) }
            .sorted { left, right in
                switch (left.key, right.key) {
                case (let first?, let second?) where first != second:
                    isDescending ? first > second : first < second
                case (.some, nil): true
                case (nil, .some): false
                default: left.place < right.place
                }
            }
            .map(\.place)
    }

    private func nameKey(_ place: SeriesPlace) -> CodePoints? {
        let folded = plan.name(of: plan.measures[place.measure], in: year).foldedForComparison
        return folded.isEmpty ? nil : CodePoints(folded)
    }

    private func ownerKey() -> (SeriesPlace) -> Int? {
        let units = Dictionary(
            plan.units.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        return { place in
            plan.measures[place.measure].owners.first { $0.isValid(in: year) }.flatMap { units[$0.unit] }
        }
    }

    private func ratingKey() -> (SeriesPlace) -> Int? {
        let version = evaluation.version
        let bands = Set(version.bands.map(\.symbol))
        let noValue = Set(version.noValue.all.map(\.symbol)).subtracting(bands)
        let ratings = evaluation.ratingSymbols.enumerated().map { ($0.element, $0.offset) }
        let symbols = Dictionary(uniqueKeysWithValues: ratings)
        return { place in
            let symbol = evaluation[place].symbol
            return noValue.contains(symbol) ? nil : symbols[symbol]
        }
    }
}

/// A text in the order of its code points.
private struct CodePoints: Comparable {
    private let values: [UInt32]

    init(_ text: String) {
        values = text.unicodeScalars.map(\.value)
    }

    static func < (left: CodePoints, right: CodePoints) -> Bool {
        left.values.lexicographicallyPrecedes(right.values)
    }
}
