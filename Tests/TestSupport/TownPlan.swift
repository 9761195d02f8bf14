import Exchange
package import Planning

/// The plan folder of a town that does not exist, in which everything happens that pages tell of.
///
/// Seven series in 2023: four are ◎ (one measure is new), one ○, one △, one has no actual yet. One measure ended, one was
/// renamed and handed over. There are no actuals after 2023.
package struct TownPlan: CustomStringConvertible, Sendable {
    /// What a list of test cases calls it.
    package private(set) var description = "the town"

    package var files: [String: String] = [
        "plan.yaml": """
        id: town
        municipality: {code: "479993", name: {ja: 例示町, en: Example Town}}
        name: {ja: 例示町ＤＸ計画, en: Plan of the Town}
        period: {from: 2022, through: 2024}
        levels:
          - {id: policy, name: {ja: 方針, en: Policy}}
          - {id: measure, name: {ja: 具体策, en: Measure}}

        """,
        "rules.yaml": """
        versions:
          - from: 2022
            name: {ja: 規則, en: Rules}
            rate: {formula: {higher: ratio, lower: inverse}, rounding: {mode: half_up, digits: 0}}
            rating:
              - {symbol: ◎, name: {ja: 順調, en: On track}, when: {rate: {at_least: 90}}}
              - {symbol: ○, name: {ja: ほぼ順調, en: Nearly}, when: {rate: {at_least: 70}}}
              - {symbol: △, name: {ja: 遅れあり, en: Behind}}
            no_value:
              default: {symbol: －, name: {ja: 検討中, en: Open}, denominator: leave_out}
            roll_up:
              - {scope: policy, of: series, method: mean, rounding: {mode: half_up, digits: 1}}
              - {scope: unit, of: series, method: counts}
              - {scope: plan, of: series, method: counts}

        """,
        "nodes.csv": "id,parent,level,number,name\nn1,,policy,1,便利な窓口\nn2,,policy,2,身軽な役場\n",
        "measures.csv": """
        id,number,name,name_en,node,also_under,audience
        a1,1,電子申請,Online applications,n1,,citizens
        a2,2,窓口予約,,n1,,citizens;administration
        a3,3,電子決裁,,n2,n1,administration
        a4,4,書かない窓口,,n2,,citizens
        a5,5,紙の台帳,,n2,,administration
        a6,6,文書の電子保存,,n2,,administration
        a7,7,市民講座,,n1,,citizens

        """,
        "units.csv": """
        id,parent,kind,name
        b1,,bureau,企画局
        u1,b1,department,デジタル課
        u2,b1,department,文書課

        """,
        "owners.csv": """
        measure,unit,from,through
        a1,u1,,
        a2,u1,,
        a3,u2,,
        a4,u1,,
        a5,u2,,
        a6,u1,,2022
        a6,u2,2023,
        a7,u1,,

        """,
        "indicators.csv": #"""
        measure,series,name,unit,direction
        a1,1,申請件数,件,higher
        a2,1,予約件数,件,higher
        a2,2,待ち時間,分,lower
        a3,1,決裁の割合,%,higher
        a4,1,利用件数,件,higher
        a5,1,台帳の数,冊,higher
        a6,1,保存した文書,件,higher
        a7,1,"参加者, ""夜""",人,higher

        """#,
        "figures.csv": """
        measure,series,year,kind,value,reason,printed
        a1,1,2022,target,,,"1,000"
        a1,1,2022,actual,,,950
        a1,1,2023,target,,,"1,000"
        a1,1,2023,actual,,,"1,200"
        a1,1,2024,target,,,"1,000"
        a2,1,2022,target,,,100
        a2,1,2022,actual,,,95
        a2,1,2023,target,,,100
        a2,1,2023,actual,,,60
        a2,2,2022,target,,,20
        a2,2,2022,actual,,,30
        a2,2,2023,target,,,20
        a2,2,2023,actual,,,20
        a3,1,2022,target,,,100
        a3,1,2022,actual,,,80
        a3,1,2023,target,,,100
        a3,1,2023,actual,,,75
        a4,1,2023,target,,,100
        a4,1,2023,actual,,,100
        a5,1,2022,target,,,100
        a5,1,2022,actual,,,50
        a6,1,2022,target,,,100
        a6,1,2022,actual,,,90
        a6,1,2023,target,,,100
        a6,1,2023,actual,,,91
        a7,1,2022,target,,,100
        a7,1,2022,actual,,,100
        a7,1,2023,target,,,100
        a7,1,2023,actual,,,集計中

        """,
        "goals.csv": "id,node,name,unit,series\ng1,n1,申請件数,件,a1/1\n",
        "tasks.csv": "measure,number,text,due,sections\na1,①,申請画面を作る,6月,係\n",
        "texts.csv": "measure,year,kind,text\na1,2023,activity,画面を公開した。\n",
        "lineage.csv": """
        measure,year,kind,before,after,note
        a4,2023,added,,,
        a5,2023,ended,,,
        a6,2023,renamed,文書保存,文書の電子保存,

        """,
    ]

    package init() {}

    /// The same town under rules that give no ratings.
    package static var withoutBands: TownPlan {
        var town = TownPlan()
        town.description = "the town without ratings"
        town.files["rules.yaml"] = """
            versions:
              - {from: 2022, name: 規則, rating: []}

            """
        return town
    }

    /// The same town before its first year is over.
    package static var withoutActuals: TownPlan {
        var town = TownPlan()
        town.description = "the town without actuals"
        let lines = (town.files["figures.csv"] ?? "").split(separator: "\n").filter { !$0.contains(",actual,") }
        town.files["figures.csv"] = lines.joined(separator: "\n") + "\n"
        return town
    }

    package func plan() throws -> Plan {
        try PlanFolderReader().read(PlanFolder(files: files.mapValues { Array($0.utf8) })).plan
    }
}
