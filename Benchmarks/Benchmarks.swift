import PapersPages

/// What `make bench` measures in-process: each figure beside its limit, in one run.
///
/// - `shirube-bench [folder]` measures, with the plan in that folder
/// - `shirube-bench --serve database` serves pages that are made anew for each request
/// - `shirube-bench --print folder document format runs` makes a document again and again
/// - `shirube-bench --seals folder` measures the seals of the plan in that folder alone
/// - `shirube-bench --nation-documents folder` makes a document for each municipality
@main
enum Benchmarks {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case ("--serve", 2): try await UncachedServer(database: arguments[1]).run()
        case ("--print", 5): try printDocument(arguments)
        case ("--nation-documents", 2): try NationDocumentsBenchmark(folder: arguments[1]).run()
        case ("--seals", 2): try await SealBenchmark(folder: arguments[1]).run()
        default: try await measure(folder: arguments.first ?? "Samples/kagoshima")
        }
    }

    private static func measure(folder: String) async throws {
        print("figure\tmedian\tbest\tlimit\tmedian/limit")
        try await EvaluationBenchmark(folder: folder).run()
        try NationBenchmark().run()
        try await ImportBenchmark(folder: folder).run()
        try await SealBenchmark(folder: folder).run()
        MarkupBenchmark().run()
    }

    private static func printDocument(_ arguments: [String]) throws {
        guard let format = DocumentFormat(rawValue: arguments[3]), let runs = Int(arguments[4]) else {
            preconditionFailure("--print folder document format runs")
        }
        try DocumentBenchmark(folder: arguments[1], name: arguments[2], format: format).run(runs)
    }
}
