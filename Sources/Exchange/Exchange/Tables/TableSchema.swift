/// The file and columns of one table of a plan folder, in the order in which an export writes them.
struct TableSchema: Sendable {
    struct Column: Sendable {
        let name: String
        let isRequired: Bool
    }

    let file: String
    /// Whether the folder is incomplete without it.
    let isRequired: Bool
    let columns: [Column]

    /// The names of `columns` are separated by spaces; those that may be left out end in `?`.
    init(_ file: String, isRequired: Bool, _ columns: String) {
        self.file = file
        self.isRequired = isRequired
        self.columns = columns.split(separator: " ").map { name in
            Column(name: String(name.filter { $0 != "?" }), isRequired: !name.hasSuffix("?"))
        }
    }

    var header: [String] { columns.map(\.name) }
}

extension TableSchema {
    static let nodes = TableSchema("nodes.csv", isRequired: true, "id parent level number name name_en?")
    static let measures = TableSchema(
        "measures.csv",
        isRequired: true,
        "id number name name_en? node also_under? audience purpose? effect?"
    )
    static let units = TableSchema("units.csv", isRequired: false, "id parent kind name from? through?")
    static let owners = TableSchema("owners.csv", isRequired: false, "measure unit from? through? and_others?")
    static let indicators = TableSchema(
        "indicators.csv",
        isRequired: true,
        "measure series name unit direction method? accumulation? calendar_year? composition?"
    )
    static let figures = TableSchema(
        "figures.csv",
        isRequired: true,
        "measure series year kind value reason printed note?"
    )
    static let goals = TableSchema("goals.csv", isRequired: false, "id node name name_en? unit series")
    static let tasks = TableSchema("tasks.csv", isRequired: false, "measure number text due sections")
    static let texts = TableSchema("texts.csv", isRequired: false, "measure year kind text")
    static let lineage = TableSchema("lineage.csv", isRequired: false, "measure year kind before? after? note?")
    static let published = TableSchema(
        "published.csv",
        isRequired: false,
        "document year subject cited? name unit target actual rate rating"
    )
    static let grants = TableSchema(
        "grants.csv",
        isRequired: false,
        "year type name amount unit kind continued_year? measures? note?"
    )
    static let meetings = TableSchema("meetings.csv", isRequired: false, "id year title committee? date? start? place?")
    static let agenda = TableSchema("agenda.csv", isRequired: false, "meeting order number parent? text materials?")
    static let materials = TableSchema("materials.csv", isRequired: false, "meeting number title document? note?")
    static let attendance = TableSchema(
        "attendance.csv",
        isRequired: false,
        "meeting order name affiliation? role attendance"
    )
    static let council = TableSchema("council.csv", isRequired: false, "kind name parent? from? count? note?")

    static let all = [
        nodes, measures, units, owners, indicators, figures, goals, tasks, texts, lineage, published, grants, meetings,
        agenda, materials, attendance, council,
    ]
}
