import Exchange
import Figures
import Foundation
import Planning
import Tables
import TestSupport
import Testing
import Wording

@testable import PagesSupport
@testable import PlanningPages

/// The pages that show a whole plan from another side: its departments, its years, its words.
@Suite struct OverviewTests {
    static let plans = ["kagoshima", "ibusuki", "town"]

    private static let editions = plans.map { name in (name, Result { PlanEdition(try stored(name)) }) }

    private static func stored(_ name: String) throws -> StoredPlan {
        guard name != "town" else { return StoredPlan(plan: try TownPlan().plan(), revision: 1) }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
        let path = root.appendingPathComponent("Samples/\(name)").standardized.path
        return StoredPlan(plan: try PlanFolderReader().read(path: path).plan, revision: 1)
    }

    private func place(_ name: String, _ year: Int = 2023, _ reading: Reading = .japanese) throws -> Place {
        let edition = try #require(Self.editions.first { $0.0 == name }).1.get()
        let review = try #require(FiscalYear(year).flatMap { edition.reviews[$0] })
        return Place(edition: edition, review: review, reading: reading)
    }

    // MARK: Departments

    /// Counted anew from the plan: every series of a measure that the unit, or one below it, answers for.
    private func owned(_ unit: OrganisationUnit, _ place: Place) -> [SeriesPlace] {
        let plan = place.plan
        var units: Set = [unit.id]
        for _ in plan.units {
            for other in plan.units { if let above = other.parent, units.contains(above) { units.insert(other.id) } }
        }
        return plan.measures.indices.filter { index in
            plan.isCurrent(plan.measures[index], in: place.year)
                && plan.measures[index].owners.contains { units.contains($0.unit) && $0.isValid(in: place.year) }
        }
        .flatMap { measure in
            plan.measures[measure].indicators.indices.map { SeriesPlace(measure: measure, series: $0) }
        }
    }

    @Test(arguments: plans)
    func `each department lists and counts what it answers for`(name: String) throws {
        let place = try place(name)
        let page = UnitsPage(place)
        #expect(page.units.count > 2 && page.units.count == page.rows.count)
        for (unit, row) in zip(page.units, page.rows) {
            let series = owned(unit, place)
            let own = try #require(UnitPage(place, unit.id, SeriesOrder(.number)))
            #expect(own.series == series, "\(unit.name)")
            #expect(own.table.rows.count == series.count)
            #expect(row.series == series.count, "\(unit.name)")
            #expect(own.head.counts.items.map(\.count) == row.counts.items.map(\.count), "\(unit.name)")
            guard !place.evaluation.version.bands.isEmpty else { continue }
            for item in row.counts.items {
                let count = series.count { place.evaluation(at: $0).symbol == item.symbol }
                #expect(item.count == count, "\(unit.name) \(item.symbol)")
            }
        }
    }

