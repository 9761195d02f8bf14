import Figures
import PagesSupport
import PaperWriter
import Planning
import Wording

/// What somebody sees of a page who was sent its address: a picture of its state, made to be read at the size of a stamp.
///
/// Few words, and the page's one chart. Everything in it is decided here; the drawing only finds places for it.
struct PreviewPicture: Hashable, Sendable {
    /// The chart of the page.
    enum Graphic: Hashable, Sendable {
        case counts(CountsView)
        /// Years as columns, the page's own year marked.
        case years(SeriesChart, chosen: String)
        /// Target and actual in words, where they have no height.
        case figures([Line])
        /// The result alone, which says that there are no figures.
        case nothing
    }

    /// A name and what it says.
    struct Line: Hashable, Sendable {
        let name: String
        let text: String
    }

    /// What the page's subject came to in the year.
    struct Result: Hashable, Sendable {
        let label: String
        /// 117%; empty where there is no rate.
        let rate: String
        let verdict: Verdict?
        /// What stands in place of a rate that there is not; empty where nothing is to stand there.
        let absence: String
    }

    /// A rating, or whether the target was reached where the city gives no ratings.
    struct Verdict: Hashable, Sendable {
        let symbol: String
        let word: String
        let tone: Tone
    }

    let language: Language
    /// Whose page it is, in small letters above the title.
    let kicker: String
    let year: String
    let title: String
    let sentence: String
    let result: Result?
    let graphic: Graphic
}

// MARK: All plans

extension PreviewPicture {
    /// As many as there is room for.
    private static let shownCities = 2

    /// The cities, each with its plan in its current year; a single plan as itself.
    init(cities places: [Place], _ language: Language) {
        if places.count == 1 {
            self.init(year: places[0])
            return
        }
        let others = places.count - Self.shownCities
        let lines = places.prefix(Self.shownCities).map { place in
            Line(
                name: "\(place.plan.municipality.name[language])　\(place.yearName)",
                text: CountsView(place.evaluation.planRollUp, place).sentence
            )
        }
        self.init(
            language: language,
            kicker: CitiesPage.title[language],
            year: others > 0 ? Bilingual("ほか\(others)団体", "and \(others) more")[language] : "",
            title: CitiesPage.heading[language],
            sentence: places.isEmpty ? CitiesPage.lead[language] : "",
            result: nil,
            graphic: .figures(lines)
        )
    }
}

// MARK: The plan and its headings

extension PreviewPicture {
    /// A plan in a year.
    init(year place: Place) {
        let rollUp = place.evaluation.planRollUp
        language = place.language
        kicker = place.plan.municipality.name[place.language]
        year = place.yearName
        title = place.plan.name[place.language]
        sentence = YearSentence(place).text
        result = nil
        graphic = .counts(CountsView(rollUp, place))
    }

    /// A heading of the plan in a year.
    init(heading place: Place, _ node: PlanNode) {
        let heading = HeadingView(place, node)
        let rate = heading.rate ?? ""
        language = place.language
        kicker = Self.kicker(place, heading.label)
        year = place.yearName
        title = heading.name.name
        let total = heading.counts.total
        let counted = heading.counts.counted
        sentence = total == 0 ? "" : Bilingual("\(counted) \(total)件", "\(total) \(counted)")[place.language]
        let verdict = heading.rating.map { Verdict(symbol: $0.symbol, word: $0.word, tone: $0.tone) }
        result =
            rate.isEmpty && verdict == nil
            ? nil
            : Result(
                label: Bilingual("全体の評価", "Overall")[place.language],
                rate: rate,
                verdict: verdict,
                absence: ""
            )
        graphic = .counts(heading.counts)
    }

    private static func kicker(_ place: Place, _ label: String) -> String {
        let city = place.plan.municipality.name[place.language]
        return Bilingual("\(city)　\(label)", "\(city) · \(label)")[place.language]
    }
}

// MARK: A measure

