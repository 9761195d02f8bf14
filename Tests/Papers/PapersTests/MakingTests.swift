import Documents
import Exchange
import Figures
import Papers
import Planning
import Testing
import Wording

/// How forms become documents: tables of lists within lists, grids, sections, packs, and why there is none.
@Suite struct MakingTests {
    // MARK: Tables

    @Test func `cells of an outer list reach over the rows of those within`() throws {
        let table = try TownPapers().table(
            """
            name: 表
            rows: [headings, measures, series]
            columns:
              - {width: 20, heading: 方針, show: heading.number}
              - {width: 20, heading: 具体策, show: measure.number}
              - {width: 20, heading: 指標, show: series.name}
              - {width: 20, heading: 目標, show: series.target, unit: yes}
            """
        )
        #expect(table.gridProblem == nil)
        #expect(
            table.lines == [
                "1｜1｜申請件数｜1,000件", "2｜予約件数｜100件", "待ち時間｜20分", "3｜決裁の割合｜100%", "7｜参加者, \"夜\"｜100人",
                "2｜3｜決裁の割合｜100%", "4｜利用件数｜100件", "6｜保存した文書｜100件",
            ]
        )
        #expect(table.rows[0].cells[0].rowSpan == 5)
        #expect(table.rows[1].cells[0].rowSpan == 2)
        #expect(table.rows[5].cells[0].rowSpan == 3)
    }

    @Test func `a measure without tasks has an empty row, a heading without measures has none`() throws {
        let papers = try TownPapers { files in
            files["nodes.csv"] = (files["nodes.csv"] ?? "") + "n3,,policy,3,これから\n"
        }
        let block = """
            name: 表
            rows: [headings, measures, tasks]
            columns:
              - {width: 20, heading: 方針, show: heading.number}
              - {width: 20, heading: 具体策, show: measure.number}
              - {width: 20, heading: 内容, show: task.text}
              - {width: 20, heading: 時期, show: task.due}
            """
        let table = try papers.table(block)
        #expect(table.gridProblem == nil)
        #expect(table.lines == ["1｜1｜申請画面を作る｜6月", "2｜｜", "3｜｜", "7｜｜", "2｜3｜｜", "4｜｜", "6｜｜"])
    }

    @Test func `a column of every year is a column for each, under one heading`() throws {
        let table = try TownPapers().table(
            """
            name: 表
            rows: series
            columns:
              - {width: 20, heading: 指標, show: series.name}
              - {width: 20, heading: "{year.short}", group: 実績, years: yes, show: series.actual}
              - {width: 20, heading: 率, show: series.rate}
            """
        )
        #expect(table.gridProblem == nil)
        #expect(table.columns.count == 5)
        #expect(table.head.map { $0.cells.map(\.content.text) } == [["指標", "実績", "率"], ["R4", "R5", "R6"]])
        #expect(table.head[0].cells.map(\.columnSpan) == [1, 3, 1])
        #expect(table.head[0].cells.map(\.rowSpan) == [2, 1, 2])
        #expect(table.lines[0] == "申請件数｜950｜1,200｜｜120%")
    }

    @Test func `a foot stands below all rows and stays with them`() throws {
        let table = try TownPapers().table(
            """
            name: 表
            rows: grants
            columns: [{width: 40, heading: 事業, show: grant.programme}, {width: 30, heading: 額, show: grant.amount}]
            foot:
              - [{text: 合計, row_heading: yes}, {show: plan.grant-total}]
              - [{text: 単位は千円, columns: 2}]
            """
        )
        #expect(table.gridProblem == nil)
        #expect(table.lines.suffix(2) == ["合計｜29,000.5", "単位は千円"])
        #expect(table.rows.map(\.staysWithPrevious) == [false, false, false, true, true])
        #expect(table.rows[3].cells[0].role == .rowHeading)
    }

    @Test(arguments: [("", 0), ("empty: 何もありません。", 1)])
    func `a table without rows is left out, or says so`(empty: String, blocks: Int) throws {
        let form = """
            title: 様式
            sections:
              - title: 節
                blocks:
                  - table:
                      name: 表
                      rows: {each: attendees, kind: observer}
                      columns: [{width: 40, heading: 名前, show: attendee.name}]
                      \(empty)
            """
        let section = try #require(try TownPapers().document(form).sections.first)
        #expect(section.blocks.count == blocks)
        if blocks == 1, case .paragraph(let paragraph) = section.blocks[0] { #expect(paragraph.text == "何もありません。") }
    }

    @Test func `numbers are numbers with their unit, decimals and percent`() throws {
        let table = try TownPapers().table(
            """
            name: 表
            rows: series
            columns:
              - {width: 20, heading: 実績, show: series.actual, unit: yes}
              - {width: 20, heading: 率, show: series.rate, digits: 2}
              - {width: 20, heading: 実績, show: series.actual}
            """
        )
        let first = table.rows[0].cells.map(\.content)
        let (count, rate) = try (#require(ExactDecimal(plain: "1200")), #require(ExactDecimal(plain: "120.00")))
        #expect(first[0] == .number(CellNumber(count, unit: "件")))
        #expect(first[1] == .number(CellNumber(rate, isPercentage: true)))
        #expect(first[1].text == "120.00%")
        #expect(first[2] == .number(CellNumber(count)))
        // A dash stands where the number would, a sentence does not.
        let last = try #require(table.rows.last).cells
        #expect(last[0].content == .text("集計中"))
        #expect(last.map(\.style.horizontal) == [.end, .end, .end])
    }

    @Test func `a size below the smallest is the smallest itself`() throws {
        let table = try TownPapers().table(
            """
            name: 表
            rows: years
            size: 6
            columns: [{width: 40, heading: 年度, show: year.name}]
            """,
            head: "size: 9\nsmallest: 8"
        )
        #expect(table.size == LetterSize(tenths: 60))
        #expect(table.smallestSize == LetterSize(tenths: 60))
    }

    // MARK: Sections

    @Test func `sections can be told apart by their titles`() throws {
        let form = """
            title: 様式
            sections:
              - {title: "{measure.heading}", each: measures, blocks: []}
              - {title: 1　便利な窓口 (2), blocks: []}
              - {title: "{heading.parent}", each: headings, blocks: []}
              - {title: 様式, blocks: []}
            """
        let titles = try TownPapers().document(form).sections.map(\.title)
        #expect(Set(titles).count == titles.count)
        #expect(!titles.contains(""))
        #expect(titles.count == 10)
        #expect(titles.filter { $0.hasPrefix("1　便利な窓口") }.count == 4)
        #expect(titles.contains("1　便利な窓口 (2)"))
    }

    @Test func `headers and footers keep the words that a page fills in`() throws {
        let form = """
            title: 様式
            header: {start: "{plan.name}"}
            footer: {centre: "{page}／{pages}", end: "{year.name}"}
            sections:
              - {title: 一, blocks: []}
              - {title: 二, header: {end: "{section}"}, footer: {}, blocks: []}
            """
        let sections = try TownPapers().document(form).sections
        #expect(sections[0].header == RunningLine(start: "例示町ＤＸ計画"))
        #expect(sections[0].footer == RunningLine(centre: "{page}／{pages}", end: "令和5年度"))
        #expect(sections[1].header == RunningLine(end: "{section}"))
        #expect(sections[1].footer.isEmpty)
    }

    @Test func `a document without sections says that there is nothing yet`() throws {
        let form = """
            title: 様式
            header: {start: "{plan.name}"}
            sections: [{title: "{measure.name}", each: measures, blocks: []}]
            """
        let papers = try TownPapers { $0["units.csv"] = ($0["units.csv"] ?? "") + "u3,b1,department,新しい課\n" }
        let unit = try #require(OrganisationUnit.ID("u3"))
        let document = try papers.document(form, unit: unit)
        #expect(document.sections.map(\.title) == ["様式"])
        #expect(document.sections[0].header.start == "例示町ＤＸ計画")
        #expect(document.sections[0].blocks == [.paragraph(DocumentParagraph("この資料に載せるものは、まだありません。"))])
    }

    @Test func `a document says whose it is and of which year`() throws {
        let document = try TownPapers().document("title: 様式\nsections: [{title: 節, blocks: []}]")
        #expect(document.title == "例示町　様式（令和5年度）")
        #expect(document.author == "例示町")
        #expect(document.subject == "例示町ＤＸ計画")
        #expect(document.fonts == Document.standardFonts)
    }

    // MARK: Packs

    private static let pack = """
        title: 一式
        sections:
          - {title: 次第, blocks: []}
          - {title: "資料{material.number}　{material.title}", include: materials, footer: {end: "{material.number}"}}
        """

    private static let inner = """
        title: 中
        words: {yes: 有}
        footer: {start: "{plan.final-year}", end: 中}
        paper: {size: a3, orientation: landscape}
        sections:
          - {title: 一番目, blocks: [{text: "{year.short}"}]}
          - {title: 二番目, blocks: []}
        """

    private func pack(_ forms: [String: String]) throws -> Document {
        try TownPapers().maker(forms).document("pack", year: try #require(FiscalYear(2023)))
    }

    @Test func `materials that are made from the plan follow in their order, on their own paper`() throws {
        let sections = try pack(["pack": Self.pack, "inner": Self.inner]).sections
        #expect(sections.map(\.title) == ["次第", "資料1　進捗状況　一番目", "二番目"])
        #expect(sections.map(\.outlineLevel) == [0, 0, 1])
        #expect(sections.map(\.paper.size) == [.a4, .a3, .a3])
        // The pack's words take the place of the form's own; what it leaves empty stays.
        #expect(sections[2].footer == RunningLine(start: "R6", end: "1"))
    }

    @Test func `a pack within a pack and a material without its form are refused`() throws {
        #expect(throws: PaperProblem.packInPack("inner")) {
            try pack(["pack": Self.pack, "inner": Self.pack])
        }
        #expect(throws: PaperProblem.unknownMaterial("inner", known: ["pack"])) { try pack(["pack": Self.pack]) }
    }

    // MARK: No document

    @Test func `why there is no document is said`() throws {
        let papers = try TownPapers()
        let form = "title: 様式\nsections: [{title: 節, blocks: []}]"
        let year = try #require(FiscalYear(2023))
        #expect(throws: PaperProblem.noDocuments) { try papers.maker([:]).document("form", year: year) }
        #expect(throws: PaperProblem.unknownDocument("other", known: ["form"])) {
            try papers.maker(["form": form]).document("other", year: year)
        }
        let late = try #require(FiscalYear(2025))
        #expect(throws: PaperProblem.outsidePeriod(late, papers.townPlan.period)) {
            try papers.document(form, year: 2025)
        }
        let unit = try #require(OrganisationUnit.ID("u9"))
        #expect(throws: PaperProblem.unknownUnit(unit)) { try papers.document(form, unit: unit) }
    }

    @Test func `a year without rules has no documents`() throws {
        var plan = try TownPapers().townPlan
        let early = try #require(FiscalYear(2021))
        plan.period = early...plan.period.upperBound
        let definition = DocumentDefinition(name: "form", title: Bilingual(same: "様式"))
        let maker = DocumentMaker(PlanFacts(plan), definitions: [definition])
        #expect(throws: PaperProblem.noRules(early)) { try maker.document("form", year: early) }
    }

    @Test func `every problem speaks both languages and has its place`() throws {
        let year = try #require(FiscalYear(2021))
        let unit = try #require(OrganisationUnit.ID("u9"))
        let problems: [(PaperProblem, String?)] = [
            (.noDocuments, nil), (.unknownDocument("x", known: ["y"]), nil),
            (.unknownMaterial("x", known: ["y"]), "materials.csv"), (.unknownUnit(unit), "units.csv"),
            (.outsidePeriod(year, year...year), "plan.yaml"), (.noRules(year), "rules.yaml"),
            (.packInPack("x"), "materials.csv"),
        ]
        for (problem, file) in problems {
            #expect(problem.file == file)
            #expect(problem.message.japanese.hasSuffix("。"))
            #expect(problem.message.english.hasSuffix("."))
        }
    }
}
