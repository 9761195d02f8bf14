import Testing

/// One cell, the unit of its series, and the canonical text that is expected of it; reasons stand in brackets.
struct ReadingCase: Sendable, CustomTestStringConvertible {
    let cell: String
    let unit: String
    let expected: String

    init(_ cell: String, _ unit: String, _ expected: String) {
        self.cell = cell
        self.unit = unit
        self.expected = expected
    }

    var testDescription: String { "\(cell.debugDescription) in \(unit.debugDescription)" }
}

extension ReadingCase {
    static let numbers = [
        ReadingCase("1087", "件", "1087"), ReadingCase("1,087", "件", "1087"), ReadingCase("１，０８７", "件", "1087"),
        ReadingCase("87.60", "％", "87.60"), ReadingCase("８７．６", "％", "87.6"), ReadingCase("0", "件", "0"),
        ReadingCase("0.00", "％", "0.00"), ReadingCase("007", "", "7"), ReadingCase("1,234,567.50", "円", "1234567.50"),
        ReadingCase("　1,087　", "件", "1087"), ReadingCase("\u{FEFF}1,087", "件", "1087"), ReadingCase("+5", "件", "5"),
        ReadingCase("＋５", "件", "5"), ReadingCase("999999999999999999", "", "999999999999999999"),
        ReadingCase("0.123456789012345678", "", "0.123456789012345678"), ReadingCase("0.85", "％", "0.85"),
        ReadingCase("¥1,000", "円", "1000"), ReadingCase("￥５万", "円", "50000"),
    ]

    static let signs = ["▲3", "△3", "-3", "－3", "−3", "ー3", "‐3", "–3", "▲ 3", "▼3", "―３", "▲３件", "△3件", "﹣3", "ｰ3"]
        .map { ReadingCase($0, "件", "-3") }

    static let units = [
        ReadingCase("60人", "人", "60"), ReadingCase("60名", "人", "60"), ReadingCase("９地区", "", "9"),
        ReadingCase("1,087件", "件", "1087"), ReadingCase("3,665.0時間", "時間", "3665.0"), ReadingCase("97.4％", "%", "97.4"),
        ReadingCase("97.4%", "％", "97.4"), ReadingCase("97.4﹪", "％", "97.4"), ReadingCase("97.4 %", "％（累計）", "97.4"),
        ReadingCase("年１回", "", "1"), ReadingCase("年間3回", "回", "3"), ReadingCase("約100件", "件", "100"),
        ReadingCase("累計5,000件", "件", "5000"), ReadingCase("累計：5件", "件", "5"), ReadingCase("延べ60人", "人", "60"),
        ReadingCase("1(無料)", "地域", "1"), ReadingCase("1（有料）", "地域", "1"), ReadingCase("5件（R4：3件）", "件", "5"),
        ReadingCase("5件※1", "件", "5"), ReadingCase("（累計）5件", "件", "5"), ReadingCase("5件/年", "件/年", "5"),
        ReadingCase("5件", "件/年", "5"), ReadingCase("6回", "回・名", "6"), ReadingCase("60名", "回・名", "60"),
        ReadingCase("66,975件", "件・人", "66975"), ReadingCase("3か所", "箇所", "3"), ReadingCase("3ヶ所", "カ所", "3"),
        ReadingCase("3ｶ所", "か所", "3"), ReadingCase("100パーセント", "%", "100"), ReadingCase("500m2", "㎡", "500"),
        ReadingCase("500㎡", "m2", "500"),
        ReadingCase("500m2", "m2", "500"), ReadingCase("12システム", "", "12"), ReadingCase("100％達成", "％", "100"),
        ReadingCase("100%を維持", "%", "100"), ReadingCase("50程度", "件", "50"), ReadingCase("23分", "分", "23"),
        ReadingCase("850g", "", "850"), ReadingCase("5.5㌫", "％", "5.5"),
    ]

