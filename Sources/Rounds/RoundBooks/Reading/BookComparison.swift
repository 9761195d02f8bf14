import Casework
import Rounds
import SheetReader
import Wording

/// A filled-in tab beside its sheet: what would change, and what has to be mended.
struct BookComparison {
    let sheet: MeasureSheet
    /// What stood in the sheet when the workbook was made.
    let base: [FieldAddress: FieldValue]
    let cells: [String: FilledBook.Cell]
    private let reading: CellReading
    private(set) var changes: [BookPreview.Change] = []
    private(set) var problems: [BookProblem] = []

    init(_ sheet: MeasureSheet, base: [FieldAddress: FieldValue], cells: [String: FilledBook.Cell], language: Language)
    {
        self.sheet = sheet
        self.base = base
        self.cells = cells
        reading = CellReading(language: language)
        let form = BookForm(sheet)
        let reasons = Dictionary(
            form.fields.filter { $0.kind == .reason }.map { ($0.address, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for field in form.fields where field.kind != .reason {
            guard let cell = cells[field.token] else { continue }
            compare(field, cell, reason: reasons[field.address])
        }
        refuseUnknown(form)
    }

    private mutating func compare(_ field: BookField, _ cell: FilledBook.Cell, reason: BookField?) {
        let beside = reason.flatMap { reason in cells[reason.token].map { (field: reason, cell: $0.content) } }
        let base = base[field.address]
        guard !reading.isUntouched(base, field, cell.content, reason: beside) else { return }
        let wanted: FieldValue?
        do throws(CellReading.Fault) {
            wanted = try reading.answer(field, cell.content, reason: beside?.cell)
        } catch {
            problems.append(BookProblem(cell.place, error.message))
            return
        }
        if let wanted, let problem = sheet.definition.problem(with: wanted, at: field.address, of: sheet.record) {
            problems.append(BookProblem(cell.place, problem))
            return
        }
        let now = sheet.record.value(field.address)
        guard !Self.areSame(wanted, base), !Self.areSame(wanted, now) else { return }
        changes.append(
            BookPreview.Change(
                address: field.address,
                name: field.name,
                place: cell.place,
                base: base,
                now: now,
                wanted: wanted,
                unit: field.unit
            )
        )
    }

    /// 87.6 in a workbook is the 87.60 that was there: a workbook has no zeros at the end.
    private static func areSame(_ left: FieldValue?, _ right: FieldValue?) -> Bool {
        if case .figure(let left)? = left, case .figure(let right)? = right { return left == right }
        return left == right
    }

    private mutating func refuseUnknown(_ form: BookForm) {
        let known = Set(form.fields.map(\.token))
        for (token, cell) in cells.sorted(by: { $0.key < $1.key }) where !known.contains(token) {
            problems.append(
                BookProblem(
                    cell.place,
                    Bilingual(
                        "この欄は、今の調査票にありません。もう一度ダウンロードして記入してください。",
                        "The sheet does not ask this any more. Download the file again and fill that one in."
                    )
                )
            )
        }
    }
}

extension BookField {
    fileprivate var unit: String {
        switch kind {
        case .figure(let unit), .milestone(let unit): unit
        case .reason, .text: ""
        }
    }
}
