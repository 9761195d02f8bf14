import Casework
import Figures
import PagesSupport
import Planning
import Rounds
import Wording

/// The fields of a sheet's form, each with the answer that it stands for.
///
/// The same declaration draws the form, reads what was sent, and shows both sides of a conflict.
struct SheetQuestions {
    let sheet: MeasureSheet
    let series: [SeriesQuestions]
    let texts: [TextQuestion]
    /// Every question, in the form's order.
    let all: [any SheetQuestion]

    /// Of the sheet that the address names.
    /// - Throws: ``PageError/notFound`` where it is not one of the round in the address.
    init(_ visit: RoundVisit) async throws {
        let sheet = try await visit.office.sheet(try visit.sheetID(), for: visit.standing)
        try self.init(sheet, visit)
    }

    /// Of a sheet.
    /// - Throws: ``PageError/notFound`` where it is not one of the round in the address.
    init(_ sheet: MeasureSheet, _ visit: RoundVisit) throws {
        guard sheet.entry.round == (try visit.roundID()) else { throw PageError.notFound }
        self.init(sheet, visit.language)
    }

    init(_ sheet: MeasureSheet, _ language: Language) {
        self.sheet = sheet
        series = sheet.series.map { SeriesQuestions($0, of: sheet, language) }
        texts = sheet.texts.map { TextQuestion($0, sheet.definition) }
        all = series.flatMap(\.all) + texts
    }

    func question(_ address: FieldAddress) -> (any SheetQuestion)? { all.first { $0.address == address } }

    /// The fields where what is missing is to be filled in.
    func unanswered(_ answer: MissingAnswer) -> [FormField] {
        question(answer.address)?.unanswered(sheet.record.value(answer.address)) ?? []
    }

    /// What stands in the sheet, as the fields show it.
    func filled() -> FormEntries {
        var entries = FormEntries()
        for question in all { question.fill(sheet.record.value(question.address), into: &entries) }
        return entries
    }

    /// The answers of the fields that a form has; what cannot be read is among the mistakes of `entries`.
    func read(_ body: FormBody, _ entries: inout FormEntries) -> [FieldAddress: FieldValue?] {
        var values: [FieldAddress: FieldValue?] = [:]
        for question in all where question.fields.contains(where: { !body.texts($0.name).isEmpty }) {
            let before = entries.mistakes.count
            let held = sheet.record.value(question.address)
            let answer = question.read(&entries, held: held)
            if entries.mistakes.count == before { values.updateValue(answer, forKey: question.address) }
        }
        return values
    }
}

/// A question with one answer, asked by one field or by several beside each other.
protocol SheetQuestion: Sendable {
    var address: FieldAddress { get }
    /// What people call it.
    var name: Bilingual { get }
    /// The field that links and messages lead to is the first.
    var fields: [FormField] { get }

    func fill(_ value: FieldValue?, into entries: inout FormEntries)

    /// The answer that was typed; `nil` where there is none.
    ///
    /// `entries` gets the mistakes. `held` is what stands in the sheet: whoever leaves it as it is shown leaves it as it is.
    func read(_ entries: inout FormEntries, held: FieldValue?) -> FieldValue?

    /// The fields that are still to be filled in, where `value` stands in the sheet and is not all that is needed.
    func unanswered(_ value: FieldValue?) -> [FormField]
}

extension SheetQuestion {
    func unanswered(_ value: FieldValue?) -> [FormField] { Array(fields.prefix(1)) }
}

/// A text of the sheet or of one of its series.
struct TextQuestion: SheetQuestion {
    let address: FieldAddress
    let name: Bilingual
    let field: FormField

    var fields: [FormField] { [field] }

    init(_ text: SheetText, _ definition: CaseDefinition) {
        self.init(text.address, text.name, lines: 4, definition)
    }

    /// `lines` is how many lines of it are seen at first; one line where it is 1.
    init(_ address: FieldAddress, _ name: Bilingual, lines: Int, _ definition: CaseDefinition) {
        self.address = address
        self.name = name
        var (longest, isRequired) = (SheetForm.maximumText, false)
        if let field = definition.field(address.field) {
            if case .text(let maximum) = field.type { longest = maximum }
            isRequired = !field.requiredIn.isEmpty
        }
        let field = FormField(SheetFieldName.of(address.field), .lines(lines), name).longest(longest).width(.full)
        self.field = isRequired ? field : field.optional
    }

    func fill(_ value: FieldValue?, into entries: inout FormEntries) {
        if case .text(let text)? = value { entries.fill(field, text) }
    }

    func read(_ entries: inout FormEntries, held: FieldValue?) -> FieldValue? {
        guard let text = entries.text(field.optional), !text.isEmpty else { return nil }
        if case .text(let before)? = held, before.isTyped(as: text) { return held }
        return .text(text)
    }
}

extension String {
    /// Whether a form that shows this text sends back that one: without the blanks around it.
    fileprivate func isTyped(as text: String) -> Bool {
        let scalars = unicodeScalars.drop(while: \.properties.isWhitespace)
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return text.isEmpty }
        return String(scalars[...last]) == text
    }
}

/// The names of fields in forms, from the names of fields in sheets.
enum SheetFieldName {
    static func of(_ field: FieldKey) -> String {
        let hyphened = field.text.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
        return String(decoding: hyphened, as: UTF8.self)
    }

    static func actual(_ series: Int) -> String { "actual-\(series)" }
    static func target(_ series: Int, _ year: FiscalYear) -> String { "target-\(series)-\(year.year)" }
    /// Counts the parts of a figure from 1.
    static func part(_ name: String, _ number: Int) -> String { "\(name)-part-\(number)" }
    static func reason(_ name: String) -> String { "\(name)-reason" }
    /// The version in which somebody last saw a field that was not saved with the others.
    static func seen(_ name: String) -> String { "\(name)-seen" }
}
