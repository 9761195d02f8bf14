import Figures
import Wording

extension PlainReader {
    /// The words for types, each with what else the field may say then.
    private enum TypeWord: String, CaseIterable {
        case text
        case number
        case choice
        case flag
        case date
        case table
    }

    func field() -> FieldDefinition? {
        let requiredIn: Set<StateKey> = optional("requiredIn")?.keys() ?? []
        guard let word: TypeWord = required("type")?.word() else { return nil }
        let type = fieldType(word)
        guard let key: FieldKey = required("key")?.key(), let name = required("name")?.bilingual(), let type else {
            return nil
        }
        return FieldDefinition(key: key, name: name, type: type, requiredIn: requiredIn)
    }

    private func fieldType(_ word: TypeWord) -> FieldType? {
        switch word {
        case .text:
            allow("key", "name", "requiredIn", "type", "maximumLength")
            return required("maximumLength")?.whole().map { .text(maximumLength: $0) }
        case .number:
            allow("key", "name", "requiredIn", "type", "form", "reasons")
            return numberRule().map(FieldType.number)
        case .choice:
            allow("key", "name", "requiredIn", "type", "options")
            return required("options").map { .choice($0.items().compactMap { $0.option() }) }
        case .flag, .date:
            allow("key", "name", "requiredIn", "type")
            return word == .flag ? .flag : .date
        case .table:
            allow("key", "name", "requiredIn", "type", "columns")
            return required("columns").map { columns in
                .table(TableDefinition(columns: columns.items().compactMap { $0.column() }))
            }
        }
    }

    private func numberRule() -> NumberRule? {
        let reasons: [NoValueReason] = optional("reasons")?.items().compactMap { $0.word() } ?? []
        guard let form = optional("form") else { return NumberRule(reasons: Set(reasons)) }
        return form.word().map { NumberRule(form: $0, reasons: Set(reasons)) }
    }

    private func option() -> ChoiceOption? {
        allow("key", "name")
        guard let key: OptionKey = required("key")?.key(), let name = required("name")?.bilingual() else { return nil }
        return ChoiceOption(key: key, name: name)
    }

    private func column() -> TableColumn? {
        allow("key", "name", "form", "reasons", "required")
        let (rule, isRequired) = (numberRule(), optional("required")?.flag() ?? false)
        guard let key: ColumnKey = required("key")?.key(), let name = required("name")?.bilingual(), let rule else {
            return nil
        }
        return TableColumn(key: key, name: name, rule: rule, isRequired: isRequired)
    }
}
