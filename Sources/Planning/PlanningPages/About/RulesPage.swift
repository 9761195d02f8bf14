import Figures
import PagesSupport
import Planning
import Tables
import Wording

/// The rules of evaluation in words, generated from the rules themselves.
struct RulesPage: SitePage {
    let place: Place
    let versions: [RuleVersionView]

    init(_ place: Place) {
        self.place = place
        versions = place.plan.rules.versions.map { RuleVersionView($0, place) }
    }

    var shell: PageShell {
        let language = place.language
        let title = PageWords.rules[language]
        return place.shell(
            title: title,
            path: place.paths.rules,
            description: "\(place.plan.name[language]) \(title)"
        ) {
            h1 { title }
            p(.class("lead")) { Self.lead[language] }
            for version in versions { version.markup }
            if !place.plan.rules.source.isEmpty {
                working(summary: Bilingual("きまりの原文（rules.yaml）", "The rules as written (rules.yaml)")[language]) {
                    pre(.tabIndex(0), .lang(.japanese)) { code { place.plan.rules.source } }
                }
            }
        }
    }

    var data: PageData {
        PageData(
            page: place.dataPaths.rules,
            tables: [
                PageData.Table(
                    id: "bands",
                    name: Bilingual("評価の区分と条件", "Ratings and when they are given"),
                    rows: DataRows(columns: Self.dataColumns, rows: place.plan.rules.versions.flatMap(Self.rows))
                )
            ]
        )
    }

    private static func rows(_ version: RuleVersion) -> [[String]] {
        version.bands.enumerated().map { index, band in
            [
                String(version.from.year), String(index + 1), band.symbol, band.name.japanese,
                band.conditionWords.japanese, band.meaning.japanese, band.points?.decimalText() ?? "",
            ]
        }
    }

    static let dataColumns = ["from", "order", "symbol", "name", "condition", "meaning", "points"]

    private static let lead = Bilingual(
        "率と評価は、次のきまりから計算しています。きまりはデータであり、画面・資料・検査のすべてが同じものを使います。",
        "Rates and ratings follow these rules. The rules are data; every page, document and check uses the same ones."
    )
}

/// One version of the rules, decided for the page.
struct RuleVersionView: Sendable {
    struct Pair: Hashable, Sendable {
        let term: String
        let text: String

        init(_ term: Bilingual, _ text: Bilingual, _ language: Language) {
            self.term = term[language]
            self.text = text[language]
        }
    }

    struct ExceptionLine: Hashable, Sendable {
        let series: [LinkedText]
        let changes: String
        let reason: String
    }

    let id: String
    let title: String
    let rate: [Pair]
    let version: RuleVersion
    let exceptions: [ExceptionLine]
    let place: Place

    init(_ version: RuleVersion, _ place: Place) {
        let language = place.language
        self.version = version
        self.place = place
        id = "rules-\(version.from.year)"
        let from = Bilingual(
            "（\(place.name(of: version.from))から）",
            " (from \(place.name(of: version.from)))"
        )
        title = version.name[language] + from[language]
        rate = Self.rateLines(version.rate).map { Pair($0.0, $0.1, language) }
        exceptions = version.exceptions.map { exception in
            ExceptionLine(
                series: exception.series.map { Self.link($0, place) },
                changes: exception.changes.map { $0[language] }.joined(separator: language == .japanese ? "、" : "; "),
                reason: exception.reason[language]
            )
        }
    }

    private static func link(_ reference: SeriesReference, _ place: Place) -> LinkedText {
        guard let measure = place.edition.measure(reference.measure) else {
            return LinkedText(text: reference.text, path: place.paths.rules)
        }
        return LinkedText(
            text: "No.\(place.number(of: measure))/\(reference.series)",
            path: place.paths.measure(measure.id, place.year)
        )
    }

    private static func rateLines(_ rate: RateRule) -> [(Bilingual, Bilingual)] {
        var lines = [
            (Bilingual("大きいほどよい指標", "Higher is better"), rate.higher.words),
            (Bilingual("小さいほどよい指標", "Lower is better"), rate.lower.words),
            (Bilingual("比べる値", "Yardstick"), rate.yardstick.words),
            (Bilingual("文言による目標", "Milestones"), rate.milestone.words),
            (Bilingual("内訳のある値", "Values with parts"), rate.parts.words),
            (Bilingual("率の丸め", "Rounding"), rate.rounding.words),
        ]
        if let goals = rate.goalRounding {
            lines.append((Bilingual("目標指標の率の丸め", "Rounding for goals"), goals.words))
        }
        lines.append((Bilingual("評価の判定に使う率", "Bands test"), rate.thresholds.words))
        return lines
    }
}

extension MilestoneRule {
    fileprivate var words: Bilingual {
        func text(_ value: Rational?) -> Bilingual {
            value.map { Bilingual($0.decimalText() + "％", $0.decimalText() + "%") } ?? Bilingual("率なし", "no rate")
        }
        let (yes, partly, no) = (text(reached), text(partly), text(notReached))
        return Bilingual(
            "達成は\(yes.japanese)、一部達成は\(partly.japanese)、未達成は\(no.japanese)",
            "reached: \(yes.english); partly: \(partly.english); not reached: \(no.english)"
        )
    }
}

extension PartsRule {
    fileprivate var words: Bilingual {
        switch self {
        case .mean: Bilingual("内訳ごとの率（丸める前）の単純平均", "the unweighted mean of the parts' unrounded rates")
        case .sum: Bilingual("合計どうしの率", "the rate of the sums")
        }
    }
}

extension RuleException {
    /// What is different, in words.
    fileprivate var changes: [Bilingual] {
        var changes: [Bilingual] = []
        if let formula { changes.append(formula.words) }
        if let parts { changes.append(parts.words) }
        if let yardstick {
            changes.append(
                Bilingual("比べる値：\(yardstick.words.japanese)", "yardstick: \(yardstick.words.english)")
            )
        }
        if roundingMode != nil || digits != nil {
            changes.append(RoundingRule(mode: roundingMode ?? .halfUp, digits: digits ?? 0).words)
        }
        if let thresholds { changes.append(thresholds.words) }
        if bands != nil { changes.append(Bilingual("独自の評価区分", "bands of its own")) }
        return changes
    }
}
