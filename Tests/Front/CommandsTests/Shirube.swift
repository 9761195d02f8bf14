import Foundation
import Testing

@testable import Commands

/// The program as people run it: a process of its own.
struct Shirube {
    /// What a run left behind.
    struct Outcome {
        let output: String
        let errors: String
        let status: Int32
        let wasKilled: Bool

        var lines: [String] { output.split(separator: "\n").map(String.init) }
        var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
    }

    /// `LANG` of the process; nothing else of the locale is set.
    var language = "en_US.UTF-8"
    var environment: [String: String] = [:]
    var folder: String?

    /// The executable, which is built into the folder of the test bundle.
    static func executable() throws -> String {
        let bundles = CommandLine.arguments.filter { $0.hasSuffix(".xctest") } + [Bundle.main.bundlePath]
        let places = bundles.flatMap { path in
            let place = URL(fileURLWithPath: path)
            return [place.deletingLastPathComponent(), place].map { $0.appendingPathComponent("shirube").path }
        }
        return try #require(
            places.first { FileManager.default.isExecutableFile(atPath: $0) },
            "shirube is not built: looked at \(places)"
        )
    }

    func run(_ arguments: String...) throws -> Outcome {
        try run(arguments)
    }

    func run(_ arguments: [String]) throws -> Outcome {
        try run(Self.executable(), arguments)
    }

    /// Runs a line of the shell in which `$SHIRUBE` is the program.
    func shell(_ line: String) throws -> Outcome {
        try run("/bin/sh", ["-c", line])
    }

    private func run(_ program: String, _ arguments: [String]) throws -> Outcome {
        try withTemporaryFolder { place in
            let (output, errors) = (place + "/output", place + "/errors")
            for file in [output, errors] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = arguments
            process.currentDirectoryURL = URL(fileURLWithPath: folder ?? place)
            process.environment = try surroundings()
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle(forWritingAtPath: output)
            process.standardError = FileHandle(forWritingAtPath: errors)
            try process.run()
            process.waitUntilExit()
            return Outcome(
                output: try String(contentsOfFile: output, encoding: .utf8),
                errors: try String(contentsOfFile: errors, encoding: .utf8),
                status: process.terminationStatus,
                wasKilled: process.terminationReason == .uncaughtSignal
            )
        }
    }

    private func surroundings() throws -> [String: String] {
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("LC_") }
        environment["LANG"] = language
        environment["SHIRUBE"] = try Self.executable()
        return environment.merging(self.environment) { _, wanted in wanted }
    }
}

/// Runs `body` with the path of a new folder, which is gone afterwards.
func withTemporaryFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let path = try newFolder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
}

/// The same for a body that waits.
func withTemporaryFolderAsync<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let path = try newFolder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
}

private func newFolder() throws -> String {
    let path = NSTemporaryDirectory() + "shirube-\(UInt64.random(in: 0...UInt64.max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
}

extension Evaluate {
    /// What is printed of a folder.
    func output() throws -> String { try output(of: source.read()) }
}
