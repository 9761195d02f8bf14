package import Wording

/// What somebody typed into a form, and what is wrong with it: for reading it, and for showing it again.
///
/// ```swift
/// var entries = FormEntries(body)
/// let name = entries.text(fields.name)
/// guard entries.isComplete, let name else { return try page(entries) }
/// ```
/// Reading goes on after a mistake, so that all of them are shown at once.
package struct FormEntries: Sendable {
    /// What is wrong with one field.
    package struct Mistake: Hashable, Sendable {
        package let field: String
        package let message: Bilingual
    }

    private var values: [String: [String]] = [:]
    private var files: [FormBody.File] = []
    /// In the order in which the fields were read.
    package private(set) var mistakes: [Mistake] = []

    /// An empty form.
    package init() {}

    /// What was typed.
    package init(_ body: FormBody) {
        for field in body.fields where ![FormGate.field, SentTexts.field].contains(field.name) {
            values[field.name, default: []].append(field.value)
        }
        files = body.files
    }

    package var isComplete: Bool { mistakes.isEmpty }

    /// Fills a field before anybody typed.
    package mutating func fill(_ field: FormField, _ answers: String...) {
        values[field.name] = answers
    }

    /// Fills a field that takes several answers.
    package mutating func fill(_ field: FormField, all answers: [String]) {
        values[field.name] = answers
    }

    /// Says that the answer to a field cannot be taken: what is wrong, and what would be right.
    package mutating func refuse(_ field: FormField, _ message: Bilingual) {
        mistakes.append(Mistake(field: field.name, message: message))
    }

    /// What a field shows: everything as it was typed.
    func shown(_ field: FormField) -> [String] { values[field.name] ?? [] }

    func mistakes(of field: FormField) -> [Mistake] { mistakes.filter { $0.field == field.name } }

    /// The answer without blanks around it, where it is one that the field takes; an empty text where it may be empty.
    ///
    /// Nothing where there is a mistake, which is then among ``mistakes``.
    package mutating func text(_ field: FormField) -> String? {
        let typed = values[field.name] ?? []
        guard typed.count <= 1 else { return refused(field, FormWords.once) }
        let answer = isKept(field) ? typed.first ?? "" : Self.trimmed(typed.first ?? "")
        if answer.isEmpty { return field.isRequired ? refused(field, FormWords.missing(field)) : "" }
        guard answer.unicodeScalars.count <= field.longest else { return refused(field, FormWords.tooLong(field)) }
        guard mayHold(answer, field) else { return refused(field, FormWords.hidden) }
        if let choices = field.choices, !choices.contains(where: { $0.value == answer }) {
            return refused(field, FormWords.notAChoice)
        }
        return answer
    }

    /// All answers that were ticked, in the order of the choices.
    package mutating func chosen(_ field: FormField) -> [String]? {
        let ticked = Set(values[field.name] ?? [])
        let known = (field.choices ?? []).map(\.value).filter(ticked.contains)
        guard known.count == ticked.count else { return refused(field, FormWords.notAChoice) }
        return known.isEmpty && field.isRequired ? refused(field, FormWords.missing(field)) : known
    }

    /// Chooses or clears a group of boxes, or all of them, where one of the field's buttons was pressed.
    ///
    /// - Returns: whether one was: the form then wants to be shown again, and nothing done yet.
    package mutating func regroup(_ field: FormField) -> Bool {
        guard case .checkboxGroups(let groups) = field.kind, let text = values[field.groupingName]?.first else {
            return false
        }
        guard let press = GroupPress(text) else { return true }
        let meant = groups.filter { press.group == nil || $0.id == press.group }.flatMap(\.choices).map(\.value)
        let others = (values[field.name] ?? []).filter { !meant.contains($0) }
        values[field.name] = others + (press.isChoosing ? meant : [])
        return true
    }

    /// Whether a single box was ticked.
    package mutating func isTicked(_ field: FormField) -> Bool? {
        let isTicked = !(values[field.name] ?? []).isEmpty
        return field.isRequired && !isTicked ? refused(field, FormWords.missing(field)) : isTicked
    }

    /// The file that was chosen; nothing where none was, which is a mistake if one is needed.
    package mutating func file(_ field: FormField) -> FormBody.File? {
        let chosen = files.filter { $0.field == field.name }
        guard chosen.count <= 1 else { return refused(field, FormWords.once) }
        return chosen.isEmpty && field.isRequired ? refused(field, FormWords.missing(field)) : chosen.first
    }

    private mutating func refused<Answer>(_ field: FormField, _ message: Bilingual) -> Answer? {
        refuse(field, message)
        return nil
    }

    /// Whether blanks around it belong to the answer.
    private func isKept(_ field: FormField) -> Bool {
        if case .password = field.kind { true } else { false }
    }

    private func mayHold(_ answer: String, _ field: FormField) -> Bool {
        if case .lines = field.kind { return !answer.unicodeScalars.contains(where: \.isHidden) }
        return !answer.unicodeScalars.contains { $0.isHidden || $0 == "\n" || $0 == "\r" }
    }

    /// Without blanks of any width and line breaks around it.
    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let rest = scalars.drop(while: \.properties.isWhitespace)
        let end = rest.lastIndex { !$0.properties.isWhitespace }
        return end.map { String(rest[...$0]) } ?? ""
    }
}

/// What is said of answers that cannot be taken, and around fields.
enum FormWords {
    static func missing(_ field: FormField) -> Bilingual {
        switch field.kind {
        case .select, .radios, .checkboxes, .checkboxGroups: Bilingual("選んでください。", "Please choose.")
        case .checkbox: Bilingual("チェックを入れてください。", "Please tick the box.")
        case .file: Bilingual("ファイルを選んでください。", "Please choose a file.")
        default: Bilingual("入力してください。", "Please fill this in.")
        }
    }

    static func tooLong(_ field: FormField) -> Bilingual {
        Bilingual("\(field.longest)文字以内にしてください。", "Please write at most \(field.longest) characters.")
    }

    static let hidden = Bilingual(
        "目に見えない制御文字が含まれています。取り除いてください。",
        "It contains invisible control characters. Please remove them."
    )
    static let notAChoice = Bilingual("選択肢の中から選んでください。", "Choose one of those offered.")
    static let once = Bilingual("一つだけにしてください。", "Please give only one.")
    static let required = Bilingual("必須", "Required")
    static let optional = Bilingual("任意", "Optional")
    static let error = Bilingual("エラー", "Error")
    static let choose = Bilingual("選んでください", "Please choose")

    static func summary(_ count: Int) -> Bilingual {
        Bilingual(
            "入力内容に\(count)件の誤りがあります",
            count == 1 ? "There is 1 mistake in what you entered" : "There are \(count) mistakes in what you entered"
        )
    }
}
