import PagesSupport
import Wording

/// A page with a table of 147 rows, as large as the list of a city's measures: put together and written.
struct MarkupBenchmark {
    func run() {
        var building = Measurement("a page of 147 rows, put together and written", limit: .milliseconds(1))
        building.measure(300) { precondition(page.bytes.count > 100_000) }
        building.report()
        let written = page.main.written
        var copying = Measurement("the same with its content written before", limit: .milliseconds(1))
        copying.measure(300) {
            let page = PageShell(reading: .japanese, title: "具体策", path: "/") { written }
            precondition(page.bytes.count > 100_000)
        }
        copying.report()
    }

    private var page: PageShell {
        PageShell(reading: .japanese, title: "具体策", path: "/") {
            h1 { "具体策の一覧" }
            table
        }
    }

    private var table: Markup {
        DataTable(
            id: "measures",
            caption: "具体策の一覧",
            columns: [
                .init("No. 具体策"), .init("担当"), .init("指標"), .init("目標値", .number), .init("実績値", .number),
                .init("率", .number), .init("評価", .mark),
            ],
            rows: (1...147).map(row),
            narrow: .cards
        ).markup
    }

    private func row(_ number: Int) -> [Markup] {
        [
            Markup {
                span(.class("measure-number")) { number }
                " "
                a(.href("/plans/city/2023/measures/m\(number)/")) { "地方税共通納税システムの推進(ＱＲコードの導入)" }
                small(.class("measure-heading")) { "① オンライン手続の推進" }
            },
            .text("税務課 等"),
            div(.class("cell")) {
                "電子申請の受付件数（年度の合計）"
                span(.class("unit")) { "（件）" }
            },
            .text("1,087"),
            .text("2,899"),
            div(.class("cell")) {
                "267%"
                a(.class("warning-mark"), .href("/plans/city/2023/measures/m\(number)/"), .title("最後の目標値を達成しています。")) {
                    span(.ariaHidden) { "※" }
                    span(.class("visually-hidden")) { "最後の目標値を達成しています。" }
                }
            },
            ratingChip(symbol: "◎", word: "順調", tone: .good),
        ]
    }
}
