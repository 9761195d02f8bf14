/// What `make bench` measures in-process: each figure beside its limit, in one run.
@main
enum Benchmarks {
    static func main() async throws {
        let folder = CommandLine.arguments.dropFirst().first ?? "Samples/kagoshima"
        print("figure\tmedian\tbest\tlimit\tmedian/limit")
        try await EvaluationBenchmark(folder: folder).run()
        try NationBenchmark().run()
        try await ImportBenchmark(folder: folder).run()
    }
}
