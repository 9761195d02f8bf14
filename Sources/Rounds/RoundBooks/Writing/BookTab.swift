import Casework
import Documents
import Figures
import Planning
import Rounds
import Wording

/// A sheet as a tab of a workbook.
///
/// All its tables have the same columns, so that each is one column of the tab too:
/// A heading, B unit, C last year's target, D last year's actual, E target, F actual, G reason, H note.
struct BookTab {
    static let paper = PaperFormat(size: .a4, orientation: .landscape)
    /// In millimetres; together the width of the paper's text.
    static let widths = [62, 16, 26, 31, 31, 35, 33, 33]
    static let keyColumn = "I"

    let sheet: MeasureSheet
    let form: BookForm
    let tag: String
    let language: Language

    init(sheet: MeasureSheet, tag: String, language: Language) {
        self.sheet = sheet
        form = BookForm(sheet)
        self.tag = tag
        self.language = language
    }

    private var contents: BookContent { BookContent(language: language) }
    private var year: FiscalYear { sheet.round.year }

    var section: DocumentSection {
        var blocks: [DocumentBlock] = [
            .heading(DocumentHeading("\(sheet.number)　\(sheet.name)", level: 1)),
            .paragraph(DocumentParagraph(state)),
        ]
        blocks += remarks.map { .paragraph(DocumentParagraph($0)) }
        for (table, title) in tables where !table.rows.isEmpty {
            blocks.append(.space(PaperLength(millimetres: 3)))
            blocks.append(.heading(DocumentHeading(title[language], level: 2)))
            blocks.append(.table(table))
        }
        return DocumentSection(title: "\(sheet.number) \(sheet.name)", paper: Self.paper, blocks: blocks)
    }

    private var state: String {
        let name = SheetForm.name(of: sheet.record.state)
        let note =
            sheet.mayWrite
            ? Bilingual("黄色のセルに記入してください。", "Fill in the yellow cells.")
            : Bilingual("今は記入できません。", "It cannot be filled in now.")
        return Bilingual(
            "状態：\(name.japanese)　\(note.japanese)",
            "State: \(name.english). \(note.english)"
        )[language]
    }

    /// What was remarked and is not settled.
    private var remarks: [String] {
        sheet.record.comments.filter { $0.resolved == nil }.map { comment in
            let field = comment.address.flatMap { sheet.definition.field($0.field) }?.name
            let text = comment.text
            return Bilingual(
                "コメント\(field.map { "（\($0.japanese)）" } ?? "")：\(text)",
                "Comment\(field.map { " (\($0.english))" } ?? ""): \(text)"
            )[language]
        }
    }

    private var tables: [(DocumentTable, Bilingual)] {
        var list = [(figures, Bilingual("数値", "Figures"))]
        let starts = stride(from: 0, to: sheet.targetYears.count, by: BookForm.yearsInRow)
        list += starts.map { start in
            let end = min(start + BookForm.yearsInRow, sheet.targetYears.count)
            return (targets(start..<end), Bilingual("今後の目標値", "Future targets"))
        }
        list.append((texts, Bilingual("取組の内容", "What was done")))
        return list
    }

    private func table(_ name: Bilingual, head: [TableCell], rows: [TableRow]) -> DocumentTable {
        DocumentTable(
            name: name[language],
            columns: Self.widths.map { Documents.TableColumn(width: PaperLength(millimetres: $0)) },
            head: [TableRow(head)],
            rows: rows,
            size: LetterSize(tenths: 100)
        )
    }
}

// Figures.
extension BookTab {
    private var figures: DocumentTable {
        let (last, now) = (year.advanced(by: -1), year)
        let hasNotes = form.rows.contains { row in
            if case .figures = row.part { row.fields.count > 2 } else { false }
        }
        let heads = [
            Bilingual("指標", "Series"), Bilingual("単位", "Unit"), named("目標値", "Target", last),
            named("実績値", "Actual", last), named("目標値", "Target", now), named("実績値", "Actual", now),
            Bilingual("数値がない理由", "Why there is none"),
            hasNotes ? Bilingual("数値の注記", "Note on the figure") : Bilingual(same: ""),
        ]
        let rows = form.rows.compactMap { row in
            if case .figures(let index) = row.part { figureRow(row, sheet.series[index]) } else { nil }
        }
        return table(
            Bilingual("数値", "Figures"),
            head: heads.enumerated().map { Self.heading($0, $1[language]) },
            rows: rows
        )
    }

