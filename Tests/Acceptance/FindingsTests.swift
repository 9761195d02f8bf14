import Figures
import Planning
import Testing
import Wording

/// What `check` finds in the two cities: exactly this, and in this order.
@Suite struct FindingsTests {
    private func lines(_ sample: Sample) -> [String] {
        PlanCheck(sample.evaluator).findings().map { finding in
            let change = finding.expected.isEmpty ? finding.printed : "\(finding.printed) → \(finding.expected)"
            return [finding.severity.rawValue, finding.kind.rawValue, finding.place, change].joined(separator: " | ")
        }
    }

    private func compare(_ found: [String], _ expected: String) {
        let expected = expected.split(separator: "\n").map(String.init)
        for line in found where !expected.contains(line) { Issue.record("not expected: \(line)") }
        for line in expected where !found.contains(line) { Issue.record("not found: \(line)") }
        #expect(found == expected)
    }

    @Test func `check finds what is wrong in Kagoshima's documents`() throws {
        compare(try lines(.kagoshima()), Self.kagoshima)
    }

    @Test func `check finds what is wrong in Ibusuki's documents`() throws {
        compare(try lines(.ibusuki()), Self.ibusuki)
    }

    @Test(arguments: [
        ("measure-list 2023 No.22", "the last target set within the plan's period (8900), rounded half-up"),
        ("measure-list 2022 No.44/2", "truncated to 1 decimal"),
        ("measure-list 2023 No.77/1", "truncated to 1 decimal"),
        ("measure-list 2022 No.110/2", "No other yardstick or rounding"),
        ("progress-summary 2023 No.17", "as printed in this document"),
        ("progress-summary 2023 No.58", "is No.59"),
        ("progress-summary 2023 No.67", "is No.68"),
        ("figures.csv No.55/1", "No.118/1"),
    ])
    func `a finding says how it may have come about`(place: String, words: String) throws {
        let findings = try PlanCheck(Sample.kagoshima().evaluator).findings().filter { $0.place == place }
        #expect(findings.contains { $0.explanation.english.contains(words) })
        #expect(findings.allSatisfy { !$0.explanation.japanese.isEmpty })
    }
}

extension FindingsTests {
    private static let kagoshima = """
        error | rate_without_target | measure-list 2023 No.22 | 86%
        error | rate_differs | measure-list 2022 No.44/2 | 284.5％ → 284.6%
        error | rate_differs | measure-list 2023 No.44/2 | 445.1％ → 445.2%
        error | rate_differs | measure-list 2023 No.77/1 | 136.3% → 136.4%
        error | rate_differs | measure-list 2022 No.110/2 | 92.7% → 70.2%
        notice | rate_not_printed | measure-list 2022 No.115 | - → 100%
        notice | name_differs | progress-summary 2023 No.1 | 地方税共通納税システムの推進による法人市民税の共通納税による収納割合 → 法人市民税における共通納税による収納割合
        notice | unit_differs | progress-summary 2023 No.1 | %
        notice | name_differs | progress-summary 2023 No.6 | コンビニ納付・モバイル決済利用件数 → モバイル決済利用件数
        notice | look_alike | progress-summary 2023 No.6 | 〇 → ○
        notice | name_differs | progress-summary 2023 No.17 | 証明等のオンライン申請による電子納付の申請件数 → 申請件数
        error | figures_differ | progress-summary 2023 No.17 | 100 → 1,000
        error | figures_differ | progress-summary 2023 No.17 | 973 → 980
        error | rate_differs | progress-summary 2023 No.17 | 973.0% → 98.0%
        notice | name_differs | progress-summary 2023 No.20 | ＳＮＳフォロワー数(各SNS等の合計) → フォロワー数(各SNS等の合計)
        notice | look_alike | progress-summary 2023 No.20 | 〇 → ○
        notice | unit_differs | progress-summary 2023 No.21 | 千件 → 件
        notice | look_alike | progress-summary 2023 No.21 | 〇 → ○
        notice | name_differs | progress-summary 2023 No.39 | オープンデータ公開データ数 → 公開データ数
        notice | name_differs | progress-summary 2023 No.40 | ごみ分別アプリのダウンロード数(累計) → アプリのダウンロード数(累計)
        error | citation_differs | progress-summary 2023 No.58 | 58 → 59
        error | citation_differs | progress-summary 2023 No.67 | 67 → 68
        notice | name_differs | progress-summary 2023 No.63 | ホームページ(イベント情報等)へのアクセス数(ＰＶ数) → ホームページへのアクセス数(PV数)
        notice | name_differs | progress-summary 2023 No.64/2 | 観光ＣＲＭアプリ会員登録数 → ②会員登録数
        notice | unit_differs | progress-summary 2023 No.64/2 | 件 → 人
        notice | name_differs | progress-summary 2023 No.75 | 母子健康手帳アプリ登録者数 → 登録者数
        notice | look_alike | progress-summary 2023 No.80 | 〇 → ○
        notice | name_differs | progress-summary 2023 No.86 | 市電・市バスのタッチ決済の延べ利用者数 → タッチ決済の延べ利用者数
        notice | name_differs | progress-summary 2023 No.98 | ＩＣＴ基礎講座の受講者数 → 受講者数
        notice | look_alike | progress-summary 2023 No.98 | 〇 → ○
        notice | name_differs | progress-summary 2023 No.102 | 情報セキュリティに関する職員のe-ラーニング研修受講率 → 職員のe-ラーニング研修受講率
        notice | name_differs | progress-summary 2023 No.113 | デジタル式預貯金照会システム導入に伴う預貯金差押額 → 預貯金差押額
        warning | unit_slip | figures.csv 2023 No.58/1 | 27%
        notice | target_lowered | figures.csv 2024 No.62/1 | 3
        warning | unit_differs | figures.csv 2023 No.78/1 | 100% → 地域
        warning | unit_slip | figures.csv 2022 No.100/1 | 0.85 → 85％
        notice | target_lowered | figures.csv 2024 No.118/1 | 180
        notice | target_lowered | figures.csv 2024 No.121/1 | 22
        notice | same_targets | figures.csv No.55/1 | 180, 184, 185
        notice | look_alike | figures.csv 2024 No.8/1 | ー → -
        notice | look_alike | figures.csv 2026 No.8/1 | ー → -
        notice | look_alike | figures.csv 2022 No.15/1 | － → -
        notice | look_alike | figures.csv 2022 No.15/1 | － → -
        notice | look_alike | figures.csv 2023 No.106/1 | － → -
        """

    private static let ibusuki = """
        notice | no_owner | owners.csv 2023 No.⑵-イ-6 | 
        notice | no_owner | owners.csv 2023 No.⑵-イ-7 | 
        """
}
