import Foundation
import Testing

/// A PDF file as Poppler's tools see it.
struct PDFFile {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The text in the order in which it was drawn, page after page.
    func text() throws -> String { try run("pdftotext", ["-raw", "-enc", "UTF-8"], to: true) }

    func pageTexts() throws -> [String] {
        try text().split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// What `pdfinfo` says, by the words before the colon.
    func information(_ options: [String] = []) throws -> [String: String] {
        var facts: [String: String] = [:]
        for line in try run("pdfinfo", options).split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { facts[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        return facts
    }

    /// The tree of tags, a line each, indented by its depth.
    func structure() throws -> [String] {
        try run("pdfinfo", ["-struct"]).split(separator: "\n").map(String.init)
    }

    /// The table that `pdffonts` prints, without its head.
    func fonts() throws -> [String] {
        try run("pdffonts", []).split(separator: "\n").dropFirst(2).map(String.init)
    }

    /// Title and page of each line of the outline, indented by its depth.
    func outline() throws -> [String] {
        let xml = try run("pdftohtml", ["-xml", "-i", "-stdout"])
        guard let start = xml.range(of: "<outline>"), let end = xml.range(of: "</outline>", options: .backwards) else {
            return []
        }
        var (depth, lines): (Int, [String]) = (-1, [])
        for line in xml[start.lowerBound..<end.upperBound].split(separator: "\n") {
            if line.hasPrefix("<outline>") { depth += 1 }
            if line.hasPrefix("</outline>") { depth -= 1 }
            guard line.hasPrefix("<item"), let page = line.split(separator: "\"").dropFirst().first,
                let title = line.split(separator: ">").dropFirst().first?.split(separator: "<").first
            else { continue }
            lines.append(String(repeating: "  ", count: depth) + title + " " + page)
        }
        return lines
    }

    private func run(_ tool: String, _ options: [String], to standardOutput: Bool = false) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("paper-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("document.pdf")
        try Data(bytes).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/\(tool)")
        process.arguments = options + [file.path] + (standardOutput ? ["-"] : [])
        let (output, errors) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (output, errors)
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let complaints = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // Poppler mends what it can and only complains; a good file gives it no cause.
        #expect(String(bytes: complaints, encoding: .utf8) == "")
        #expect(process.terminationStatus == 0)
        return try #require(String(bytes: data, encoding: .utf8))
    }
}
