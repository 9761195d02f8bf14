import Figures
import Papers
import Planning
import Testing
import Wording

/// Every fact, on the smallest plan that has something to say of it.
@Suite struct FactTests {
    struct Case: CustomTestStringConvertible {
        let fact: Fact
        let lists: String
        let text: String

        init(_ fact: Fact, _ lists: String, _ text: String) {
            (self.fact, self.lists, self.text) = (fact, lists, text)
        }

        var testDescription: String { fact.rawValue }
    }

    static let plan: [Case] = [
        Case(.planName, "", "例示町ＤＸ計画"), Case(.planCity, "", "例示町"),
        Case(.planLegend, "", "◎ 順調　○ ほぼ順調　△ 遅れあり　－ 検討中"),
        Case(.planRating, "", ""), Case(.planRate, "", "－"),
        Case(.planCounts, "", "◎ 4件　○ 1件　△ 1件　－ 1件"),
        Case(.planReason, "", "指標7件の内訳：◎ 4件　○ 1件　△ 1件　－ 1件"),
        Case(.planMeasures, "", "6"), Case(.planSeries, "", "7"),
        Case(.planFirstYear, "", "R4"), Case(.planFinalYear, "", "R6"),
        Case(.planGrantTotal, "", "29,000.5"), Case(.planGrantYear, "", "令和6年度"),
        Case(.planSeal, "", ""), Case(.planErrata, "", ""),
        Case(.yearName, "", "令和5年度"), Case(.yearShort, "", "R5"), Case(.yearWestern, "", "2023"),
        Case(.yearLast, "", "R4"), Case(.yearNext, "", "R6"),
    ]

    static let headings: [Case] = [
        Case(.headingNumber, "headings", "1｜2"), Case(.headingName, "headings", "便利な窓口｜身軽な役場"),
        Case(.headingLevel, "headings", "方針｜方針"), Case(.headingParent, "headings", "｜"),
        Case(.headingRate, "headings", "88.8%｜88.7%"), Case(.headingRating, "headings", "○｜○"),
        Case(.headingRatingName, "headings", "ほぼ順調｜ほぼ順調"),
        Case(.headingCounts, "headings", "◎ 2件　○ 1件　△ 1件　－ 1件｜◎ 2件　○ 1件"),
        Case(.headingReason, "headings", "指標4件の率の平均が88.8%のため（率のない1件を除く）。｜指標3件の率の平均が88.7%のため。"),
        Case(.goalName, "goals", "申請件数"), Case(.goalUnit, "goals", "件"), Case(.goalTarget, "goals", "1,000件"),
        Case(.goalActual, "goals", "1,200件"), Case(.goalBaseline, "goals", "500件"), Case(.goalRate, "goals", "120%"),
        Case(.goalRating, "goals", "◎"), Case(.goalFinalTarget, "goals", "1,000件"),
        Case(.goalCitation, "goals", "[No.1]"),
        Case(.goalWorking, "goals", ""),
        Case(.ratingSymbol, "ratings", "◎｜○｜△｜－"), Case(.ratingName, "ratings", "順調｜ほぼ順調｜遅れあり｜検討中"),
        Case(.ratingMeaning, "ratings", "｜｜｜"), Case(.ratingCount, "ratings", "4｜1｜1｜1"),
    ]

