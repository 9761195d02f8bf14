import Wording

/// Reads a plain structure member by member, and notes every mistake with its place.
struct PlainReader {
    /// Shared by the readers of one structure.
    final class Log {
        private let file: String
        private(set) var problems: [Problem] = []

        init(file: String) {
            self.file = file
        }

        func note(_ path: String, cell: String? = nil, _ message: Bilingual) {
            problems.append(Problem(Problem.Place(file: file, field: path), cell: cell, message: message))
        }
    }

    let value: PlainValue
    /// Where it stands: `states[2].deadline`.
    let path: String
    let log: Log

    /// Notes members that have no meaning here and those that stand twice.
    func allow(_ names: String...) {
        guard case .mapping(let members) = value else {
            log.note(path, Bilingual("項目と値の組で書いてください。", "Write a mapping of names to values here."))
            return
        }
        var seen: Set<String> = []
        for member in members {
            if !names.contains(member.name) {
                log.note(
                    at(member.name),
                    Bilingual("この項目は使えません。", "There is no such key. Known are: \(names.joined(separator: ", ")).")
                )
            } else if !seen.insert(member.name).inserted {
                log.note(at(member.name), Bilingual("同じ項目が二つあります。", "The key stands here twice."))
            }
        }
    }

    func optional(_ name: String) -> PlainReader? {
        value[name].map { PlainReader(value: $0, path: at(name), log: log) }
    }

    /// The member, or nothing and a note that it is missing.
    func required(_ name: String) -> PlainReader? {
        if let member = optional(name) { return member }
        log.note(at(name), Bilingual("この項目が必要です。", "This key is needed."))
        return nil
    }

    func text() -> String? {
        if case .text(let text) = value { return text }
        log.note(path, Bilingual("文字で書いてください。", "Write a text here."))
        return nil
    }

    func whole() -> Int? {
        if case .whole(let number) = value { return number }
        log.note(path, Bilingual("整数で書いてください。", "Write a whole number here."))
        return nil
    }

    func flag() -> Bool? {
        if case .flag(let flag) = value { return flag }
        log.note(path, Bilingual("true か false で書いてください。", "Write true or false here."))
        return nil
    }

    func items() -> [PlainReader] {
        guard case .list(let values) = value else {
            log.note(path, Bilingual("一覧で書いてください。", "Write a list here."))
            return []
        }
        return values.enumerated().map { PlainReader(value: $1, path: "\(path)[\($0)]", log: log) }
    }

    func key<Subject>() -> CaseKey<Subject>? {
        guard let text = text() else { return nil }
        if let key = CaseKey<Subject>(reading: text) { return key }
        log.note(path, cell: text, .badKey)
        return nil
    }

    func word<Word: RawRepresentable<String> & CaseIterable>() -> Word? {
        guard let text = text() else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        log.note(
            path,
            cell: text,
            Bilingual("次のどれかで書いてください: \(words)", "Write one of these: \(words).")
        )
        return nil
    }

    func bilingual() -> Bilingual? {
        allow("ja", "en")
        guard let japanese = required("ja")?.text(), let english = required("en")?.text() else { return nil }
        return Bilingual(japanese, english)
    }

    private func at(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}

extension Bilingual {
    static let badKey = Bilingual(
        "識別子は半角の英数字と「-」「_」「.」だけで、64文字までです。",
        "An identifier has 1 to 64 ASCII letters, digits, “-”, “_” or “.”, and does not begin with a dot."
    )
}
