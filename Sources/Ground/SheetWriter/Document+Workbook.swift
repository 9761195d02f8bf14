package import Documents

extension Document {
    /// The document as the bytes of an Excel workbook (.xlsx): a sheet for each section.
    ///
    /// The same document always gives the same bytes. Numbers are numbers; only what Excel would change stays text:
    /// more than 15 significant digits, or a label that no number format takes. Charts become tables of their numbers,
    /// unless a table of the section has them. Where any cell is for somebody to fill in, all sheets are protected
    /// (without a password) but for these cells.
    ///
    /// The keys of rows stand in a hidden column behind the last one. `record` is what only programs read, in rows of
    /// texts from A1 on, on a hidden sheet; none where it is empty.
    package func workbook(record: [[String]] = []) throws(SheetError) -> [UInt8] {
        var book = try WorkbookModel(self)
        book.record = record
        book.limitNumberFormats(to: SheetLimits.numberFormats)
        return try WorkbookFile.bytes(of: book)
    }
}
