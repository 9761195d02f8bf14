/// The list of sheets and names of a workbook.
final class WorkbookPart: PartReading {
    struct Sheet {
        let name: String
        let visibility: Worksheet.Visibility
        let relationship: String
    }

    private(set) var sheets: [Sheet] = []
    private(set) var names: [(name: String, sheet: Int?, reference: String)] = []
    private(set) var countsFrom1904 = false
    private let limits: ReadingLimits
    private var bytes: [UInt8] = []

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    func begin(_ element: String, _ attributes: XMLAttributes) throws(SheetReadError) {
        switch element {
        case "workbookPr":
            countsFrom1904 = ["1", "true", "on"].contains(attributes["date1904"])
        case "sheet":
            guard let name = attributes["name"], let relationship = attributes.relationship else { return }
            guard sheets.count < limits.sheets else { throw SheetReadError(.tooLarge(.sheets(limits.sheets))) }
            let visibility = attributes["state"].flatMap(Worksheet.Visibility.init) ?? .visible
            sheets.append(Sheet(name: name, visibility: visibility, relationship: relationship))
        case "definedName":
            bytes = []
            names.append((attributes["name"] ?? "", attributes["localSheetId"].flatMap { Int($0) }, ""))
        default: break
        }
    }

    func end(_ element: String) {
        guard element == "definedName", !names.isEmpty else { return }
        names[names.count - 1].reference = String(decoding: bytes, as: UTF8.self)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes += bytes }
}