    @Test(arguments: plans)
    func `each department that answers for something stands once, below the one above it`(name: String) throws {
        let place = try place(name)
        let page = UnitsPage(place)
        let expected = place.plan.units.filter { !owned($0, place).isEmpty }.map(\.id)
        #expect(page.units.map(\.id).sorted() == expected.sorted())
        for (unit, row) in zip(page.units, page.rows) { #expect((row.depth == 0) == (unit.parent == nil)) }
    }

    @Test func `what was handed over counts where it is now`() throws {
        func series(_ unit: String, _ year: Int) throws -> [String] {
            let place = try place("town", year)
            let id: OrganisationUnit.ID = try #require(OrganisationUnit.ID(unit))
            let page = try #require(UnitPage(place, id, SeriesOrder(.number)))
            return page.series.map { place.plan.measures[$0.measure].id.text }
        }
        #expect(try series("u1", 2022).contains("a6") && !series("u2", 2022).contains("a6"))
        #expect(try series("u2", 2023).contains("a6") && !series("u1", 2023).contains("a6"))
        #expect(try series("b1", 2023) == ["a1", "a2", "a2", "a3", "a4", "a6", "a7"])
    }

    // MARK: Years

    @Test(arguments: plans)
    func `each field of the matrix is the rating and the rate of its year`(name: String) throws {
        let place = try place(name)
        let page = YearsPage(place)
        let measures = place.plan.nodes.flatMap { node in place.plan.measures.filter { $0.node == node.id } }
        let rows = page.matrices.flatMap(\.rows)
        #expect(rows.count == measures.reduce(0) { $0 + $1.indicators.count })
        let references = measures.flatMap { measure in
            measure.indicators.map { SeriesReference(measure: measure.id, series: $0.series) }
        }
        for (row, reference) in zip(rows, references) {
            let measure = try #require(place.edition.measure(reference.measure))
            for (cell, other) in zip(row.cells, page.places) {
                let evaluation = try #require(other.evaluation(of: reference))
                let isShown =
                    place.edition.yearsWithActuals.contains(other.year) && place.plan.isCurrent(measure, in: other.year)
                #expect(cell?.rating?.symbol ?? "" == (isShown ? evaluation.symbol : ""), "\(reference.text)")
                #expect(cell?.rate ?? "" == (isShown ? evaluation.rateText : ""), "\(reference.text)")
            }
        }
    }

    @Test(arguments: plans)
    func `the rates of the headings are those of their pages, year by year`(name: String) throws {
        let place = try place(name)
        let page = YearsPage(place)
        #expect(page.years.map(\.name) == place.edition.yearsWithActuals.sorted().map { place.name(of: $0) })
        let top = place.edition.children(of: nil)
        let hasRates = top.contains { place.evaluation.rollUp(of: $0).rate != nil }
        #expect((page.lines != nil) == hasRates)
        guard let lines = page.lines else { return }
        for (row, node) in zip(lines.rows, top) {
            for (cell, other) in zip(row.cells, page.places) {
                let rollUp = other.evaluation.rollUp(of: node)
                let isKnown = place.edition.yearsWithActuals.contains(other.year)
                #expect(cell == (isKnown ? rollUp.shownText.map { $0 + "%" } ?? "" : ""))
            }
        }
        #expect(lines.rows.count == top.count)
    }

    // MARK: Words

    @Test(arguments: plans, Reading.allCases)
    func `the glossary has every level and every symbol of the plan`(name: String, reading: Reading) throws {
        let place = try place(name, 2023, reading)
        let page = GlossaryPage(place)
        let terms = page.groups.flatMap(\.terms)
        for level in place.plan.levels { #expect(terms.contains { $0.name == level.name }, "\(level.name)") }
        for symbol in place.evaluation.ratingSymbols {
            let found = terms.filter { $0.id.hasPrefix("rating-") && $0.name.japanese.hasPrefix(symbol) }
            #expect(found.count == 1, "\(symbol)")
        }
        #expect(Set(terms.map(\.id)).count == terms.count)
        #expect(terms.allSatisfy { !$0.text.japanese.isEmpty && !$0.text.english.isEmpty })
        let text = String(decoding: page.shell.bytes, as: UTF8.self)
        for term in terms where !term.name[place.language].contains("&") {
            #expect(text.contains(term.name[place.language]), "\(term.id)")
        }
        #expect(page.data.tables[0].rows.rows.count == terms.count)
    }

    // MARK: The page of a year

    @Test(arguments: plans, [2022, 2023, 2024])
    func `the numbers of a year's page are those of its review`(name: String, year: Int) throws {
        let edition = try #require(Self.editions.first { $0.0 == name }).1.get()
        guard let review = FiscalYear(year).flatMap({ edition.reviews[$0] }) else { return }
        let place = Place(edition: edition, review: review, reading: .japanese)
        let page = YearContent(place)
        #expect(
            page.attention.reasons.map(\.count)
                == Attention.allCases.map { reason in
                    review.attention.count { $0.reasons.contains(reason) }
                }
        )
        #expect(page.attention.table.rows.count <= AttentionView.shownSeries)
        let changes = SeriesChange.allCases.map(review.changes.count).filter { $0 > 0 }
        #expect(page.changes.groups.map(\.count) == changes)
        #expect(page.changes.groups.map(\.lines.count) == changes)
        #expect(page.changes.measures.count == review.changes.measures.count)
        #expect((page.changes.reason == nil) == (review.lastYear.evaluation != nil))
        #expect(page.coverage.all.coverage == review.coverage)
        #expect(page.coverage.rows.reduce(0) { $0 + $1.coverage.total } == review.coverage.total)
        let missing = review.coverage.count(.targetOnly) + review.coverage.count(.neither)
        #expect(page.coverage.reasons.reduce(0) { $0 + $1.count } == missing)
    }
}
