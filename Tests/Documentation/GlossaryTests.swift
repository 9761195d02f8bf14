import Casework
import City
import Figures
import Planning
import Rounds
import Testing

/// docs/glossary.md explains every code that the program prints.
@Suite struct GlossaryTests {
    private let glossary: Document

    init() throws {
        glossary = try Document("docs/glossary.md")
    }

    @Test func `every kind and severity of finding is explained`() {
        let findings = glossary.section("## Findings")
        #expect(findings.missing(Finding.Kind.allCases.map(\.rawValue)) == [])
        #expect(findings.missing(Finding.Severity.allCases.map(\.rawValue)) == [])
    }

    @Test func `every reason of no value is explained`() {
        #expect(glossary.missing(NoValueReason.allCases.map(\.rawValue)) == [])
    }

    @Test func `every reason of no rate is explained`() {
        let section = glossary.section("## No rate")
        let whole: [Absence] = [
            .noIndicator, .zeroByZero, .divisionByZero, .notComparable, .partsDiffer, .milestoneOpen,
        ]
        #expect(section.missing(whole.map(\.code)) == [])
        let composed = [Absence.target(.blank), .actual(.blank), .yardstick(.blank), .baseline(.blank)]
        #expect(section.missing(composed.map { String($0.code.dropLast("blank".count)) }) == [])
    }

    @Test func `every warning is explained`() {
        #expect(glossary.missing(EvaluationWarnings.all.map(\.code)) == [])
    }

    @Test func `every reason for attention and every change is explained`() {
        let section = glossary.section("## The review of a year")
        #expect(section.missing(Attention.allCases.map(\.rawValue)) == [])
        #expect(section.missing(SeriesChange.allCases.map(\.rawValue)) == [])
    }

    @Test func `every method of rolling up and every denominator is explained`() {
        let methods: [RollUpMethod] = [
            .counts, .share(symbols: []), .mean, .worst, .points, .judged,
            .matrix(rows: .worst, columns: .mean, table: [:]),
        ]
        #expect(glossary.missing(methods.map(\.name)) == [])
        #expect(glossary.missing(NoValueRule.Denominator.allCases.map(\.rawValue)) == [])
    }

    @Test func `every state of rounds and sheets, and every warning in sheets, is explained`() {
        let section = glossary.section("## The round")
        #expect(section.missing(Round.State.allCases.map(\.rawValue)) == [])
        #expect(section.missing(SheetForm.State.all.map(\.text)) == [])
        #expect(section.missing(SheetWarning.Kind.allCases.map(\.rawValue)) == [])
    }

    @Test func `every role, kind of event and reach of a right is explained`() {
        let section = glossary.section("## People and rights")
        #expect(section.missing(Role.allCases.map(\.rawValue)) == [])
        #expect(section.missing(CityEvent.Kind.allCases.map(\.rawValue)) == [])
        #expect(section.missing(Reach.allCases.map(\.rawValue)) == [])
    }
}
