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

    /// The first page as it is printed, two pixels for each point.
    func image() throws -> PrintedPage {
        try #require(PrintedPage(try output("pdftoppm", ["-r", "144", "-f", "1", "-l", "1"])))
    }

    private func run(_ tool: String, _ options: [String], to standardOutput: Bool = false) throws -> String {
        try #require(String(bytes: try output(tool, options, to: standardOutput), encoding: .utf8))
    }

    private func output(_ tool: String, _ options: [String], to standardOutput: Bool = false) throws -> Data {
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
        return data
    }
}

/// Pixels in the plainest of formats (PPM): a line with the format, width and height, the greatest value, then bytes.
struct PrintedPage {
    let width: Int
    let height: Int
    private let pixels: [UInt8]

    init?(_ data: Data) {
        var fields: [Int] = []
        var rest = data.dropFirst(3)
        while fields.count < 3 {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
            fields.append(number)
            rest = rest.dropFirst(digits.count + 1)
        }
        (width, height, pixels) = (fields[0], fields[1], Array(rest))
        guard pixels.count == 3 * width * height else { return nil }
    }

    /// Red, green and blue at a place in points.
    func colour(_ x: Double, _ y: Double) -> UInt32 {
        let place = 3 * (Int(y * 2) * width + Int(x * 2))
        return pixels[place..<(place + 3)].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Whether something dark is in the field, in points.
    func hasInk(_ xs: ClosedRange<Double>, _ ys: ClosedRange<Double>) -> Bool {
        places(xs, ys).contains { colour($0.x, $0.y) & 0xFF < 0xA0 || colour($0.x, $0.y) >> 16 < 0xA0 }
    }

    /// Whether the colour, or one near it, is in the field: edges are softened.
    func has(_ colour: UInt32, _ xs: ClosedRange<Double>, _ ys: ClosedRange<Double>) -> Bool {
        places(xs, ys).contains { place in
            let found = self.colour(place.x, place.y)
            return [16, 8, 0].allSatisfy { abs(Int(found >> $0 & 0xFF) - Int(colour >> $0 & 0xFF)) < 64 }
        }
    }

    private func places(_ xs: ClosedRange<Double>, _ ys: ClosedRange<Double>) -> [(x: Double, y: Double)] {
        stride(from: ys.lowerBound, through: ys.upperBound, by: 0.5).flatMap { y in
            stride(from: xs.lowerBound, through: xs.upperBound, by: 0.5).map { x in (x, y) }
        }
    }
}
