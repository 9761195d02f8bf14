import Documents
import Papers
import Wording

/// Reads what a cell shows and how.
struct CellReading {
    let scope: DefinitionScope

    /// What columns, grids and feet have in common.
    static let keys = [
        "text", "show", "align", "vertical", "direction", "bold", "shade", "size", "unit", "digits", "repeat", "entry",
        "row_heading",
    ]

    /// The cell that a mapping describes, whichever other keys it has.
    func read(_ mapping: YamlMapping) -> CellDefinition {
        var cell = CellDefinition(content(mapping))
        cell.style = style(mapping)
        cell.isHeading = mapping["row_heading"]?.flag() ?? false
        cell.showsUnit = mapping["unit"]?.flag() ?? false
        cell.repeatsAcrossPages = mapping["repeat"]?.flag() ?? false
        cell.digits = mapping["digits"]?.wholeNumber(in: 0...6)
        cell.entry = mapping["entry"].flatMap(entry)
        return cell
    }

    private func content(_ mapping: YamlMapping) -> CellDefinition.Content {
        let reading = TemplateReading(scope: scope)
        switch (mapping["text"], mapping["show"]) {
        case (let text?, nil): return reading.read(text).map { .text($0) } ?? .empty
        case (nil, let fact?): return reading.fact(fact).map { .fact($0) } ?? .empty
        case (nil, nil): return .empty
        case (_?, let fact?):
            fact.fail(Self.textOrFact)
            return .empty
        }
    }

    private func style(_ mapping: YamlMapping) -> CellStyle {
        var style = CellStyle()
        style.horizontal = mapping["align"]?.word(of: HorizontalAlignment.self)
        if let vertical = mapping["vertical"]?.word(of: VerticalAlignment.self) { style.vertical = vertical }
        if let direction = mapping["direction"]?.word(of: CellStyle.Direction.self) { style.direction = direction }
        if let isBold = mapping["bold"]?.flag() { style.isBold = isBold }
        if let shade = mapping["shade"]?.word(of: CellStyle.Shade.self) { style.shade = shade }
        style.size = mapping["size"]?.letterSize()
        return style
    }

    /// `text`, `number`, `date`, or the words to choose from.
    private func entry(_ value: YamlValue) -> CellEntry? {
        if value.scalar != nil {
            switch value.text() {
            case "text": return .text(maximumLength: Self.maximumEntryLength)
            case "number": return .number
            case "date": return .date
            default:
                value.fail(.oneOf(["text", "number", "date", "[…]"]))
                return nil
            }
        }
        let words = (value.list() ?? []).compactMap { $0.filledText() }
        return words.isEmpty ? nil : .choice(words)
    }

    /// As long as a cell of the plan's tables may be read back.
    static let maximumEntryLength = 10_000

    private static let textOrFact = Bilingual(
        "text と show は、どちらか一つだけを書いてください。",
        "Write either text or show, not both."
    )
}
