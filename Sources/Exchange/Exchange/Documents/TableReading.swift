import Documents
import Papers
import Wording

/// Reads a table with a row for each member of a list.
struct TableReading {
    let scope: DefinitionScope

    func read(_ value: YamlValue) -> TableDefinition? {
        let mapping = value.mapping(
            required: ["name", "rows", "columns"],
            optional: ["caption", "foot", "empty", "size", "smallest", "row_height"]
        )
        guard let mapping, let rows = mapping["rows"] else { return nil }
        let lists = self.lists(rows)
        guard !lists.isEmpty else { return nil }
        let name = mapping["name"].flatMap { TemplateReading(scope: scope).read($0) }
        let values = mapping["columns"]?.filledList() ?? []
        let smallest = mapping["smallest"]?.letterSize()
        let columns = values.compactMap { column($0, lists: lists, smallest: smallest ?? scope.smallestSize) }
        guard let name else { return nil }
        var table = TableDefinition(name: name, rows: lists, columns: columns)
        table.showsName = mapping["caption"]?.flag() ?? false
        table.emptyText = mapping["empty"].flatMap { TemplateReading(scope: scope).read($0) }
        table.size = mapping["size"]?.letterSize()
        table.smallestSize = smallest
        table.rowHeight = mapping["row_height"]?.length() ?? .zero
        if let foot = mapping["foot"], columns.count == values.count { table.foot = self.foot(foot, columns: columns) }
        let width = columns.reduce(PaperLength.zero) { sum, column in
            (0..<count(column)).reduce(sum) { sum, _ in sum + column.width }
        }
        WidthCheck(paper: scope.paper).check(width, at: mapping["columns"] ?? value)
        return table
    }

    private func lists(_ value: YamlValue) -> [ListDefinition] {
        guard !value.isMapping else { return ListReading(scope: scope).readRows(value).map { [$0] } ?? [] }
        var lists: [ListDefinition] = []
        for member in value.listOrOne() ?? [] {
            guard let list = ListReading(scope: scope.inside(lists)).readRows(member) else { return [] }
            lists.append(list)
        }
        return lists
    }

    private func column(_ value: YamlValue, lists: [ListDefinition], smallest: LetterSize) -> ColumnDefinition? {
        let mapping = value.mapping(
            required: ["width", "heading"],
            optional: CellReading.keys + ["group", "years", "of"]
        )
        guard let mapping, let place = mapping["width"], let width = place.width() else { return nil }
        WidthCheck(paper: scope.paper).check(column: width, smallest: smallest, at: place)
        // Headings stand outside of the lists; only the year of their column is at hand.
        let heading = mapping["heading"].flatMap { TemplateReading(scope: scope).read($0) } ?? Template()
        let cell = CellReading(scope: scope.inside(lists)).read(mapping)
        let depth = mapping["of"].flatMap { self.depth($0, lists) } ?? Self.depth(of: cell, lists)
        var column = ColumnDefinition(width: width, heading: heading, depth: depth, cell: cell)
        column.groupHeading = mapping["group"].flatMap { TemplateReading(scope: scope).read($0) }
        column.isForEachYear = mapping["years"]?.flag() ?? false
        return column
    }

    private func depth(_ value: YamlValue, _ lists: [ListDefinition]) -> Int? {
        guard let scope = value.word(of: FactScope.self) else { return nil }
        let depth = lists.lastIndex { $0.list.scope == scope }
        if depth == nil { value.fail(.oneOf(lists.map(\.list.scope.rawValue))) }
        return depth
    }

    /// The innermost list that the cell shows something of.
    private static func depth(of cell: CellDefinition, _ lists: [ListDefinition]) -> Int {
        let facts: [Fact] =
            switch cell.content {
            case .empty: []
            case .fact(let fact): [fact]
            case .text(let template): template.facts
            }
        let depths = facts.compactMap { fact in lists.firstIndex { Self.provides($0, fact.scope) } }
        return depths.max() ?? lists.count - 1
    }

    /// A list of series also says which measure each belongs to.
    private static func provides(_ list: ListDefinition, _ scope: FactScope) -> Bool {
        list.list.scope == scope || (list.list == .series && scope == .measure)
            || (list.list == .lines && scope == .series)
    }

    /// How many columns of the table a column becomes.
    private func count(_ column: ColumnDefinition) -> Int {
        column.isForEachYear ? max(scope.context.period?.count ?? 1, 1) : 1
    }

    private func foot(_ value: YamlValue, columns: [ColumnDefinition]) -> [[CellDefinition]] {
        let values = value.list() ?? []
        let rows = values.map { row in
            (row.list() ?? []).compactMap { GridReading(scope: scope).cell($0) }
        }
        let count = columns.reduce(0) { $0 + self.count($1) }
        if let wrong = GridPlaces.firstWrongRow(rows.map { GridRow($0) }, columns: count) {
            values[wrong].fail(GridReading.wrongRow(count))
        }
        return rows
    }
}

/// Whether columns fit between the margins.
struct WidthCheck {
    let paper: PaperFormat

    func check(_ width: PaperLength, at value: YamlValue) {
        guard width > paper.textWidth else { return }
        let (wide, room) = (Self.text(width), Self.text(paper.textWidth))
        value.fail(
            Bilingual(
                "列の幅の合計 \(wide)mm が、余白を除いた用紙の幅 \(room)mm を超えています。",
                "The columns are \(wide) mm wide together, but the paper has only \(room) mm between its margins."
            )
        )
    }

    /// A column holds at least one letter of the smallest size between its margins.
    func check(column width: PaperLength, smallest: LetterSize, at value: YamlValue) {
        // In hundredths of a point, of which a 72nd of an inch is a hundred; the writer leaves 2.2 points on each side.
        let least = PaperLength(hundredths: (smallest.tenths * 10 + 440) * 254 / 720)
        guard width < least else { return }
        let (mm, points) = (Self.text(least), "\(smallest.tenths / 10).\(smallest.tenths % 10)")
        value.fail(
            Bilingual(
                "この幅には、いちばん小さい文字（\(points)ポイント）が1字も入りません。\(mm)mm 以上にしてください。",
                "Not one letter of the smallest size (\(points) points) fits into this width. Make it \(mm) mm or wider."
            )
        )
    }

    private static func text(_ length: PaperLength) -> String {
        let (whole, rest) = length.hundredths.quotientAndRemainder(dividingBy: 100)
        return rest == 0 ? String(whole) : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
