import Exchange
import Foundation
import Testing

/// A small valid plan folder of an invented city, with a measure whose name needs quotes.
struct SmallPlan {
    var files: [String: String] = [
        "plan.yaml": """
        id: small
        municipality: {code: "479993", name: {ja: 例示市, en: Example City}}
        name: {ja: 小さな計画, en: Small plan}
        period: {from: 2022, through: 2026}
        levels:
          - {id: policy, name: 方針}
          - {id: measure, name: 具体策}

        """,
        "rules.yaml": """
        versions:
          - from: 2022
            name: 規則
            rating:
              - {symbol: ◎, name: 順調, when: {rate: {at_least: 90}}}
              - {symbol: △, name: 遅れ}
            roll_up:
              - {scope: policy, of: series, method: mean}

        """,
        "nodes.csv": "id,parent,level,number,name\nn1,,policy,1,便利な窓口\n",
        "measures.csv": "id,number,name,node,audience\na1,1,電子申請,n1,citizens\na2,1/2,\"窓口, \"\"予約\"\"\",n1,\n",
        "units.csv": "id,parent,kind,name\nu1,,department,デジタル課\n",
        "owners.csv": "measure,unit\na1,u1\na2,u1\n",
        "indicators.csv": """
        measure,series,name,unit,direction
        a1,1,申請件数,件,higher
        a1,2,待ち時間,分,lower
        a2,1,"予約数, 累計",件,higher

        """,
        "figures.csv": """
        measure,series,year,kind,value,reason,printed
        a1,1,2022,target,,,"1,000"
        a1,1,2022,actual,,,900
        a1,1,2023,target,,,"1,500"
        a1,1,2023,actual,,,"1,234"
        a1,2,2023,target,,,27
        a1,2,2023,actual,,,23
        a2,1,2023,target,,,未定
        a2,1,2023,actual,,,5

        """,
    ]

    func replacing(_ file: String, _ old: String, with new: String) -> SmallPlan {
        var plan = self
        plan.files[file] = files[file]?.replacing(old, with: new)
        return plan
    }

    var bytes: [String: [UInt8]] { files.mapValues { Array($0.utf8) } }

    /// Writes the folder into `place` and gives its path.
    func write(
        into place: String,
        named name: String = "plan",
        encode: (String, String) -> Data? = utf8
    ) throws -> String {
        let folder = "\(place)/\(name)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (file, text) in files {
            try #require(encode(file, text)).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
        }
        return folder
    }

    static func utf8(_ file: String, _ text: String) -> Data? { Data(text.utf8) }

    /// Tables as Excel writes them on Japanese Windows.
    static func cp932(_ file: String, _ text: String) -> Data? {
        file.hasSuffix(".csv") ? text.data(using: .shiftJIS) : Data(text.utf8)
    }
}

/// The folder `Samples/` of the project.
let samples = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Samples").path

/// The bytes of every file in a folder by name.
func contents(of folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        files[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
    }
    return files
}
