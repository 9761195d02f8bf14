import Figures
import Planning
import PlanningStorage
import SQLInterface
import SQLiteDriver
import Testing
import Wording

@Suite struct SearchTests {
    /// A plan of measures whose names look like those of real plans.
    private func searchable() throws -> Plan {
        var plan = try Plan.empty()
        let names = [
            "ＳＮＳによる情報発信", "おんらいん申請の拡大", "オンライン相談窓口の設置", "ごみ分別ｱﾌﾟﾘの導入", "AI matchingによる保育所入所選考",
            "メタバースの活用", "市民課の窓のない窓口", "ＤＸ人材の育成", "E-mail配信サービス", "地域コミュニティ〇〇の推進", "キャッシュレス決済", "RPAの活用",
        ]
        for (index, name) in names.enumerated() {
            try plan.addMeasure("m\(index)", number: "\(index + 10)", name, english: index == 7 ? "DX people" : nil)
        }
        plan.measures[10].number = "⑴-ア"
        plan.units = [
            OrganisationUnit(id: try id("soumu"), parent: nil, kind: .bureau, name: "総務局"),
            OrganisationUnit(id: try id("joho"), parent: try id("soumu"), kind: .section, name: "情報システム課"),
        ]
        plan.measures[0].owners = [Ownership(unit: try id("joho"))]
        plan.measures[1].indicators = [
            Indicator(series: "1", name: "利用率", unit: "％", direction: .higher, method: "申請÷全体")
        ]
        plan.measures[2].purpose = "市民が来庁せずに、自宅からスマートフォンで手続できるようにする。" + String(repeating: "長い説明、", count: 30) + "メタバース"
        plan.measures[3].effect = "ごみの減量"
        plan.tasks = [
            PlanTask(measure: try id("m5"), number: "1", text: "仮想空間の調達", due: "R5.12", sections: ["デジタル戦略係"])
        ]
        plan.texts = [YearlyText(measure: try id("m6"), year: try year(2023), kind: .activity, text: "端末を更新した")]
        plan.lineage = [
            LineageEvent(
                measure: try id("m11"),
                year: try year(2024),
                kind: .renamed,
                before: "定型業務の自動化",
                after: "RPAの活用"
            )
        ]
        plan.goals = [
            Goal(id: try id("g"), node: try id("1"), name: Bilingual("電子申請率", "Online"), unit: "割", series: [])
        ]
        return plan
    }

    private func found(_ text: String, in store: SQLPlanStore) async throws -> [String] {
        try await store.search(text).map { hit in
            switch hit.subject {
            case .measure(let id): id.text
            case .node(let id): "node " + id.text
            }
        }
    }

    @Test func `each query finds exactly what contains it`() async throws {
        let expected: [(String, Set<String>)] = [
            ("SNS", ["m0"]), ("ｓｎｓ", ["m0"]), ("オンライン", ["m1", "m2", "node 1"]), ("おんらいん", ["m1", "m2", "node 1"]),
            ("ｵﾝﾗｲﾝ", ["m1", "m2", "node 1"]), ("ｱﾌﾟﾘ", ["m3"]), ("アプリ", ["m3"]), ("あぷり", ["m3"]), ("プ", ["m3"]),
            ("窓", ["m2", "m6"]), ("窓口", ["m2", "m6"]), ("窓口の", ["m2"]), ("ごみ", ["m3"]), ("ゴミ", ["m3"]),
            ("AI matching", ["m4"]), ("matching", ["m4"]), ("ＡＩ", ["m4", "m8"]), ("DX", ["m7"]), ("ｄｘ", ["m7"]),
            ("メタバース", ["m2", "m5"]), ("めたば－す", ["m2", "m5"]), ("課", ["m0", "m6"]), ("総務局", ["m0"]), ("情報システム課", ["m0"]),
            ("利用率", ["m1"]), ("%", ["m1"]), ("減量", ["m3"]), ("仮想空間", ["m5"]), ("デジタル戦略係", ["m5"]), ("端末", ["m6"]),
            ("自動化", ["m11"]), ("電子申請率", ["node 1"]), ("No.19", ["m9"]), ("ｎｏ．１９", ["m9"]), ("⑴-ア", ["m10"]),
            ("(1)-ア", ["m10"]), ("１－ア", ["m10"]), ("○○", ["m9"]), ("〇〇", ["m9"]), ("people", ["m7"]),
            ("E-mail", ["m8"]), ("e－mail", ["m8"]),
        ]
        let plan = try searchable()
        try await withStore { store, _ in
            try await store.save(plan)
            for (query, subjects) in expected {
                #expect(Set(try await found(query, in: store)) == subjects, "\(query)")
            }
        }
    }

    @Test(arguments: [
        "存在しない語", "窓口窓口", "口窓", "SNSNS", "", " 　", "()", "🏛", "口の設置窓", "導入ごみ", "ンイ", "\0", "zz", "10 年",
    ])
    func `nothing is found where nothing contains it`(query: String) async throws {
        let plan = try searchable()
        try await withStore { store, _ in
            try await store.save(plan)
            #expect(try await store.search(query) == [])
        }
    }

