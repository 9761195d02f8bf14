import Figures
import PagesSupport
import Planning
import Wording

/// Which plan, year and language a page is about.
struct Place: Sendable {
    let edition: PlanEdition
    let evaluation: YearEvaluation
    let language: Language

    var plan: Plan { edition.plan }
    var year: FiscalYear { evaluation.year }
    var paths: PlanPaths { PlanPaths(language: language, plan: plan.id) }

    /// The year as people say it: 令和5年度, FY2023 (Reiwa 5).
    var yearName: String { year.name(.era, language) }

    /// R5 in Japanese tables and charts, 2023 in English ones.
    func shortName(_ year: FiscalYear) -> String {
        language == .japanese ? year.name(.short, .japanese) : String(year.year)
    }

    func words(_ words: Bilingual) -> String { words[language] }

    /// The name that a measure had in the place's year; its English name where there is one.
    func name(of measure: Measure) -> String {
        let japanese = plan.name(of: measure, in: year)
        return language == .japanese || measure.name.english == measure.name.japanese ? japanese : measure.name.english
    }

    func number(of measure: Measure) -> String { plan.number(of: measure, in: year) }

    func evaluation(of series: SeriesReference) -> Evaluation? {
        guard let measure = edition.index(of: series.measure),
            let index = plan.measures[measure].indicators.firstIndex(where: { $0.series == series.series })
        else { return nil }
        return evaluation.series[measure][index]
    }

    func name(of node: PlanNode) -> NumberedName { NumberedName(number: node.number, name: node.name[language]) }
}

/// A heading or measure as people cite it.
struct NumberedName: Hashable, Sendable {
    let number: String
    let name: String

    var text: String { number.isEmpty ? name : "\(number) \(name)" }

    /// No.5; a printed number that is more than digits stands for itself: ⑴-ア-1.
    var label: String { number.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "No.\(number)" : number }
}

/// Something with an address.
struct LinkedText: Hashable, Sendable {
    let text: String
    let path: String
}
