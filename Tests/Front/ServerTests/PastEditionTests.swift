import Figures
import Foundation
import HTTPTypes
import PagesSupport
import Planning
import Synchronization
import TestSupport
import Testing
import Wording

/// The plan as it was published, and as it was on a day.
@Suite struct PastEditionTests {
    private static let editions = TownPages.root + "editions/"
    private static let measure = "2023/measures/a1/"

    /// 2023 was sealed on 26 July, published on 1 August and corrected on 20 August; it is September.
    private static func town() async throws -> SealedTown {
        let town = try await SealedTown(on: "2024-09-01")
        try await town.freeze(2022, publication: nil)
        try await town.freeze(2023, publication: "2024-08-01")
        try await town.correct(on: "2024-08-20")
        return town
    }

    @Test func `the published edition is what was sealed, beside the plan as it stands`() async throws {
        let town = try await Self.town()
        let published = try await town.text(Self.editions + "published-2023/" + Self.measure)
        #expect(published.contains("1,200"))
        #expect(published.contains("画面を公開した。"))
        #expect(!published.contains("1,100") && !published.contains("訂正前") && !published.contains("直した文"))
        #expect(published.contains("令和5年度の公表時の版です"))
        #expect(published.contains("令和6年8月1日に公表した、確定したままの内容です（第2号 2024-07-26 "))
        #expect(published.contains("その後の1件の訂正は入っていません。"))
        let current = try await town.text(TownPages.root + Self.measure)
        #expect(current.contains("1,100") && !current.contains("公表時の版です"))
        let data = try await town.text(Self.editions + "published-2023/2023/measures/measures.csv")
        #expect(data.contains(",1200,") && !data.contains("1100"))
    }

    @Test func `an earlier state is not to be found by search engines, which are told the page of today`() async throws
    {
        let town = try await Self.town()
        for (reading, first) in [(Reading.japanese, ""), (.western, ""), (.english, "/en")] {
            let path = reading.path(Self.editions + "published-2023/" + Self.measure)
            let document = Document(try await town.text(path))
            #expect(document.problems == [])
            let robots = document.all("meta").first { $0.attributes["name"] == "robots" }
            #expect(robots?.attributes["content"] == "noindex")
            let canonical = document.all("link").filter { $0.attributes["rel"] == "canonical" }
            #expect(canonical.map { $0.attributes["href"] } == [first + TownPages.root + Self.measure])
            #expect(!document.all("meta").contains { $0.attributes["property"] == "og:image" })
            let links = document.all("a").compactMap { $0.attributes["href"] }
            #expect(links.contains(reading.path(TownPages.root + Self.measure)))
        }
    }

    @Test(arguments: [
        // Nothing was sealed yet, so that everything was shown as it stood.
        ("2024-07-03", "令和6年7月3日から令和6年7月25日までの計画です", ["1,200"], ["1,100", "訂正前", "第1号"]),
        // Sealed and not yet public.
        ("2024-07-26", "令和6年7月26日から令和6年7月31日までの計画です", ["950"], ["1,200", "1,100", "画面を公開した"]),
        ("2024-08-01", "令和6年8月1日から令和6年8月19日までの計画です", ["1,200", "第2号"], ["1,100", "訂正前"]),
        ("2024-08-20", "令和6年8月20日からの計画です", ["1,100", "訂正前「1,200 [1200]」"], []),
    ])
    func `a day shows what everybody could see then`(
        day: String,
        title: String,
        present: [String],
        absent: [String]
    ) async throws {
        let town = try await Self.town()
        let text = try await town.text("\(Self.editions)\(day)/\(Self.measure)")
        #expect(text.contains(title))
        for words in present { #expect(text.contains(words), "\(words)") }
        for words in absent { #expect(!text.contains(words), "\(words)") }
    }

    @Test(arguments: [
        ("2024-07-10/2023/", "2024-07-03/2023/"), ("2024-07-31/2023/measures/?q=a", "2024-07-26/2023/measures/?q=a"),
        ("2024-08-31/years/", "2024-08-20/years/"), ("2024-08-05/2023/data.json", "2024-08-01/2023/data.json"),
        ("published-R5/2023/units/", "published-2023/2023/units/"), ("2024-08-05", "2024-08-01/"),
    ])
    func `a day stands for the last change before it`(asked: String, led: String) async throws {
        for reading in [Reading.japanese, .english] where reading == .japanese || !asked.hasSuffix(".json") {
            let answer = try await Self.town().get(reading.path(Self.editions + asked))
            // The way of a day changes when a year becomes public.
            #expect(answer.status == .found)
            #expect(answer.headers[.location] == reading.path(Self.editions + led))
        }
    }

    @Test func `today is the plan as it stands`() async throws {
        let town = try await Self.town()
        let answer = try await town.get(Self.editions + "2024-09-01/" + Self.measure + "?x=1")
        #expect(answer.status == .found && answer.headers[.location] == TownPages.root + Self.measure + "?x=1")
        for (name, year) in [("2024-08-01", "2023"), ("published-2022", "2022")] {
            let start = try await town.get("/en\(Self.editions)\(name)/")
            #expect(start.status == .found && start.headers[.location] == "/en\(Self.editions)\(name)/\(year)/")
        }
    }

    @Test(arguments: [
        ("2024-09-02", "まだ来ていない日です"), ("9999-12-31", "という版はありません"), ("2024-07-02", "令和6年7月3日（2024-07-03）から"),
        ("1873-01-01", "まだありませんでした"), ("2024-02-30", "「2024-02-30」という版はありません"), ("published-2024", "公表した版はありません"),
        ("published-", "という版はありません"), ("published-9999999999999999999999", "という版はありません"), ("0", "という版はありません"),
        ("%3Cscript%3E", "「&lt;script&gt;」という版はありません"), ("..%2F2024-08-01", "という版はありません"), ("2024-08-0１", "という版はありません"),
    ])
    func `a day that has no edition is a clear 404 page`(name: String, words: String) async throws {
        let town = try await Self.town()
        for path in ["", "2023/", "2023/measures/a1/data.json"] {
            let encoded = name.replacing("１", with: "%EF%BC%91")
            let answer = try await town.get("\(Self.editions)\(encoded)/\(path)")
            #expect(answer.status == .notFound, "\(path)")
            #expect(answer.text.contains(words), "\(path)")
            #expect(answer.text.contains("href=\"\(Self.editions)\""))
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(Document(answer.text).problems == [])
        }
        #expect(town.archive.plans.load(ordering: .relaxed) == 0)
    }

    @Test func `before its publication no day and no edition shows a sealed year`() async throws {
        let town = try await Self.town()
        try town.go(to: "2024-07-31")
        #expect(try await town.get(Self.editions + "published-2023/2023/").status == .notFound)
        #expect(try await !town.text(Self.editions).contains("第2号"))
        for day in ["2024-07-03", "2024-07-26"] {
            for path in [Self.measure, "2023/measures/a1/years.csv", "2023/", "history/", "years/", "findings/"] {
                let text = try await town.text("\(Self.editions)\(day)/\(path)")
                #expect(
                    !text.contains("1,200") && !text.contains("1200") && !text.contains("画面を公開した"),
                    "\(day) \(path)"
                )
            }
        }
        try town.go(to: "2024-08-02")
        #expect(try await town.get(Self.editions + "published-2023/2023/").status == .ok)
        #expect(try await town.text(Self.editions).contains("第2号"))
    }

    @Test func `what was entered in a year that is not public leaves no day behind`() async throws {
        let town = try await Self.town()
        let year = try #require(FiscalYear(2024))
        try await town.change(on: "2024-08-10") { plan in
            plan.measures[0].indicators[0].actuals[year] = try Figure(reading: "7,777", unit: "件")
        }
        let way = try await town.get(Self.editions + "2024-08-15/2024/")
        #expect(way.headers[.location] == Self.editions + "2024-08-01/2024/")
        for path in ["2024/measures/a1/", "history/", "history/data.json"] {
            #expect(try await !town.text(Self.editions + "2024-08-20/" + path).contains("7,777"), "\(path)")
            #expect(try await !town.text(Self.editions + "published-2023/" + path).contains("7,777"), "\(path)")
        }
        // A change that everybody saw is one.
        try await town.change(on: "2024-08-12", revise)
        #expect(
            try await town.get(Self.editions + "2024-08-15/2024/").headers[.location]
                == Self.editions + "2024-08-12/2024/"
        )
        #expect(try await town.text(Self.editions + "2024-08-12/2024/").contains("（改定）"))
        #expect(try await !town.text(Self.editions + "2024-08-01/2024/").contains("（改定）"))
    }

