import Documents
import Figures
import Papers
import Planning
import Testing

/// What lists hold, and what stands where there is no value.
@Suite struct ListTests {
    struct Case: CustomTestStringConvertible {
        let list: FactList
        let lists: String
        let fact: String
        let text: String

        init(_ list: FactList, _ lists: String, _ fact: Fact, _ text: String) {
            (self.list, self.lists, self.fact, self.text) = (list, lists, fact.rawValue, text)
        }

        var testDescription: String { "\(lists) \(fact)" }
    }

    static let cases: [Case] = [
        Case(.headings, "headings", .headingNumber, "1｜2"),
        Case(.headings, "headings/level=policy", .headingNumber, "1｜2"),
        Case(.headings, "headings headings", .headingNumber, ""),
        Case(.goals, "headings goals", .goalName, "申請件数"),
        // a3 stands under both headings.
        Case(.measures, "headings measures", .measureNumber, "1｜2｜3｜7｜3｜4｜6"),
        Case(.measures, "units measures", .measureNumber, "1｜2｜4｜7｜3｜6"),
        Case(.series, "headings series", .seriesName, "申請件数｜予約件数｜待ち時間｜決裁の割合｜参加者, \"夜\"｜決裁の割合｜利用件数｜保存した文書"),
        Case(.series, "units series", .measureNumber, "1｜2｜2｜4｜7｜3｜6"),
        Case(.series, "series/selection=chosen", .seriesName, "書かない｜申請件数"),
        Case(.series, "headings series/selection=chosen", .seriesName, "申請件数｜書かない"),
        Case(.lines, "measures lines", .measureNumber, "1｜1｜1｜2｜2｜2｜2｜2｜2｜3｜3｜3｜4｜4｜4｜6｜6｜6｜7｜7｜7"),
        Case(.tasks, "measures tasks", .measureNumber, "1"),
        Case(.years, "years", .yearShort, "R4｜R5｜R6"), Case(.units, "units", .unitName, "デジタル課｜文書課"),
        Case(.ratings, "ratings", .ratingSymbol, "◎｜○｜△｜－"),
        Case(.grantTypes, "grant-types", .grantTypeName, "実装型｜推進型"),
        Case(.grants, "grants", .grantProgramme, "申請の基盤｜予約の基盤｜講座"),
        Case(.agenda, "agenda", .agendaNumber, "1｜⑴"), Case(.materials, "materials", .materialNumber, "1｜2"),
        Case(.attendees, "attendees", .attendeeName, "会長｜推進課長"),
        Case(.attendees, "attendees/kind=secretariat", .attendeeName, "推進課長"),
        Case(.council, "council/kind=theme", .councilName, "端末"), Case(.council, "council", .councilName, "｜見守り｜端末"),
    ]

    private static let selection = "selections: {chosen: [{series: a4/1, name: 書かない}, {series: a5/1}, {series: a1/1}]}"

    @Test(arguments: cases)
    func `a list holds what stands at its place`(list: Case) throws {
        let text = try TownPapers().texts("{\(list.fact)}", in: list.lists, head: Self.selection)
        #expect(text == list.text)
    }

    @Test func `every list has its case`() {
        #expect(Set(Self.cases.map(\.list)) == Set(FactList.allCases))
    }

    @Test func `a department is given its own measures alone`() throws {
        let papers = try TownPapers()
        let unit = try #require(OrganisationUnit.ID("u2"))
        #expect(try papers.texts("{measure.number}", in: "measures", unit: unit) == "3｜6")
        #expect(try papers.texts("{series.name}", in: "series", unit: unit) == "決裁の割合｜保存した文書")
        // Under the first heading stands a3 too.
        #expect(try papers.texts("{heading.number}", in: "headings", unit: unit) == "1｜2")
        let first = try #require(OrganisationUnit.ID("u1"))
        #expect(try papers.texts("{measure.number}", in: "headings measures", unit: first) == "1｜2｜7｜4")
        let bureau = try #require(OrganisationUnit.ID("b1"))
        #expect(try papers.texts("{measure.number}", in: "measures", unit: bureau) == "1｜2｜3｜4｜6｜7")
    }

