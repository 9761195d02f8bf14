import Documents
import Figures
import Planning

/// Makes a table with a row for each member of a list, or of lists within each other.
struct TableMaking {
    let definition: DocumentDefinition
    let table: TableDefinition

    /// The table, or what stands in its place where it would have no rows.
    func blocks(_ circumstances: Circumstances) -> [DocumentBlock] {
        let columns = columns(circumstances)
        var rows: [TableRow] = []
        _ = append(circumstances, depth: 0, columns, to: &rows)
        if rows.isEmpty, let empty = table.emptyText {
            return [.paragraph(DocumentParagraph(empty.text(circumstances), size: size))]
        }
        rows += GridPlaces.rows(table.foot.map { GridRow($0) }, columns: columns.count, circumstances).map { row in
            var row = row
            row.staysWithPrevious = true
            return row
        }
        guard !rows.isEmpty else { return [] }
        let name = table.name.text(circumstances)
        return [
            .table(
                DocumentTable(
                    name: name,
                    caption: table.showsName ? name : "",
                    columns: columns.map { TableColumn(width: $0.definition.width) },
                    head: TableHead(columns: columns).rows(circumstances),
                    rows: rows,
                    size: size,
                    smallestSize: min(table.smallestSize ?? definition.smallestSize, size)
                )
            )
        ]
    }

    private var size: LetterSize { table.size ?? definition.size }

    /// Columns of each year are several.
    private func columns(_ circumstances: Circumstances) -> [PlacedColumn] {
        let list: [(ColumnDefinition, FiscalYear?)] = table.columns.flatMap { column in
            column.isForEachYear ? circumstances.plan.period.map { (column, $0) } : [(column, nil)]
        }
        return list.enumerated().map { PlacedColumn(index: $0, definition: $1.0, year: $1.1) }
    }

    /// Adds the rows of all members of the list at `depth`.
    ///
    /// Cells of a list around others begin in the first row of the members within and reach over all of them.
    /// - Returns: how many rows were added.
    private func append(
        _ circumstances: Circumstances,
        depth: Int,
        _ columns: [PlacedColumn],
        to rows: inout [TableRow]
    ) -> Int {
        guard depth < table.rows.count else { return 0 }
        let isInnermost = depth == table.rows.count - 1
        let members = circumstances.members(of: table.rows[depth], selections: definition.selections)
        var count = 0
        for member in members {
            let own = columns.filter { $0.definition.depth == depth }
            let first = rows.count
            var added = 0
            if !isInnermost {
                added = append(member, depth: depth + 1, columns, to: &rows)
                // A heading without members has no row; a member without lines has one.
                if added == 0, table.rows[depth].list == .headings { continue }
            }
            if added == 0 {
                rows.append(TableRow(Self.empty(columns, below: depth), minimumHeight: table.rowHeight))
                added = 1
            }
            rows[first].cells += own.map { column in
                var cell = column.cell(member, rowSpan: added)
                // All lines of a measure's figures stand in one frame, as in one cell.
                cell.style.isOpenAbove = table.rows[depth].list == .lines && count > 0
                return cell
            }
            rows[first].cells.sort { $0.column < $1.column }
            if let title = table.rows[depth].bookmark?.text(member), !title.isEmpty {
                let level = table.rows[...depth].count { $0.bookmark != nil }
                rows[first].bookmarks.insert(RowBookmark(title, level: level), at: 0)
            }
            count += added
        }
        return count
    }

    /// The cells of a row that has no member of the lists further in.
    private static func empty(_ columns: [PlacedColumn], below depth: Int) -> [TableCell] {
        columns.filter { $0.definition.depth > depth }.map { column in
            TableCell(column: column.index, .empty, style: column.definition.cell.style)
        }
    }
}

/// A column where it stands, in its year if it has one of its own.
struct PlacedColumn {
    let index: Int
    let definition: ColumnDefinition
    let year: FiscalYear?

    func circumstances(_ outer: Circumstances) -> Circumstances {
        year.map { outer.at($0) } ?? outer
    }

    func cell(_ outer: Circumstances, rowSpan: Int) -> TableCell {
        definition.cell.cell(circumstances(outer), column: index, rowSpan: rowSpan)
    }
}

/// The headings of a table's columns, in two rows where some have one in common.
struct TableHead {
    let columns: [PlacedColumn]

    func rows(_ circumstances: Circumstances) -> [TableRow] {
        let headings = columns.map { $0.definition.heading.text($0.circumstances(circumstances)) }
        guard headings.contains(where: { !$0.isEmpty }) else { return [] }
        let groups = columns.map { column in
            column.definition.groupHeading.map { $0.text(circumstances) } ?? ""
        }
        guard groups.contains(where: { !$0.isEmpty }) else {
            return [TableRow(columns.map { Self.cell(headings[$0.index], column: $0.index) })]
        }
        var (upper, lower): ([TableCell], [TableCell]) = ([], [])
        var index = 0
        while index < columns.count {
            guard !groups[index].isEmpty else {
                upper.append(Self.cell(headings[index], column: index, rowSpan: 2))
                index += 1
                continue
            }
            let end = groups[index...].firstIndex { $0 != groups[index] } ?? columns.count
            upper.append(Self.cell(groups[index], column: index, columnSpan: end - index))
            lower += (index..<end).map { Self.cell(headings[$0], column: $0) }
            index = end
        }
        return [TableRow(upper), TableRow(lower)]
    }

    private static func cell(_ text: String, column: Int, columnSpan: Int = 1, rowSpan: Int = 1) -> TableCell {
        TableCell(
            column: column,
            CellContent(text),
            role: .columnHeading,
            style: CellStyle(horizontal: .centre, vertical: .middle, isBold: true, shade: .heading),
            columnSpan: columnSpan,
            rowSpan: rowSpan
        )
    }
}
