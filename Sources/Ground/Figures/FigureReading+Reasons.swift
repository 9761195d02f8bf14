extension NoValueReason {
    /// The reason that a folded cell gives for having no value; `nil` where it gives none.
    ///
    /// Understands the words of `reasons`, with a fiscal year before them (R5年度新規事業のためなし) and のため behind them, and the
    /// dashes; notes in brackets do not matter.
    init?(cell: [Unicode.Scalar]) {
        guard cell.count <= 80 else { return nil }
        let words = cell.filter { !WidthFolding.isBlank($0) && $0 != "。" && $0 != "※" }
        let (outside, inside) = Self.splitNote(words)
        if Self.isDash(outside) {
            self = inside.flatMap { Self(words: $0) } ?? .dash
        } else if let reason = Self(words: outside.isEmpty ? inside ?? [] : outside) {
            self = reason
        } else {
            return nil
        }
    }

    /// `words` may name a fiscal year first and end in のため.
    private init?(words: [Unicode.Scalar]) {
        let rest = Self.withoutFiscalYear(words)
        for words in [words, rest] {
            if let reason = Self.reason(words) {
                self = reason
                return
            }
        }
        return nil
    }

    private static func reason(_ words: [Unicode.Scalar]) -> NoValueReason? {
        let text = String(String.UnicodeScalarView(words))
        if let reason = reasons[text] { return reason }
        for ending in endings where words[...].hasSuffix(ending) {
            let base = words.dropLast(ending.count)
            if let reason = reasons[String(String.UnicodeScalarView(base))] { return reason }
        }
        guard words.contains("査") else { return nil }
        let isInterval = ["隔年", "年に1回", "年に1度", "年毎", "年ごと", "年おき"].contains { text.contains($0) }
        return isInterval && text.contains("調査") && !text.contains("件") ? .notSurveyed : nil
    }

    /// A dash, a run of dashes, or nothing but dashes behind the labels of parts.
    private static func isDash(_ words: [Unicode.Scalar]) -> Bool {
        let rest = words.filter { !$0.isCircledNumber }
        return !rest.isEmpty && rest.allSatisfy { $0.isDash || $0 == "/" }
    }

    /// The words before a bracket at the end, and those in it.
    private static func splitNote(_ words: [Unicode.Scalar]) -> (outside: [Unicode.Scalar], inside: [Unicode.Scalar]?) {
        guard words.last?.isClosingBracket == true, let open = words.firstIndex(where: \.isOpeningBracket) else {
            return (words, nil)
        }
        return (Array(words[..<open]), Array(words[(open + 1)..<(words.count - 1)]))
    }

    /// Drops R5年度, 令和5年度, 2023年度 from the front, and は, に, の or で behind it.
    private static func withoutFiscalYear(_ words: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var rest = words[...]
        let era = rest.prefix { !$0.isASCIIDigit && $0 != "元" }
        guard era.count <= 2 else { return words }
        rest = rest.dropFirst(era.count)
        let digits = rest.prefix { $0.isASCIIDigit || $0 == "元" }
        guard !digits.isEmpty, !era.isEmpty || digits.count == 4 else { return words }
        rest = rest.dropFirst(digits.count)
        let hasYearWord = rest.first == "年"
        if hasYearWord { rest = rest.dropFirst() }
        if hasYearWord, rest.first == "度" { rest = rest.dropFirst() }
        let year = words[..<rest.startIndex]
        guard (try? FiscalYear(reading: String(String.UnicodeScalarView(year)))) != nil else { return words }
        if let particle = rest.first, "はにので".unicodeScalars.contains(particle) { rest = rest.dropFirst() }
        return Array(rest)
    }

    private static let endings = ["のためなし", "のため", "のため実績なし", "のため目標なし", "のため数値なし", "のため未設定"]
        .map { Array($0.unicodeScalars) }

    private static let reasons: [String: NoValueReason] = {
        let words: [NoValueReason: String] = [
            .notSet: "未定 未設定 目標未設定 目標値未設定 目標設定なし 目標なし 設定なし 数値目標なし 検討中 今後検討 調整中 今後設定 TBD",
            .notPlanned: "実施予定なし 予定なし 実施予定無し 予定無し 実施なし 実施しない 廃止 事業廃止 中止 事業中止 取止め 取りやめ 計画なし",
            .notYetAvailable: "集計中 未集計 集計前 算定中 算出中 精査中 調査中 確認中 未確定 未公表 公表前 集計中のため未定 調査結果待ち",
            .notSurveyed: """
            調査なし 未調査 調査年でない 調査年ではない 調査年度でない 調査年度ではない 非調査年 非調査年度 調査年外 調査年度外 隔年調査 調査未実施 調査実施なし \
            調査を実施していない 調査対象年でない 調査対象年度でない 調査無し
            """,
            .notApplicable: "指標設定になじまない 指標になじまない 数値化になじまない 数値設定になじまない なじまない 馴染まない 該当なし 該当無し 非該当 対象外 N/A n/a",
            .new: "新規事業のためなし 新規事業 新規 新規掲載 新規指標 新規取組 新規追加",
            .ended: "終了 事業終了 終了済 終了済み 事業終了済 事業終了済み 実施終了",
            .dash: "なし 無し ナシ",
        ]
        var reasons: [String: NoValueReason] = [:]
        for (reason, list) in words {
            for word in list.split(separator: " ") { reasons[String(word)] = reason }
        }
        return reasons
    }()
}
