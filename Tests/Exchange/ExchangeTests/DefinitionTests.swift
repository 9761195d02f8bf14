import Papers
import TestSupport
import Testing
import Wording

@testable import Exchange

/// Everything that may be wrong with a form, and what is said about it.
@Suite struct DefinitionTests {
    /// A form with one of everything; its lines are counted by the cases below.
    static let form = """
        title: {ja: 進捗, en: Progress}
        summary: 要約
        fonts: [BIZ UDGothic, Noto Sans CJK JP]
        paper: {size: a4, orientation: landscape, margins: {top: 10, bottom: 10.5, left: 10, right: 10.25}}
        header: {start: "{plan.name}", centre: "{section}", end: "{page}／{pages}"}
        footer: {end: "{year.name}"}
        size: 9.5
        smallest: 6
        words: {yes: 有, no_rate: －, no_value: {blank: 空}}
        selections: {main: [{series: m001/1, name: 申請}, m002/1]}
        sections:
          - title: "{heading.name}"
            each: headings
            level: initiative
            paper: {size: b4, margins: 20}
            blocks:
              - {heading: "{heading.number}", level: 2, outline: no}
              - {text: "{{{plan.name}}}", size: 8, bold: yes, align: end, indent: 5}
              - {space: 3.5}
              - {page: break}
              - each: series
                selection: main
                together: yes
                blocks:
                  - {chart: series, height: 40, title: no}
              - table:
                  name: 表
                  caption: yes
                  rows: [{each: measures, bookmark: "{measure.name}"}, {each: series, selection: main}, lines]
                  columns:
                    - {width: 40, heading: 具体策, show: measure.name, of: measure, repeat: yes, row_heading: yes}
                    - {width: 30, heading: 実績, show: series.actual, unit: yes, digits: 2, entry: number}
                    - {width: 20, heading: "{year.short}", group: 値, years: yes, show: line.value, align: end}
                  foot:
                    - [{text: 合計, columns: 2}, {columns: 5, shade: light}]
                  empty: なし
                  size: 8
                  smallest: 5
                  row_height: 6
              - grid:
                  name: 枠
                  columns: [30, 60, 60]
                  rows:
                    - [見出し, {show: heading.name, rows: 2}, {direction: vertical, vertical: middle, size: 10}]
                    - {height: 12, cells: [次, {entry: [集計中, 未定]}]}
          - {title: "資料{material.number}", include: materials, header: {start: "{material.title}"}}

        """

    private func lines(_ form: String) throws -> [String] {
        let plan = try PlanFolderReader().read(SmallFolder.folder).plan
        do {
            _ = try DefinitionReader().read(Array(form.utf8), name: "x", for: plan)
            return []
        } catch {
            return error.list.map { $0.line(in: .english) }
        }
    }

    @Test func `a form with one of everything is read`() throws {
        #expect(try lines(Self.form) == [])
    }

    struct Case: CustomTestStringConvertible {
        let old: String
        let new: String
        /// How the only line begins, after the name of the file.
        let place: String
        let words: String

        init(_ old: String, _ new: String, _ place: String, _ words: String) {
            (self.old, self.new, self.place, self.words) = (old, new, place, words)
        }

        var testDescription: String { "\(old) → \(new)" }
    }

    static let head: [Case] = [
        Case("title: {ja: 進捗, en: Progress}\n", "", "1:1", "“title” is missing"),
        Case("summary:", "sumary:", "2:1 (sumary)", "Did you mean “summary”?"),
        Case("summary: 要約", "summary: ''", "2:10 (summary)", "value is missing"),
        Case("size: a4,", "size: a5,", "4:15 (paper.size)", "Did you mean “a3”?"),
        Case("landscape", "sideways", "4:32 (paper.orientation)", "portrait, landscape"),
        Case("top: 10,", "top: 10.123,", "4:58 (paper.margins.top)", "at most two decimals"),
        Case("top: 10,", "top: 10mm,", "4:58 (paper.margins.top)", "length in millimetres"),
        Case("left: 10,", "left: 270,", "4:8 (paper)", "less than 40 mm"),
        Case("left: 10, ", "", "4:52 (paper.margins)", "“left” is missing"),
        Case("centre: \"{section}\"", "center: \"{section}\"", "5:32 (header.center)", "Did you mean “centre”?"),
        Case("end: \"{page}／{pages}\"", "end: \"{seite}\"", "5:58 (header.end)", "no fact “{seite}”"),
        Case("end: \"{year.name}\"", "end: \"{measure.name}\"", "6:15 (footer.end)", "whose members are measures"),
        Case("size: 9.5", "size: 9.55", "7:7 (size)", "at most one decimal"),
        Case("size: 9.5", "size: 3", "7:7 (size)", "from 5 to 200"),
        Case("smallest: 6\n", "smallest: 10\n", "8:11 (smallest)", "larger than the usual one"),
        Case("{yes: 有,", "{ja: 有,", "9:9 (words.ja)", "yes, no, target"),
        Case("blank: 空", "blanc: 空", "9:40 (words.no_value.blanc)", "Did you mean “blank”?"),
        Case("m001/1,", "m001/9,", "10:30 (selections.main[0].series)", "no such series"),
        Case("m001/1,", "m001/1/2,", "10:30 (selections.main[0].series)", "as measure/series"),
    ]