    private func named(_ japanese: String, _ english: String, _ year: FiscalYear) -> Bilingual {
        Bilingual("\(year.name(.short, .japanese)) \(japanese)", "\(english) \(year.name(.western, .english))")
    }

    private func figureRow(_ row: BookForm.Row, _ series: SheetSeries) -> TableRow {
        let label = label(of: series)
        var cells = [
            TableCell(column: 0, .text(label), role: .rowHeading, style: Self.inMiddle),
            TableCell(column: 1, .text(series.indicator.unit), style: Self.inMiddle),
            TableCell(column: 2, Self.content(series.lastTarget), style: Self.atEnd),
            TableCell(column: 3, Self.content(series.lastActual), style: Self.atEnd),
            TableCell(column: 4, Self.content(series.target), style: Self.atEnd),
        ]
        for (offset, field) in row.fields.enumerated() { cells.append(entry(field, column: 5 + offset, of: series)) }
        if row.fields.count < 3 { cells.append(TableCell(column: 7, .empty)) }
        let places = row.fields.enumerated().map { (column: 5 + $0, field: $1) }
        return TableRow(cells, minimumHeight: PaperLength(millimetres: 9), key: key(places, label: label))
    }

    private func label(of series: SheetSeries) -> String {
        sheet.series.count > 1 ? "\(series.number) \(series.indicator.name)" : series.indicator.name
    }

    private func entry(_ field: BookField, column: Int, of series: SheetSeries? = nil, span: Int = 1) -> TableCell {
        let value = sheet.record.value(field.address)
        var cell = TableCell(
            column: column,
            contents.content(of: value, in: field),
            style: CellStyle(vertical: isText(field) ? .top : .middle, shade: sheet.mayWrite ? .entry : .light),
            columnSpan: span
        )
        if sheet.mayWrite { cell.entry = rule(of: field, series) }
        return cell
    }

    /// Short remarks stand beside their figure, in the middle as it does.
    private func isText(_ field: BookField) -> Bool {
        if case .text(let maximum) = field.kind { maximum > SheetForm.maximumShortText } else { false }
    }

    private func rule(of field: BookField, _ series: SheetSeries?) -> CellEntry {
        switch field.kind {
        case .text(let maximum): .text(maximumLength: maximum)
        case .reason: .choice(contents.reasonWords)
        case .milestone: .choice(contents.milestoneWords)
        // A figure of several parts is a text: ①18,104 ②25,617.
        case .figure: series?.parts.isEmpty == false ? .text(maximumLength: SheetForm.maximumShortText) : .number
        }
    }

    private static func content(_ figure: Figure?) -> CellContent {
        guard let figure else { return .empty }
        if case .number(let number) = figure.value { return .number(CellNumber(number)) }
        return figure.printed.isEmpty ? .empty : .text(figure.printed)
    }

    private func key(_ places: [(column: Int, field: BookField)], label: String) -> String {
        let cells = places.map { (column: Self.letter($0.column), token: $0.field.token) }
        return BookKey(tag: tag, sheet: sheet.entry.sheet, column: Self.keyColumn, cells: cells, label: label).text
    }

    private static func letter(_ column: Int) -> String { String(Array("ABCDEFGHI")[column]) }

    private static let atEnd = CellStyle(horizontal: .end, vertical: .middle)

    private static let inMiddle = CellStyle(vertical: .middle)

