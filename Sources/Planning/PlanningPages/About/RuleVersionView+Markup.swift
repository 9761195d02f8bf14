import Figures
import PagesSupport
import Planning
import Wording

extension RuleVersionView {
    private var language: Language { place.language }

    var markup: Markup {
        section(.labelledBy(id)) {
            h2(.id(id)) { foreign(title, language) }
            h3 { Bilingual("率の計算", "The rate")[language] }
            definitionList(rate.map { line in Definition(line.term) { line.text } })
            h3 { Bilingual("評価の区分", "Ratings")[language] }
            if version.bands.isEmpty {
                p { Self.noBands[language] }
            } else {
                bandTable.markup
            }
            h3 { Bilingual("値がないとき", "Where there is no value")[language] }
            noValueTable.markup
            if !version.rollUps.isEmpty {
                h3 { Bilingual("まとめ方", "Roll-ups")[language] }
                rollUpTable.markup
            }
            if !exceptions.isEmpty {
                h3 { Bilingual("特例", "Exceptions")[language] }
                exceptionTable.markup
            }
            if !version.judgements.isEmpty {
                h3 { Bilingual("人による判断", "Judgements")[language] }
                judgementTable.markup
            }
        }
    }

    private func table(_ name: String, _ caption: Bilingual, _ columns: [Bilingual], _ rows: [[Markup]]) -> DataTable {
        var table = DataTable(
            id: "\(id)-\(name)",
            caption: caption[language],
            columns: columns.map { DataTable.Column($0[language]) },
            rows: rows,
            narrow: .cards
        )
        table.isCaptionHidden = true
        return table
    }

    private var bandTable: DataTable {
        table(
            "bands",
            Bilingual("評価の区分と条件", "Ratings and when they are given"),
            [PageWords.rating, Bilingual("条件", "When"), Bilingual("意味", "Meaning"), Bilingual("点数", "Points")],
            version.bands.map { band in
                [
                    ratingChip(
                        symbol: band.symbol,
                        word: band.name[language],
                        tone: Tone(of: band.symbol, among: version.bands)
                    ),
                    .text(band.conditionWords[language]), .text(band.meaning[language]),
                    .text(band.points?.decimalText() ?? ""),
                ]
            }
        )
    }

    private var noValueTable: DataTable {
        let keys = version.noValue.byKey.keys.sorted()
        let rows = keys.compactMap { key in version.noValue.byKey[key].map { (key, $0) } }
        let standard = keys.isEmpty ? Bilingual("すべて", "All") : Bilingual("そのほか", "All others")
        return table(
            "no-value",
            Bilingual("値がないときの記号と扱い", "Symbols where there is no value"),
            [Bilingual("理由", "Reason"), PageWords.rating, Bilingual("集計での扱い", "In roll-ups")],
            (rows.map { (Self.reason($0.0)[language], $0.1) } + [(standard[language], version.noValue.standard)]).map {
                reason,
                rule in
                [
                    .text(reason), ratingChip(symbol: rule.symbol, word: rule.name[language], tone: .neutral),
                    .text(rule.denominator.words[language]),
                ]
            }
        )
    }

    private var rollUpTable: DataTable {
        table(
            "roll-ups",
            Bilingual("まとめ方", "Roll-ups"),
            [Bilingual("まとめる単位", "Of"), Bilingual("対象", "Members"), Bilingual("方法", "Method"), PageWords.rate],
            version.rollUps.map { rule in
                [
                    foreign(scope(rule.scope), language), .text(rule.members.words[language]),
                    .text(rule.method.words[language]),
                    .text(rule.method.hasRate ? rule.rounding.words[language] : ""),
                ]
            }
        )
    }

    private var exceptionTable: DataTable {
        table(
            "exceptions",
            Bilingual("特例の指標", "Indicators with rules of their own"),
            [Bilingual("違い", "What differs"), Bilingual("理由", "Reason"), PageWords.indicator],
            exceptions.map { line in
                [
                    .text(line.changes), foreign(line.reason, language),
                    cell {
                        for (index, series) in line.series.enumerated() {
                            if index > 0 { " " }
                            a(.href(series.path)) { foreign(series.text, language) }
                        }
                    },
                ]
            }
        )
    }

    private var judgementTable: DataTable {
        table(
            "judgements",
            Bilingual("人による判断", "Judgements"),
            [Bilingual("対象", "Of"), PageWords.year, PageWords.rating, Bilingual("理由", "Reason")],
            version.judgements.map { judgement in
                let name = version.name(ofSymbol: judgement.rating, among: version.bands)
                return [
                    foreign(subject(judgement.subject), language), .text(place.name(of: judgement.year)),
                    .text("\(judgement.rating) \(name?[language] ?? "")"),
                    foreign(judgement.reason[language], language),
                ]
            }
        )
    }
}

// MARK: Names

extension RuleVersionView {
    private func scope(_ scope: RollUpRule.Scope) -> String {
        switch scope {
        case .level(let id): place.plan.levels.first { $0.id == id }?.name[language] ?? id.text
        case .measure: place.edition.measureLevelName[language]
        case .unit: Bilingual("部局・課", "Organisation units")[language]
        case .plan: Bilingual("計画全体", "The plan")[language]
        }
    }

    private func subject(_ subject: Judgement.Subject) -> String {
        switch subject {
        case .series(let reference):
            place.edition.measure(reference.measure).map { "No.\(place.number(of: $0))/\(reference.series)" }
                ?? reference.text
        case .goal(let id): place.plan.goals.first { $0.id == id }?.name[language] ?? id.text
        case .node(let id): place.edition.node(id).map { place.name(of: $0).text } ?? id.text
        case .plan: Bilingual("計画全体", "The plan")[language]
        }
    }

    private static func reason(_ key: String) -> Bilingual {
        if let reason = NoValueReason(rawValue: key) { return reason.name }
        let computed: [Absence] = [
            .noIndicator, .zeroByZero, .divisionByZero, .notComparable, .partsDiffer, .milestoneOpen,
        ]
        return computed.first { $0.code == key }?.words ?? Bilingual(key, key)
    }

    private static let noBands = Bilingual(
        "この市は率だけを示し、◎○△のような評価は付けていません。",
        "This city shows rates only and gives no ratings."
    )
}

extension NoValueRule.Denominator {
    fileprivate var words: Bilingual {
        switch self {
        case .leaveOut: Bilingual("除いて集計する", "left out")
        case .count: Bilingual("評価のないものとして数える", "counted as not rated")
        case .zero: Bilingual("0％として数える", "counted as 0%")
        }
    }
}

extension RollUpMethod {
    /// Whether the method comes to a rate that is rounded.
    fileprivate var hasRate: Bool {
        switch self {
        case .share, .mean, .points, .matrix: true
        case .counts, .worst, .judged: false
        }
    }
}