    static let sections: [Case] = [
        Case("level: initiative", "level: initative", "14:12 (sections[0].level)", "Did you mean “initiative”?"),
        Case("level: initiative", "level: measure", "14:12 (sections[0].level)", "policy, initiative"),
        Case("level: initiative", "selection: main", "14:16 (sections[0].selection)", "Only series"),
        Case("level: initiative", "kind: theme", "14:11 (sections[0].kind)", "Only council and attendees"),
        Case(
            "- {heading: \"{heading.number}\"",
            "- {head: x, heading: \"{heading.number}\"",
            "17:10",
            "heading, level"
        ),
        Case("level: 2", "level: 5", "17:46 (sections[0].blocks[0].level)", "1 to 4"),
        Case("outline: no", "outline: maybe", "17:58 (sections[0].blocks[0].outline)", "yes, no"),
        Case("{{{plan.name}}}", "{plan.name", "18:16 (sections[0].blocks[1].text)", "no partner"),
        Case("{{{plan.name}}}", "plan.name}", "18:16 (sections[0].blocks[1].text)", "no partner"),
        Case("{{{plan.name}}}", "{plan.nam}", "18:16 (sections[0].blocks[1].text)", "mean “{plan.name}”?"),
        Case("{{{plan.name}}}", "{page}", "18:16 (sections[0].blocks[1].text)", "header and footer only"),
        Case("align: end, indent", "align: right, indent", "18:62 (sections[0].blocks[1].align)", "start, centre, end"),
        Case("{space: 3.5}", "{space: -3}", "19:17 (sections[0].blocks[2].space)", "length in millimetres"),
        Case("{page: break}", "{page: next}", "20:9 (sections[0].blocks[3])", "break"),
        Case("{page: break}", "{image: x}", "20:9 (sections[0].blocks[3])", "heading, text, table, grid"),
        Case(
            "        selection: main\n",
            "        selection: mian\n",
            "22:20 (sections[0].blocks[4].selection)",
            "one of: main"
        ),
        Case("chart: series", "chart: goals", "25:21 (sections[0].blocks[4].blocks[0].chart)", "series"),
        Case("- each: series\n        selection: main\n", "- each: measures\n", "24:21", "within a list of series"),
        Case("include: materials,", "include: all,", "46:45 (sections[1].include)", "materials"),
        Case(
            "include: materials,",
            "include: materials, blocks: [],",
            "46:5 (sections[1])",
            "either blocks or include"
        ),
        Case("\"{material.title}\"", "\"{agenda.text}\"", "46:72 (sections[1].header.start)", "members are agendas"),
    ]

    private static let table = "sections[0].blocks[5].table"
    private static let grid = "sections[0].blocks[6].grid"

