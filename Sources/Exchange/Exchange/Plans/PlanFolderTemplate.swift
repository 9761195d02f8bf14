import Tables
package import Wording

/// An empty plan folder with comments, to start from.
package struct PlanFolderTemplate: Sendable {
    package init() {}

    /// The files: a made-up city in `plan.yaml`, rules that many cities use, tables with nothing but their headers, and the
    /// forms of the office's documents.
    package var folder: PlanFolder {
        var files: [String: [UInt8]] = [
            "README.md": Array(Self.readMe.utf8),
            "plan.yaml": Array(Self.plan.utf8),
            "rules.yaml": Array(Self.rules.utf8),
        ]
        files.merge(Self.forms) { own, _ in own }
        for schema in TableSchema.all {
            var writer = CSVWriter()
            writer.row(schema.header)
            files[schema.file] = writer.bytes
        }
        return PlanFolder(files: files)
    }

    /// Writes the files into a new folder at `path`; a folder that holds anything is refused.
    package func write(to path: String) throws(Problems) {
        try FolderReplacement(path: path, replaces: .nothing).write(folder.files)
    }
}

extension PlanFolderTemplate {
    static let plan = """
        # 計画そのもの / The plan itself.  「#」から行末までは注釈です。 / From “#” to the end of a line is a comment.
        # 例の市は実在しません。自団体の内容に書き換えてください。 / The city is made up; write your own instead.

        # 半角の英数字。後から変えないでください。 / ASCII letters and digits; never change it later.
        id: example-plan

        municipality:
          # 全国地方公共団体コード。引用符を付けて6桁で。 / The municipality code: six digits, in quotes.
          code: "479993"
          name: {ja: 例示市, en: Example City}

        name: {ja: 例示市ＤＸ推進計画, en: Example City DX Promotion Plan}

        # 計画期間。令和7年度は2025。 / The plan's fiscal years; 2025 begins in April 2025.
        period: {from: 2025, through: 2029}

        # 計画の階層を上から順に。最後が個々の取組です。 / The levels from the top; the last is the measures themselves.
        # 見出しは nodes.csv に、取組は measures.csv に書きます。 / Headings go into nodes.csv, measures into measures.csv.
        levels:
          - {id: policy, name: {ja: 基本方針, en: Basic policy}}
          - {id: initiative, name: {ja: 施策, en: Initiative}}
          - {id: measure, name: {ja: 具体策, en: Measure}}

        """

    static let rules = """
        # 評価のきまり / The rules of evaluation.  すべての書き方は docs/rules.md に。 / docs/rules.md has every key.
        versions:
          # from から始まる年度に適用。きまりを変えるときは、下に版を加えます。
          # Holds from this fiscal year on; when the rules change, add a version below.
          - from: 2025
            name: {ja: 当初のきまり, en: First rules}

            # 率 = 実績 ÷ その年度の目標（低いほど良い指標は 目標 ÷ 実績）。四捨五入して整数で表示。
            # Rate = actual ÷ target of the year (lower is better: target ÷ actual), shown rounded to a whole number.
            rate:
              formula: {higher: ratio, lower: inverse}
              yardstick: yearly_target
              rounding: {mode: half_up, digits: 0}
              thresholds: unrounded

            # 上から順に調べ、最初に当てはまったものが評語です。 / Tried from the top; the first that fits is the rating.
            rating:
              - symbol: ◎
                name: {ja: 順調, en: On track}
                when: {rate: {at_least: 90}}
              - symbol: ○
                name: {ja: おおむね順調, en: Mostly on track}
                when: {rate: {at_least: 70}}
              - symbol: △
                name: {ja: 遅れている, en: Behind}

            # 値がないときの表示。集計の分母から除きます。 / Where there is no value; left out of roll-ups.
            no_value:
              default: {symbol: －, name: {ja: 評価なし, en: Not rated}, denominator: leave_out}

            # 見出し・計画全体への集約。 / Roll-ups to headings and to the plan.
            roll_up:
              - {scope: policy, of: series, method: mean}
              - {scope: initiative, of: series, method: counts}
              - {scope: plan, of: series, method: counts}

        """

    static let readMe = """
        # 計画フォルダ / Plan folder

        | ファイル | 1行に書くもの | one row is |
        |---|---|---|
        | plan.yaml | 計画そのもの | the plan itself |
        | rules.yaml | 評価のきまり | the rules of evaluation |
        | nodes.csv | 見出し（基本方針など） | a heading |
        | measures.csv | 取組（具体策など） | a measure |
        | units.csv | 組織 | an organisation unit |
        | owners.csv | 取組の担当 | who answers for a measure |
        | indicators.csv | 指標 | an indicator |
        | figures.csv | 目標値・実績値・基準値 | a target, an actual or a baseline |
        | goals.csv | 目標指標 | a goal of a heading |
        | tasks.csv | 実施内容 | a task |
        | texts.csv | 年度ごとの文章 | a text of one year |
        | lineage.csv | 取組の統合・改称など | what happened to a measure |
        | published.csv | 公表資料に印刷された値 | what a published document printed |
        | grants.csv | 交付金 | a grant |
        | meetings.csv | 会議 | a meeting of the committee |
        | agenda.csv | 会議の次第 | a line of a meeting's agenda |
        | materials.csv | 会議資料 | a material of a meeting |
        | attendance.csv | 会議の出席者 | who attends a meeting |
        | council.csv | 協議会の会員・重点分野など | what is known of the council |
        | document-名前.yaml | 資料の様式（なくてもよい） | the form of a document (if any) |

        CSVはUTF-8で保存します（Excelでは「CSV UTF-8」）。1行目は列の名前で、消さないでください。列の説明は docs/plan-folder.md にあります。
        Save the tables as UTF-8 (Excel: “CSV UTF-8”) and keep their first line, the names of the columns, which
        docs/plan-folder.md describes.

        書き始めの例 / Rows to begin with:

            nodes.csv       1,,policy,1,便利な市民サービス,Convenient services
            nodes.csv       1-1,1,initiative,⑴,オンライン手続,Online procedures
            measures.csv    m001,1,電子申請の拡大,More online applications,1-1,,citizens,,
            indicators.csv  m001,1,オンライン申請の件数,件,higher,,yearly,,
            figures.csv     m001,1,2025,target,,,"1,000件",
            figures.csv     m001,1,2025,actual,,,集計中,

        様式の書き方は docs/documents.md にあります。使わない様式は削ってかまいません。
        docs/documents.md says how forms are written; those that are not needed may be deleted.

        確かめる / Check it: `shirube evaluate .`
        資料を作る / Make a document: `shirube report --plan . --document progress-summary --output summary.pdf`

        """
}
