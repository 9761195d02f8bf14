import Planning
import Wording

/// Reads other rules for named indicators: the key `exceptions`.
struct ExceptionReading {
    let context: RulesContext

    private static let choices = ["formula", "parts", "yardstick", "mode", "digits", "thresholds", "rating"]

    func read(_ value: YamlValue?) -> [RuleException] {
        guard let list = value?.list() else { return [] }
        var firstLines: [SeriesReference: Int] = [:]
        return list.compactMap { exception($0, firstLines: &firstLines) }
    }

    private func exception(_ value: YamlValue, firstLines: inout [SeriesReference: Int]) -> RuleException? {
        let mapping = value.mapping(required: ["indicators", "reason"], optional: Self.choices)
        guard let mapping else { return nil }
        if !Self.choices.contains(where: mapping.has) { value.fail(Self.changesNothing) }
        let series = mapping["indicators"].flatMap { self.series($0, firstLines: &firstLines) }
        let reason = mapping["reason"]?.bilingual()
        var exception = RuleException(series: series ?? [], reason: reason ?? Bilingual("", ""))
        exception.formula = mapping["formula"]?.word()
        exception.parts = mapping["parts"]?.word()
        exception.yardstick = mapping["yardstick"]?.word()
        exception.roundingMode = mapping["mode"]?.word()
        exception.digits = mapping["digits"]?.wholeNumber(in: RateReading.digits)
        exception.thresholds = mapping["thresholds"]?.word()
        exception.bands = mapping["rating"].flatMap(BandsReading.read)
        return series == nil || reason == nil ? nil : exception
    }

    private func series(_ value: YamlValue, firstLines: inout [SeriesReference: Int]) -> [SeriesReference]? {
        guard let list = value.listOrOne() else { return nil }
        if list.isEmpty { value.fail(.missingValue) }
        return list.compactMap { item in
            guard let reference = item.series() else { return nil }
            if let first = firstLines[reference] {
                item.fail(Self.namedTwice(first))
            } else {
                firstLines[reference] = item.place.line ?? 0
            }
            if let known = context.series, !known.contains(reference) {
                item.fail(.unknown(Thing.series, in: TableSchema.indicators.file, nearest: nil))
            }
            return reference
        }
    }

    private static let changesNothing = Bilingual(
        "何も変えていない例外です。\(choices.joined(separator: "、")) のどれかを書いてください。",
        "The exception changes nothing; give one of \(choices.joined(separator: ", "))."
    )

    private static func namedTwice(_ line: Int) -> Bilingual {
        Bilingual(
            "この系列の例外が\(line)行目にもあります。一つにまとめてください。",
            "Line \(line) already has an exception for this series; put them together."
        )
    }
}
