import Figures
import Planning
import Wording

extension TableRow {
    func goal() -> Goal? {
        let id: Goal.ID? = identifier("id")
        let node: PlanNode.ID? = identifier("node")
        let name = name()
        let words = list("series")
        let series = words.compactMap { self.series("series", $0) }
        if words.isEmpty { fail("series", .missingValue) }
        guard let id, let node, let name, !words.isEmpty, series.count == words.count else { return nil }
        return Goal(id: id, node: node, name: name, unit: text("unit"), series: series)
    }

    func task() -> PlanTask? {
        guard let measure: Measure.ID = identifier("measure") else { return nil }
        return PlanTask(
            measure: measure,
            number: text("number"),
            text: text("text"),
            due: text("due"),
            sections: list("sections")
        )
    }

    func yearlyText() -> YearlyText? {
        let measure: Measure.ID? = identifier("measure")
        let year = year("year")
        let kind = word("kind", of: YearlyText.Kind.self)
        guard let measure, let year, let kind else { return nil }
        return YearlyText(measure: measure, year: year, kind: kind, text: text("text"))
    }

    func lineageEvent() -> LineageEvent? {
        let measure: Measure.ID? = identifier("measure")
        let year = year("year")
        let kind = word("kind", of: LineageEvent.Kind.self)
        guard let measure, let year, let kind else { return nil }
        var after = text("after")
        switch kind {
        case .merged, .split, .superseded:
            guard let successors: [Measure.ID] = identifiers("after") else { return nil }
            guard !successors.isEmpty else {
                fail("after", .missingValue)
                return nil
            }
            after = successors.map(\.text).joined(separator: ";")
        case .added, .renamed, .renumbered, .ended: break
        }
        return LineageEvent(
            measure: measure,
            year: year,
            kind: kind,
            before: text("before"),
            after: after,
            note: text("note")
        )
    }

    func publishedFigure() -> PublishedFigure? {
        let document = requiredText("document")
        let year = year("year")
        let subject = subject()
        guard let document, let year, let subject else { return nil }
        var figure = PublishedFigure(
            document: document,
            year: year,
            subject: subject,
            name: text("name"),
            unit: text("unit")
        )
        figure.cited = text("cited")
        figure.target = optionalText("target")
        figure.actual = optionalText("actual")
        figure.rate = optionalText("rate")
        figure.rating = optionalText("rating")
        return figure
    }

    private func optionalText(_ column: String) -> String? {
        let text = text(column)
        return text.isEmpty ? nil : text
    }

    private func subject() -> PublishedFigure.Subject? {
        let word = word("subject")
        let pieces = word.split(separator: ":", maxSplits: 1).map(String.init)
        let subject: PublishedFigure.Subject? =
            switch (pieces.first, pieces.dropFirst().first) {
            case ("series", let name?): SeriesReference(name).map { .series($0) }
            case ("goal", let name?): Goal.ID(name).map { .goal($0) }
            case ("node", let name?): PlanNode.ID(name).map { .node($0) }
            case ("share", let name?): .share(of: name)
            default: nil
            }
        if subject == nil { fail("subject", word.isEmpty ? .missingValue : Self.notSubject) }
        return subject
    }

    private static let notSubject = Bilingual(
        "series:m019/1、goal:g1、node:1、share:名前 のどれかの形で書いてください。",
        "Write it as series:m019/1, goal:g1, node:1 or share:NAME."
    )
}
