/// The units that cities print behind numbers.
///
/// A word behind a number is taken for a unit only if it stands here, or in the unit of the series: 5年度稼動終了 and
/// 5Gの整備 are texts, not fives.
enum KnownUnits {
    /// Spellings that mean the same unit; the keys are in lower case.
    static let synonyms: [String: String] = [
        "名": "人", "パーセント": "%", "種": "種類", "¥": "円", "ポイント": "pt", "%ポイント": "pt", "m2": "㎡", "平方メートル": "㎡",
        "m3": "㎥", "立方メートル": "㎥", "㎏": "kg", "キログラム": "kg", "㎞": "km", "キロメートル": "km", "トン": "t",
        "地域数": "地域", "件数": "件", "人数": "人", "回数": "回",
    ]

    /// Whether `name`, in canonical spelling, is a unit, one per another (件/年) or several (件・人).
    static func contains(_ name: String) -> Bool {
        if all.contains(name) || TimeUnit(name) != nil || isKatakanaWord(name) { return true }
        let pieces = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "・" }
        return pieces.count == 2 && pieces.allSatisfy { isSimple(String($0)) }
    }

    private static func isSimple(_ name: String) -> Bool {
        let unit = FigureUnit(Array(name.unicodeScalars))
        return !unit.name.isEmpty && (all.contains(unit.name) || TimeUnit(unit.name) != nil || unit.name == "年度")
    }

    /// システム, コンテンツ, コース: katakana words behind a number count things.
    private static func isKatakanaWord(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        guard (2...10).contains(scalars.count), scalars.first != "ー" else { return false }
        return scalars.allSatisfy { (0x30A1...0x30FA).contains($0.value) || $0 == "ー" }
    }

    private static let all: Set<String> = Set(
        """
        % ‰ pt 割 分の1 倍 点 位 円 ドル 件 人 回 度 個 つ 台 基 本 枚 冊 部 通 着 足 頭 匹 羽 尾 株 束 袋 箱 缶 膳 隻 艘 機 両 輪 \
        施設 か所 箇所 地点 地区 地域 団体 組織 法人 社 企業 事業者 事業所 店 店舗 商店 会社 組合 協会 協議会 クラブ サークル 自治会 町内会 \
        校 学校 小学校 中学校 高校 大学 園 幼稚園 保育所 保育園 学級 クラス 学年 年生 館 公民館 図書館 病院 医院 診療所 薬局 床 病床 \
        戸 世帯 棟 室 部屋 軒 区画 筆 町 村 市 区 県 国 か国 自治体 市町村 町村 都道府県 課 課室 部署 部局 係 局 所属 班 \
        事業 業務 手続 手続き 制度 計画 施策 取組 取り組み 案件 項目 種類 種目 品目 品 類 科目 教科 様式 帳票 書類 文書 通話 \
        講座 教室 講習会 研修 講義 講演 講演会 会議 会 大会 集会 行事 催し 番組 曲 作品 記事 投稿 動画 本数 画面 頁 ページ 問 語 字 文字 言語 か国語 \
        登録 利用 契約 協定 連携 認定 受賞 応募 提案 意見 相談 申請 届出 届 票 票数 口 口座 席 食 泊 便 路線 系統 停留所 駅 車両 車 \
        灯 門 体 面 式 組 対 セット 束 巻 層 段 段階 階層 級 ランク 歩 周 局所 端末 回線 拠点 窓口 機関 機種 機能 画像 データ 系列 \
        ha アール ㎡ ㎥ m km cm mm kg g t t-co2 kgco2 l L kl ml kw kwh mwh gj mj gb mb tb kb bps mbps gbps pv dl \
        歳 才 ℃ 人日 人月 人時間 人回 人泊 延人 延べ人 者 児童 生徒 学生 職員 議員 委員 隊員 会員 登録者 利用者 参加者 受講者 来場者 \
        品種 銘柄 商品 点数 得点 票/人 件以内 農家 戸数 農場 漁港 港 橋 橋梁 河川 公園 街区 宅地 圃場 林 本店 支店 支所 支援 モデル 箇条 条 項
        """
        .split { $0 == " " || $0 == "\n" }.map(String.init)
    )
}