    static let measures: [Case] = [
        Case(.measureNumber, "measures", "1｜2｜3｜4｜6｜7"),
        Case(.measureName, "measures", "電子申請｜窓口予約｜電子決裁｜書かない窓口｜文書の電子保存｜市民講座"),
        Case(.measureHeading, "headings measures", "1　便利な窓口｜1　便利な窓口｜2　身軽な役場｜1　便利な窓口｜2　身軽な役場｜2　身軽な役場｜2　身軽な役場"),
        Case(.measureHeadings, "measures", "1　便利な窓口｜1　便利な窓口｜2　身軽な役場｜2　身軽な役場｜2　身軽な役場｜1　便利な窓口"),
        Case(.measurePurpose, "measures", "待たせない｜｜｜｜｜"), Case(.measureEffect, "measures", "来庁が減る｜｜｜｜｜"),
        Case(.measureBureau, "measures", "企画局｜企画局｜企画局｜企画局｜企画局｜企画局"),
        Case(.measureDepartment, "measures", "デジタル課｜デジタル課｜文書課｜デジタル課｜文書課｜デジタル課"),
        Case(.measureOwners, "measures", "企画局　デジタル課｜企画局　デジタル課｜企画局　文書課｜企画局　デジタル課｜企画局　文書課｜企画局　デジタル課"),
        Case(.measureAudience, "measures", "市民等｜市民等・庁内｜庁内｜市民等｜庁内｜市民等"),
        Case(.measureForCitizens, "measures", "☑｜☑｜□｜☑｜□｜☑"),
        Case(.measureForAdministration, "measures", "□｜☑｜☑｜□｜☑｜□"),
        Case(.measureActivity, "measures", "画面を公開した。｜｜｜｜｜"),
        Case(.measureOutlook, "measures", "様式を増やす。｜｜｜｜｜"), Case(.measureAssessment, "measures", "順調である。｜｜｜｜｜"),
        Case(.measureLastActivity, "measures", "画面を作った。｜｜｜｜｜"), Case(.measureLastOutlook, "measures", "画面を公開する。｜｜｜｜｜"),
        Case(
            .measureIndicators,
            "measures",
            "申請件数（件）｜①予約件数（件）\n②待ち時間（分）｜決裁の割合（%）｜利用件数（件）｜保存した文書（件）｜参加者, \"夜\"（人）"
        ),
        Case(.measureCitation, "measures", "[No.1]｜[No.2]｜[No.3]｜[No.4]｜[No.6]｜[No.7]"),
        Case(.taskNumber, "measures tasks", "①"), Case(.taskText, "measures tasks", "申請画面を作る"),
        Case(.taskDue, "measures tasks", "6月"), Case(.taskSections, "measures tasks", "係"),
        Case(.unitName, "units", "デジタル課｜文書課"), Case(.unitBureau, "units", "企画局｜企画局"),
        Case(.unitMeasures, "units", "4｜2"),
    ]

    static let series: [Case] = [
        Case(.seriesMark, "series", "｜①｜②｜｜｜｜"),
        Case(.seriesName, "series", "申請件数｜予約件数｜待ち時間｜決裁の割合｜利用件数｜保存した文書｜参加者, \"夜\""),
        Case(.seriesLabel, "series", "申請件数（件）｜①予約件数（件）｜②待ち時間（分）｜決裁の割合（%）｜利用件数（件）｜保存した文書（件）｜参加者, \"夜\"（人）"),
        Case(.seriesUnit, "series", "件｜件｜分｜%｜件｜件｜人"),
        Case(.seriesDirection, "series", "大きいほどよい｜大きいほどよい｜小さいほどよい｜大きいほどよい｜大きいほどよい｜大きいほどよい｜大きいほどよい"),
        Case(.seriesMethod, "series", "件数を数える｜｜｜｜｜｜"),
        Case(.seriesTarget, "series", "1,000件｜100件｜20分｜100%｜100件｜100件｜100人"),
        Case(.seriesActual, "series", "1,200件｜60件｜20分｜75%｜100件｜91件｜集計中"),
        Case(.seriesBaseline, "series", "500件｜｜｜｜｜｜"), Case(.seriesFinalTarget, "series", "1,000件｜｜｜｜｜｜"),
        Case(.seriesNextTarget, "series", "1,000件｜｜｜｜｜｜"),
        Case(.seriesLastTarget, "series", "1,000件｜100件｜20分｜100%｜｜100件｜100人"),
        Case(.seriesLastActual, "series", "950件｜95件｜30分｜80%｜｜90件｜100人"),
        Case(.seriesRate, "series", "120%｜60%｜100%｜75%｜100%｜91%｜－"),
        Case(.seriesLastRate, "series", "95%｜95%｜67%｜80%｜｜90%｜100%"),
        Case(.seriesRating, "series", "◎｜△｜◎｜○｜◎｜◎｜－"),
        Case(.seriesRatingName, "series", "順調｜遅れあり｜順調｜ほぼ順調｜順調｜順調｜検討中"),
        Case(.seriesCitation, "series", "[No.1]｜[No.2]｜[No.2]｜[No.3]｜[No.4]｜[No.6]｜[No.7]"),
        Case(.lineValue, "measures lines", ""), Case(.seriesWorking, "series", ""),
    ]