    static let multiplied = [
        ReadingCase("24,330千件", "件", "24330000"), ReadingCase("24,330千件", "千件", "24330"),
        ReadingCase("24,330（千件）", "件", "24330000"), ReadingCase("5万人", "人", "50000"), ReadingCase("5万人", "", "50000"),
        ReadingCase("5万人", "千人", "50"), ReadingCase("1.2億円", "円", "120000000"), ReadingCase("1.2億円", "千円", "120000"),
        ReadingCase("700千円", "千円", "700"), ReadingCase("700", "千円", "700"), ReadingCase("1,200円", "千円", "1.2"),
        ReadingCase("3百万円", "円", "3000000"), ReadingCase("1億2,000万円", "円", "120000000"),
        ReadingCase("3万5千人", "人", "35000"), ReadingCase("3万5,000", "人", "35000"), ReadingCase("▲2万69", "人", "-20069"),
        ReadingCase("▲1億2,000万円", "千円", "-120000"), ReadingCase("5万", "人", "50000"),
        ReadingCase("2,968", "万件", "2968"), ReadingCase("2,968万件", "万件", "2968"),
        ReadingCase("3～5万人", "人", "30000..50000"),
    ]

    static let otherUnits = [
        ReadingCase("100%", "地域", "100[%]"), ReadingCase("100％", "地域", "100[%]"), ReadingCase("5回", "人", "5[回]"),
        ReadingCase("5万円", "件", "5[万円]"), ReadingCase("75%以上", "件", "75[%以上]"), ReadingCase("3か月", "件", "3[か月]"),
        ReadingCase("月2回", "回", "2[回/月]"), ReadingCase("月2回", "回/月", "2"), ReadingCase("20分", "時間", "20[分]"),
        ReadingCase("1時間20分", "時間", "80[分]"), ReadingCase("1時間30分", "件", "90[分]"), ReadingCase("3年", "件/年", "3[年]"),
        ReadingCase("0.5か月", "", "0.5[か月]"),
    ]

    static let parts = [
        ReadingCase("①18,104 ②25,617", "人", "①=18104;②=25617"), ReadingCase("①18,104②25,617", "人", "①=18104;②=25617"),
        ReadingCase("①６回 ②６０名", "回・名", "①=6回;②=60名"), ReadingCase("①6回、②60名", "", "①=6回;②=60名"),
        ReadingCase("HP 63,224件 + メルマガ 307人 + SNS 3,444人", "件・人", "HP=63224件;メルマガ=307人;SNS=3444人"),
        ReadingCase("HP：63,224件、メルマガ：307人", "件・人", "HP=63224件;メルマガ=307人"),
        ReadingCase("HP 63,224件＋メルマガ307人", "件", "HP=63224件;メルマガ=307人"),
        ReadingCase("6回／60名", "回・名", "=6回;=60名"), ReadingCase("6回\n60名", "回・名", "=6回;=60名"),
        ReadingCase("12+5", "件", "=12;=5"), ReadingCase("12件+5件", "件", "=12件;=5件"),
        ReadingCase("①5万件②3件", "件", "①=50000件;②=3件"),
        ReadingCase("①5千件②3千件", "千件", "①=5千件;②=3千件"), ReadingCase("メンバー5人、サポーター3人", "人", "メンバー=5人;サポーター=3人"),
        ReadingCase("HP 5件, SNS 3件", "件", "HP=5件;SNS=3件"), ReadingCase("①1,000件（累計）②3件", "件", "①=1000件;②=3件"),
        ReadingCase("⑴5件⑵3件", "件", "⑴=5件;⑵=3件"), ReadingCase("①▲5②3", "件", "①=-5;②=3"), ReadingCase("①5件", "件", "①=5件"),
    ]

    static let bounds = [
        ReadingCase("75%以上", "%", ">=75"), ReadingCase("75以上", "%", ">=75"), ReadingCase("75％以下", "％", "<=75"),
        ReadingCase("75％未満", "％", "<75"), ReadingCase("75％超", "％", ">75"), ReadingCase("75％を超える", "％", ">75"),
        ReadingCase("3日以内", "日", "<=3"), ReadingCase("毎年95%以上", "%", ">=95"), ReadingCase("40%以上60%以下", "%", "40..60"),
        ReadingCase("40％以上、60％以下", "%", "40..60"), ReadingCase("3～5", "件", "3..5"), ReadingCase("3〜5件", "件", "3..5"),
        ReadingCase("3件～5件", "件", "3..5"), ReadingCase("▲5～▲3", "件", "-5..-3"), ReadingCase("≧75", "%", ">=75"),
        ReadingCase("≦75%", "%", "<=75"), ReadingCase("＞75", "%", ">75"), ReadingCase("最低75%", "%", ">=75"),
        ReadingCase("現状維持", "件", "maintain"), ReadingCase("維持", "件", "maintain"), ReadingCase("90%以上を維持", "%", ">=90"),
        ReadingCase("1,000件以上（累計）", "件", ">=1000"), ReadingCase("1万件以上", "件", ">=10000"),
        ReadingCase("87.60%以上", "%", ">=87.60"),
    ]