    private func revise(_ plan: inout Plan) {
        plan.name = Bilingual(plan.name.japanese + "（改定）", plan.name.english)
    }

    @Test func `the history of an edition ends with it`() async throws {
        let town = try await Self.town()
        #expect(try await town.text(TownPages.root + "history/").contains("集計の誤り"))
        #expect(try await !town.text(Self.editions + "2024-07-26/history/").contains("1,100"))
        #expect(try await !town.text(Self.editions + "published-2023/history/data.json").contains("1100"))
    }

    @Test(arguments: ["2024-08-01", "published-2023"])
    func `every link of an edition leads to a well-formed page, and its pages say which one it is`(
        name: String
    ) async throws {
        let town = try await Self.town()
        var walk = Walk(town.client) {
            $0.contains("/editions/") && !$0.contains("?") && !$0.hasSuffix(".csv") && !$0.contains("-down/")
        }
        try await walk.run(from: ["\(Self.editions)\(name)/2023/"])
        #expect(walk.problems == [])
        #expect(walk.pages.count > 100)
        for path in TownPages.all where path != Self.editions {
            let own = Self.editions + name + "/" + path.dropFirst(TownPages.root.count)
            let document = Document(try await town.text(own))
            let main = try #require(document.all("main").first)
            #expect(document.inside(main).first?.attributes["class"] == "notice notice-fair", "\(own)")
        }
    }

    @Test func `whoever asks for every day of five years has each state read once, and the days once`() async throws {
        let town = try await Self.town()
        let first = try #require(CalendarDate("2020-01-01")).daysSince1970
        for number in first..<(first + 1826) {
            let day = CalendarDate(daysSince1970: number).text
            var answer = try await town.get("\(Self.editions)\(day)/2023/")
            if let next = answer.headers[.location] { answer = try await town.get(next) }
            #expect(answer.status == .ok || answer.status == .notFound)
        }
        #expect(town.archive.plans.load(ordering: .relaxed) == 4)
        #expect(town.archive.lists.load(ordering: .relaxed) == 1)
    }

    @Test func `a known page of an edition is not sent again until the plan changes`() async throws {
        let town = try await Self.town()
        let path = Self.editions + "2024-08-20/" + Self.measure
        let first = try await town.get(path)
        let tag = try #require(first.headers[.eTag])
        #expect(try await town.client.get(path, headers: [.ifNoneMatch: tag]).status == .notModified)
        #expect(first.text.contains("この日の後、計画は変わっていません。"))
        try await town.change(on: "2024-08-25", revise)
        let later = try await town.client.get(path, headers: [.ifNoneMatch: tag])
        #expect(later.status == .ok)
        #expect(later.text.contains("令和6年8月20日から令和6年8月24日までの計画です"))
    }
}
