import Documents
import Figures
import Planning

/// Makes the blocks of a form where they stand in the plan.
struct BlockMaking {
    let definition: DocumentDefinition

    func blocks(_ blocks: [BlockDefinition], _ circumstances: Circumstances) -> [DocumentBlock] {
        blocks.flatMap { self.blocks($0, circumstances) }
    }

    private func blocks(_ block: BlockDefinition, _ circumstances: Circumstances) -> [DocumentBlock] {
        switch block {
        case .heading(let template, let level, let isInOutline):
            let text = template.text(circumstances)
            return text.isEmpty ? [] : [.heading(DocumentHeading(text, level: level, isInOutline: isInOutline))]
        case .text(let text): return paragraph(text, circumstances)
        case .table(let table):
            return TableMaking(definition: definition, table: table).blocks(circumstances)
        case .grid(let grid):
            return [.table(GridMaking(definition: definition, grid: grid).table(circumstances))]
        case .chart(let height, let showsTitle):
            guard var chart = circumstances.chart(height: height) else { return [] }
            chart.showsTitle = showsTitle
            return [.chart(chart)]
        case .space(let height): return [.space(height)]
        case .pageBreak: return [.pageBreak]
        case .each(let list, let inner, let staysTogether):
            let made = circumstances.members(of: list, selections: definition.selections).map { blocks(inner, $0) }
            return staysTogether ? made.map { .together($0) } : made.flatMap { $0 }
        }
    }

    private func paragraph(_ text: TextDefinition, _ circumstances: Circumstances) -> [DocumentBlock] {
        let words = text.text.text(circumstances)
        guard !words.isEmpty else { return [] }
        return [
            .paragraph(
                DocumentParagraph(
                    words,
                    size: text.size,
                    isBold: text.isBold,
                    alignment: text.alignment,
                    indent: text.indent
                )
            )
        ]
    }
}

extension CellDefinition {
    /// The cell in its place, with what it shows there.
    func cell(_ circumstances: Circumstances, column: Int, rowSpan: Int? = nil) -> TableCell {
        var cell = TableCell(
            column: column,
            shown(circumstances),
            role: isHeading ? .rowHeading : .data,
            style: style,
            columnSpan: columnSpan,
            rowSpan: rowSpan ?? self.rowSpan
        )
        cell.repeatsAcrossPages = repeatsAcrossPages && cell.rowSpan > 1
        if cell.style.horizontal == nil, standsForNumber(cell.content) { cell.style.horizontal = .end }
        cell.entry = entry
        return cell
    }

    /// A dash or a short word in the place of a number stands where the number would.
    private func standsForNumber(_ shown: CellContent) -> Bool {
        guard case .fact(let fact) = content, fact.isFigure, case .text(let text) = shown else { return false }
        return text.count <= 3
    }

    private func shown(_ circumstances: Circumstances) -> CellContent {
        switch content {
        case .empty: .empty
        case .text(let template): CellContent(template.text(circumstances))
        case .fact(let fact): circumstances.content(of: fact, FactFormat(showsUnit: showsUnit, digits: digits))
        }
    }
}
