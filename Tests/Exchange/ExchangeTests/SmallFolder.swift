@testable import Exchange

/// A small valid plan folder that tests change in one place.
enum SmallFolder {
    static let plan = """
        id: example
        municipality: {code: "479993", name: {ja: 例示市, en: Example City}}
        name: {ja: 例示市ＤＸ推進計画, en: Example Plan}
        period: {from: 2022, through: 2026}
        levels:
          - {id: policy, name: {ja: 基本方針, en: Policy}}
          - {id: initiative, name: {ja: 施策, en: Initiative}}
          - {id: measure, name: {ja: 具体策, en: Measure}}

        """

    static let rules = """
        versions:
          - from: 2022
            name: {ja: 規則, en: Rules}
            rate:
              formula: {higher: ratio, lower: inverse}
              yardstick: yearly_target
              rounding: {mode: half_up, digits: 0}
            rating:
              - symbol: ◎
                name: {ja: 順調, en: On track}
                points: 2
                when: {rate: {at_least: 90}}
              - symbol: ○
                name: {ja: おおむね順調, en: Mostly}
                points: 1
                when: {rate: {at_least: 70}}
              - symbol: △
                name: {ja: 遅れている, en: Behind}
                points: 0
            no_value:
              default: {symbol: －, name: {ja: なし, en: None}, denominator: leave_out}
            roll_up:
              - {scope: policy, of: goals, method: mean}
              - {scope: plan, of: series, method: counts}

        """

    static let tables: [String: String] = [
        "nodes.csv": #"""
        id,parent,level,number,name,name_en
        1,,policy,1,便利な市民サービス,Convenient services
        1-1,1,initiative,⑴,オンライン手続,

        """#,
        "measures.csv": #"""
        id,number,name,name_en,node,also_under,audience,purpose,effect
        m001,1,電子申請の拡大,,1-1,,citizens,"一行目
        二行目",
        m002,2,ＡＩの導入,AI,1-1,1,citizens;administration,,

        """#,
        "units.csv": #"""
        id,parent,kind,name,from,through
        u1,,bureau,企画財政,,
        u2,u1,department,デジタル課,2022,

        """#,
        "owners.csv": #"""
        measure,unit,from,through,and_others
        m001,u2,2022,2024,1
        m001,u1,2025,,

        """#,
        "indicators.csv": #"""
        measure,series,name,unit,direction,method,accumulation,calendar_year,composition
        m001,1,申請件数,件,higher,,yearly,,
        m001,2,満足度,%,higher,,,1,
        m002,1,平均時間,分,lower,,cumulative,,whole

        """#,
        "figures.csv": #"""
        measure,series,year,kind,value,reason,printed,note
        m001,1,,baseline,500,,500件,
        m001,1,R4,target,,,"1,000件",
        m001,1,2022,actual,,,９９０,速報値
        m001,1,2023,target,1200,,"1,200",
        m001,1,2023,actual,,not_yet_available,集計中,
        m001,2,2022,target,>=75,,75%以上,
        m002,1,2022,target,27,,27,
        m002,1,2022,actual,23,,23,

        """#,
        "goals.csv": #"""
        id,node,name,name_en,unit,series
        g1,1,申請と時間,,件,m001/1;m002

        """#,
        "tasks.csv": #"""
        measure,number,text,due,sections
        m001,1,様式を集める,R5.12まで,庶務係;企画係

        """#,
        "texts.csv": #"""
        measure,year,kind,text
        m001,2022,activity,"カンマ,と ""引用符"""

        """#,
        "lineage.csv": #"""
        measure,year,kind,before,after,note
        m002,2023,renumbered,5,2,
        m001,2026,merged,,m002,

        """#,
        "published.csv": #"""
        document,year,subject,cited,name,unit,target,actual,rate,rating
        summary,2022,series:m001/1,1,申請件数,件,"1,000",990,99%,◎
        summary,2022,goal:g1,,申請と時間,件,,,,
        summary,2022,node:1,,便利な市民サービス,,,,,◎
        summary,2022,share:whole,,窓口,%,,,60.0,

        """#,
        "grants.csv": #"""
        year,type,name,amount,unit,kind,continued_year,measures,note
        2024,デジタル実装,申請の基盤,"27,950千円",千円,extended,,m001;m002,
        2024,デジタル実装,教育,１５７８１,千円,new,,,
        2024,地方創生推進,農業,6783.5,千円,continued,2,m002,概算
        R5,地方創生推進,農業,0,千円,continued,,,

        """#,
        "meetings.csv": #"""
        id,year,title,committee,date,start,place
        2024-07,2023,第1回会議,推進委員会,2024-07-30,9:30,本館
        2025,2024,第2回会議,,,,

        """#,
        "agenda.csv": #"""
        meeting,order,number,parent,text,materials
        2024-07,20,(1),10,進捗状況,1;参考1
        2024-07,10,,,報告事項,
        2024-07,30,,,閉会,
        2025,1,,,開会,

        """#,
        "materials.csv": #"""
        meeting,number,title,document,note
        2024-07,1,進捗状況,progress-summary,
        2024-07,参考1,交付金,,国の資料
        2025,1,進捗状況,progress-summary,

        """#,
        "attendance.csv": #"""
        meeting,order,name,affiliation,role,attendance
        2024-07,2,推進課長,市,secretariat,present
        2024-07,1,会長,例示大学,member,proxy
        2025,1,会長,例示大学,member,unknown

        """#,
        "council.csv": #"""
        kind,name,parent,from,count,note
        member,,,2024-01-31,7,
        member,,,2024-07-30,22,
        observer,,,2024-07-30,0,
        priority_area,見守り,,,,
        theme,端末,見守り,,,
        working_group,端末の部会,端末,2024-04-01,8,毎月
        member,例示大学,端末の部会,,,

        """#,
    ]

    /// With the byte order mark and the line ends that Windows writes.
    static let definition =
        "\u{FEFF}# 進捗\r\ntitle: 進捗状況\r\nsections:\r\n  - {title: 進捗, blocks: [{text: \"{plan.name}\"}]}\r\n"

    static var folder: PlanFolder {
        var files = tables.mapValues { Array($0.utf8) }
        files["plan.yaml"] = Array(plan.utf8)
        files["rules.yaml"] = Array(rules.utf8)
        files["document-progress-summary.yaml"] = Array(definition.utf8)
        return PlanFolder(files: files)
    }

    /// The folder with `old` replaced in one file; the whole file where `old` is `nil`.
    static func replacing(_ file: String, _ old: String?, with new: String) -> PlanFolder {
        var folder = folder
        let text = String(decoding: folder.files[file] ?? [], as: UTF8.self)
        folder.files[file] = Array((old.map { text.replacing($0, with: new) } ?? new).utf8)
        return folder
    }
}
