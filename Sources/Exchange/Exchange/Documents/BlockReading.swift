import Documents
import Papers
import Wording

/// Reads what stands in a form from top to bottom.
struct BlockReading {
    let scope: DefinitionScope

    static let keys = ["heading", "text", "table", "grid", "chart", "space", "page", "each"]

    func read(_ value: YamlValue) -> BlockDefinition? {
        guard let mapping = value.mapping() else { return nil }
        let found = mapping.pairs.filter { Self.keys.contains($0.key) }
        guard found.count == 1, let key = found.first?.key else {
            value.fail(.oneOf(Self.keys))
            return nil
        }
        switch key {
        case "heading": return heading(value)
        case "text": return text(value)
        case "table": return mapping["table"].flatMap { TableReading(scope: scope).read($0) }.map { .table($0) }
        case "grid": return mapping["grid"].flatMap { GridReading(scope: scope).read($0) }.map { .grid($0) }
        case "chart": return chart(value)
        case "space": return only(value, "space")?.length().map { .space($0) }
        case "page": return only(value, "page")?.text() == "break" ? .pageBreak : refused(value, ["break"])
        default: return each(value)
        }
    }

    private func only(_ value: YamlValue, _ key: String) -> YamlValue? {
        value.mapping(required: [key])?[key]
    }

    private func refused(_ value: YamlValue, _ words: [String]) -> BlockDefinition? {
        value.fail(.oneOf(words))
        return nil
    }

    private func heading(_ value: YamlValue) -> BlockDefinition? {
        let mapping = value.mapping(required: ["heading"], optional: ["level", "outline"])
        guard let mapping, let text = mapping["heading"].flatMap({ TemplateReading(scope: scope).read($0) }) else {
            return nil
        }
        let level = mapping["level"].map { $0.wholeNumber(in: 1...4) ?? 1 } ?? 1
        return .heading(text, level: level, isInOutline: mapping["outline"]?.flag() ?? true)
    }

    private func text(_ value: YamlValue) -> BlockDefinition? {
        let mapping = value.mapping(required: ["text"], optional: ["size", "bold", "align", "indent"])
        guard let mapping, let template = mapping["text"].flatMap({ TemplateReading(scope: scope).read($0) }) else {
            return nil
        }
        var text = TextDefinition(template)
        if let size = mapping["size"]?.letterSize() { text.size = size }
        if let isBold = mapping["bold"]?.flag() { text.isBold = isBold }
        if let alignment = mapping["align"]?.word(of: HorizontalAlignment.self) { text.alignment = alignment }
        if let indent = mapping["indent"]?.length() { text.indent = indent }
        return .text(text)
    }

    private func chart(_ value: YamlValue) -> BlockDefinition? {
        let mapping = value.mapping(required: ["chart"], optional: ["height", "title"])
        guard let mapping, let what = mapping["chart"] else { return nil }
        guard what.text() == "series" else { return refused(what, ["series"]) }
        guard scope.scopes.contains(.series) else {
            what.fail(Self.chartNeedsSeries)
            return nil
        }
        let height = mapping["height"]?.length() ?? PaperLength(millimetres: 55)
        return .chart(height: height, showsTitle: mapping["title"]?.flag() ?? true)
    }

    private func each(_ value: YamlValue) -> BlockDefinition? {
        let mapping = value.mapping(
            required: ["each", "blocks"],
            optional: ["level", "selection", "kind", "together"]
        )
        guard let mapping, let list = ListReading(scope: scope).read(mapping) else { return nil }
        let inner = BlockReading(scope: scope.inside([list]))
        let blocks = (mapping["blocks"]?.list() ?? []).compactMap { inner.read($0) }
        return .each(list, blocks, staysTogether: mapping["together"]?.flag() ?? false)
    }

    private static let chartNeedsSeries = Bilingual(
        "図は、指標を繰り返す一覧（each: series）の中に置いてください。",
        "A chart belongs within a list of series (each: series)."
    )
}
