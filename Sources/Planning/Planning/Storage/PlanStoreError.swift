package import Figures
package import Wording

/// Why a plan was not stored; nothing was changed.
package enum PlanStoreError: Error, Hashable, Sendable {
    /// Another municipality has a plan of that identity.
    case identityTaken(Plan.ID, by: MunicipalityCode)
    /// The plan was changed since the revision that the change was made upon; 0 is no plan at all.
    case changedMeanwhile(Plan.ID, expected: Int, found: Int)
    /// Two rows have the same key.
    case duplicate(PlanPart, key: String)
    /// A text holds U+0000, or a value has no written form that reads back as the same.
    case unstorable(PlanPart, key: String)
    /// The source of the rules reads as other rules than the plan's.
    case rulesDiffer
    /// The change concerns sealed years, which only errata change.
    case sealed([SealedChange])

    /// What happened and what to do about it.
    package var message: Bilingual {
        switch self {
        case .identityTaken(let plan, let other):
            Bilingual(
                "計画ID「\(plan)」は別の団体（団体コード \(other.text)）が使っています。plan.yaml の id を別のものに変えてください。",
                "The plan id “\(plan)” belongs to another municipality (\(other.text)). Choose another id in plan.yaml."
            )
        case .changedMeanwhile(let plan, let expected, let found):
            Bilingual(
                "計画「\(plan)」は、ほかの人が先に変更しました（版 \(expected) → \(found)）。最新の内容を開き直してから、もう一度変更してください。",
                """
                The plan “\(plan)” was changed by somebody else first (revision \(expected) → \(found)). Open it again \
                and repeat your change.
                """
            )
        case .duplicate(let part, let key):
            Bilingual(
                "\(part.name.japanese)「\(key)」が二つあります。どちらか一つにしてください。",
                "There are two rows for the \(part.name.english) “\(key)”. Keep one of them."
            )
        case .unstorable(let part, let key):
            Bilingual(
                "\(part.name.japanese)「\(key)」に保存できない文字または値があります。見えない制御文字を取り除いてください。",
                """
                The \(part.name.english) “\(key)” holds a character or value that cannot be stored. Remove invisible \
                control characters from it.
                """
            )
        case .rulesDiffer:
            Bilingual(
                "評価ルールの原文（rules.yaml）が、計画の評価ルールと一致しません。原文から読み直してください。",
                "The source of the rules (rules.yaml) does not say the plan's rules. Read the rules from it again."
            )
        case .sealed(let changes): Self.sealedMessage(changes)
        }
    }

    /// Names the first few of the changes, and how many there are.
    private static func sealedMessage(_ changes: [SealedChange]) -> Bilingual {
        let named = changes.prefix(5).map { change in
            Bilingual(
                "\(change.year.name(.era, .japanese))の\(change.subject.name.japanese)「\(change.key)」",
                "the \(change.subject.name.english) “\(change.key)” of \(change.year.name(.western, .english))"
            )
        }
        let rest = changes.count - named.count
        return Bilingual(
            named.map(\.japanese).joined(separator: "、") + (rest > 0 ? "ほか\(rest)件" : "")
                + "は確定済みです。変更するには、理由を付けて訂正してください（shirube correct）。何も変更していません。",
            named.map(\.english).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
                + " stand sealed. Change them by an erratum with its reason (shirube correct); nothing was changed."
        )
    }
}
