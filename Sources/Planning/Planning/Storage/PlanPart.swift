package import Wording

/// The kinds of rows that a stored plan consists of.
package enum PlanPart: String, CaseIterable, Hashable, Sendable {
    case plan
    case level = "plan_level"
    case node
    case measure
    case listing = "measure_listing"
    case unit = "organisation_unit"
    case ownership
    case indicator
    case figure
    case note = "figure_note"
    case goal
    case goalSeries = "goal_series"
    case task
    case text = "yearly_text"
    case lineage
    case published
    case grant = "plan_grant"
    case grantMeasure = "plan_grant_measure"
    case meeting
    case agendaItem = "agenda_item"
    case material = "meeting_material"
    case attendee = "meeting_attendee"
    case council = "council_entry"
    case document = "plan_document"
    case rules

    /// What people call it.
    package var name: Bilingual {
        switch self {
        case .plan: Bilingual("計画", "plan")
        case .level: Bilingual("計画の階層", "level of the plan")
        case .node: Bilingual("見出し", "heading")
        case .measure: Bilingual("取組", "measure")
        case .listing: Bilingual("再掲", "repeated listing")
        case .unit: Bilingual("組織", "organisation unit")
        case .ownership: Bilingual("担当", "owner")
        case .indicator: Bilingual("指標", "indicator")
        case .figure: Bilingual("数値", "figure")
        case .note: Bilingual("数値の注記", "note on a figure")
        case .goal: Bilingual("目標指標", "goal")
        case .goalSeries: Bilingual("目標指標の系列", "series of a goal")
        case .task: Bilingual("実施内容", "task")
        case .text: Bilingual("年度別の記述", "text for a year")
        case .lineage: Bilingual("取組の変遷", "lineage")
        case .published: Bilingual("公表値", "published figure")
        case .grant: Bilingual("交付金", "grant")
        case .grantMeasure: Bilingual("交付金の対象の取組", "measure that a grant pays for")
        case .meeting: Bilingual("会議", "meeting")
        case .agendaItem: Bilingual("次第", "line of an agenda")
        case .material: Bilingual("会議資料", "material of a meeting")
        case .attendee: Bilingual("出席者", "attendee")
        case .council: Bilingual("協議会", "entry of the council")
        case .document: Bilingual("文書の定義", "definition of a document")
        case .rules: Bilingual("評価ルール", "rules")
        }
    }
}
