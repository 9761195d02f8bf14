import Documents
import Figures
import Planning
import Wording

/// Facts of the plan, of years, headings, units and ratings.
extension Circumstances {
    func planContent(_ fact: Fact) -> CellContent {
        switch fact {
        case .planName: CellContent(plan.name.japanese)
        case .planCity: CellContent(plan.municipality.name.japanese)
        case .planLegend: CellContent(legend)
        case .planFirstYear: CellContent(plan.period.lowerBound.name(.short, .japanese))
        case .planFinalYear: CellContent(plan.period.upperBound.name(.short, .japanese))
        case .planMeasures: whole(facts.measures(in: year).count)
        case .planSeries: whole(facts.measures(in: year).reduce(0) { $0 + plan.measures[$1].indicators.count })
        case .planGrantTotal, .planGrantYear: committeeContent(fact)
        case .planSeal: CellContent(sealText)
        case .planErrata: CellContent(errataTexts().joined(separator: "\n"))
        default: evaluation.map { rollUpContent($0.planRollUp, fact) } ?? .empty
        }
    }

    func yearText(_ fact: Fact) -> String {
        switch fact {
        case .yearName: year.name(.era, .japanese)
        case .yearWestern: String(year.year)
        case .yearLast: year.advanced(by: -1).name(.short, .japanese)
        case .yearNext: year.advanced(by: 1).name(.short, .japanese)
        default: year.name(.short, .japanese)
        }
    }

    func headingContent(_ fact: Fact) -> CellContent {
        guard let node = currentHeading else { return .empty }
        switch fact {
        case .headingNumber: return CellContent(node.number)
        case .headingName: return CellContent(node.name.japanese)
        case .headingLevel: return CellContent(plan.levels.first { $0.id == node.level }?.name.japanese ?? "")
        case .headingParent:
            return CellContent(node.parent.flatMap(facts.node).map { "\($0.number)　\($0.name.japanese)" } ?? "")
        default: return evaluation.map { rollUpContent($0.rollUp(of: node), fact) } ?? .empty
        }
    }

    func unitContent(_ fact: Fact) -> CellContent {
        guard let unit = unit.map({ plan.units[$0] }) else { return .empty }
        switch fact {
        case .unitBureau: return CellContent(facts.unit(.bureau, at: unit.id)?.name ?? "")
        case .unitMeasures: return whole(members(of: ListDefinition(.measures), selections: [:]).count)
        default: return CellContent(unit.name)
        }
    }

    func ratingContent(_ fact: Fact) -> CellContent {
        guard let rating, ratings.indices.contains(rating) else { return .empty }
        let word = ratings[rating]
        switch fact {
        case .ratingName: return CellContent(word.name)
        case .ratingMeaning: return CellContent(word.meaning)
        case .ratingCount:
            let counts = evaluation?.planRollUp.counts ?? []
            return whole(counts.first { $0.symbol == word.symbol }?.count ?? 0)
        default: return CellContent(word.symbol)
        }
    }

    /// The symbols that the rules give, in their order, each once.
    var ratings: [RatingWord] {
        guard let version = evaluation?.version else { return [] }
        let bands = version.bands.map { band in
            RatingWord(symbol: band.symbol, name: band.name.japanese, meaning: band.meaning.japanese)
        }
        let others = version.noValue.all.map { RatingWord(symbol: $0.symbol, name: $0.name.japanese, meaning: "") }
        var seen: Set<String> = []
        return (bands + others).filter { seen.insert($0.symbol).inserted }
    }

    func whole(_ count: Int) -> CellContent {
        ExactDecimal(coefficient: Int64(count), scale: 0).map { .number(CellNumber($0)) } ?? .empty
    }

    private func rollUpContent(_ rollUp: RollUp, _ fact: Fact) -> CellContent {
        switch fact {
        case .headingRating, .planRating: CellContent(rollUp.symbol)
        case .headingRatingName: CellContent(rollUp.ratingName?.japanese ?? "")
        case .headingRate, .planRate:
            rollUp.rate.map { percentage($0, rollUp.rule.rounding, FactFormat()) } ?? CellContent(words.noRate)
        case .headingCounts, .planCounts: CellContent(rollUp.countsText)
        default: CellContent(rollUp.reason)
        }
    }

    /// What each symbol means, in the order of the rules.
    private var legend: String {
        ratings.map { word in
            "\(word.symbol) \(word.name)" + (word.meaning.isEmpty ? "" : "（\(word.meaning)）")
        }
        .joined(separator: "　")
    }
}

/// A symbol of the rules with its words.
struct RatingWord: Hashable, Sendable {
    let symbol: String
    let name: String
    let meaning: String
}

extension RollUp {
    /// How many of each: ◎ 5件　○ 2件.
    var countsText: String {
        counts.filter { !$0.symbol.isEmpty }.map { "\($0.symbol) \($0.count)件" }.joined(separator: "　")
    }

    /// Why the heading stands as it does, in one sentence.
    var reason: String {
        let counted = members.count
        let missing = counted - rated
        let left = missing == 0 ? "" : "（率のない\(missing)件を除く）"
        if let judgement { return judgement.reason.japanese }
        let measured = shownText.map { "\($0)%" } ?? ""
        return switch rule.method {
        case .mean where rate != nil:
            "\(rule.members.words.japanese)\(rated)件の率の平均が\(measured)のため\(left)。"
        case .share(let symbols) where rate != nil:
            "\(rule.members.words.japanese)\(counted)件のうち\(symbols.joined(separator: "・"))の割合が\(measured)のため。"
        case .worst where !symbol.isEmpty: "\(rule.members.words.japanese)\(counted)件のうち最も低い評価のため\(left)。"
        case .points where rate != nil: "評価の点数の合計が満点の\(measured)のため\(left)。"
        default: counted == 0 ? "" : "\(rule.members.words.japanese)\(counted)件の内訳：\(countsText)"
        }
    }
}
