import Glibc

/// One figure measured several times.
struct Measurement {
    let name: String
    let limit: Duration
    private(set) var runs: [Duration] = []

    init(_ name: String, limit: Duration) {
        self.name = name
        self.limit = limit
    }

    /// Runs `body` once to warm up and `count` times to measure.
    mutating func measure(_ count: Int, _ body: () throws -> Void) rethrows {
        try body()
        for _ in 0..<count { runs.append(try ContinuousClock().measure(body)) }
    }

    /// The same for work that waits, with what it needs made anew before each run and not measured.
    mutating func measure<Input: Sendable>(
        _ count: Int,
        prepare: @Sendable (Int) throws -> Input,
        _ body: @Sendable (Input) async throws -> Void
    ) async throws {
        try await body(prepare(-1))
        let clock = ContinuousClock()
        for run in 0..<count {
            let input = try prepare(run)
            let start = clock.now
            try await body(input)
            runs.append(clock.now - start)
        }
    }

    var median: Duration { runs.sorted()[runs.count / 2] }
    var best: Duration { runs.min() ?? .zero }

    func report() {
        let ratio = median / limit
        let rounded = (ratio * 1000).rounded() / 1000
        print("\(name)\t\(median.milliseconds) ms\t\(best.milliseconds) ms\t\(limit.milliseconds) ms\t\(rounded)")
    }
}

extension Duration {
    /// Milliseconds with three decimals.
    var milliseconds: String {
        let microseconds = components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
        let rest = String(microseconds % 1000)
        return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}

/// How long the processors worked for this process so far.
func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

/// The most memory that this process ever held, in MiB, as Linux counts it.
func peakMemory() -> Int { memory("VmHWM:") / 1024 }

/// The memory that this process holds now, in KiB, as Linux counts it.
func residentMemory() -> Int { memory("VmRSS:") }

/// A size in KiB from what Linux says of this process.
func memory(_ field: String) -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var size = 0
    defer { free(line) }
    while getline(&line, &size, file) > 0 {
        guard let line else { break }
        let text = String(cString: line)
        if text.hasPrefix(field) { return Int(text.filter(\.isNumber)) ?? 0 }
    }
    return 0
}