    static let durations = [
        ReadingCase("1時間30分", "", "PT1H30M"), ReadingCase("2年3か月", "", "P2Y3M"), ReadingCase("3ヶ月", "", "P3M"),
        ReadingCase("３カ月", "", "P3M"), ReadingCase("90秒", "", "PT1M30S"), ReadingCase("1時間30分", "分", "90"),
        ReadingCase("1時間30分", "時間", "1.5"), ReadingCase("30分", "時間", "0.5"), ReadingCase("2時間", "分", "120"),
        ReadingCase("3年", "", "P3Y"), ReadingCase("2.5時間", "", "PT2H30M"), ReadingCase("約1時間30分", "", "PT1H30M"),
        ReadingCase("2年3か月", "か月", "27"), ReadingCase("1か月10日", "件", "P1M10D"), ReadingCase("12ヵ月間", "", "P1Y"),
    ]

    static let texts = [
        "システム導入", "無事発足", "5年度稼動終了", "事務所", "計画見直し配置取止め", "令和６年度予算要求", "一部改正・制定", "協議の実施", "R5.10～", "３月末まで",
        "2023/4/1", "2023-04-01", "令和5年12月", "2023年", "2023年度", "5月1日", "12時30分", "5Gの整備", "5G", "第3回", "HP-5件+SNS-3件",
        "レベル3",
        "レベル3、フェーズ2",
        "Windows11", "1人1台端末の配備", "24時間対応", "100歳体操の普及", "3月導入", "2次募集", "◎", "△", "〇", "٣", "５٣", "5²", "𝟓", "Ⅲ", "三",
        "１回開催、２回延期",
        "ゼロ", "2回目の講座", "5年生が参加", "5,6年生が参加", "未実施", "未導入", "あり", "有", "①システム導入②3件", "3️⃣", "５０周年記念",
    ].map { ReadingCase($0, "", "milestone") }

    static let noValues: [ReadingCase] = [
        ("dash", "- － ー ― — – − ‐ ─ ﹣ ｰ -- －－ ーー ①－②－ なし"), ("not_set", "未定 目標未設定 未設定 （未定） 未定（R6に設定） －（未定） 未定。 検討中"),
        ("not_planned", "実施予定なし 予定なし 廃止 中止 令和6年度は実施予定なし"), ("not_yet_available", "集計中 未集計 －（集計中） 集計中のため"),
        ("not_surveyed", "調査なし 調査年でない 隔年調査 隔年調査のためなし 3年に1回調査 調査年度ではない 未調査"),
        ("not_applicable", "指標設定になじまない なじまない 該当なし"),
        ("new", "新規事業のためなし R5年度新規事業のためなし R6年度新規事業のためなし Ｒ１０年度新規事業のためなし 令和元年度新規事業のためなし 2024年度新規事業のためなし 新規"),
        ("ended", "終了 事業終了 R5年度終了 令和5年度で事業終了 事業終了のためなし"), ("blank", "␣ 　 \u{A0} \u{2003}\u{200B}"),
    ].flatMap { reason, cells in
        cells.split(separator: " ").map { ReadingCase($0 == "␣" ? "" : String($0), "件", "(\(reason))") }
    }

    static let refused = [
        "1,08", "12,34,567", "1,0870", ",108", "1,08件", "12,34,567人", "1.2.3", "1..2", "2023.4.1",
        "1234567890123456789",
        "0.1234567890123456789", "999999999999999999千円", "10-20", "10-20件", "3-5人", "5～3", "40%以上60%未満", "12\n5",
        "1 087", "3、5",
        "4/1", "1E+06", "1.2e6", "(5)", "(5", "5+", ".5", "5.", "10:30", "1\u{0}", "1\u{202E}087", "1\u{7F}",
        "①18,104 ②－",
        "12+5=17", "--5-",
        "1億2億円", "3万5.5千人",
    ]
}
