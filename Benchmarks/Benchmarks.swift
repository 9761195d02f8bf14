/// What `make bench` measures in-process: each figure beside its limit, in one run.
///
/// - `shirube-bench [folder]` measures, with the plan in that folder
/// - `shirube-bench --serve database` serves pages that are made anew for each request
@main
enum Benchmarks {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "--serve", let database = arguments.dropFirst().first {
            return try await UncachedServer(database: database).run()
        }
        let folder = arguments.first ?? "Samples/kagoshima"
        print("figure\tmedian\tbest\tlimit\tmedian/limit")
        try await EvaluationBenchmark(folder: folder).run()
        try NationBenchmark().run()
        try await ImportBenchmark(folder: folder).run()
        MarkupBenchmark().run()
    }
}
