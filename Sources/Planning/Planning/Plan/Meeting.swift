package import Figures
package import Wording

/// 会議: one sitting of the committee, with its agenda, its materials and who attends.
package struct Meeting: Hashable, Sendable {
    package typealias ID = Identifier<Meeting>

    package var id: ID
    /// The fiscal year that its papers are about, which is mostly the one before that of its date.
    package var year: FiscalYear
    package var title: String
    /// Whose meeting it is; empty where nothing says so.
    package var committee: String
    /// `nil` where it is not known, or not set yet.
    package var date: CalendarDate?
    /// When it begins; `nil` where it is not known, or not set yet.
    package var start: ClockTime?
    /// Empty where it is not known, or not set yet.
    package var place: String
    /// 次第: its lines in their order.
    package var agenda: [AgendaItem]
    /// 資料: what is handed out, in the order of the list.
    package var materials: [Material]
    /// 出席者, in the order of the list.
    package var attendees: [Attendee]

    package init(id: ID, year: FiscalYear, title: String) {
        self.id = id
        self.year = year
        self.title = title
        committee = ""
        place = ""
        agenda = []
        materials = []
        attendees = []
    }
}

/// One line of a meeting's agenda: 開会, 報告事項, (1).
package struct AgendaItem: Hashable, Sendable {
    /// Lines within lines, counted from the top.
    package static let maximumDepth = 4

    /// Where the line stands in the agenda; the lines of one meeting have different ones, and follow each other by them.
    package var order: Int
    /// As printed: 1, (1); empty where the line has none.
    package var number: String
    /// The `order` of the line that it belongs under, which is smaller than its own; `nil` at the top.
    package var parent: Int?
    package var text: String
    /// The numbers of the meeting's materials that it is about.
    package var materials: [String]

    package init(order: Int, number: String = "", parent: Int? = nil, text: String, materials: [String] = []) {
        self.order = order
        self.number = number
        self.parent = parent
        self.text = text
        self.materials = materials
    }
}

/// 資料: one of the papers of a meeting.
package struct Material: Hashable, Sendable {
    /// As printed after 資料: 1, 参考1; no two materials of a meeting have the same.
    package var number: String
    package var title: String
    /// The document that is printed from the plan; `nil` where the material is not made from it.
    package var document: DocumentName?
    /// What is to be known of it: where it comes from, if it is not made from the plan.
    package var note: String

    package init(number: String, title: String, document: DocumentName? = nil, note: String = "") {
        self.number = number
        self.title = title
        self.document = document
        self.note = note
    }
}

/// One line of a meeting's list of those who attend.
package struct Attendee: Hashable, Sendable {
    /// Where the line stands in the list; the lines of one meeting have different ones, and follow each other by them.
    package var order: Int
    /// The name or the post, as the city prints it.
    package var name: String
    /// The organisation that the person comes from; empty where the list names none.
    package var affiliation: String
    package var role: Role
    package var attendance: Attendance

    package init(order: Int, name: String, affiliation: String = "", role: Role, attendance: Attendance) {
        self.order = order
        self.name = name
        self.affiliation = affiliation
        self.role = role
        self.attendance = attendance
    }

    /// As what somebody takes part.
    package enum Role: String, CaseIterable, Hashable, Sendable {
        /// 委員
        case member
        /// オブザーバー
        case observer
        /// 事務局
        case secretariat

        package var name: Bilingual {
            switch self {
            case .member: Bilingual("委員", "member")
            case .observer: Bilingual("オブザーバー", "observer")
            case .secretariat: Bilingual("事務局", "secretariat")
            }
        }
    }

    /// Whether somebody was there.
    package enum Attendance: String, CaseIterable, Hashable, Sendable {
        /// 出席
        case present
        /// 欠席
        case absent
        /// 代理出席: somebody else came instead.
        case proxy
        /// 未定: not known, or not known yet; never the same as absent.
        case unknown

        package var name: Bilingual {
            switch self {
            case .present: Bilingual("出席", "present")
            case .absent: Bilingual("欠席", "absent")
            case .proxy: Bilingual("代理出席", "by proxy")
            case .unknown: Bilingual("未定", "not known")
            }
        }
    }
}