extension PreviewPicture {
    /// A measure in a year, by its place in the plan: the first of its indicators that has a rate, else the first.
    init(measure place: Place, index: Int) {
        let measure = place.plan.measures[index]
        let evaluations = place.evaluation.series[index]
        let series = evaluations.firstIndex { $0.rate != nil } ?? 0
        let level = place.edition.measureLevelName[place.language]
        let number = NumberedName(number: place.number(of: measure), name: "").label
        language = place.language
        kicker = Self.kicker(place, "\(level) \(number)")
        year = place.yearName
        title = place.name(of: measure)
        guard evaluations.indices.contains(series) else {
            (sentence, result, graphic) = ("", Self.noFigures(nil, place.language), .nothing)
            return
        }
        let evaluation = evaluations[series]
        let indicator = measure.indicators[series]
        sentence = Self.sentence(indicator, others: evaluations.count - 1, place.language)
        let lines = Self.lines(evaluation, indicator, place.language)
        if let chart = SeriesChart(place, indicator) {
            (result, graphic) = (
                Self.result(evaluation, place), .years(chart, chosen: place.shortName(place.year))
            )
        } else if lines.isEmpty {
            (result, graphic) = (Self.noFigures(Self.verdict(evaluation, place.language), place.language), .nothing)
        } else {
            (result, graphic) = (Self.result(evaluation, place), .figures(lines))
        }
    }

    private static func noFigures(_ verdict: Verdict?, _ language: Language) -> Result {
        let words = Bilingual("この年度の数値はありません", "There are no figures for this year")
        return Result(label: words[language], rate: "", verdict: verdict, absence: "")
    }

    /// The indicator with its unit and which way is good, and how many more there are.
    private static func sentence(_ indicator: Indicator, others: Int, _ language: Language) -> String {
        guard !indicator.name.isEmpty else { return "" }
        var remarks = indicator.unit.isEmpty ? [] : [indicator.unit]
        if indicator.direction == .lower {
            remarks.append(Bilingual("小さいほどよい", "lower is better")[language])
        }
        let all = remarks.joined(separator: language == .japanese ? "、" : ", ")
        let remark = all.isEmpty ? "" : Bilingual("（\(all)）", " (\(all))")[language]
        guard others > 0 else { return indicator.name + remark }
        return indicator.name + remark + Bilingual(" ほか\(others)指標", " and \(others) more")[language]
    }

    private static func result(_ evaluation: Evaluation, _ place: Place) -> Result? {
        let hasEntry = evaluation.actual.map { $0.value != .none(.blank) } ?? false
        guard evaluation.rate != nil || hasEntry else { return nil }
        let year = place.shortName(place.year)
        return Result(
            label: Bilingual("\(year)の率", "Rate \(year)")[place.language],
            rate: evaluation.rateText,
            verdict: verdict(evaluation, place.language),
            absence: PageWords.nothing[place.language]
        )
    }

    private static func verdict(_ evaluation: Evaluation, _ language: Language) -> Verdict? {
        if let rating = RatingView(evaluation, language) {
            return Verdict(symbol: rating.symbol, word: rating.word, tone: rating.tone)
        }
        guard let isMet = evaluation.targetMet else { return nil }
        let word = isMet ? Bilingual("目標に到達", "Target reached") : Bilingual("目標に届かず", "Target missed")
        return Verdict(symbol: "", word: word[language], tone: isMet ? .good : .fair)
    }

    private static func lines(_ evaluation: Evaluation, _ indicator: Indicator, _ language: Language) -> [Line] {
        [(PageWords.target, evaluation.target), (PageWords.actual, evaluation.actual)].compactMap { name, figure in
            // A dash without a reason says no more than nothing at all.
            if figure?.value == .none(.dash) { return nil }
            let text = FigureView(figure, unit: indicator.unit, language: language).text
            return text.isEmpty ? nil : Line(name: name[language], text: text)
        }
    }
}
