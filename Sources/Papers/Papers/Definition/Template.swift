package import Documents

/// A text in which facts are named: `基本方針{heading.number}`.
///
/// Two braces stand for one that is only a brace.
package struct Template: Hashable, Sendable {
    package enum Piece: Hashable, Sendable {
        case text(String)
        case fact(Fact)
        /// Filled in when the page is set: page numbers.
        case running(RunningLine.Word)
    }

    package var pieces: [Piece]

    /// An empty text.
    package init() {
        pieces = []
    }

    /// - Throws: the word between braces that names nothing, or that a brace has no partner.
    package init(_ text: String) throws(TemplateProblem) {
        pieces = []
        var plain = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "{" where rest.first == "{", "}" where rest.first == "}":
                plain.append(character)
                rest.removeFirst()
            case "{":
                guard let end = rest.firstIndex(of: "}") else { throw .openBrace }
                if !plain.isEmpty { pieces.append(.text(plain)) }
                plain = ""
                pieces.append(try Self.piece(String(rest[..<end])))
                rest = rest[rest.index(after: end)...]
            case "}": throw .openBrace
            default: plain.append(character)
            }
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
    }

    private static func piece(_ word: String) throws(TemplateProblem) -> Piece {
        if let fact = Fact(rawValue: word) { return .fact(fact) }
        if let word = RunningLine.Word(rawValue: word) { return .running(word) }
        throw .unknown(word)
    }

    package var isEmpty: Bool { pieces.isEmpty }

    /// What it names.
    package var facts: [Fact] {
        pieces.compactMap { if case .fact(let fact) = $0 { fact } else { nil } }
    }

    /// Whether it has words that are filled in when the page is set.
    package var hasRunningWords: Bool {
        pieces.contains { if case .running = $0 { true } else { false } }
    }
}

/// Why a text is no template.
package enum TemplateProblem: Error, Hashable, Sendable {
    case unknown(String)
    case openBrace
}
