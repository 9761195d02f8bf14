import Exchange
import Figures
import PapersPages
import Planning

/// One of the office's documents: the forms read, the plan evaluated, the document made and written, nothing kept from
/// the time before but loaded fonts.
///
/// In a process of its own, so that its memory is that of documents alone. Prints for each run how long it took and how
/// long the processor worked, in milliseconds; the first also finds and loads the fonts. Then the most memory that the
/// process held, in KiB.
struct DocumentBenchmark {
    let folder: String
    let name: String
    let format: DocumentFormat

    func run(_ runs: Int) throws {
        let plan = try PlanFolderReader().read(path: folder).plan
        let order = DocumentOrder(name, year: plan.currentYear)
        for _ in 0...runs {
            let worked = processorTime()
            let time = try ContinuousClock().measure {
                let definitions = try DefinitionReader().read(plan)
                let printed = try DocumentPress(plan, definitions: definitions).print(order, as: format)
                precondition(printed.bytes.count > 10_000)
            }
            print("\(time.milliseconds)\t\((processorTime() - worked).milliseconds)")
        }
        print("memory\t\(memory("VmHWM:"))")
    }
}
