import Foundation

/// A file of the repository, by its path from the top.
struct Document: CustomStringConvertible {
    let path: String
    let text: String

    var description: String { path }

    /// The top of the repository.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    init(_ path: String) throws {
        self.path = path
        text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    private init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// Every Markdown file that people read: at the top, in `docs` and in `Samples`.
    static let all: [Document] = {
        let top = ["README.md", "ARCHITECTURE.md", "STYLE.md", "CONTRIBUTING.md", "Samples/README.md"]
        let files = FileManager.default.enumerator(atPath: root.appending(path: "docs").path)
        let below = (files?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }
        return (top + below.sorted()).compactMap { try? Document($0) }
    }()

    /// What stands under the heading that begins with `heading`, up to the next one of the same depth.
    func section(_ heading: String) -> Document {
        let depth = heading.prefix { $0 == "#" }.count
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let isHeading = { (line: Substring) in
            (1...depth).contains(line.prefix { $0 == "#" }.count) && line.contains(" ")
        }
        let after = lines.drop { !$0.hasPrefix(heading) }
        let body = after.dropFirst().prefix { !isHeading($0) }
        return Document(path: "\(path), “\(heading)”", text: (after.prefix(1) + body).joined(separator: "\n"))
    }
}

extension Document {
    /// A fenced block: what stands behind its three marks, and its lines.
    struct Block {
        let info: String
        let line: Int
        var text = ""
    }

    var blocks: [Block] {
        var blocks: [Block] = []
        var isOpen = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                if !isOpen { blocks.append(Block(info: String(line.dropFirst(3)), line: index + 1)) }
                isOpen.toggle()
            } else if isOpen {
                blocks[blocks.count - 1].text += line + "\n"
            }
        }
        return blocks
    }

    /// The texts between single back quotes, outside of blocks.
    var codeSpans: [Substring] {
        var isOpen = false
        return text.split(separator: "\n").flatMap { line -> [Substring] in
            if line.hasPrefix("```") {
                isOpen.toggle()
                return []
            }
            guard !isOpen else { return [] }
            let pieces = line.split(separator: "`", omittingEmptySubsequences: false)
            return pieces.indices.filter { $0 % 2 == 1 }.map { pieces[$0] }
        }
    }

    /// Every word that is written as code, in a sentence or in a block.
    var codeWords: Set<String> {
        let code = codeSpans.map(String.init) + blocks.map(\.text)
        return Set(
            code.flatMap { text in
                text.split { character in
                    !(character.isLetter || character.isNumber || "_-.+/".contains(character))
                }
                .map(String.init)
            }
        )
    }

    /// Those of `words` that are nowhere written as code.
    func missing(_ words: some Sequence<String>) -> [String] {
        let known = codeWords
        return words.filter { !known.contains($0) }
    }
}
