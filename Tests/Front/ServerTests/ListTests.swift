import Figures
import HTTPTypes
import PagesSupport
import Planning
import TestSupport
import Testing
import Wording

/// The lists of a year: what each selects, in which order, and at which one address.
struct ListTests {
    private func review(_ plan: Plan) throws -> YearReview {
        let year = try #require(FiscalYear(2023))
        return try #require(PlanEvaluator(plan).review(of: year))
    }

    private func ids(_ places: [SeriesPlace], _ review: YearReview) -> [String] {
        places.map { review.plan.measures[$0.measure].id.text }
    }

    private func references(_ places: [SeriesPlace], _ review: YearReview) -> [String] {
        places.map { place in
            let measure = review.plan.measures[place.measure]
            return "\(measure.id.text)/\(measure.indicators[place.series].series)"
        }
    }

    private func path(_ sample: String, _ selection: MeasureSelection) -> String {
        "/plans/\(sample)/2023/" + (selection == .all ? "measures/" : "lists/\(selection.code)/")
    }

    @Test(arguments: ["kagoshima", "ibusuki"])
    func `each list has the series that the review selects, and so has its data`(sample: String) async throws {
        let site = try await SharedSite.site
        let review = try review(SampleSite.plan(sample))
        for selection in MeasureSelection.choices(in: review.evaluation) {
            let places = review.places(selection)
            let path = path(sample, selection)
            let answer = try await site.get(path)
            #expect(answer.status == .ok, "\(path)")
            #expect(Document(answer.text).measures() == ids(places, review), "\(path)")
            let data = try JSONPage(try await site.get(path + "data.json").bytes)
            let found = data.rows("measures").map { "\($0["measure"] ?? "")/\($0["series"] ?? "")" }
            #expect(found == references(places, review), "\(path)")
        }
    }

    @Test func `each selection says how many it shows, and leads there`() async throws {
        let review = try review(TownPlan().plan())
        let document = Document(try await town().get("/plans/town/2023/measures/").text)
        let nav = try #require(document.elements.first { $0.has(class: "selections") })
        let links = document.inside(nav).filter { $0.name == "a" }
        let expected = MeasureSelection.choices(in: review.evaluation).map { ($0, review.places($0).count) }
            .filter { $0.1 > 0 || $0.0 == .all }
        #expect(links.map(\.text) == expected.map { "\($0.0.name(in: review.evaluation).japanese) \($0.1)" })
        #expect(links.map { $0.attributes["href"] } == expected.map { path("town", $0.0) })
        #expect(links.count { $0.attributes["aria-current"] == "page" } == 1)
    }

    @Test func `the selections of the town are those that anybody would count`() throws {
        let review = try review(TownPlan().plan())
        let expected: [(MeasureSelection, [String])] = [
            (.all, ["a1/1", "a2/1", "a2/2", "a3/1", "a4/1", "a6/1", "a7/1"]), (.behind, ["a2/1"]),
            (.falling, ["a2/1", "a3/1"]), (.withoutFigure, ["a7/1"]), (.reachedTarget, ["a1/1", "a2/2", "a4/1"]),
            (.improved, ["a2/2"]), (.worsened, ["a2/1"]), (.new, ["a4/1"]), (.ended, ["a5/1"]),
            (.rating(0), ["a1/1", "a2/2", "a4/1", "a6/1"]), (.rating(3), ["a7/1"]),
            (.citizens, ["a1/1", "a2/1", "a2/2", "a4/1", "a7/1"]),
        ]
        for (selection, series) in expected { #expect(references(review.places(selection), review) == series) }
    }

    @Test(arguments: SeriesOrder.all.map(\.code))
    func `each order shows every series once, those without a value last`(code: String) async throws {
        let order = try #require(SeriesOrder(code: code))
        let review = try review(SampleSite.plan("kagoshima"))
        let places = review.sorted(review.places(.all), by: order)
        let path = "/plans/kagoshima/2023/" + (code == "number" ? "measures/" : "lists/all/\(code)/")
        let document = Document(try await SharedSite.site.get(path).text)
        #expect(document.measures() == ids(places, review))
        let rates = places.map { review.evaluation.series[$0.measure][$0.series].rate }
        let shown = document.rows(ofTable: "measures").map { $0[5].text }
        #expect(zip(rates, shown).allSatisfy { ($0 == nil) == $1.isEmpty })
        guard order.key == .rate else { return }
        let known = rates.prefix { $0 != nil }.compactMap(\.self)
        #expect(rates.dropFirst(known.count).allSatisfy { $0 == nil })
        #expect(zip(known, known.dropFirst()).allSatisfy { order.isDescending ? $0 >= $1 : $0 <= $1 })
        #expect(known.count == rates.count { $0 != nil } && known.count > 50)
    }

    @Test(arguments: ["nodes/n1", "units/u1", "lists/citizens"])
    func `an order leads to the other direction once it is chosen`(base: String) async throws {
        let town = try town()
        let pages = ["/", "/rate/", "/rate-down/"].map { "/plans/town/2023/\(base)\($0)" }
        let orders = try await pages.inTurn { path -> [String] in
            let document = Document(try await town.get(path).text)
            let nav = document.elements.first { $0.has(class: "orders") }
            return nav.map { document.inside($0).compactMap { $0.attributes["href"] } } ?? []
        }
        // Eight rows are the fewest for which headings and departments offer orders; lists always do.
        guard base.hasPrefix("lists") else {
            #expect(orders == [[], [], []])
            return
        }
        #expect(orders[0] == [pages[0] + "number-down/", pages[1]])
        #expect(orders[1] == [pages[0], pages[2]])
        #expect(orders[2] == [pages[0], pages[1]])
    }

    @Test(arguments: [
        ("measures/?show=behind", "lists/behind/"), ("measures/?sort=rate", "lists/all/rate/"),
        ("measures/?sort=rate-down&show=behind", "lists/behind/rate-down/"), ("measures/?show=all", "measures/"),
        ("measures/?sort=number", "measures/"), ("lists/all/", "measures/"), ("lists/all/number/", "measures/"),
        ("lists/behind/number/", "lists/behind/"), ("lists/behind", "lists/behind/"),
        ("nodes/n1/number/", "nodes/n1/"), ("units/u1/number/", "units/u1/"), ("units", "units/"),
    ])
    func `what needs no conditions has one address without them`(written: String, target: String) async throws {
        for reading in Reading.allCases {
            let answer = try await town().get(reading.path("/plans/town/2023/" + written))
            #expect(answer.status == .movedPermanently)
            #expect(answer.headers[.location] == reading.path("/plans/town/2023/" + target))
        }
    }

    @Test func `conditions of the form narrow a selection and keep its order`() async throws {
        let town = try town()
        let path = "/plans/town/2023/measures/?show=citizens&node=n1&sort=rate"
        let answer = try await town.get(path)
        #expect(answer.status == .ok)
        let document = Document(answer.text)
        #expect(document.measures() == ["a2", "a2", "a1", "a7"])
        #expect(document.all("meta").contains { $0.attributes["content"] == "noindex" })
    }

    private func town() throws -> InProcessClient { try InProcessClient(of: TownPlan().plan()) }
}

extension Sequence {
    /// What becomes of each element, one after the other.
    func inTurn<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
