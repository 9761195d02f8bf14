import City
import Figures
import TestSupport
import Testing

@testable import RoundsPages

/// The measures that a reorganisation or a transfer left without anybody, where those see them who can do something.
@Suite struct OwnerlessListTests {
    private let path = "/office/units/"

    @Test func `a reorganisation says at once which measures it leaves without anybody`() async throws {
        let round = try await TestRound()
        let personnel = PersonnelOffice(store: round.city)
        try await personnel.change(round.code, by: .terminal(account: "t"), why: "廃止の準備") { town in
            for name in ["reporter-u2", "head-u2"] {
                try town.giveUp(try #require(Post.ID(name)), lastDay: try #require(CalendarDate("2024-09-30")))
            }
        }
        let admin = try await round.browser("administrator")
        try await admin.get(path)
        #expect(admin.page.contains("答える人がいない取組") && admin.page.contains("ありません。"))
        try await admin.get("\(path)reorganise/")
        try await admin.send(
            "\(path)reorganise/",
            [("day", "2024-10-01"), ("step-1", "end"), ("step-1-unit", "u2"), ("reason", "廃止")]
        )
        #expect(admin.path == "\(path)?day=2024-10-01", "\(admin.page)")
        #expect(admin.page.contains("組織改正を登録しました"))
        #expect(admin.page.contains("答える人がいない取組が2件あります"))
        let rows = HTMLDocument(admin.page).rows(ofTable: "ownerless-measures").map { $0.map(\.text) }
        #expect(rows.map { $0[0] } == ["3 電子決裁", "6 文書の電子保存"])
        #expect(rows[0][1] == "「課u2」は令和6年9月30日で終わり、引き継いだ組織がありません。")
        #expect(rows[0][2].contains("owners.csv"))
        // Until then somebody answers.
        #expect(try await !admin.get(path).page.contains("答える人がいない取組が"))
    }

    @Test func `a department whose people have left is told with what to do`() async throws {
        let round = try await TestRound()
        let personnel = PersonnelOffice(store: round.city)
        try await personnel.change(round.code, by: .terminal(account: "t"), why: "退職") { town in
            for name in ["reporter-u2", "head-u2"] {
                try town.leave(try #require(Member.ID(name)), lastDay: try #require(CalendarDate("2024-04-09")))
            }
        }
        let office = try await round.browser("office")
        try await office.get(path)
        let rows = HTMLDocument(office.page).rows(ofTable: "ownerless-measures").map { $0.map(\.text) }
        #expect(rows.count == 2)
        #expect(rows.first?.suffix(2) == ["「課u2」に担当者も所属長もいません。", "課u2の担当者か所属長の職に、人を就ける。"])
        try await office.get("/en\(path)")
        #expect(office.page.contains("Measures for which nobody answers: 2"))
    }

    @Test(arguments: ["reporter-u1", "head-u1"])
    func `departments see units and posts, but not that list`(name: String) async throws {
        let round = try await TestRound()
        let browser = try await round.browser(name)
        try await browser.get(path)
        #expect(browser.status == 200 && !browser.page.contains("答える人がいない取組"))
    }
}
