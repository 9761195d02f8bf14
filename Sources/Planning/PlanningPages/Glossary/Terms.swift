import Wording

/// The words that are the same in every plan.
enum Terms {
    static let plan: [GlossaryPage.Term] = [
        term(
            "dx",
            "DX（デジタルトランスフォーメーション）",
            "DX (digital transformation)",
            "",
            "デジタル技術を使って、行政の手続や仕事のやり方そのものをよりよく変えること。",
            "Changing services and the way an administration works for the better, by digital means."
        ),
        term(
            "goal",
            "目標指標",
            "Goal",
            "もくひょうしひょう",
            "計画の大きな区分の進み具合を見るために選ばれた指標。一つの指標、またはいくつかの指標の合計です。",
            "An indicator by which a main heading of the plan is judged: one series, or the sum of several."
        ),
        term(
            "audience",
            "対象（市民等・庁内）",
            "Audience",
            "たいしょう",
            "その取組がだれのためのものか。市民や事業者のためのものと、市役所の中の仕事のためのものがあります。",
            "Whom a measure serves: citizens and businesses, or the administration itself."
        ),
        term(
            "relisted",
            "再掲",
            "Listed again",
            "さいけい",
            "一つの取組が、ほかの区分にももう一度載っていること。全体の集計では一度だけ数えます。",
            "A measure that also stands under another heading. It counts once in the whole plan."
        ),
    ]

    static let figures: [GlossaryPage.Term] = [
        term(
            "indicator",
            "指標",
            "Indicator",
            "しひょう",
            "進み具合を測るために数える一つの量。件数、割合、時間などがあります。",
            "One quantity that is counted to see how far things are: a number, a share, a time."
        ),
        term(
            "target",
            "目標値",
            "Target",
            "もくひょうち",
            "その年度までに届きたい値。年度ごとに決められています。",
            "The value to be reached in a fiscal year."
        ),
        term(
            "actual",
            "実績値",
            "Actual",
            "じっせきち",
            "その年度に実際にどうなったかを数えた値。",
            "What was counted in the fiscal year."
        ),
        term(
            "baseline",
            "基準値",
            "Baseline",
            "きじゅんち",
            "計画が始まる前の値。どれだけ変わったかを見るときのもとになります。",
            "The value before the plan began."
        ),
        term(
            "rate",
            "率（進捗率・達成度）",
            "Rate",
            "りつ",
            "目標値に対して実績値がどこまで進んだか。100％で目標値と同じです。時間のように小さいほどよい指標では、割り算の向きが逆になります。",
            """
            How far the actual is of the target; 100% is on target. Where lower is better, as with waiting times, the \
            division goes the other way.
            """
        ),
        term(
            "difference",
            "前年度差",
            "Points",
            "ぜんねんどさ",
            "この年度の率から前の年度の率を引いた値。単位はポイントです。",
            "This year's rate less last year's, in percentage points."
        ),
        term(
            "missing",
            "実績値がない",
            "No actual",
            "",
            "まだ集計中、目標が未設定、調査がない年など、数値がない状態。0とは区別しています。",
            "Not counted yet, not set, not surveyed: there is no figure. That is not the same as zero."
        ),
        term(
            "cumulative",
            "累計",
            "Cumulative",
            "るいけい",
            "前の年度までの値に足していく数え方。ふつうは減りません。",
            "Each year holds all before it, so that it does not normally fall."
        ),
        term(
            "finding",
            "点検結果",
            "Finding",
            "てんけんけっか",
            "公表された資料の数値や評価を計算し直して、食い違いなどを見つけたもの。",
            "What a check of the published figures against the rules has found."
        ),
    ]

    static let years: [GlossaryPage.Term] = [
        term(
            "fiscal-year",
            "年度",
            "Fiscal year",
            "ねんど",
            "4月1日から翌年3月31日までの1年間。令和5年度（R5）は2023年4月から2024年3月までです。",
            "From 1 April to 31 March. FY2023 (Reiwa 5, R5) ended in March 2024."
        ),
        term(
            "notation",
            "和暦と西暦",
            "Era and Western years",
            "われきとせいれき",
            "ページの上の「西暦」「和暦」で、年度の表し方を切り替えられます。令和の年に2018を足すと西暦になります。",
            "In Japanese the years of the era can be switched to Western ones at the top of each page."
        ),
    ]

    private static func term(
        _ id: String,
        _ japanese: String,
        _ english: String,
        _ reading: String,
        _ text: String,
        _ englishText: String
    ) -> GlossaryPage.Term {
        GlossaryPage.Term(
            id: id,
            name: Bilingual(japanese, english),
            reading: reading,
            text: Bilingual(text, englishText)
        )
    }
}
