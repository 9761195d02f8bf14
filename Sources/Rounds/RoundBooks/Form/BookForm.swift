import Casework
import Figures
import Planning
import Rounds
import Wording

/// What a sheet asks, as rows of a workbook: the same when it is written and when it is read.
struct BookForm {
    enum Part: Hashable {
        /// The actual of a series, by its place among the series.
        case figures(Int)
        /// Targets of years to come of a series, by the places of both.
        case targets(Int, years: Range<Int>)
        /// The words of a series's actual, by its place.
        case words(Int)
        /// A text of the measure, by its place.
        case text(Int)
    }

    struct Row: Hashable {
        let part: Part
        let fields: [BookField]
    }

    /// How many years to come stand beside each other.
    static let yearsInRow = 6

    let sheet: MeasureSheet
    let rows: [Row]

    init(_ sheet: MeasureSheet) {
        self.sheet = sheet
        var rows: [Row] = []
        let asksFigures = sheet.definition.field(SheetForm.Field.figures) != nil
        if asksFigures { rows += sheet.series.indices.map { Self.figures(sheet, $0) } }
        rows += sheet.series.indices.flatMap { Self.targets(sheet, $0) }
        for index in sheet.series.indices where asksFigures && sheet.series[index].isMilestone {
            rows.append(Self.words(sheet, index))
        }
        rows += sheet.texts.enumerated().map { index, text in
            let field = BookField(
                address: text.address,
                kind: .text(maximum: SheetForm.maximumText),
                name: text.name
            )
            return Row(part: .text(index), fields: [field])
        }
        self.rows = rows
    }

    var fields: [BookField] { rows.flatMap(\.fields) }

    private static func figures(_ sheet: MeasureSheet, _ index: Int) -> Row {
        let series = sheet.series[index]
        let unit = series.indicator.unit
        func name(_ cell: Bilingual) -> Bilingual { series.title(of: cell, among: sheet.series.count) }
        var fields = [
            BookField(
                address: series.address,
                kind: series.isMilestone ? .milestone(unit: unit) : .figure(unit: unit),
                name: name(Bilingual("実績値", "Actual"))
            ),
            BookField(
                address: series.address,
                kind: .reason,
                name: name(Bilingual("数値がない理由", "Why there is none"))
            ),
        ]
        if sheet.definition.field(series.note.field) != nil {
            fields.append(
                BookField(
                    address: series.note,
                    kind: .text(maximum: SheetForm.maximumShortText),
                    name: name(Bilingual("数値の注記", "Note on the figure"))
                )
            )
        }
        return Row(part: .figures(index), fields: fields)
    }

    private static func targets(_ sheet: MeasureSheet, _ index: Int) -> [Row] {
        let series = sheet.series[index]
        let starts = stride(from: 0, to: series.targets.count, by: yearsInRow)
        return starts.map { start in
            let years = start..<min(start + yearsInRow, series.targets.count)
            let fields = series.targets[years].map { target in
                let year = Bilingual(target.year.name(.era, .japanese), target.year.name(.western, .english))
                return BookField(
                    address: target.address,
                    kind: .figure(unit: series.indicator.unit),
                    name: series.title(
                        of: Bilingual("\(year.japanese)の目標値", "Target for \(year.english)"),
                        among: sheet.series.count
                    )
                )
            }
            return Row(part: .targets(index, years: years), fields: fields)
        }
    }

    private static func words(_ sheet: MeasureSheet, _ index: Int) -> Row {
        let series = sheet.series[index]
        let field = BookField(
            address: series.words,
            kind: .text(maximum: SheetForm.maximumShortText),
            name: series.title(of: Bilingual("状況の文言", "In words"), among: sheet.series.count)
        )
        return Row(part: .words(index), fields: [field])
    }
}

extension SheetSeries {
    /// Whether its actual is something that happens or not.
    var isMilestone: Bool {
        if indicator.direction == .milestone { return true }
        let known = target?.value ?? lastActual?.value ?? actual?.figureValue
        if case .milestone? = known { return true }
        return false
    }
}

extension FieldValue {
    var figureValue: FigureValue? { if case .figure(let value) = self { value } else { nil } }
}
