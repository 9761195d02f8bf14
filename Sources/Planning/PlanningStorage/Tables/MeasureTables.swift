import Figures
import Planning
import SQLInterface
import Wording

extension PlanTable {
    static let measure = PlanTable(
        .measure,
        "measure",
        key: ["id"],
        columns: [
            "number", "name_ja", "name_en", "node", "for_citizens", "for_administration", "purpose", "effect",
        ]
    ) { plan in
        plan.measures.map { measure in
            row(
                measure.id.text,
                measure.number,
                measure.name.japanese,
                measure.name.english,
                measure.node.text,
                measure.audience.contains(.citizens),
                measure.audience.contains(.administration),
                measure.purpose,
                measure.effect
            )
        }
    }

    static let listing = PlanTable(.listing, "measure_listing", key: ["measure", "node"], columns: []) { plan in
        plan.measures.flatMap { measure in measure.alsoUnder.map { row(measure.id.text, $0.text) } }
    }

    static let ownership = PlanTable(
        .ownership,
        "ownership",
        key: ["measure", "unit"],
        columns: ["first_year", "last_year", "and_others"],
        repeats: true
    ) { plan in
        plan.measures.flatMap { measure in
            measure.owners.map { owner in
                row(measure.id.text, owner.unit.text, owner.from?.year, owner.through?.year, owner.andOthers)
            }
        }
    }

    static let indicator = PlanTable(
        .indicator,
        "indicator",
        key: ["measure", "series"],
        columns: [
            "name", "unit", "direction", "method", "accumulation", "calendar_year", "composition", "baseline_year",
        ]
    ) { plan in
        plan.measures.flatMap { measure in
            measure.indicators.map { indicator in
                row(
                    measure.id.text,
                    indicator.series,
                    indicator.name,
                    indicator.unit,
                    indicator.direction.rawValue,
                    indicator.method,
                    indicator.accumulation.rawValue,
                    indicator.countsCalendarYear,
                    indicator.composition,
                    indicator.baselineYear?.year
                )
            }
        }
    }
}

extension Measure {
    init(_ row: StoredRow, contents: MeasureContents) throws {
        var audience: Set<Audience> = []
        if try row.boolean("for_citizens") { audience.insert(.citizens) }
        if try row.boolean("for_administration") { audience.insert(.administration) }
        let id: ID = try row.identifier("id")
        self.init(
            id: id,
            number: try row.text("number"),
            name: try row.name(),
            node: try row.identifier("node"),
            alsoUnder: contents.listings[id] ?? [],
            audience: audience,
            purpose: try row.text("purpose"),
            effect: try row.text("effect"),
            owners: contents.owners[id] ?? [],
            indicators: contents.indicators[id] ?? []
        )
    }
}

extension Ownership {
    init(_ row: StoredRow) throws {
        self.init(
            unit: try row.identifier("unit"),
            from: try row.optionalYear("first_year"),
            through: try row.optionalYear("last_year"),
            andOthers: try row.boolean("and_others")
        )
    }
}

extension Indicator {
    init(_ row: StoredRow, figures: [StoredFigure], notes: [FigureNote]) throws {
        self.init(
            series: try row.text("series"),
            name: try row.text("name"),
            unit: try row.text("unit"),
            direction: try row.word("direction"),
            method: try row.text("method"),
            accumulation: try row.word("accumulation"),
            countsCalendarYear: try row.boolean("calendar_year"),
            composition: try row.optionalText("composition")
        )
        baselineYear = try row.optionalYear("baseline_year")
        self.notes = notes
        for stored in figures {
            switch (stored.kind, stored.year) {
            case (.target, let year?): targets[year] = stored.figure
            case (.actual, let year?): actuals[year] = stored.figure
            case (.baseline, _): baseline = stored.figure
            case (.target, nil), (.actual, nil): throw row.damage("series", found: "a figure without a year")
            }
        }
    }
}
