import Figures
import Planning
import SQLInterface

extension PlanTable {
    /// A baseline stands under the year 0: which year it describes, if any, is said by its indicator.
    static let figure = PlanTable(
        .figure,
        "figure",
        key: ["measure", "series", "kind", "year"],
        columns: ["value", "reason", "printed"],
        keepsOrder: false
    ) { plan in
        var rows: [[SQLValue]] = []
        for measure in plan.measures {
            for indicator in measure.indicators {
                for stored in indicator.storedFigures {
                    rows.append(
                        row(
                            measure.id.text,
                            indicator.series,
                            stored.kind.rawValue,
                            stored.year?.year ?? 0,
                            stored.figure.value.reason == nil ? stored.figure.value.canonicalText : nil,
                            stored.figure.value.reason?.rawValue,
                            stored.figure.printed
                        )
                    )
                }
            }
        }
        return rows
    }

    /// The year 0 stands for none.
    static let note = PlanTable(
        .note,
        "figure_note",
        key: ["measure", "series", "kind", "year"],
        columns: ["note"],
        repeats: true
    ) { plan in
        plan.measures.flatMap { measure in
            measure.indicators.flatMap { indicator in
                indicator.notes.map { note in
                    row(measure.id.text, indicator.series, note.kind.rawValue, note.year?.year ?? 0, note.text)
                }
            }
        }
    }
}

/// A figure and where in its series it stands.
struct StoredFigure {
    let kind: FigureKind
    /// `nil` for baselines.
    let year: FiscalYear?
    let figure: Figure
}

extension Indicator {
    fileprivate var storedFigures: [StoredFigure] {
        var all: [StoredFigure] = []
        for (kind, figures) in [(FigureKind.target, targets), (.actual, actuals)] {
            for year in figures.years {
                if let figure = figures[year] { all.append(StoredFigure(kind: kind, year: year, figure: figure)) }
            }
        }
        if let baseline { all.append(StoredFigure(kind: .baseline, year: nil, figure: baseline)) }
        return all
    }
}

extension StoredFigure {
    init(_ row: StoredRow) throws {
        kind = try row.word("kind")
        year = try row.optionalYearOrZero("year")
        let reason: NoValueReason? = try row.optionalText("reason") == nil ? nil : row.word("reason")
        let canonical = try row.optionalText("value")
        do {
            figure = Figure(
                try FigureValue(canonical: canonical ?? "", reason: reason),
                printed: try row.text("printed")
            )
        } catch is FigureProblem {
            throw row.damage("value", found: canonical ?? "null")
        }
    }
}

extension FigureNote {
    init(_ row: StoredRow) throws {
        self.init(kind: try row.word("kind"), year: try row.optionalYearOrZero("year"), text: try row.text("note"))
    }
}
