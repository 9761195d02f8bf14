import CLinux
import CXlsxWriter
import Documents
import Foundation
import Wording

/// A workbook while the library writes it.
final class WorkbookFile {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var formats: FormatCache
    private var choices: ChoiceLists
    private var isClosed = false

    /// The file's bytes, always the same for the same model.
    ///
    /// The library writes to a file only, so it gets one that is in memory alone.
    static func bytes(of model: WorkbookModel) throws(SheetError) -> [UInt8] {
        let descriptor = memory_file("workbook")
        guard descriptor >= 0 else { throw .writing(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        let file = try WorkbookFile(path: "/proc/self/fd/\(descriptor)", model: model)
        try file.write(model)
        try file.finish()
        return try contents(of: descriptor)
    }

    private init(path: String, model: WorkbookModel) throws(SheetError) {
        guard let workbook = workbook_new(path) else { throw .writing("workbook_new") }
        self.workbook = workbook
        formats = FormatCache(workbook: workbook, font: model.font)
        choices = ChoiceLists(model)
    }

    deinit {
        if !isClosed { lxw_workbook_free(workbook) }
    }

    private func write(_ model: WorkbookModel) throws(SheetError) {
        try setProperties(of: model)
        for sheet in model.sheets {
            let page = try SheetFile(workbook: workbook, sheet: sheet)
            for cell in sheet.cells { try page.write(cell, format: try formats.format(cell.format)) }
            try page.writeKeys(of: sheet)
            for cell in sheet.cells {
                guard let entry = cell.entry else { continue }
                try EntryRule(entry, choices: choices, language: model.language).apply(to: page, cell: cell)
            }
            if model.isProtected { page.protect() }
        }
        try choices.write(into: workbook)
        try writeRecord(of: model)
    }

    private func writeRecord(of model: WorkbookModel) throws(SheetError) {
        guard !model.record.isEmpty else { return }
        var names = SheetNames()
        for name in model.sheets.map(\.name) + [choices.sheetName] { _ = names.name(for: name) }
        let name = names.name(for: model.language == .japanese ? "管理情報" : "Record")
        guard let worksheet = workbook_add_worksheet(workbook, name) else { throw .writing(name) }
        for (row, texts) in model.record.enumerated() {
            for (column, text) in texts.enumerated() where !text.isEmpty {
                let text = SheetText.escaped(SheetText.inOneLine(text))
                try worksheet_write_string(worksheet, lxw_row_t(row), lxw_col_t(column), text, nil).check()
            }
        }
        worksheet_protect(worksheet, nil, nil)
        worksheet_hide(worksheet)
    }

    private func finish() throws(SheetError) {
        isClosed = true
        try workbook_close(workbook).check()
    }

    private func setProperties(of model: WorkbookModel) throws(SheetError) {
        let texts = [model.title, model.subject, model.author].map { text in
            strdup(SheetText.shortened(SheetText.inOneLine(text), to: 255))
        }
        defer { for text in texts { free(text) } }
        var properties = lxw_doc_properties()
        (properties.title, properties.subject, properties.author) = (texts[0], texts[1], texts[2])
        // Without a clock: 2000-01-01 in every workbook.
        properties.created = 946_684_800
        try workbook_set_properties(workbook, &properties).check()
    }

    private static func contents(of descriptor: Int32) throws(SheetError) -> [UInt8] {
        let size = lseek(descriptor, 0, SEEK_END)
        guard size > 0 else { throw .writing(String(cString: strerror(errno))) }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let read = pread(descriptor, buffer.baseAddress?.advanced(by: count), size - count, off_t(count))
                guard read > 0 else {
                    failure = errno
                    return
                }
                count += read
            }
        }
        guard bytes.count == size else { throw .writing(String(cString: strerror(failure))) }
        return bytes
    }
}

extension lxw_error {
    /// Throws what the library says, unless all is well.
    func check() throws(SheetError) {
        guard self != LXW_NO_ERROR else { return }
        throw .writing(lxw_strerror(self).map { String(cString: $0) } ?? "libxlsxwriter \(rawValue)")
    }
}
