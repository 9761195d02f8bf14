import Testing

@testable import Exchange

/// Everything that may be wrong with a folder, and what is said about it.
@Suite struct PlanProblemTests {
    struct Case: CustomTestStringConvertible {
        let file: String
        let old: String?
        let new: String
        /// How the one line begins.
        let place: String
        let words: String

        init(_ file: String, _ old: String?, _ new: String, _ place: String, _ words: String) {
            (self.file, self.old, self.new, self.place, self.words) = (file, old, new, place, words)
        }

        var testDescription: String { "\(file): \(words)" }
    }

    @Test func `the small folder has no problems`() {
        #expect(SmallFolder.folder.problemLines() == [])
    }

    @Test(arguments: [
        Case("nodes.csv", nil, "", "nodes.csv:1: ", "file is empty"),
        Case("nodes.csv", "parent,level", "parents,level", "nodes.csv:1 (parent): ", "missing"),
        Case("goals.csv", "name_en", "name-en", "goals.csv:1:4 (name-en): ", "Did you mean “name_en”?"),
        Case("goals.csv", "name_en", "name", "goals.csv:1:4 (name): ", "stands there twice"),
        Case("goals.csv", ",件,", ",", "goals.csv:2:5: ", "has 5 cells, the header 6"),
        Case("nodes.csv", "1-1,1,", "1-1,9,", "nodes.csv:3:2 (parent): ", "no such heading in nodes.csv"),
        Case("nodes.csv", "initiative", "initative", "nodes.csv:3:3 (level): ", "Did you mean “initiative”?"),
        Case("nodes.csv", "initiative", "measure", "nodes.csv:3:3 (level): ", "belong in measures.csv"),
        Case("nodes.csv", "1-1,1,", "1-1,,", "nodes.csv:3:2 (parent): ", "the level above, “Policy” (policy)"),
        Case("nodes.csv", "1,,policy", "1,,initiative", "nodes.csv:", "level above"),
        Case("nodes.csv", "⑴,オンライン手続", "⑴, ", "nodes.csv:3:5 (name): ", "value is missing"),
        Case("nodes.csv", "1-1,1,initiative", "1-１,1,initiative", "nodes.csv:3:1 (id): ", "ASCII letters"),
        Case("units.csv", "u1,,bureau", "u1,u2,bureau", "units.csv:2:2 (parent): ", "lead back to itself"),
        Case("units.csv", "bureau", "buro", "units.csv:2:3 (kind): ", "bureau, department, section"),
        Case("units.csv", "2022,", "2022,2021", "units.csv:3:5 (from): ", "begins after it ends"),
        Case("owners.csv", "2022,2024", "2025,2024", "owners.csv:2:3 (from): ", "begins after it ends"),
        Case("owners.csv", "2022,2024,1", "2022,2024,yes", "owners.csv:2:5 (and_others): ", "Write 1"),
        Case("owners.csv", "u2", "u3", "owners.csv:2:2 (unit): ", "no such unit in units.csv"),
        Case("owners.csv", "m001,u1", "m007,u1", "owners.csv:3:1 (measure): ", "no such measure in measures.csv"),
        Case("measures.csv", "1-1,,citizens", "1-2,,citizens", "measures.csv:2:5 (node): ", "no such heading"),
        Case("measures.csv", "1-1,1,cit", "1-1,8,cit", "measures.csv:4:6 (also_under): ", "no such heading"),
        Case("measures.csv", "1-1,1,cit", "1-1,1-1,cit", "measures.csv:4:6 (also_under): ", "under its own heading"),
        Case("measures.csv", "citizens;", "citizen;", "measures.csv:4:7 (audience): ", "Did you mean “citizens”?"),
        Case("indicators.csv", "m001,2,", "m001,1,", "indicators.csv:3:2 (series): ", "already stands in line 2"),
        Case("indicators.csv", "m002,1", "m003,1", "indicators.csv:4:1 (measure): ", "no such measure"),
        Case("indicators.csv", "higher,,yearly", "hihger,,yearly", "indicators.csv:2:5 (direction): ", "“higher”"),
        Case("indicators.csv", "cumulative", "total", "indicators.csv:4:7 (accumulation): ", "yearly, cumulative"),
        Case("figures.csv", "m002,1,2022,actual", "m002,2,2022,actual", "figures.csv:9:2 (series): ", "no such series"),
        Case("figures.csv", "2023,target", "2022,target", "figures.csv:5:4 (kind): ", "already stands in line 3"),
        Case("figures.csv", "2023,target", "1999,target", "figures.csv:5:3 (year): ", "more than 20 years outside"),
        Case("figures.csv", "2023,target", "20x3,target", "figures.csv:5:3 (year): ", "20x3"),
        Case("figures.csv", "2023,target", ",target", "figures.csv:5:3 (year): ", "value is missing"),
        Case("figures.csv", "target,1200,", "goal,1200,", "figures.csv:5:4 (kind): ", "target, actual, baseline"),
        Case("figures.csv", "1200,,", "1200,dash,", "figures.csv:5:5 (value): ", "reason"),
        Case("figures.csv", "1200,,", "12OO,,", "figures.csv:5:5 (value): ", "12OO"),
        Case("figures.csv", ",not_yet_available", ",not_yet", "figures.csv:6:6 (reason): ", "not_yet_available"),
        Case("figures.csv", "９９０", "1.2.3", "figures.csv:4:7 (printed): ", "1.2.3"),
        Case("goals.csv", "m001/1;m002", "m001/1;m001", "goals.csv:2:6 (series): ", "added up twice"),
        Case("goals.csv", "m001/1;m002", "m001/1/2", "goals.csv:2:6 (series): ", "measure/series"),
        Case("goals.csv", "m001/1;m002", "", "goals.csv:2:6 (series): ", "value is missing"),
        Case("goals.csv", "m001/1;m002", "m001/9", "goals.csv:2:6 (series): ", "no such series in indicators.csv"),
        Case("tasks.csv", "m001", "m00l", "tasks.csv:2:1 (measure): ", "Did you mean “m001”?"),
        Case("texts.csv", "activity", "action", "texts.csv:2:3 (kind): ", "activity, outlook, assessment"),
        Case("texts.csv", "2022", "2222", "texts.csv:2:2 (year): ", "2222"),
        Case("lineage.csv", "m002,\n", "\n", "lineage.csv:3:5: ", "5 cells"),
        Case("lineage.csv", ",,m002,", ",,m009,", "lineage.csv:3:5 (after): ", "no such measure"),
        Case("lineage.csv", ",,m002,", ",,m001,", "lineage.csv:3:5 (after): ", "cannot succeed itself"),
        Case("lineage.csv", ",,m002,", ",,,", "lineage.csv:3:5 (after): ", "value is missing"),
        Case("published.csv", "goal:g1", "goal:g2", "published.csv:3:3 (subject): ", "no such goal"),
        Case("published.csv", "goal:g1", "g1", "published.csv:3:3 (subject): ", "series:m019/1"),
        Case("published.csv", "series:m001/1", "series:m001/7", "published.csv:2:3 (subject): ", "no such series"),
        Case("published.csv", "summary,2022,node", ",2022,node", "published.csv:4:1 (document): ", "missing"),
        Case("grants.csv", "デジタル実装,教育", ",教育", "grants.csv:3:2 (type): ", "value is missing"),
        Case("grants.csv", "6783.5,千円", "6783.5,円", "grants.csv:4:5 (unit): ", "千円"),
        Case("grants.csv", "6783.5,千円", "6783.5,", "grants.csv:4:5 (unit): ", "value is missing"),
        Case("grants.csv", "6783.5,", "-1,", "grants.csv:4:4 (amount): ", "not negative"),
        Case("grants.csv", "6783.5,", ",", "grants.csv:4:4 (amount): ", "value is missing"),
        Case("grants.csv", "6783.5,", "未定,", "grants.csv:4:4 (amount): ", "not negative"),
        Case("grants.csv", "6783.5,", "6.7.8,", "grants.csv:4:4 (amount): ", "6.7.8"),
        Case("grants.csv", "6783.5,", "6783件,", "grants.csv:4:4 (amount): ", "not negative"),
        Case("grants.csv", "new,,", "neu,,", "grants.csv:3:6 (kind): ", "Did you mean “new”?"),
        Case("grants.csv", "new,,", "new,2,", "grants.csv:3:7 (continued_year): ", "Only what is continued"),
        Case("grants.csv", "continued,2,", "continued,1,", "grants.csv:4:7 (continued_year): ", "from 2 to 99"),
        Case("grants.csv", "continued,2,m002", "continued,2,m003", "grants.csv:4:8 (measures): ", "no such measure"),
        Case("grants.csv", "m001;m002", "m001;m001", "grants.csv:2:8 (measures): ", "named twice"),
        Case("grants.csv", "R5,地方", "2024,地方", "grants.csv:5:3 (name): ", "already stands in line 4"),
        Case("grants.csv", "R5,地方", "1990,地方", "grants.csv:5:1 (year): ", "more than 20 years outside"),
        Case("meetings.csv", "2024-07-30", "2024-07-32", "meetings.csv:2:5 (date): ", "This is no day"),
        Case("meetings.csv", "2024-07-30", "R6.7.30", "meetings.csv:2:5 (date): ", "as in 2024-07-30"),
        Case("meetings.csv", "9:30", "9時半", "meetings.csv:2:6 (start): ", "This is no time"),
        Case("meetings.csv", "2025,2024,第2回会議", "2024-07,2024,第2回会議", "meetings.csv:3:1 (id): ", "already stands"),
        Case("meetings.csv", "2024,第2回会議", "2024,", "meetings.csv:3:3 (title): ", "value is missing"),
        Case("agenda.csv", "2025,1,,,開会,", "2026,1,,,開会,", "agenda.csv:5:1 (meeting): ", "no such meeting"),
        Case("agenda.csv", "2024-07,20", "2024-07,10", "agenda.csv:", "comes earlier"),
        Case("agenda.csv", "2024-07,30", "2024-07,20", "agenda.csv:4:2 (order): ", "already stands in line 2"),
        Case("agenda.csv", "2024-07,30", "2024-07,0", "agenda.csv:4:2 (order): ", "from 1 to 10000"),
        Case("agenda.csv", "(1),10,", "(1),20,", "agenda.csv:2:4 (parent): ", "comes earlier"),
        Case("agenda.csv", "(1),10,", "(1),5,", "agenda.csv:2:4 (parent): ", "no such agenda line of the same meeting"),
        Case("agenda.csv", "1;参考1", "1;2", "agenda.csv:2:6 (materials): ", "no such material of the same meeting"),
        Case("agenda.csv", "1;参考1", "1;1", "agenda.csv:2:6 (materials): ", "named twice"),
        Case("agenda.csv", "開会,", "開会,参考1", "agenda.csv:5:6 (materials): ", "no such material of the same meeting"),
        Case("materials.csv", "2024-07,参考1", "2024-07,1", "materials.csv:3:2 (number): ", "already stands in line 2"),
        Case("materials.csv", "2024-07,参考1", "2024-07,1;2", "materials.csv:3:2 (number): ", "holds no “;”"),
        Case("materials.csv", "2024-07,参考1", "2023,参考1", "materials.csv:3:1 (meeting): ", "no such meeting"),
        Case("materials.csv", "progress-summary", "Progress", "materials.csv:2:4 (document): ", "lower-case"),
        Case("attendance.csv", "member,proxy", "menber,proxy", "attendance.csv:3:5 (role): ", "Did you mean “member”?"),
        Case("attendance.csv", "member,proxy", "member,", "attendance.csv:3:6 (attendance): ", "present, absent"),
        Case("attendance.csv", "2024-07,2,", "2024-07,1,", "attendance.csv:3:2 (order): ", "already stands in line 2"),
        Case("attendance.csv", "2025,1,", "2026,1,", "attendance.csv:4:1 (meeting): ", "no such meeting"),
        Case("attendance.csv", "推進課長", "", "attendance.csv:2:3 (name): ", "value is missing"),
        Case("council.csv", "2024-01-31,7", "2024-01-31,", "council.csv:2:2 (name): ", "how many"),
        Case("council.csv", "2024-01-31,7", "2024-01-31,-7", "council.csv:2:5 (count): ", "from 0 to 1000000"),
        Case("council.csv", "2024-01-31,7", "2024-07-30,7", "council.csv:3:2 (name): ", "already stands in line 2"),
        Case("council.csv", "area,見守り", "area,", "council.csv:5:2 (name): ", "value is missing"),
        Case("council.csv", "theme,端末,見守り", "theme,見守り,", "council.csv:6:2 (name): ", "already stands in line 5"),
        Case("council.csv", "theme,端末,見守り", "theme,端末,見守", "council.csv:6:3 (parent): ", "Did you mean “見守り”?"),
        Case("council.csv", "theme,端末,見守り", "theme,端末,端末", "council.csv:6:3 (parent): ", "must be a priority area"),
        Case("council.csv", "area,見守り,", "area,見守り,端末", "council.csv:5:3 (parent): ", "has no parent"),
        Case("document-progress-summary.yaml", nil, "a: [", "document-progress-summary.yaml:", "no valid YAML"),
        Case("document-progress-summary.yaml", nil, "", "document-progress-summary.yaml:1: ", "file is empty"),
        Case("document-progress-summary.yaml", nil, "- a", "document-progress-summary.yaml:1:", "Pairs of"),
        Case("document-Ä.yaml", nil, "a: 1", "document-Ä.yaml: ", "called document-NAME.yaml"),
        Case("plan.yaml", "id: example", "id: 例", "plan.yaml:1:5 (id): ", "ASCII letters"),
        Case("plan.yaml", "479993", "479990", "plan.yaml:2:22 (municipality.code): ", "check digit"),
        Case("plan.yaml", "from: 2022", "from: 2027", "plan.yaml:4:16 (period.from): ", "begins after it ends"),
        Case("plan.yaml", "through: 2026", "through: 2100", "plan.yaml:4:31 (period.through): ", "too long"),
        Case("plan.yaml", "id: policy", "id: measure", "plan.yaml:8:10 (levels[2].id): ", "already stands in line 6"),
        Case(
            "plan.yaml",
            "  - {id: policy, name: {ja: 基本方針, en: Policy}}\n  - {id: initiative, name: {ja: 施策, en: Initiative}}\n",
            "",
            "plan.yaml:6:3 (levels): ",
            "2 to 10"
        ),
        Case("plan.yaml", "period", "peroid", "plan.yaml:1:1: ", "“period” is missing"),
        Case("plan.yaml", "en: Example City", "eng: Example City", "plan.yaml:2:48 (municipality.name.eng): ", "“en”"),
    ])
    func `each slip is named with its place`(slip: Case) {
        let lines = SmallFolder.replacing(slip.file, slip.old, with: slip.new).problemLines()
        #expect(lines.contains { $0.hasPrefix(slip.place) && $0.contains(slip.words) }, "\(lines)")
    }

