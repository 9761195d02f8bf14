/// The number formats of a workbook, by the numbers that cells have for them.
final class StylesPart: PartReading {
    private var codes: [Int: String] = [:]
    private var identifiers: [Int] = []
    private var isInCellFormats = false
    private var formats: [(code: String, isDate: Bool)] = []

    /// The format of cells with this style, and whether it shows a date.
    func format(_ style: Int?) -> (code: String, isDate: Bool) {
        guard let style, formats.indices.contains(style) else { return ("General", false) }
        return formats[style]
    }

    func begin(_ element: String, _ attributes: XMLAttributes) {
        switch element {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
                return
            }
            codes[id] = code
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats: identifiers.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
        default: break
        }
    }

    func end(_ element: String) {
        if element == "cellXfs" { isInCellFormats = false }
        guard element == "styleSheet" else { return }
        formats = identifiers.map { id in
            let code = codes[id] ?? NumberFormatKind.builtIn(id)
            return (code, NumberFormatKind.isDate(code))
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
