import Documents
import Exchange
import Figures
import Papers
import Planning
import TestSupport
import Testing

/// The plan of the town with grants, a meeting and a council, and forms that a test writes itself.
struct TownPapers {
    var files: [String: String]
    private let plan: Plan

    static let more = [
        "measures.csv": """
        id,number,name,name_en,node,also_under,audience,purpose,effect
        a1,1,電子申請,Online applications,n1,,citizens,待たせない,来庁が減る
        a2,2,窓口予約,,n1,,citizens;administration,,
        a3,3,電子決裁,,n2,n1,administration,,
        a4,4,書かない窓口,,n2,,citizens,,
        a5,5,紙の台帳,,n2,,administration,,
        a6,6,文書の電子保存,,n2,,administration,,
        a7,7,市民講座,,n1,,citizens,,

        """,
        "texts.csv": """
        measure,year,kind,text
        a1,2023,activity,画面を公開した。
        a1,2023,outlook,様式を増やす。
        a1,2023,assessment,順調である。
        a1,2022,activity,画面を作った。
        a1,2022,outlook,画面を公開する。

        """,
        "grants.csv": """
        year,type,name,amount,unit,kind,continued_year,measures,note
        2024,実装型,申請の基盤,27950,千円,extended,,a1;a3,令和7年度まで
        2024,実装型,予約の基盤,50,千円,new,,,
        2024,推進型,講座,1000.5,千円,continued,2,,

        """,
        "meetings.csv": """
        id,year,title,committee,date,start,place
        m1,2023,第1回会議,推進委員会,2024-07-30,14:00,本館

        """,
        "agenda.csv": """
        meeting,order,number,parent,text,materials
        m1,1,1,,開会,
        m1,2,⑴,1,進捗状況,1;2

        """,
        "materials.csv": """
        meeting,number,title,document,note
        m1,1,進捗状況,inner,写し
        m1,2,国の資料,,

        """,
        "attendance.csv": """
        meeting,order,name,affiliation,role,attendance
        m1,1,会長,例示大学,member,present
        m1,2,推進課長,例示町,secretariat,proxy

        """,
        "council.csv": """
        kind,name,parent,from,count,note
        member,,,2024-01-31,7,公開
        priority_area,見守り,,,,
        theme,端末,見守り,,,

        """,
    ]

    init(_ changes: (inout [String: String]) -> Void = { _ in }) throws {
        var town = TownPlan()
        town.files.merge(Self.more) { _, more in more }
        town.files["indicators.csv"] = town.files["indicators.csv"]?
            .replacing("direction\n", with: "direction,method\n").replacing("higher\n", with: "higher,\n")
            .replacing("lower\n", with: "lower,\n").replacing("申請件数,件,higher,", with: "申請件数,件,higher,件数を数える")
        town.files["figures.csv"] = (town.files["figures.csv"] ?? "") + "a1,1,,baseline,,,500\n"
        changes(&town.files)
        files = town.files
        plan = try town.plan()
    }

    /// The plan as it stands, for evaluations of its own.
    var townPlan: Plan { plan }

    /// The documents of forms written as YAML, by their names.
    func maker(_ forms: [String: String]) throws -> DocumentMaker {
        let definitions = try forms.sorted { $0.key < $1.key }.map { name, text in
            try DefinitionReader().read(Array(text.utf8), name: name, for: plan)
        }
        return DocumentMaker(PlanFacts(plan), definitions: definitions)
    }

    func document(_ form: String, year: Int = 2023, unit: OrganisationUnit.ID? = nil) throws -> Document {
        try maker(["form": form]).document("form", year: try #require(FiscalYear(year)), unit: unit)
    }

    /// A text within lists, once for each member: the members separated by `｜`.
    func texts(
        _ text: String,
        in lists: String = "",
        head: String = "",
        year: Int = 2023,
        unit: OrganisationUnit.ID? = nil
    ) throws -> String {
        var form = "title: 様式\n\(head)\nsections:\n  - title: 節\n    blocks:\n"
        var indent = "      "
        for list in lists.split(separator: " ") {
            form += "\(indent)- each: \(list.replacing("/", with: "\n\(indent)  ").replacing("=", with: ": "))\n"
            form += "\(indent)  blocks:\n"
            indent += "    "
        }
        form += "\(indent)- text: \"〔\(text)〕\"\n"
        let document = try document(form, year: year, unit: unit)
        return document.sections.flatMap(\.blocks).map { block in
            guard case .paragraph(let paragraph) = block else { return "?" }
            return String(paragraph.text.dropFirst().dropLast())
        }
        .joined(separator: "｜")
    }

    /// The only table of a form whose only block is this one.
    func table(_ block: String, head: String = "", unit: OrganisationUnit.ID? = nil) throws -> DocumentTable {
        let lines = block.split(separator: "\n").map { "          \($0)\n" }.joined()
        let form = "title: 様式\n\(head)\nsections:\n  - title: 節\n    blocks:\n      - table:\n\(lines)"
        let blocks = try document(form, unit: unit).sections.flatMap(\.blocks)
        guard case .table(let table) = blocks.first, blocks.count == 1 else {
            throw NoTable(blocks: "\(blocks)")
        }
        return table
    }

    private struct NoTable: Error {
        let blocks: String
    }
}

extension Document {
    /// Every table, those that stand together with others included.
    var tables: [DocumentTable] { sections.flatMap { $0.blocks.flatMap(\.tables) } }
}

extension DocumentBlock {
    fileprivate var tables: [DocumentTable] {
        switch self {
        case .table(let table): [table]
        case .together(let blocks): blocks.flatMap(\.tables)
        default: []
        }
    }
}

extension DocumentTable {
    /// The rows as text: cells that begin in a row, from left to right.
    var lines: [String] { rows.map { row in row.cells.map(\.content.text).joined(separator: "｜") } }
}
