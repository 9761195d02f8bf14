import Wording
import Yams

/// One YAML file, taken apart with limits that no honest file meets.
struct YamlDocument {
    static let maximumDepth = 20
    static let maximumBytes = 1 << 20

    let root: YamlValue

    /// `nil` after logging why the file is no YAML that is accepted here.
    ///
    /// `bytes` must be valid UTF-8 without a byte order mark.
    init?(_ bytes: [UInt8], file: String, log: ProblemLog) {
        guard bytes.count <= Self.maximumBytes else {
            log.add(Problem.Place(file: file), Self.tooLarge)
            return nil
        }
        let text = String(decoding: bytes, as: UTF8.self)
        do {
            // An anchor is the only way to a node that stands for more than its own text. Where one might be, a first
            // pass over a copy without any shows whether something refers to it: composing such a file could take
            // for ever.
            if let defused = Self.withoutAnchors(bytes) { _ = try Self.compose(defused) }
            guard let node = try Self.compose(text) else {
                log.add(Problem.Place(file: file, line: 1), Self.empty)
                return nil
            }
            if let deep = Self.nodeBeyondDepth(node, depth: 1) {
                YamlValue(node: deep, path: "", file: file, log: log).fail(Self.tooDeep)
                return nil
            }
            root = YamlValue(node: node, path: "", file: file, log: log)
        } catch let error as YamlError {
            let (place, message) = Self.explain(error, file: file)
            log.add(place, message)
            return nil
        } catch {
            log.add(Problem.Place(file: file), Self.notYaml)
            return nil
        }
    }

    private static func compose(_ text: String) throws -> Node? {
        try Parser(yaml: text, resolver: .basic).singleRoot()
    }

    /// The text with everything that may be an anchor blotted out; `nil` where there is nothing of the kind.
    private static func withoutAnchors(_ bytes: [UInt8]) -> String? {
        var defused = bytes
        var found = false
        var index = 0
        while index < defused.count {
            // In the middle of a word it is part of the word: R&D.
            guard defused[index] == UInt8(ascii: "&"), index == 0 || !isWordCharacter(bytes[index - 1]) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < defused.count, isAnchorCharacter(defused[end]) { end += 1 }
            if end > index + 1 {
                found = true
                for position in index..<end { defused[position] = UInt8(ascii: " ") }
            }
            index = end
        }
        return found ? String(decoding: defused, as: UTF8.self) : nil
    }

    private static func isWordCharacter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || isAnchorCharacter(byte) && byte != UInt8(ascii: "-")
    }

    private static func isAnchorCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func nodeBeyondDepth(_ node: Node, depth: Int) -> Node? {
        guard depth <= maximumDepth else { return node }
        let children: [Node] =
            switch node {
            case .mapping(let mapping): mapping.flatMap { [$0.key, $0.value] }
            case .sequence(let sequence): Array(sequence)
            case .scalar, .alias: []
            }
        for child in children {
            if let deep = nodeBeyondDepth(child, depth: depth + 1) { return deep }
        }
        return nil
    }
}

extension YamlDocument {
    private static func explain(_ error: YamlError, file: String) -> (Problem.Place, Bilingual) {
        func place(_ mark: Mark) -> Problem.Place {
            Problem.Place(file: file, line: mark.line, column: mark.column)
        }
        switch error {
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.joined(separator: ", ")
            return (place(context.mark), duplicateKeys(names))
        case .composer(_, let problem, let mark, _):
            return (place(mark), problem.contains("alias") ? alias : severalDocuments)
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            return (place(mark), problem.contains("nest") ? tooDeep : syntax(problem))
        case .reader(let problem, let offset, _, let yaml):
            let before = offset.map { yaml.prefix($0) } ?? ""
            let line = before.utf8.count { $0 == UInt8(ascii: "\n") } + 1
            return (Problem.Place(file: file, line: line), syntax(problem))
        default:
            return (Problem.Place(file: file), notYaml)
        }
    }

    private static func duplicateKeys(_ names: String) -> Bilingual {
        Bilingual(
            "同じキー（\(names)）が二度書かれています。一つにしてください。",
            "The key \(names) is written twice; keep one."
        )
    }

    /// The parser's own words are English; the place says the rest.
    private static func syntax(_ problem: String) -> Bilingual {
        Bilingual(
            "YAMLとして読めません（\(problem)）。字下げ、コロンの後の空白、引用符を確かめてください。",
            "This is no valid YAML (\(problem)); check the indentation, the space after colons and the quotes."
        )
    }

    private static let tooLarge = Bilingual(
        "YAMLファイルが大きすぎます（上限は\(maximumBytes / 1024)KiB）。",
        "The YAML file is too large (at most \(maximumBytes / 1024) KiB)."
    )
    private static let empty = Bilingual("ファイルが空です。", "The file is empty.")
    private static let tooDeep = Bilingual(
        "YAMLの入れ子が深すぎます（上限は\(maximumDepth)段）。",
        "The YAML is nested too deeply (at most \(maximumDepth) levels)."
    )
    private static let alias = Bilingual(
        "YAMLのエイリアス（*名前）は使えません。内容をそのまま書いてください。文字としての * は引用符で囲んでください。",
        "YAML aliases (*name) are not accepted; write the content itself, or put quotes around a “*” that is text."
    )
    private static let severalDocuments = Bilingual(
        "一つのファイルにYAML文書が二つ以上あります（--- の行）。一つにしてください。",
        "There is more than one YAML document in the file (a line with ---); keep one."
    )
    private static let notYaml = Bilingual("YAMLとして読めません。", "This is no valid YAML.")
}
