import Figures
import Planning
import SQLInterface

extension PlanTable {
    static let published = PlanTable(
        .published,
        "published",
        key: ["document", "year", "subject"],
        columns: ["cited", "name", "unit", "target", "actual", "rate", "rating"],
        repeats: true
    ) { plan in
        plan.published.map { line in
            row(
                line.document,
                line.year.year,
                line.subject.storedText,
                line.cited,
                line.name,
                line.unit,
                line.target,
                line.actual,
                line.rate,
                line.rating
            )
        }
    }
}

extension PublishedFigure {
    init(_ row: StoredRow) throws {
        let subject = try row.text("subject")
        guard let subject = Subject(storedText: subject) else { throw row.damage("subject", found: subject) }
        self.init(
            document: try row.text("document"),
            year: try row.year("year"),
            subject: subject,
            name: try row.text("name"),
            unit: try row.text("unit")
        )
        cited = try row.text("cited")
        target = try row.optionalText("target")
        actual = try row.optionalText("actual")
        rate = try row.optionalText("rate")
        rating = try row.optionalText("rating")
    }
}

extension PublishedFigure.Subject {
    fileprivate var storedText: String {
        switch self {
        case .series(let series): "series:" + series.text
        case .goal(let goal): "goal:" + goal.text
        case .node(let node): "node:" + node.text
        case .share(let whole): "share:" + whole
        }
    }

    fileprivate init?(storedText text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = text[text.utf8.index(after: colon)...]
        switch text[..<colon] {
        case "series":
            guard let series = SeriesReference(rest) else { return nil }
            self = .series(series)
        case "goal":
            guard let goal = Goal.ID(rest) else { return nil }
            self = .goal(goal)
        case "node":
            guard let node = PlanNode.ID(rest) else { return nil }
            self = .node(node)
        case "share": self = .share(of: String(rest))
        default: return nil
        }
    }
}
