import PagesSupport
import Wording

/// A page that uses every component, for the tests and for looking at.
enum Gallery {
    static func page(_ reading: Reading) -> PageShell {
        let language = reading.language
        var shell = PageShell(
            reading: reading,
            title: "基本方針1 市民の利便性の向上",
            path: reading.path("/page"),
            crumbs: [
                .init("ホーム", path: reading.path("/")), .init("見本市 DX推進計画", path: reading.path("/sample")),
            ]
        ) {
            h1 { "基本方針1 市民の利便性の向上" }
            p(.class("lead")) { "行政手続のオンライン化とデジタル技術の活用により、いつでもどこでも手続ができるまちを目指します。" }
            choices(
                label: "年度",
                ["令和4年度", "令和5年度", "令和6年度"].map {
                    .init($0, path: $0 == "令和5年度" ? "/page" : "/page?year=\($0.utf8.count)")
                },
                current: "/page"
            )
            figures
            h2(.id("measures")) { "具体策の進捗" }
            measures.markup
            years.markup
            h2 { "根拠" }
            explanation
            notice(.fair, language: language, title: "目標値が下がっています") {
                p { "令和6年度の目標値が令和5年度より小さくなっています。" }
            }
            notice(.poor, language: language, title: "計画書の印字と計算が一致しません")
            notice(.neutral, language: language, title: "集計中の指標があります") { p { "7月末に確定します。" } }
            h2 { "入力" }
            form(language).summary
            form(language).markup
            SquareCode("otpauth://totp/x")?.markup(label: "コード") ?? .empty
            h2 { "関連する計画" }
            cards {
                card(title: "見本市 DX推進計画", path: "/sample") { p { "令和4年度から令和8年度まで、139の具体策。" } }
                card(title: "見本町 デジタル化計画", path: "/town") { p { "26の目標と52の取り組み。" } }
            }
        }
        shell.description = "見本のページ"
        shell.navigation = [
            .init("計画", path: reading.path("/page")), .init("具体策", path: reading.path("/measures")),
            .init("データ", path: reading.path("/data")),
        ]
        return shell
    }

    /// With a field of each kind, each with a mistake.
    private static func form(_ language: Language) -> FormView {
        let choices = [FormField.Choice("1", "記入者", hint: "自分の課の具体策だけ"), .init("2", "所属長")]
        let kinds: [FormField.Kind] = [
            .text, .number, .mail, .date, .lines(3), .password, .code, .select(choices), .radios(choices),
            .checkboxes(choices), .checkbox, .file(".csv"), .checkboxGroups([.init("u1", "総務課", choices)]),
        ]
        let fields = kinds.enumerated().map { index, kind in
            FormField(
                "f\(index)",
                kind,
                Bilingual("欄\(index)", "Field \(index)"),
                hint: Bilingual("例：12", "Such as 12")
            )
            .width([.short, .medium, .full][index % 3])
        }
        var entries = FormEntries()
        for field in fields { _ = entries.text(field) }
        var account = fields[0]
        account.isRequired = false
        return FormView(
            language,
            action: "/page",
            token: "token",
            entries: entries,
            parts: [.group(Bilingual("まとまり", "Group"), [account])] + fields.dropFirst().map { .field($0) },
            actions: [
                .init(Bilingual("保存", "Save")), .init(Bilingual("戻す", "Return"), style: .other),
                .init(Bilingual("削除", "Delete"), style: .danger),
            ]
        )
    }

    private static var figures: Markup {
        keyFigures([
            KeyFigure(label: "具体策", value: "139", unit: "件"),
            KeyFigure(label: "平均の進捗率", value: "97.4", unit: "％", note: .text("目標のない12件を除く")),
            KeyFigure(label: "目標に達した指標", value: "1,087", unit: "件"),
        ])
    }

    private static var measures: DataTable {
        let lines: [(String, String, String, Int, String, String, Tone)] = [
            ("オンラインで申請できる手続の数", "1,200", "1,087", 906, "◎", "順調", .good),
            ("マイナンバーカードの保有率", "80.0", "65.3", 816, "○", "おおむね順調", .fair),
            ("窓口での平均手続時間（分）", "10", "23", 435, "△", "遅れ", .poor),
            ("公開データの件数", "40", "92", 2300, "◎", "順調", .good),
            ("AIチャットボットの利用件数", "未定", "集計中", 0, "－", "検討中", .neutral),
        ]
        return DataTable(
            id: "rates",
            caption: "令和5年度の目標と実績",
            columns: [
                .init("指標"), .init("目標値", .number), .init("実績値", .number), .init("目標に対する実績"), .init("評価", .mark),
            ],
            rows: lines.map { name, target, actual, share, symbol, word, tone in
                [
                    a(.href("/measures/1")) { name }, .text(target), .text(actual),
                    TargetBar(label: "目標の\(share / 10)%", actual: share, tone: tone).markup,
                    ratingChip(symbol: symbol, word: word, tone: tone),
                ]
            },
            narrow: .cards
        )
    }

    private static var years: DataTable {
        let years = (2018...2030).map { "\($0)年度" }
        return DataTable(
            id: "years",
            caption: "年度ごとの実績",
            columns: [.init("指標")] + years.map { .init($0, .number) },
            rows: [[.text("オンライン手続")] + years.indices.map { .text("\(1000 + $0)") }]
        )
    }

    private static var explanation: Markup {
        Markup {
            definitionList([
                Definition("担当課") { "市民課、デジタル戦略推進課" },
                Definition("指標の単位") { "件" },
                Definition("数え方") { p { "電子申請システムに登録された手続の数を、年度末に数えます。" } },
            ])
            working(summary: "進捗率 90.6％ の求め方", isOpen: true) {
                ol {
                    li { "実績値 1,087 ÷ 目標値 1,200 ＝ 0.905833…" }
                    li { "小数第1位に四捨五入して 90.6％" }
                    li { "90％以上なので ◎（順調）" }
                }
            }
        }
    }
}