    static func heading(_ column: Int, _ text: String, span: Int = 1) -> TableCell {
        TableCell(
            column: column,
            text.isEmpty ? .empty : .text(text),
            role: .columnHeading,
            style: CellStyle(horizontal: .centre, vertical: .middle, isBold: true, shade: .heading),
            columnSpan: span
        )
    }
}

// Targets and texts.
extension BookTab {
    private func targets(_ years: Range<Int>) -> DocumentTable {
        var head = [Self.heading(0, Bilingual("指標", "Series")[language], span: 2)]
        head += years.enumerated().map { offset, year in
            Self.heading(2 + offset, sheet.targetYears[year].name(.short, language))
        }
        if years.count < BookForm.yearsInRow { head.append(Self.heading(2 + years.count, "", span: 6 - years.count)) }
        let rows = form.rows.flatMap { row -> [TableRow] in
            guard case .targets(let index, let range) = row.part, range == years else { return [] }
            return targetRows(row, sheet.series[index], years)
        }
        return table(Bilingual("今後の目標値", "Future targets"), head: head, rows: rows)
    }

    /// What the plan says, and below it what it should say.
    private func targetRows(_ row: BookForm.Row, _ series: SheetSeries, _ years: Range<Int>) -> [TableRow] {
        let name = label(of: series)
        let planned = Bilingual("\(name)：計画の目標値", "\(name): the plan's target")[language]
        let wanted = Bilingual("\(name)：今後の目標値（変えるときだけ直す）", "\(name): target from now on")[language]
        var (above, below) = (
            [TableCell(column: 0, .text(planned), role: .rowHeading, style: Self.inMiddle, columnSpan: 2)],
            [TableCell(column: 0, .text(wanted), role: .rowHeading, style: Self.inMiddle, columnSpan: 2)]
        )
        for (offset, year) in years.enumerated() {
            above.append(TableCell(column: 2 + offset, Self.content(series.targets[year].planned), style: Self.atEnd))
            below.append(entry(row.fields[offset], column: 2 + offset, of: nil))
        }
        let rest = BookForm.yearsInRow - years.count
        if rest > 0 {
            above.append(TableCell(column: 2 + years.count, .empty, columnSpan: rest))
            below.append(TableCell(column: 2 + years.count, .empty, columnSpan: rest))
        }
        let places = row.fields.enumerated().map { (column: 2 + $0, field: $1) }
        return [
            TableRow(above),
            TableRow(below, minimumHeight: PaperLength(millimetres: 9), key: key(places, label: wanted)),
        ]
    }

    private var texts: DocumentTable {
        let (last, now) = (year.advanced(by: -1), year)
        let head = [
            Self.heading(0, Bilingual("項目", "Question")[language]),
            Self.heading(1, named("の内容", "In", last)[language], span: 4),
            Self.heading(5, named("の内容", "In", now)[language], span: 3),
        ]
        let rows = form.rows.compactMap { row -> TableRow? in
            switch row.part {
            case .words(let index):
                let series = sheet.series[index]
                let printed = series.lastActual?.printed
                return textRow(row.fields[0], last: printed, height: 12)
            case .text(let index):
                return textRow(row.fields[0], last: sheet.texts[index].last, height: isLong(row.fields[0]) ? 28 : 18)
            case .figures, .targets: return nil
            }
        }
        return table(Bilingual("取組の内容", "What was done"), head: head, rows: rows)
    }

    /// What every department writes at length.
    private func isLong(_ field: BookField) -> Bool {
        [SheetForm.Field.activity, SheetForm.Field.outlook].contains(field.address.field)
    }

    private func textRow(_ field: BookField, last: String?, height: Int) -> TableRow {
        let label = field.name[language]
        let before = last.map { $0.isEmpty ? CellContent.empty : .text($0) } ?? .empty
        return TableRow(
            [
                TableCell(column: 0, .text(label), role: .rowHeading),
                TableCell(column: 1, before, columnSpan: 4),
                entry(field, column: 5, span: 3),
            ],
            minimumHeight: PaperLength(millimetres: height),
            key: key([(column: 5, field: field)], label: label)
        )
    }
}
