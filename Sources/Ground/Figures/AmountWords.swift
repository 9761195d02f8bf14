/// The words around a number that are not its unit.
enum AmountWords {
    /// Splits what stands behind a number into its unit and a limit, and drops words that add nothing: 程度, を維持.
    static func split(_ words: [Unicode.Scalar]) -> (unit: [Unicode.Scalar], limit: Limit?) {
        var (unit, limit) = (words[...], Limit?.none)
        var isChanging = true
        while isChanging {
            isChanging = false
            if let word = silent.first(where: { unit.hasSuffix($0) }) {
                unit.removeLast(word.count)
                isChanging = true
            } else if limit == nil, let found = limits.first(where: { unit.hasSuffix($0.word) }) {
                unit.removeLast(found.word.count)
                limit = found.meaning
                isChanging = true
            }
        }
        return (Array(unit), limit)
    }

    /// Words behind a number that change nothing.
    private static let silent = words([
        "程度", "ほど", "前後", "くらい", "ぐらい", "を維持する", "を維持", "の維持", "維持", "を確保", "確保", "を達成", "達成", "を目指す", "とする", "で", "かつ",
    ])

    private static let limits = words([
        "以上": Limit.atLeast, "以下": .atMost, "以内": .atMost, "未満": .lessThan, "を超える": .moreThan, "超える": .moreThan,
        "を上回る": .moreThan, "を下回る": .lessThan, "を超": .moreThan, "超": .moreThan,
    ])

    /// Words before a number that change nothing.
    ///
    /// The fiscal year is the period of every figure, so 毎年 is one of them.
    static let silentLeads = words([
        "年間で", "年間", "毎年度", "毎年", "各年度", "各年", "年", "約", "およそ", "概ね", "おおむね", "おおよそ", "累計で", "累計", "累積", "延べ",
        "延", "のべ", "通算", "合計", "総数", "総計", "計", "全", "ほぼ",
    ])

    static let limitLeads = words([
        ">=": Limit.atLeast, "=>": .atLeast, "≧": .atLeast, "≥": .atLeast, "<=": .atMost, "=<": .atMost, "≦": .atMost,
        "≤": .atMost, ">": .moreThan, "<": .lessThan, "最低でも": .atLeast, "最低": .atLeast, "少なくとも": .atLeast,
        "最大で": .atMost, "最大": .atMost, "上限": .atMost, "下限": .atLeast,
    ])

    static let periodLeads = words(["毎月": "月", "月平均": "月", "月間": "月", "月": "月", "毎週": "週", "週": "週", "毎日": "日"])

    private static func words<Meaning>(
        _ list: KeyValuePairs<String, Meaning>
    ) -> [(word: [Unicode.Scalar], meaning: Meaning)] {
        list.map { (word: Array($0.key.unicodeScalars), meaning: $0.value) }
    }

    private static func words(_ list: [String]) -> [[Unicode.Scalar]] { list.map { Array($0.unicodeScalars) } }
}

extension CellScanner {
    /// Moves past the words that may stand before a number.
    mutating func takeLeadWords() -> (limit: Limit?, period: String?) {
        var (limit, period) = (Limit?.none, String?.none)
        let start = position
        while !isAtNumber {
            skipBlanks()
            if next == ":", position > start { advance() }
            if AmountWords.silentLeads.contains(where: { take($0) }) { continue }
            if limit == nil, let found = take(firstOf: AmountWords.limitLeads) {
                limit = found
            } else if period == nil, let found = take(firstOf: AmountWords.periodLeads) {
                period = found
            } else if !isAtNumber {
                break
            }
        }
        return (limit, period)
    }
}

extension ArraySlice<Unicode.Scalar> {
    func hasSuffix(_ word: [Unicode.Scalar]) -> Bool { suffix(word.count).elementsEqual(word) }
}
