import Documents
import Wording

extension WorkbookModel {
    init(_ document: Document) throws(SheetError) {
        title = document.title
        subject = document.subject
        author = document.author
        language = document.language
        font = document.fonts.first ?? Document.standardFonts[0]
        var names = SheetNames()
        var sheets: [SheetModel] = []
        for section in document.sections {
            let composer = try SheetComposer(section, of: document, name: names.name(for: section.title))
            sheets.append(composer.sheet)
        }
        // A workbook has at least one sheet.
        if sheets.isEmpty {
            let section = DocumentSection(title: document.title)
            sheets = [try SheetComposer(section, of: document, name: names.name(for: section.title)).sheet]
        }
        self.sheets = sheets
        isProtected = sheets.contains { $0.cells.contains { $0.entry != nil } }
    }

    /// Keeps the `limit` number formats that most cells have; cells with another become text as people read it.
    ///
    /// Nothing that is shown is lost so, and the file opens; Excel calls a file with too many of them damaged.
    mutating func limitNumberFormats(to limit: Int) {
        var uses: [String: (count: Int, first: Int)] = [:]
        for cell in sheets.lazy.flatMap(\.cells) {
            if case .custom(let format) = cell.format.numbers {
                let known = uses[format] ?? (0, uses.count)
                uses[format] = (known.count + 1, known.first)
            }
        }
        guard uses.count > limit else { return }
        let order = uses.sorted { ($0.value.count, -$0.value.first) > ($1.value.count, -$1.value.first) }
        let kept = Set(order.prefix(limit).map(\.key))
        for sheet in sheets.indices {
            for cell in sheets[sheet].cells.indices { sheets[sheet].cells[cell].becomeText(unlessAmong: kept) }
        }
    }
}

extension SheetCell {
    fileprivate mutating func becomeText(unlessAmong kept: Set<String>) {
        guard case .custom(let format) = self.format.numbers, !kept.contains(format) else { return }
        self.format.numbers = .general
        if case .number(_, let shown) = content { content = .text(shown) }
    }
}
