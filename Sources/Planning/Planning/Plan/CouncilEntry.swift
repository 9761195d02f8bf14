package import Figures
package import Wording

/// 協議会: one thing that is known of the council: who belongs to it, how many, and what it works on.
///
/// Kind, name, parent and date tell the entries of a plan apart.
package struct CouncilEntry: Hashable, Sendable {
    /// How many members an entry may tell of.
    package static let counts = 0...1_000_000

    package var kind: Kind
    /// Empty where the entry is only a count of members or observers.
    package var name: String
    /// The name of the area, theme or group that it belongs under; empty where it belongs to the council itself.
    package var parent: String
    /// The first day on which it is known to hold; `nil` where no day is known.
    package var from: CalendarDate?
    /// How many members or observers there are, or how many belong to a group; `nil` where nobody counted.
    package var count: Int?
    package var note: String

    package init(
        kind: Kind,
        name: String = "",
        parent: String = "",
        from: CalendarDate? = nil,
        count: Int? = nil,
        note: String = ""
    ) {
        self.kind = kind
        self.name = name
        self.parent = parent
        self.from = from
        self.count = count
        self.note = note
    }

    /// What an entry tells of; an entry may stand under those of the kinds before its own.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// 重点分野
        case priorityArea = "priority_area"
        /// テーマ
        case theme
        /// ワーキンググループ
        case workingGroup = "working_group"
        /// 会員
        case member
        /// オブザーバー
        case observer

        /// Whether it is about who takes part, rather than about what is worked on.
        package var isPerson: Bool { self == .member || self == .observer }

        /// The kinds under which an entry of this kind may stand.
        package var parents: [Kind] {
            switch self {
            case .priorityArea: []
            case .theme: [.priorityArea]
            case .workingGroup: [.priorityArea, .theme]
            case .member, .observer: [.priorityArea, .theme, .workingGroup]
            }
        }

        package var name: Bilingual {
            switch self {
            case .priorityArea: Bilingual("重点分野", "priority area")
            case .theme: Bilingual("テーマ", "theme")
            case .workingGroup: Bilingual("ワーキンググループ", "working group")
            case .member: Bilingual("会員", "member")
            case .observer: Bilingual("オブザーバー", "observer")
            }
        }
    }
}
