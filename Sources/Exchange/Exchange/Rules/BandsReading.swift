import Figures
import Planning
import Wording

/// Reads an ordered list of ratings and checks that it is sound: the key `rating`.
enum BandsReading {
    /// Checking compares all bands with each other; no city has a tenth of these.
    private static let maximumBands = 100

    /// `nil` after logging.
    static func read(_ value: YamlValue) -> [Band]? {
        guard let list = value.list() else { return nil }
        if list.isEmpty { return [] }
        guard list.count <= maximumBands else {
            value.fail(tooMany)
            return nil
        }
        let count = value.log.count
        let bands = list.compactMap(band)
        guard bands.count == list.count, value.log.count == count else { return nil }
        checkSymbols(bands, list)
        for problem in BandCheck(bands).problems() {
            // What is about one band's own conditions stands at them; the rest at the band.
            let band = list[problem.band]
            let conditions = problem.kind == .contradictory ? band.mapping()?["when"] : nil
            (conditions ?? band).fail(problem.message)
        }
        return bands
    }

    private static func band(_ value: YamlValue) -> Band? {
        let mapping = value.mapping(required: ["symbol", "name"], optional: ["meaning", "points", "when"])
        guard let mapping else { return nil }
        let symbol = mapping["symbol"]?.filledText()
        let name = mapping["name"]?.bilingual()
        let meaning = mapping["meaning"].map { $0.bilingual() }
        let points = mapping["points"]?.number()
        let conditions = mapping["when"].map(conditions) ?? []
        guard let symbol, let name else { return nil }
        var band = Band(symbol: symbol, name: name, points: points, conditions: conditions)
        if let meaning = meaning ?? nil { band.meaning = meaning }
        return band
    }

    private static func conditions(_ value: YamlValue) -> [BandCondition] {
        guard let mapping = value.mapping() else { return [] }
        let known = BandQuantity.allCases.map(\.rawValue) + BandState.allCases.map(\.rawValue)
        return mapping.pairs.compactMap { pair in
            if let quantity = BandQuantity(rawValue: pair.key) { return condition(on: quantity, pair.value) }
            if let state = BandState(rawValue: pair.key) { return condition(on: state, pair.value) }
            pair.keyValue.fail(YamlValue.unknownKey(pair.key, known: known))
            return nil
        }
    }

    private static func condition(on quantity: BandQuantity, _ value: YamlValue) -> BandCondition? {
        if value.scalar == "unknown" { return .unknown(quantity) }
        guard value.isMapping else {
            value.fail(notInterval)
            return nil
        }
        let words = ["at_least", "more_than", "at_most", "less_than"]
        guard let mapping = value.mapping(required: [], optional: words) else { return nil }
        guard !mapping.pairs.isEmpty else {
            value.fail(notInterval)
            return nil
        }
        for (first, second) in [("at_least", "more_than"), ("at_most", "less_than")] where mapping.has(first) {
            mapping[second]?.fail(twoEnds(first, second))
        }
        func end(_ included: String, _ excluded: String) -> Interval.End? {
            mapping[included]?.number().map { Interval.End($0, included: true) }
                ?? mapping[excluded]?.number().map { Interval.End($0, included: false) }
        }
        let interval = Interval(lower: end("at_least", "more_than"), upper: end("at_most", "less_than"))
        return .within(quantity, interval)
    }

    private static func condition(on state: BandState, _ value: YamlValue) -> BandCondition? {
        guard let list = value.listOrOne() else { return nil }
        let known = state.values.map(\.rawValue)
        let values = list.compactMap { item -> BandState.Value? in
            guard let text = item.text() else { return nil }
            if let value = BandState.Value(rawValue: text), state.values.contains(value) { return value }
            item.fail(.nearest(text, among: known))
            return nil
        }
        guard !values.isEmpty else {
            if list.isEmpty { value.fail(.oneOf(known)) }
            return nil
        }
        return .isOne(of: state, Set(values))
    }

    private static func checkSymbols(_ bands: [Band], _ values: [YamlValue]) {
        var firstLines: [String: Int] = [:]
        for (band, value) in zip(bands, values) {
            if let first = firstLines[band.symbol] {
                value.mapping()?["symbol"]?.fail(sameSymbol(first))
            } else {
                firstLines[band.symbol] = value.place.line ?? 0
            }
        }
    }

    private static let tooMany = Bilingual(
        "評語が多すぎます（上限は\(maximumBands)）。",
        "There are too many bands (at most \(maximumBands))."
    )
    private static let notInterval = Bilingual(
        "条件は {at_least: 90} のように at_least、more_than、at_most、less_than で書くか、unknown と書いてください。",
        "Write a condition such as {at_least: 90} with at_least, more_than, at_most, less_than, or the word unknown."
    )

    private static func twoEnds(_ first: String, _ second: String) -> Bilingual {
        Bilingual("\(first) と \(second) は同時に使えません。", "Use either \(first) or \(second), not both.")
    }

    private static func sameSymbol(_ line: Int) -> Bilingual {
        Bilingual(
            "同じ記号の評語が\(line)行目にもあります。記号を変えてください。",
            "The band in line \(line) has the same symbol; change one of them."
        )
    }
}