    @Test func `headings without a measure of the department are left out`() throws {
        let papers = try TownPapers { files in
            files["measures.csv"] = files["measures.csv"]?.replacing("n2,n1,administration", with: "n2,,administration")
        }
        let unit = try #require(OrganisationUnit.ID("u2"))
        #expect(try papers.texts("{heading.number}", in: "headings", unit: unit) == "2")
        #expect(try papers.texts("{heading.number}", in: "headings") == "1｜2")
    }

    // MARK: No value

    @Test func `what is missing is never zero`() throws {
        let papers = try TownPapers()
        for fact in Fact.allCases where fact.isFigure && fact.scope == .series {
            let texts = try papers.texts("{\(fact.rawValue)}", in: "series", year: 2024).split(
                separator: "｜",
                omittingEmptySubsequences: false
            )
            // Of the last year there is the target of one series alone.
            #expect(!texts.contains { $0.hasPrefix("0") }, "\(fact.rawValue): \(texts)")
            if ![.seriesLastTarget, .seriesLastActual, .seriesLastRate].contains(fact) {
                #expect(texts.dropFirst().allSatisfy { $0.isEmpty }, "\(fact.rawValue): \(texts)")
            }
        }
        #expect(try papers.texts("{series.actual}{series.rate}", in: "series", year: 2024).hasPrefix("－｜｜"))
    }

    @Test func `the form's own words stand where there is no value`() throws {
        let papers = try TownPapers { files in
            files["figures.csv"] = files["figures.csv"]?.replacing(
                "a6,1,2023,actual,,,91",
                with: "a6,1,2023,actual,,,－"
            )
            .replacing("a4,1,2023,actual,,,100", with: "a4,1,2023,actual,,,未定")
        }
        let head = "words: {no_rate: 率なし, no_value: {not_yet_available: 調べ中, dash: 横線}, yes: 有, no: 無}"
        #expect(try papers.texts("{series.actual}", in: "series", head: head) == "1,200件｜60件｜20分｜75%｜未定｜横線｜調べ中")
        #expect(try papers.texts("{series.rate}", in: "series", head: head) == "120%｜60%｜100%｜75%｜率なし｜率なし｜率なし")
        #expect(try papers.texts("{measure.for-citizens}", in: "measures", head: head) == "有｜有｜無｜有｜無｜有")
        #expect(try papers.texts("{series.actual}", in: "series").hasSuffix("未定｜－｜集計中"))
    }

    @Test func `citations and numbers are those of the year`() throws {
        let papers = try TownPapers { files in
            files["lineage.csv"] = (files["lineage.csv"] ?? "") + "a1,2024,renumbered,9,1,\n"
        }
        #expect(try papers.texts("{measure.citation}", in: "measures").hasPrefix("[No.9]｜[No.2]"))
        #expect(try papers.texts("{goal.citation}", in: "goals") == "[No.9]")
        #expect(try papers.texts("{measure.citation}", in: "measures", year: 2024).hasPrefix("[No.1]｜"))
        #expect(try papers.texts("{goal.citation}", in: "goals", year: 2024) == "[No.1]")
        #expect(try papers.texts("{grant.measures}", in: "grants") == "[No.9, No.3]｜｜")
    }

    @Test func `names are those of the year`() throws {
        #expect(try TownPapers().texts("{measure.name}", in: "measures", year: 2022).contains("文書保存"))
        #expect(try TownPapers().texts("{measure.number}", in: "measures", year: 2022) == "1｜2｜3｜5｜6｜7")
    }

    @Test func `a plan without meetings, grants and council has nothing to say of them`() throws {
        let papers = try TownPapers { files in
            for file in ["grants.csv", "meetings.csv", "agenda.csv", "materials.csv", "attendance.csv", "council.csv"] {
                files[file] = nil
            }
        }
        #expect(try papers.texts("{meeting.title}{meeting.date}{plan.grant-year}") == "")
        #expect(try papers.texts("{plan.grant-total}") == "0")
        for list in ["grants", "grant-types", "agenda", "materials", "attendees", "council"] {
            #expect(try papers.texts("x", in: list) == "")
        }
    }
}
