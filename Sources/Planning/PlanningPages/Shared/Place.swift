import Figures
import PagesSupport
import Planning
import Wording

/// Which plan and year a page is about, and in which reading.
///
/// It never changes; everything that is shown holds it.
final class Place: Sendable {
    let edition: PlanEdition
    let review: YearReview
    let reading: Reading

    init(edition: PlanEdition, review: YearReview, reading: Reading) {
        self.edition = edition
        self.review = review
        self.reading = reading
    }

    var language: Language { reading.language }
    var evaluation: YearEvaluation { review.evaluation }
    var plan: Plan { edition.plan }
    var year: FiscalYear { evaluation.year }
    var paths: PlanPaths { PlanPaths(reading: reading, plan: plan.id, edition: edition.past?.name) }

    /// The addresses of data, of which there is one for all readings.
    var dataPaths: PlanPaths { PlanPaths(reading: .japanese, plan: plan.id, edition: edition.past?.name) }

    /// The year as the reader says it: 令和5年度, 2023年度, FY2023.
    var yearName: String { name(of: year) }

    /// How the reader names years in sentences.
    var yearStyle: YearStyle { reading == .japanese ? .era : .western }

    func name(of year: FiscalYear) -> String { year.name(yearStyle, language) }

    /// For tables and charts: R5, or 2023.
    func shortName(_ year: FiscalYear) -> String {
        reading == .japanese ? year.name(.short, .japanese) : String(year.year)
    }

    func words(_ words: Bilingual) -> String { words[language] }

    /// The same plan in the year that readers ask about when they name none, in this or another reading.
    func current(_ reading: Reading) -> Place { Place(current: edition, reading) ?? self }

    /// The same plan in each year of its period for which rules hold.
    var allYears: [Place] {
        plan.period.compactMap { year in
            edition.reviews[year].map { Place(edition: edition, review: $0, reading: reading) }
        }
    }

    /// A measure as pages name it in passing, with its page: No.5 電子申請システムの拡充.
    func link(to measure: Measure) -> LinkedText {
        let name = NumberedName(number: number(of: measure), name: name(of: measure))
        return LinkedText(text: "\(name.label) \(name.name)", path: paths.measure(measure.id, year))
    }

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

    func evaluation(at series: SeriesPlace) -> Evaluation { evaluation.series[series.measure][series.series] }

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
