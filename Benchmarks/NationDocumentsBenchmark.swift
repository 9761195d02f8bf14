import Exchange
import Figures
import PapersPages
import Planning
import Wording

/// The committee's first paper, as PDF, for each municipality of Japan: the sample city's plan and forms under 1,741
/// names, with other figures in each.
///
/// One after the other, nothing kept, as a run over the night would make them. Prints the documents made, their pages and
/// bytes, the time and the processor's time in milliseconds, and the memory held after a hundred and at the end, in KiB.
struct NationDocumentsBenchmark {
    private static let settled = 100

    let folder: String

    func run() throws {
        let template = try PlanFolderReader().read(path: folder).plan
        let (start, worked) = (ContinuousClock.now, processorTime())
        var (pages, bytes, settled) = (0, 0, 0)
        for number in 1...NationBenchmark.municipalities {
            let plan = template.asCity(number)
            let printed = try DocumentPress(plan, definitions: DefinitionReader().read(plan))
                .print(DocumentOrder("progress-summary", year: plan.currentYear), as: .pdf)
            pages += printed.pages ?? 0
            bytes += printed.bytes.count
            if number == Self.settled { settled = residentMemory() }
        }
        print("documents\t\(NationBenchmark.municipalities)")
        print("pages\t\(pages)")
        print("bytes\t\(bytes)")
        print("time\t\((ContinuousClock.now - start).milliseconds)")
        print("processor\t\((processorTime() - worked).milliseconds)")
        print("settled\t\(settled)")
        print("end\t\(residentMemory())")
    }
}

extension Plan {
    /// The same plan as that of another city: every number between half and one and a half times as large.
    fileprivate func asCity(_ number: Int) -> Plan {
        var random = SplitMix(seed: UInt64(number))
        var plan = self
        plan.municipality.name = .init(same: "市\(number)")
        if let id = Plan.ID("city\(number)") { plan.id = id }
        for measure in measures.indices {
            for series in measures[measure].indicators.indices {
                for year in period {
                    plan.measures[measure].indicators[series].targets[year]?.vary(&random)
                    plan.measures[measure].indicators[series].actuals[year]?.vary(&random)
                }
            }
        }
        return plan
    }
}

extension Figure {
    fileprivate mutating func vary(_ random: inout SplitMix) {
        let percent = Int64(random.next() % 101) + 50
        guard case .number(let number) = value else { return }
        let (product, isTooLarge) = number.coefficient.multipliedReportingOverflow(by: percent)
        guard !isTooLarge, let other = ExactDecimal(coefficient: product / 100, scale: Int(number.scale)) else {
            return
        }
        self = Figure(.number(other), printed: other.groupedText)
    }
}