    static let committee: [Case] = [
        Case(.grantTypeName, "grant-types", "実装型｜推進型"), Case(.grantTypeTotal, "grant-types", "28,000｜1,000.5"),
        Case(.grantProgramme, "grant-types grants", "申請の基盤｜予約の基盤｜講座"),
        Case(.grantAmount, "grants", "27,950｜50｜1,000.5"),
        Case(.grantKind, "grants", "拡｜新｜継続2年目"), Case(.grantMeasures, "grants", "[No.1, No.3]｜｜"),
        Case(.grantNote, "grants", "令和7年度まで｜｜"),
        Case(.meetingTitle, "", "第1回会議"), Case(.meetingCommittee, "", "推進委員会"),
        Case(.meetingDate, "", "令和6年7月30日（火）"), Case(.meetingTime, "", "14:00"), Case(.meetingPlace, "", "本館"),
        Case(.agendaNumber, "agenda", "1｜⑴"), Case(.agendaText, "agenda", "開会｜　進捗状況"),
        Case(.agendaMaterials, "agenda", "｜【資料1】【資料2】"),
        Case(.materialNumber, "materials", "1｜2"), Case(.materialTitle, "materials", "進捗状況｜国の資料"),
        Case(.materialNote, "materials", "写し｜"),
        Case(.attendeeName, "attendees", "会長｜推進課長"), Case(.attendeeAffiliation, "attendees", "例示大学｜例示町"),
        Case(.attendeeRole, "attendees", "委員｜事務局"), Case(.attendeeAttendance, "attendees", "出席｜代理出席"),
        Case(.councilKind, "council", "会員｜重点分野｜テーマ"), Case(.councilName, "council", "｜見守り｜端末"),
        Case(.councilParent, "council", "｜｜見守り"), Case(.councilCount, "council", "7｜｜"),
        Case(.councilFrom, "council", "令和6年1月31日｜｜"), Case(.councilNote, "council", "公開｜｜"),
    ]

    static let all = plan + headings + measures + series + committee

    @Test(arguments: all.filter { ![.lineValue, .seriesWorking, .goalWorking].contains($0.fact) })
    func `a fact says what the plan says`(fact: Case) throws {
        let text = try TownPapers().texts("{\(fact.fact.rawValue)}", in: fact.lists)
        #expect(text == fact.text)
    }

    @Test func `every fact has its case`() {
        #expect(Set(Self.all.map(\.fact)) == Set(Fact.allCases))
    }

    @Test func `the working of a series or goal is that of its evaluation`() throws {
        let papers = try TownPapers()
        let year = try #require(FiscalYear(2023))
        let evaluation = try #require(PlanEvaluator(papers.townPlan).evaluation(of: year))
        let references = ["a1/1", "a2/1", "a2/2", "a3/1", "a4/1", "a6/1", "a7/1"].compactMap { SeriesReference($0) }
        let expected = references.map { evaluation.working(of: $0)?.line(in: .japanese) ?? "?" }
        #expect(expected.allSatisfy { $0.count > 1 })
        let goal = evaluation.working(ofGoalAt: 0).line(in: .japanese)
        #expect(goal.contains("1,200") && goal.contains("120"))
        #expect(try papers.texts("{goal.working}", in: "goals") == goal)
        #expect(try papers.texts("{series.working}", in: "series") == expected.joined(separator: "｜"))
    }

    @Test func `lines are targets, actuals and rates, each with its word on the first`() throws {
        let lines = try TownPapers().texts("{line.value}", in: "measures lines").split(separator: "｜")
        #expect(
            lines.prefix(9) == [
                "[目標値] 1,000件", "[実績値] 1,200件", "[進捗率] 120%", "[目標値]① 100件", "② 20分", "[実績値]① 60件", "② 20分",
                "[進捗率]① 60%", "② 100%",
            ]
        )
        #expect(lines.suffix(3) == ["[目標値] 100人", "[実績値] 集計中", "[進捗率] －"])
    }

    @Test func `the lines of a series at hand are its alone`() throws {
        let lines = try TownPapers().texts("{line.value}", in: "measures series lines").split(separator: "｜")
        #expect(lines.count == 3 * 7)
        #expect(lines[3...8] == ["[目標値] 100件", "[実績値] 60件", "[進捗率] 60%", "[目標値] 20分", "[実績値] 20分", "[進捗率] 100%"])
    }
}
