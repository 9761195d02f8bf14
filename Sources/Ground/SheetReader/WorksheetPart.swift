/// The cells of a sheet.
final class WorksheetPart: PartReading {
    /// What cells refer to.
    struct Context {
        let sheet: String
        let texts: [String]
        let styles: StylesPart
        let countsFrom1904: Bool
        let limits: ReadingLimits
    }

    private(set) var cells: [CellReference: WorksheetCell] = [:]
    private(set) var mergedRanges: [CellRange] = []
    private let context: Context
    /// How many cells the sheets before this one may leave to it.
    private let cellsLeft: Int
    private var row = -1
    private var place = CellReference(row: 0, column: -1)
    private var raw = RawCell()
    private var isInCell = false
    private var inline = RichText()
    /// What the letters that go by belong to: the value or the formula.
    private var field: WritableKeyPath<RawCell, [UInt8]?>?

    init(_ context: Context, cellsLeft: Int) {
        self.context = context
        self.cellsLeft = cellsLeft
    }

    func begin(_ element: String, _ attributes: XMLAttributes) throws(SheetReadError) {
        switch element {
        case "row": try beginRow(attributes["r"])
        case "c": try beginCell(attributes)
        case "v": (raw.value, field) = ([], \.value)
        case "f": (raw.formula, field) = ([], \.formula)
        case "is", "r", "t", "rPh": inline.begin(element)
        case "mergeCell":
            guard let reference = attributes["ref"] else { return }
            guard let range = CellRange(reference) else {
                throw SheetReadError(.cellName(reference), sheet: context.sheet)
            }
            mergedRanges.append(range)
        default: break
        }
    }

    func end(_ element: String) throws(SheetReadError) {
        switch element {
        case "c": try endCell()
        case "v", "f": field = nil
        default: inline.end(element)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetReadError) {
        guard isInCell else { return }
        if let field {
            raw[keyPath: field]? += bytes
        } else {
            inline.append(bytes)
        }
        raw.size += bytes.count
        guard raw.size <= context.limits.characters * 4 else {
            throw failure(.tooLarge(.characters(context.limits.characters)))
        }
    }

    private func beginRow(_ number: String?) throws(SheetReadError) {
        guard let number else {
            row += 1
            place = CellReference(row: row, column: -1)
            return
        }
        guard let given = Int(number), (1...CellReference.rowLimit).contains(given) else {
            throw SheetReadError(.cellName(number), sheet: context.sheet)
        }
        row = given - 1
        place = CellReference(row: row, column: -1)
    }

    /// Names of cells may be left out: a cell then stands after the one before it.
    private func beginCell(_ attributes: XMLAttributes) throws(SheetReadError) {
        if let name = attributes["r"] {
            guard let reference = CellReference(name) else {
                throw SheetReadError(.cellName(name), sheet: context.sheet)
            }
            place = reference
        } else {
            place = CellReference(row: max(row, 0), column: place.column + 1)
        }
        guard place.column < CellReference.columnLimit, place.row < CellReference.rowLimit else {
            throw SheetReadError(.cellName(place.name), sheet: context.sheet)
        }
        isInCell = true
        raw = RawCell(kind: attributes["t"], style: attributes["s"].flatMap { Int($0) })
    }

    private func endCell() throws(SheetReadError) {
        isInCell = false
        let text = inline.take()
        guard let value = try value(inlineText: text) else { return }
        if case .text(let text) = value, text.utf16.count > context.limits.characters {
            throw failure(.tooLarge(.characters(context.limits.characters)))
        }
        guard cells.count < cellsLeft else { throw failure(.tooLarge(.cells(context.limits.cells))) }
        let cell = WorksheetCell(
            value: value,
            formula: raw.formula.map { String(decoding: $0, as: UTF8.self) },
            numberFormat: context.styles.format(raw.style).code
        )
        guard cells.updateValue(cell, forKey: place) == nil else { throw failure(.cellName(place.name)) }
    }

    private func failure(_ reason: SheetReadError.Reason) -> SheetReadError {
        SheetReadError(reason, sheet: context.sheet, cell: place.name)
    }

    /// What the cell holds; `nil` for nothing.
    private func value(inlineText: String) throws(SheetReadError) -> CellValue? {
        if raw.kind == "inlineStr" { return inlineText.isEmpty && raw.formula == nil ? nil : .text(inlineText) }
        guard let value = raw.value.map({ String(decoding: $0, as: UTF8.self) }), raw.kind == "str" || !value.isEmpty
        else {
            return raw.formula == nil ? nil : .notCalculated
        }
        switch raw.kind {
        case nil, "n": return try number(value)
        case "s":
            guard let index = Int(value), context.texts.indices.contains(index) else {
                throw failure(.cellValue(value))
            }
            return context.texts[index].isEmpty ? nil : .text(context.texts[index])
        case "str":
            let text = RichText.unescaped(raw.value ?? [])
            return text.isEmpty && raw.formula == nil ? nil : .text(text)
        case "b":
            guard ["0", "1", "true", "false"].contains(value) else { throw failure(.cellValue(value)) }
            return .boolean(value == "1" || value == "true")
        case "e": return .error(value)
        case "d": return .text(value)
        case .some(let kind): throw failure(.cellValue(kind))
        }
    }

    private func number(_ text: String) throws(SheetReadError) -> CellValue {
        let trimmed = text.drop { $0.isWhitespace }
        guard let number = SheetNumber(String(trimmed.prefix { !$0.isWhitespace })) else {
            throw failure(.cellValue(text))
        }
        guard context.styles.format(raw.style).isDate,
            let date = SheetDate(serial: number, since1904: context.countsFrom1904)
        else { return .number(number) }
        return .date(date)
    }
}

/// A cell as the file has it.
private struct RawCell {
    var kind: String?
    var style: Int?
    var value: [UInt8]?
    var formula: [UInt8]?
    /// Of all that was read for it, in bytes.
    var size = 0
}
