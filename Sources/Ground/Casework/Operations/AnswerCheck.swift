import Figures
package import Wording

/// Whether answers are such as their fields take.
struct AnswerCheck {
    let definition: CaseDefinition
    let rows: [FieldKey: [RowKey]]

    /// The answers as they are stored.
    /// - Throws: ``CaseError/wrongAnswers(_:)`` with everything that is wrong.
    func checked(_ values: [FieldAddress: FieldValue?]) throws(CaseError) -> [FieldAddress: FieldValue?] {
        var (checked, problems): ([FieldAddress: FieldValue?], [AnswerProblem]) = ([:], [])
        for (address, value) in values.sorted(by: { $0.key < $1.key }) {
            let answer = value.flatMap(Self.normalised)
            if let problem = problem(with: answer, at: address) {
                problems.append(AnswerProblem(address, problem))
            } else {
                checked.updateValue(answer, forKey: address)
            }
        }
        guard problems.isEmpty else { throw .wrongAnswers(problems) }
        return checked
    }

    /// Line breaks as one character, whatever the browser sends; nothing but white space is no answer.
    private static func normalised(_ value: FieldValue) -> FieldValue? {
        guard case .text(let text) = value else { return value }
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
        return .text(text.withPlainLineBreaks)
    }

    func problem(with value: FieldValue?, at address: FieldAddress) -> Bilingual? {
        guard let field = definition.field(address.field), isThere(address, in: field) else {
            return Bilingual(
                "欄「\(address.text)」はこの様式にありません。画面を開き直してください。",
                "The form has no field “\(address.text)”. Open the page again."
            )
        }
        return value.flatMap { problem(with: $0, in: field, cell: address.cell) }.map { $0.of(name(of: address)) }
    }

    /// A table is answered in its cells, and every other field as a whole.
    private func isThere(_ address: FieldAddress, in field: FieldDefinition) -> Bool {
        switch (field.type, address.cell) {
        case (.table(let table), let cell?):
            rows[field.key]?.contains(cell.row) == true && table.columns.contains { $0.key == cell.column }
        case (.table, nil): false
        case (_, let cell): cell == nil
        }
    }

    private func problem(with value: FieldValue, in field: FieldDefinition, cell: FieldAddress.Cell?) -> Bilingual? {
        switch (field.type, value) {
        case (.text(let maximum), .text(let text)): problem(with: text, maximum: maximum)
        case (.number(let rule), .figure(let figure)): problem(with: figure, rule: rule)
        case (.table(let table), .figure(let figure)):
            table.columns.first { $0.key == cell?.column }.flatMap { problem(with: figure, rule: $0.rule) }
        case (.choice(let options), .choice(let option)):
            options.contains { $0.key == option } ? nil : Bilingual("選択肢から選んでください", "choose one of the answers given")
        case (.flag, .flag), (.date, .date): nil
        default: Bilingual("この欄に書ける種類の値ではありません", "the field takes another sort of answer")
        }
    }

    private func problem(with text: String, maximum: Int) -> Bilingual? {
        if text.unicodeScalars.contains(where: \.isHidden) {
            return Bilingual("見えない制御文字を取り除いてください", "remove invisible control characters")
        }
        guard text.utf16.count > maximum else { return nil }
        return Bilingual(
            "\(maximum)文字までにしてください（今は\(text.utf16.count)文字）",
            "keep it to \(maximum) characters (there are \(text.utf16.count))"
        )
    }

    private func problem(with figure: FigureValue, rule: NumberRule) -> Bilingual? {
        guard !rule.accepts(figure) else { return nil }
        return figure.reason == nil
            ? Bilingual("数だけを書いてください", "write a number alone")
            : Bilingual("この理由はここでは選べません。数を書いてください", "this reason cannot be given here; write a number")
    }

    /// What people call a field or a cell.
    func name(of address: FieldAddress) -> Bilingual {
        guard let field = definition.field(address.field) else { return Bilingual(same: address.text) }
        guard let cell = address.cell, case .table(let table) = field.type,
            let column = table.columns.first(where: { $0.key == cell.column })
        else { return field.name }
        return Bilingual(
            "\(field.name.japanese) \(cell.row) \(column.name.japanese)",
            "\(field.name.english) \(cell.row) \(column.name.english)"
        )
    }

    /// The fields and cells of a field that need an answer.
    func addresses(neededFor field: FieldDefinition) -> [FieldAddress] {
        guard case .table(let table) = field.type else { return [FieldAddress(field.key)] }
        return (rows[field.key] ?? []).flatMap { row in
            table.columns.filter(\.isRequired).map { FieldAddress(field.key, cell: .init(row: row, column: $0.key)) }
        }
    }
}

extension CaseDefinition {
    /// Why a field of a case does not take an answer; `nil` where it does.
    package func problem(with value: FieldValue, at address: FieldAddress, of record: CaseRecord) -> Bilingual? {
        AnswerCheck(definition: self, rows: record.rows).problem(with: value, at: address)
    }
}

extension String {
    /// The text with a line feed for every line break, whatever a browser sends.
    var withPlainLineBreaks: String {
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in unicodeScalars {
            if scalar == "\r" || (scalar == "\n" && !isAfterReturn) {
                scalars.append("\n")
            } else if scalar != "\n" {
                scalars.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        return String(scalars)
    }
}

extension Bilingual {
    /// The words with what they are about before them.
    fileprivate func of(_ name: Bilingual) -> Bilingual {
        Bilingual("「\(name.japanese)」: \(japanese)。", "“\(name.english)”: \(english).")
    }
}
