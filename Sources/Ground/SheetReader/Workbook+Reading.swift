extension Workbook {
    /// Reads the bytes of an Excel workbook (.xlsx), whatever program wrote it.
    ///
    /// The file may come from anybody: it cannot make the program read or fetch anything else, nor fill the memory.
    package init(reading bytes: [UInt8], limits: ReadingLimits = .standard) throws(SheetReadError) {
        guard bytes.count <= limits.bytes else { throw SheetReadError(.tooLarge(.bytes(limits.bytes))) }
        // The beginning of files before 2007, and of those with a password.
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw SheetReadError(.oldOrEncrypted) }
        guard bytes.starts(with: [0x50, 0x4B]) else { throw SheetReadError(.noWorkbook) }
        self = try bytes.withUnsafeBufferPointer { bytes throws(SheetReadError) in
            try Workbook(PartArchive(UnsafeRawBufferPointer(bytes), limits: limits), limits: limits)
        }
    }

    private init(_ archive: PartArchive, limits: ReadingLimits) throws(SheetReadError) {
        guard archive.contains("_rels/.rels") else { throw SheetReadError(.noWorkbook) }
        guard let main = try Relationships.read(of: "", from: archive).first("officeDocument") else {
            throw SheetReadError(.noWorkbook)
        }
        let book = WorkbookPart(limits: limits)
        try XMLPart.read(main, from: archive, with: book)
        let parts = try Relationships.read(of: main, from: archive)
        let styles = StylesPart()
        if let part = parts.first("styles") { try XMLPart.read(part, from: archive, with: styles) }
        let strings = SharedStringsPart(limits: limits)
        if let part = parts.first("sharedStrings") { try XMLPart.read(part, from: archive, with: strings) }
        var sheets: [Worksheet] = []
        var cellsLeft = limits.cells
        for sheet in book.sheets {
            guard let target = parts.targets[sheet.relationship] else { throw SheetReadError(.missingPart(sheet.name)) }
            guard target.kind == "worksheet" else { continue }
            let context = WorksheetPart.Context(
                sheet: sheet.name,
                texts: strings.texts,
                styles: styles,
                countsFrom1904: book.countsFrom1904,
                limits: limits
            )
            let reader = WorksheetPart(context, cellsLeft: cellsLeft)
            try XMLPart.read(target.part, from: archive, with: reader)
            cellsLeft -= reader.cells.count
            sheets.append(Worksheet(sheet, reader))
        }
        guard !book.sheets.isEmpty else { throw SheetReadError(.noWorkbook) }
        self.sheets = sheets
        definedNames = book.names.map { name in
            let sheet = name.sheet.flatMap { book.sheets.indices.contains($0) ? book.sheets[$0].name : nil }
            return DefinedName(name: name.name, sheet: sheet, reference: name.reference)
        }
    }
}

extension Worksheet {
    fileprivate init(_ sheet: WorkbookPart.Sheet, _ part: WorksheetPart) {
        name = sheet.name
        visibility = sheet.visibility
        cells = part.cells
        mergedRanges = part.mergedRanges
    }
}