    @Test(arguments: [
        "\"窓口\"", "窓口*", "name:窓口", "NOT 窓口", "窓口 OR DX", "NEAR(窓口 DX)", "'; DROP TABLE plan; --", "^窓口", "{name} : 窓口",
        "\\",
        "%", "_", "-窓口", "+", "\"", "* *", "窓口 AND", "(窓口", "\u{1}", "*",
    ])
    func `operators of search languages are plain text`(query: String) async throws {
        let plan = try searchable()
        try await withStore { store, _ in
            try await store.save(plan)
            let hits = try await store.search(query)
            #expect(
                hits.count <= (query == "(窓口" ? 2 : 1),
                "only what really contains it: \(hits.map(\.name.japanese))"
            )
        }
    }

    @Test func `all words must be there, wherever they stand`() async throws {
        let plan = try searchable()
        try await withStore { store, _ in
            try await store.save(plan)
            #expect(try await found("窓口　オンライン", in: store) == ["m2"])
            #expect(try await found("SNS 総務局", in: store) == ["m0"])
            #expect(try await found("ごみ 減量 アプリ", in: store) == ["m3"])
            #expect(try await found("窓口 DX", in: store) == [])
        }
    }

    @Test func `names come before other facts and those before texts`() async throws {
        let plan = try searchable()
        try await withStore { store, _ in
            try await store.save(plan)
            #expect(try await found("メタバース", in: store) == ["m5", "m2"])
            #expect(try await found("課", in: store) == ["m6", "m0"])
            #expect(try await found("AI", in: store) == ["m4", "m8"], "a word of its own before a part of one")
            #expect(try await store.search("窓", limit: 1).count == 1)
            #expect(try await store.search("窓", limit: 0) == [])
            #expect(try await store.search("窓", limit: -5) == [])
        }
    }

    @Test(arguments: ["1", "No.1", "１", "ｎｏ．１"])
    func `the measure of exactly that number comes first`(query: String) async throws {
        var plan = try Plan.empty()
        for number in [21, 10, 12, 1, 100] { try plan.addMeasure("m\(number)", number: "\(number)", "取組") }
        try await withStore { [plan] store, _ in
            try await store.save(plan)
            #expect(try await found(query, in: store).first == "m1")
        }
    }

    @Test func `a hit says what it found and where`() async throws {
        let plan = try searchable()
        try await withStore { store, _ in
            try await store.save(plan)
            let hit = try await store.search("あぷり").first.orFail()
            #expect(hit.subject == .measure(try id("m3")))
            #expect(hit.plan == plan.id)
            #expect(hit.municipality == plan.municipality.code)
            #expect(hit.number == "13")
            #expect(hit.name == plan.measures[3].name)
            #expect(hit.field == .name)
            #expect(
                hit.snippet == [
                    .init("ごみ分別", isHit: false), .init("ｱﾌﾟﾘ", isHit: true), .init("の導入", isHit: false),
                ]
            )
            #expect(hit.offset == 4)

            let far = try await store.search("メタバース").last.orFail()
            #expect(far.field == .purpose)
            #expect(far.snippet.first == .init("…", isHit: false))
            #expect(far.snippet.last == .init("メタバース", isHit: true))
            #expect(far.snippet.map(\.text).joined().count <= 82)
            #expect(Array(plan.measures[2].purpose)[far.offset...].starts(with: "メタバース"))

            let owner = try await store.search("総務局").first.orFail()
            #expect(owner.field == .owner)
            #expect(owner.snippet == [.init("総務局", isHit: true)])
        }
    }

    @Test func `the search follows the plan`() async throws {
        var plan = try searchable()
        try await withStore { store, _ in
            try await store.save(plan)
            plan.measures[5].name = Bilingual("仮想市役所", "Virtual city hall")
            plan.measures.remove(at: 0)
            try await store.save(plan)
            #expect(try await found("SNS", in: store) == [])
            #expect(try await found("メタバース", in: store) == ["m2"])
            #expect(try await found("仮想市役所", in: store) == ["m5"])
        }
    }

    @Test func `a search in one plan finds nothing of another`() async throws {
        let first = try searchable()
        var second = try searchable()
        second.id = try id("kagoshima-2")
        second.municipality.code = try MunicipalityCode(reading: "462101")
        try await withStore { [second] store, _ in
            try await store.save(first)
            try await store.save(second)
            #expect(try await store.search("SNS").count == 2)
            let hits = try await store.search("SNS", in: second.id, limit: 10)
            #expect(hits.map(\.plan) == [second.id])
            #expect(try await store.search("SNS", in: first.id, limit: 10).map(\.plan) == [first.id])
        }
    }

    @Test(arguments: 1...6)
    func `any piece of any name finds its measure`(seed: Int) async throws {
        var random = Seeded(state: UInt64(seed))
        let plan = try searchable()
        try await withStore { store, _ in
            try await store.save(plan)
            for measure in plan.measures {
                let characters = Array(measure.name.japanese)
                let start = Int.random(in: characters.indices, using: &random)
                let end = Int.random(in: start..<characters.count, using: &random)
                let piece = String(characters[start...end])
                guard !piece.contains(" ") else { continue }
                let hits = try await store.search(piece)
                #expect(hits.contains { $0.subject == .measure(measure.id) }, "\(piece)")
            }
        }
    }
}