    static let tables: [Case] = [
        Case("rows: [{each", "rows: [tasks, {each", "29:18 (\(table).rows[0])", "one of measures"),
        Case("show: measure.name,", "show: measure.nam,", "31:47 (\(table).columns[0].show)", "“measure.name”"),
        Case("show: measure.name,", "show: task.text,", "31:47 (\(table).columns[0].show)", "members are tasks"),
        Case("show: measure.name,", "text: a, show: measure.name,", "31:56 (\(table).columns[0].show)", "not both"),
        Case("of: measure,", "of: task,", "31:65 (\(table).columns[0].of)", "measure, series, line"),
        Case("width: 40, heading: 具体策", "width: 0, heading: 具体策", "31:23 (\(table).columns[0].width)", "more than 0"),
        Case(
            "width: 40, heading: 具体策",
            "width: 3.3, heading: 具体策",
            "31:23 (\(table).columns[0].width)",
            "3.31 mm or wider"
        ),
        Case("width: 40, heading: 具体策", "width: 250, heading: 具体策", "31:13 (\(table).columns)", "380 mm"),
        Case("width: 20, heading", "width: 50, heading", "31:13 (\(table).columns)", "320 mm wide together"),
        Case("heading: 具体策, ", "", "31:15 (\(table).columns[0])", "“heading” is missing"),
        Case("digits: 2", "digits: 9", "32:80 (\(table).columns[1].digits)", "0 to 6"),
        Case("entry: number", "entry: figure", "32:90 (\(table).columns[1].entry)", "text, number, date"),
        Case("{columns: 5, shade", "{columns: 4, shade", "35:15 (\(table).foot[0])", "do not fill the 7 columns"),
        Case("{text: 合計, columns: 2}", "{text: 合計, columns: 2, rows: 2}", "35:15 (\(table).foot[0])", "7 columns"),
        Case("shade: light", "shade: dark", "35:60 (\(table).foot[0][1].shade)", "none, heading, light, entry"),
        Case("row_height: 6", "row_height: six", "39:23 (\(table).row_height)", "length"),
        Case("columns: [30, 60, 60]", "columns: [30, 60, 200]", "42:20 (\(grid).columns)", "290 mm wide together"),
        Case("columns: [30, 60, 60]", "columns: []", "42:20 (\(grid).columns)", "value is missing"),
        Case("columns: [30, 60, 60]", "columns: [30, 0, 60]", "42:25 (\(grid).columns[1])", "more than 0"),
        Case("rows: 2}", "rows: 3}", "44:15 (\(grid).rows[0])", "do not fill the 3 columns"),
        Case("rows: 2}", "columns: 2}", "44:15 (\(grid).rows[0])", "do not fill the 3 columns"),
        Case("cells: [次, ", "cells: [", "45:15 (\(grid).rows[1])", "do not fill the 3 columns"),
        Case("[見出し,", "[\"{plan}\",", "44:16 (\(grid).rows[0][0])", "no fact “{plan}”"),
        Case("vertical: middle", "vertical: centre", "44:", "top, middle, bottom"),
        Case("direction: vertical", "direction: up", "44:", "horizontal, vertical"),
        Case("entry: [集計中, 未定]", "entry: [集計中, '']", "45:", "value is missing"),
    ]

    @Test(arguments: head + sections + tables)
    func `a mistake is told once, with its place`(mistake: Case) throws {
        #expect(Self.form.contains(mistake.old))
        let lines = try lines(Self.form.replacing(mistake.old, with: mistake.new, maxReplacements: 1))
        #expect(lines.count == 1, "\(lines)")
        #expect(lines.first?.hasPrefix("document-x.yaml:" + mistake.place) == true, "\(lines)")
        #expect(lines.first?.contains(mistake.words) == true, "\(lines)")
    }

    /// Where a list is missing, so is what stands in it: the first complaint is the cause.
    @Test(arguments: [
        ("    each: headings\n", "    each: heading\n", "13:11 (sections[0].each): Did you mean “headings”?"),
        ("    each: headings\n", "", "13:12 (sections[0].level): This belongs beside each"),
        ("name: 表\n", "nam: 表\n", "27:11 (sections[0].blocks[5].table.nam): The key is not known."),
    ])
    func `a mistake that brings others is among them`(old: String, new: String, line: String) throws {
        let lines = try lines(Self.form.replacing(old, with: new, maxReplacements: 1))
        #expect(lines.contains { $0.hasPrefix("document-x.yaml:" + line) }, "\(lines)")
    }

    @Test func `all mistakes are told at once`() throws {
        let form = """
            sections:
              - {title: "{x}", blocks: [{text: "{y}"}, {space: z}]}
              - {title: 二, header: {end: "{w}"}, include: nothing}
            """
        let lines = try lines(form)
        #expect(lines.count == 6, "\(lines)")
    }

    @Test(arguments: [
        "", "- a", "title: x", "title: x\nsections: []", "title: x\nsections: 5", "a: [", "title: x\ntitle: y",
    ])
    func `what is no form is refused`(text: String) throws {
        #expect(!(try lines(text).isEmpty))
    }

    @Test func `a folder with a wrong form is refused as a whole`() throws {
        let folder = SmallFolder.replacing("document-progress-summary.yaml", "plan.name", with: "plan.nam")
        let lines = folder.problemLines()
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("document-progress-summary.yaml:4:") == true, "\(lines)")
    }

    @Test func `a form says in both languages what is wrong`() throws {
        let plan = try PlanFolderReader().read(SmallFolder.folder).plan
        for mistake in Self.head + Self.sections + Self.tables {
            let form = Self.form.replacing(mistake.old, with: mistake.new, maxReplacements: 1)
            let problems = #expect(throws: (any Error).self) {
                _ = try DefinitionReader().read(Array(form.utf8), name: "x", for: plan)
            }
            for problem in (problems as? Problems)?.list ?? [] {
                #expect(problem.message.japanese.hasSuffix("。") || problem.message.japanese.hasSuffix("？"))
                #expect(problem.message.japanese != problem.message.english)
            }
        }
    }
}
