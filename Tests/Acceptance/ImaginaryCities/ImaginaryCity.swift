import Exchange
import Figures
import Planning
import Testing
import Wording

/// A city that does not exist: rules in YAML, a few indicators in cells as people write them.
struct ImaginaryCity {
    /// One measure with one series: what is printed for it in each year.
    struct Line {
        var unit = "件"
        var direction = "higher"
        var baseline: String?
        var baselineYear = ""
        /// By year: the printed target and actual; `nil` writes no row.
        var cells: [Int: (target: String?, actual: String?)]
    }

    var period = 2022...2026
    let rules: String
    var lines: [Line] = []

    init(rules: String) {
        self.rules = rules
    }

    mutating func add(
        _ cells: [Int: (target: String?, actual: String?)],
        unit: String = "件",
        direction: String = "higher",
        baseline: String? = nil,
        baselineYear: String = ""
    ) {
        lines.append(
            Line(unit: unit, direction: direction, baseline: baseline, baselineYear: baselineYear, cells: cells)
        )
    }

    private var head: String {
        """
        id: nowhere
        municipality: {code: "479993", name: {ja: 例示市, en: Nowhere City}}
        name: {ja: 例示市ＤＸ推進計画, en: Plan of Nowhere}
        period: {from: \(period.lowerBound), through: \(period.upperBound)}
        levels:
          - {id: policy, name: 基本方針}
          - {id: measure, name: 具体策}

        """
    }

    private var figures: String {
        var rows = ["measure,series,year,kind,value,reason,printed,note"]
        for (index, line) in lines.enumerated() {
            let name = "m\(index + 1),1"
            if let baseline = line.baseline { rows.append("\(name),\(line.baselineYear),baseline,,,\"\(baseline)\",") }
            for (year, cells) in line.cells.sorted(by: { $0.key < $1.key }) {
                if let target = cells.target { rows.append("\(name),\(year),target,,,\"\(target)\",") }
                if let actual = cells.actual { rows.append("\(name),\(year),actual,,,\"\(actual)\",") }
            }
        }
        return rows.joined(separator: "\n") + "\n"
    }

    /// The city's plan, through the reader of plan folders.
    func plan() throws -> Plan {
        let numbers = 1...max(1, lines.count)
        let files = [
            "plan.yaml": head,
            "rules.yaml": rules,
            "nodes.csv": "id,parent,level,number,name\nn1,,policy,1,方針\n",
            "measures.csv": "id,number,name,node,audience\n"
                + numbers.map { "m\($0),\($0),取組\($0),n1,\n" }.joined(),
            "indicators.csv": "measure,series,name,unit,direction\n"
                + lines.enumerated().map { "m\($0 + 1),1,指標\($0 + 1),\($1.unit),\($1.direction)\n" }.joined(),
            "figures.csv": figures,
        ]
        do {
            return try PlanFolderReader().read(PlanFolder(files: files.mapValues { Array($0.utf8) })).plan
        } catch {
            for problem in error.list { Issue.record("\(problem.line(in: .english))") }
            throw error
        }
    }

    func evaluation(_ western: Int) throws -> YearEvaluation {
        let year = try #require(FiscalYear(western))
        return try #require(PlanEvaluator(plan()).evaluation(of: year))
    }

    /// What the city would print of each measure: the shown rate and the rating, or the reason and its symbol.
    func printed(_ western: Int) throws -> [String] {
        try evaluation(western).series.map { list in
            let evaluation = try #require(list.first)
            return "\(evaluation.shownText ?? evaluation.absence?.code ?? "?") \(evaluation.symbol)"
        }
    }

    /// What the city would print of its one heading.
    func heading(_ western: Int) throws -> String {
        let evaluation = try evaluation(western)
        let rollUp = evaluation.rollUp(of: try #require(evaluation.plan.nodes.first))
        return "\(rollUp.shownText ?? "-") \(rollUp.symbol)"
    }
}
