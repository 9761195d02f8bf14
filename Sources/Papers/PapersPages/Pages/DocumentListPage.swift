import Documents
import Figures
import PagesSupport
import Papers
import PlanningPages
import Wording

/// Every document of a plan in a year, with what each can be had as.
struct DocumentListPage {
    struct Item: Hashable, Sendable {
        let name: String
        let title: String
        let summary: String
        let paper: String
    }

    let frame: PlanFrame
    let items: [Item]

    init(_ frame: PlanFrame, _ maker: DocumentMaker) {
        self.frame = frame
        let language = frame.reading.language
        items = maker.definitions.values.sorted { Self.rank($0.name) < Self.rank($1.name) }.map { definition in
            Item(
                name: definition.name,
                title: definition.title[language],
                summary: definition.summary[language],
                paper: Self.words(definition.paper)[language]
            )
        }
    }

    /// The committee's papers in the order in which it gets them, then everything else by name.
    private static func rank(_ name: String) -> String {
        let order = [
            "meeting-pack", "progress-summary", "measure-list", "evaluation-sheets", "measure-briefs",
            "reporting-sheets",
        ]
        return (order.firstIndex(of: name).map(String.init) ?? "9") + name
    }

    private static func words(_ paper: PaperFormat) -> Bilingual {
        let size = paper.size.rawValue.uppercased()
        return paper.orientation == .portrait
            ? Bilingual("\(size)縦", "\(size) portrait") : Bilingual("\(size)横", "\(size) landscape")
    }

    private var language: Language { frame.reading.language }

    var shell: PageShell {
        frame.shell(
            title: Self.title[language],
            path: frame.documentsPath(frame.year),
            description: Self.lead[language]
        ) {
            h1 { "\(Self.title[language])　\(frame.yearName)" }
            p(.class("lead")) { Self.lead[language] }
            frame.yearChoices(frame.documentsPath)
            table.markup
            p { Self.note[language] }
        }
    }

    private var table: DataTable {
        DataTable(
            id: "documents",
            caption: Self.title[language],
            columns: [
                .init(Bilingual("資料", "Document")[language]), .init(Bilingual("内容", "Content")[language]),
                .init(Bilingual("用紙", "Paper")[language]), .init(Bilingual("見る・保存する", "Read or take away")[language]),
            ],
            rows: items.map(cells),
            narrow: .cards
        )
    }

    private func cells(_ item: Item) -> [Markup] {
        [
            a(.href("\(frame.filesPath)\(item.name)/")) { item.title },
            .text(item.summary),
            .text(item.paper),
            ul(.class("document-links")) {
                li { a(.href("\(frame.filesPath)\(item.name)/"), .ariaLabel("\(item.title) HTML")) { "HTML" } }
                for format in [DocumentFormat.pdf, .xlsx] {
                    li {
                        a(
                            .href("\(frame.filesPath)\(item.name).\(format.rawValue)"),
                            .ariaLabel("\(item.title) \(format.name)")
                        ) { format.name }
                    }
                }
            },
        ]
    }

    static let title = Bilingual("資料", "Documents")
    private static let lead = Bilingual(
        "計画のデータから作られる資料です。PDF と Excel は、そのまま印刷、配付できます。",
        "Documents made from the plan's data, as PDF and Excel ready to print and hand out. Their text is Japanese."
    )
    private static let note = Bilingual(
        "画面の読み上げなどには HTML をお使いください。見出しと表のつくりが正しく伝わります。",
        "For screen readers take the HTML edition: headings and tables are marked up in full there."
    )
}