    @Test(arguments: [
        ("figures.csv", "m002,1,2022,actual,23", "m002,1,2022,actual,2 3", 1),
        ("nodes.csv", "1-1,1,initiative,⑴,オンライン手続,\n", "", 2),
        ("indicators.csv", "direction", "directions", 2),
        ("plan.yaml", "levels:", "level:", 2),
        ("measures.csv", "m001,1,電子申請の拡大", "m 001,1,電子申請の拡大", 1),
    ])
    func `one slip does not make problems of everything that refers to it`(
        file: String,
        old: String,
        new: String,
        count: Int
    ) {
        #expect(SmallFolder.replacing(file, old, with: new).problemLines().count == count)
    }

    @Test func `the problems of all files come at once, in the order of the files`() {
        var folder = SmallFolder.replacing("figures.csv", "1200,,", with: "12OO,,")
        folder.files["units.csv"] = Array("id,parent,kind,name\nu1,,x,a\nu2,,y,b\n".utf8)
        folder.files["plan.yaml"] = Array(SmallFolder.plan.replacing("id: example", with: "id: 例").utf8)
        folder.files["rules.yaml"] = Array(SmallFolder.rules.replacing("ratio", with: "ration").utf8)
        folder.files["other.txt"] = []
        folder.files["measures.csv"] = nil
        let files = folder.problemLines().map { String($0.prefix { $0 != ":" }) }
        #expect(
            files == ["other.txt", "plan.yaml", "rules.yaml", "measures.csv", "units.csv", "units.csv", "figures.csv"]
        )
    }

    @Test func `a definition in another encoding than UTF-8 is told, and so are too many`() throws {
        var folder = SmallFolder.folder
        folder.files["document-a.yaml"] = CP932.encode("a: 進捗\n")
        #expect(
            folder.problemLines() == ["document-a.yaml:1: There are bytes that are not UTF-8; save the file as UTF-8."]
        )
        folder.files["document-a.yaml"] = [0xFF, 0xFE, 0x61, 0x00]
        #expect(folder.problemLines().first?.contains("UTF-16") == true)
        for index in 1...49 { folder.files["document-\(index).yaml"] = Array(SmallFolder.definition.utf8) }
        folder.files["document-a.yaml"] = nil
        #expect(folder.problemLines() == [])
        folder.files["document-50.yaml"] = Array(SmallFolder.definition.utf8)
        #expect(folder.problemLines().count == 1)
        #expect(folder.problemLines().first?.contains("at most 50") == true)
    }

    @Test func `an agenda has four levels at most`() {
        let rows = (1...6).map { "2024-07,\($0),,\($0 == 1 ? "" : String($0 - 1)),行,\n" }
        let header = "meeting,order,number,parent,text,materials\n"
        let folder = SmallFolder.replacing("agenda.csv", nil, with: header + rows.prefix(4).joined())
        #expect(folder.problemLines() == [])
        let deep = SmallFolder.replacing("agenda.csv", nil, with: header + rows.reversed().joined())
        #expect(deep.problemLines() == ["agenda.csv:3:4 (parent): An agenda has at most 4 levels of lines.: “4”"])
    }

    @Test func `no more than a thousand problems are listed, and the rest is counted`() {
        let rows = (0..<3000).map { "m001,1,2022,x\($0),,,,\n" }.joined()
        let header = "measure,series,year,kind,value,reason,printed,note\n"
        let lines = SmallFolder.replacing("figures.csv", nil, with: header + rows).problemLines()
        #expect(lines.count == 1001)
        #expect(lines.last == "figures.csv: There are 2000 more problems; mend those above and run it again.")
    }

    @Test func `optional files may be missing, required ones not`() {
        var folder = SmallFolder.folder
        folder.files["published.csv"] = nil
        #expect(folder.problemLines() == [])
        folder.files["plan.yaml"] = nil
        #expect(folder.problemLines() == ["plan.yaml: The file is missing; every plan folder needs it."])
    }
}
